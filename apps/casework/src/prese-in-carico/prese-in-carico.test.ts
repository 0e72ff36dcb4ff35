// SPDX-License-Identifier: AGPL-3.0-or-later
import { percorsoDi, progetto } from '../percorso.testing.ts';
import {
  A04,
  ALTRO_ASSISTENTE,
  ASSISTENTE,
  CODICE_FISCALE,
  SENZA_INCARICO,
  startCasework,
  type Casework,
} from '../testing.ts';

let casework: Casework;
let percorso: ReturnType<typeof percorsoDi>;
beforeAll(async () => {
  casework = await startCasework();
  percorso = percorsoDi(casework);
});
afterAll(() => casework.stop());

const codice = ({ errors }: { errors?: readonly { extensions: Record<string, unknown> }[] }) =>
  errors?.[0]?.extensions['code'];
const articolo = ({ errors }: { errors?: readonly { extensions: Record<string, unknown> }[] }) =>
  errors?.[0]?.extensions['articolo'];

describe('assigning (art. 2 c. 2, art. 8)', () => {
  test.each([
    ['an assistente sociale without an incarico in force', SENZA_INCARICO, 'art. 8 c. 1'],
    ['somebody who is not of the Ambito', '0192a04a-0000-7000-8000-00000000ffff', 'art. 2 c. 2'],
  ])('%s is refused', async (_nome, operatoreId, atteso) => {
    const id = await percorso.richiesta();
    expect(
      articolo(
        await percorso.attempt('COORDINATORE', 'assegnaPresaInCarico', {
          presaInCaricoId: id,
          versione: 1,
          operatoreId,
        }),
      ),
    ).toBe(atteso);
  });

  test('by twenty concurrent requests makes one case manager', async () => {
    const id = await percorso.richiesta();
    const risposte = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        percorso.attempt('COORDINATORE', 'assegnaPresaInCarico', {
          presaInCaricoId: id,
          versione: 1,
          operatoreId: n % 2 === 0 ? ASSISTENTE : ALTRO_ASSISTENTE,
        }),
      ),
    );
    expect(risposte.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    expect(await casework.admin('SELECT 1 FROM responsabilita WHERE presa_in_carico_id = $1', [id])).toHaveLength(1);
  });
});

describe('the steps of a case (art. 2 c. 3)', () => {
  test('in the wrong order are refused, and the refusal lists the possible ones', async () => {
    const id = await percorso.assegnata();
    const { errors } = await percorso.attempt('ASSISTENTE_SOCIALE', 'dimetti', {
      ...{ presaInCaricoId: id, versione: 2, motivo: 'ALTRO', valutazione: 'Conclusa' },
    });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'RULE_VIOLATION',
      dettagli: { possibili: ['IN_CARICO', 'NON_ACCOLTA'] },
    });
  });

  test('are taken by the case manager alone', async () => {
    const id = await percorso.assegnata();
    expect(
      codice(
        await percorso.attempt('ASSISTENTE_SOCIALE', 'prendiInCarico', { presaInCaricoId: id, versione: 2 }, 'altra'),
      ),
    ).toBe('NOT_FOUND');
  });

  test('show a case to its case manager and the coordinator, and to no colleague', async () => {
    const id = await percorso.inCarico();
    const legge = async (ruolo: 'ASSISTENTE_SOCIALE' | 'COORDINATORE', sub?: string) =>
      (
        await casework.call<{ presaInCarico: unknown }>(
          ruolo,
          'query ($id: UUID!) { presaInCarico(id: $id) { stato } }',
          { id },
          sub,
        )
      ).data?.presaInCarico;
    expect(await legge('ASSISTENTE_SOCIALE')).toEqual({ stato: 'IN_CARICO' });
    expect(await legge('COORDINATORE')).toEqual({ stato: 'IN_CARICO' });
    expect(await legge('ASSISTENTE_SOCIALE', 'altra')).toBeNull();
  });

  test('of a case that is not accepted end with the reason', async () => {
    const id = await percorso.richiesta();
    expect(
      await percorso.command('COORDINATORE', 'nonAccogliPresaInCarico', {
        presaInCaricoId: id,
        versione: 1,
        motivo: 'Già seguita altrove',
      }),
    ).toMatchObject({
      stato: 'NON_ACCOLTA',
      motivo: 'Già seguita altrove',
    });
  });

  test('hold in the database: a case in charge without anybody responsible does not commit', async () => {
    const id = await percorso.inCarico();
    await expect(casework.admin(`DELETE FROM responsabilita WHERE presa_in_carico_id = $1`, [id])).rejects.toThrow(
      'without a responsible person',
    );
  });
});

describe('project, acceptance, verification, dismissal', () => {
  test('a project is drafted for a case in charge only', async () => {
    const id = await percorso.assegnata();
    expect(articolo(await percorso.attempt('ASSISTENTE_SOCIALE', 'redigiProgetto', progetto(id, 2)))).toBe(
      'art. 2 c. 3 c',
    );
  });

  test('a case has one open project', async () => {
    const { presaInCaricoId } = await percorso.conProgetto();
    expect(articolo(await percorso.attempt('ASSISTENTE_SOCIALE', 'redigiProgetto', progetto(presaInCaricoId, 3)))).toBe(
      'art. 2 c. 3 c',
    );
  });

  test('the refusal of a prestazione outside the SIUSS list names its place', async () => {
    const id = await percorso.inCarico();
    const { errors } = await percorso.attempt('ASSISTENTE_SOCIALE', 'redigiProgetto', {
      ...progetto(id, 3),
      interventi: [{ prestazione: 'A9.99', costo: '1.00', dal: '2026-11-25' }],
    });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      campi: [{ percorso: ['input', 'interventi', '0', 'prestazione'] }],
    });
  });

  test('is accepted by the person signed in, and by no other citizen', async () => {
    const proprio = await percorso.conProgetto({ nome: 'Maria', cognome: 'Rossi', codiceFiscale: CODICE_FISCALE });
    const altrui = await percorso.conProgetto();
    const accetta = (progettoId: string) =>
      percorso.attempt('CITTADINO', 'accettaProgetto', { progettoId, versione: 1, parole: 'Va bene' });
    expect(codice(await accetta(altrui.progettoId))).toBe('NOT_FOUND');
    expect((await accetta(proprio.progettoId)).data).toMatchObject({
      accettaProgetto: { stato: 'ATTIVO', versione: 2 },
    });
    expect(
      articolo(
        await percorso.attempt('CITTADINO', 'accettaProgetto', {
          progettoId: proprio.progettoId,
          versione: 2,
          parole: 'Ancora',
        }),
      ),
    ).toBe('art. 2 c. 5 a');
  });

  test('is verified once active, and dismissal waits for every outcome', async () => {
    const { presaInCaricoId, progettoId, verificaId, obiettivoId } = await percorso.conProgetto();
    const verifica = (versione: number, obiettivi: object[]) =>
      percorso.attempt('ASSISTENTE_SOCIALE', 'registraVerifica', {
        progettoId,
        versione,
        verificaId,
        relazione: 'Svolta',
        obiettivi,
      });
    const dimetti = () =>
      percorso.attempt('ASSISTENTE_SOCIALE', 'dimetti', {
        presaInCaricoId,
        versione: 3,
        motivo: 'OBIETTIVI_RAGGIUNTI',
        valutazione: 'Bene',
      });

    expect(articolo(await verifica(1, []))).toBe('art. 2 c. 3 d');
    await percorso.command('ASSISTENTE_SOCIALE', 'accettaProgetto', {
      progettoId,
      versione: 1,
      accettatoDa: 'TUTORE',
      parole: 'Va bene',
    });
    expect(articolo(await dimetti())).toBe('art. 2 c. 3 d');
    expect(
      codice(
        await verifica(2, [
          { obiettivoId, esito: 'RAGGIUNTO' },
          { obiettivoId: presaInCaricoId, esito: 'PARZIALE' },
        ]),
      ),
    ).toBe('BAD_USER_INPUT');
    expect((await verifica(2, [{ obiettivoId, esito: 'RAGGIUNTO' }])).data).toMatchObject({
      registraVerifica: { obiettivi: [{ esito: 'RAGGIUNTO' }] },
    });
    expect((await dimetti()).data).toMatchObject({
      dimetti: { stato: 'CONCLUSA', dimissione: { motivo: 'OBIETTIVI_RAGGIUNTI' } },
    });
  });
});

test('the events of a whole case carry no name, no fiscal code and no text of a person', async () => {
  const persona = {
    nome: 'Ermenegilda',
    cognome: 'Quattrocchi',
    codiceFiscale: 'STP9876543210987',
    comuneResidenza: '064071',
  };
  const { presaInCaricoId, progettoId } = await percorso.conProgetto(persona);
  const righe = await casework.admin<{ evento: string }>(
    `SELECT evento::text FROM outbox WHERE ambito_id = $1 AND evento -> 'aggregato' ->> 'id' IN ($2, $3)`,
    [A04, presaInCaricoId, progettoId],
  );
  expect(righe.length).toBeGreaterThanOrEqual(4);
  for (const { evento } of righe)
    expect(evento).not.toMatch(/Ermenegilda|Quattrocchi|STP9876543210987|Autonomia|Visite/);
});

test('a list of cases leaves in the audit each case that it shows, and not the one after the page', async () => {
  for (let volta = 0; volta < 3; volta += 1) await percorso.richiesta();
  const lette = async (): Promise<string[]> =>
    (
      await casework.admin<{ id: string }>(
        `SELECT record_id AS id FROM audit WHERE azione = 'presa-in-carico.leggi' AND tipo = 'PresaInCarico' AND attore = 'prova-COORDINATORE' ORDER BY quando`,
        [],
      )
    ).map(({ id }) => id);
  const prima = await lette();
  const { data } = await casework.call<{ preseInCarico: { edges: { node: { id: string } }[] } }>(
    'COORDINATORE',
    '{ preseInCarico(stato: RICHIESTA, first: 2) { edges { node { id } } pageInfo { hasNextPage } } }',
  );
  const mostrate = data!.preseInCarico.edges.map(({ node }) => node.id);
  expect(mostrate).toHaveLength(2);
  expect((await lette()).slice(prima.length).sort()).toEqual([...mostrate].sort());
});
