// SPDX-License-Identifier: AGPL-3.0-or-later
import { createDataSource, type DataSource } from '@ambito/persistence';
import { operazioniDi, type Chi } from '../../operazioni.testing.ts';
import { A04, type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
const { attempt, apriSede } = operazioniDi(() => registry);
let servizio: DataSource;
let avellino: string;
let tufo: string;
beforeAll(async () => {
  registry = await startIstituito();
  await registry.admin(`INSERT INTO ambito SELECT $1, 'A06', nome, regione FROM ambito`, [A06]);
  [avellino, tufo] = [await apriSede('064008'), await apriSede('064113')];
  servizio = createDataSource({
    url: registry.database.urls.DATABASE_URL,
    applicationName: 'prova',
    poolSize: 2,
    entities: [],
  });
  await servizio.initialize();
});
afterAll(async () => {
  await servizio.destroy();
  await registry.stop();
});

const A06 = '0192a04a-0000-7000-8000-000000000a06';
const STANDARD = ['AMBIENTI_RISERVATI', 'DOTAZIONE_INFORMATICA', 'RETE_TELEFONICA'];
const conformi = STANDARD.map((standard) => ({ standard, conforme: true }));
const manca = {
  standard: 'RETE_TELEFONICA',
  conforme: false,
  descrizione: 'Nessuna linea',
  misura: 'Attivarla',
  entro: '2026-12-31',
};
const senzaTelefono = [...conformi.slice(0, 2), manca];
interface Ispezione {
  id: string;
  versione: number;
}

const registra = (input: object, chi?: Chi) =>
  attempt<Ispezione>(
    'registraIspezione',
    { sedeId: avellino, rilievi: conformi, ...input },
    chi === undefined ? {} : { chi },
  );
const verifica = async (ispezione: Ispezione, altro: object = {}) => {
  const { errore } = await attempt('verificaAdempimento', {
    ispezioneId: ispezione.id,
    versione: ispezione.versione,
    standard: 'RETE_TELEFONICA',
    adempiutaIl: '2026-11-20',
    adempimento: 'Linea attivata',
    ...altro,
  });
  return errore;
};
const allegato = async (caricato: boolean, ambito = A04): Promise<string> => {
  const [{ id } = { id: '' }] = await registry.admin<{ id: string }>(
    `INSERT INTO allegato (id, ambito_id, nome, tipo, dimensione, stato, chiave, preparato_da, preparato_il, impronta, caricato_il)
     VALUES (uuidv7(), $1, 'foto.jpg', 'JPEG', 10, CASE WHEN $2 THEN 'CARICATO' ELSE 'PREPARATO' END, gen_random_uuid()::text, 'x', '2026-10-05',
             CASE WHEN $2 THEN repeat('a', 64) END, CASE WHEN $2 THEN '2026-10-05'::timestamptz END) RETURNING id`,
    [ambito, caricato],
  );
  return id;
};
const standard = async (id: string) =>
  (
    await registry.call<{ sede: { standard: object } }>(
      null,
      'query ($id: UUID!) { sede(id: $id) { standard { conforme mancanti verificatoIl } } }',
      { id },
    )
  ).data!.sede.standard;

describe('recording an inspection (art. 5 c. 2)', () => {
  test.each<[string, object, string]>([
    ['without a finding for each standard', { rilievi: conformi.slice(1) }, 'RULE_VIOLATION'],
    ['with two findings for one', { rilievi: [conformi[0], conformi[0], conformi[1]] }, 'RULE_VIOLATION'],
    ['in the future', { eseguitaIl: '2026-11-25' }, 'BAD_USER_INPUT'],
    ['before the sede was there', { eseguitaIl: '2019-12-31' }, 'RULE_VIOLATION'],
    ['of a sede that does not exist', { sedeId: '0192a04a-0000-7000-8000-00000000ffff' }, 'NOT_FOUND'],
    [
      'missing and without a measure',
      { rilievi: [...conformi.slice(0, 2), { ...manca, misura: undefined }] },
      'BAD_USER_INPUT',
    ],
    [
      'missing and without a term',
      { rilievi: [...conformi.slice(0, 2), { ...manca, entro: undefined }] },
      'BAD_USER_INPUT',
    ],
    [
      'missing and without a description',
      { rilievi: [...conformi.slice(0, 2), { ...manca, descrizione: undefined }] },
      'BAD_USER_INPUT',
    ],
    [
      'with a term before the day',
      { rilievi: [...conformi.slice(0, 2), { ...manca, entro: '2026-10-31' }] },
      'BAD_USER_INPUT',
    ],
    ['met and with a measure', { rilievi: [...conformi.slice(0, 2), { ...manca, conforme: true }] }, 'BAD_USER_INPUT'],
  ])('%s is refused', async (_nome, input, codice) => {
    const { errore } = await registra({ eseguitaIl: '2026-11-02', ...input });
    expect(errore?.code).toBe(codice);
    if (codice === 'RULE_VIOLATION') expect(errore?.articolo).toBe('art. 5 c. 2');
  });

  test('is refused for a sede of another Ambito', async () => {
    expect(
      (await registra({ eseguitaIl: '2026-11-02' }, { ruolo: 'COORDINATORE', ambito: 'altro' })).errore?.code,
    ).toBe('NOT_FOUND');
  });

  test('by ten concurrent requests on one day records one inspection', async () => {
    const risposte = await Promise.all(Array.from({ length: 10 }, () => registra({ eseguitaIl: '2025-01-15' })));
    expect(risposte.filter(({ errore }) => errore === undefined)).toHaveLength(1);
    expect(new Set(risposte.flatMap(({ errore }) => errore?.articolo ?? []))).toEqual(new Set(['art. 5 c. 2']));
  });
});

describe('the standards of a sede', () => {
  test('are not known before an inspection', async () => {
    expect(await standard(tufo)).toEqual({ conforme: null, mancanti: [], verificatoIl: null });
  });

  test('are those of the last inspection, with the measures that were fulfilled since', async () => {
    await registra({ sedeId: tufo, eseguitaIl: '2026-03-02' });
    expect(await standard(tufo)).toEqual({ conforme: true, mancanti: [], verificatoIl: '2026-03-02' });
    const { fatto: fatta } = await registra({ sedeId: tufo, eseguitaIl: '2026-11-02', rilievi: senzaTelefono });
    // An earlier inspection that is recorded late changes nothing.
    await registra({ sedeId: tufo, eseguitaIl: '2026-06-01' });
    expect(await standard(tufo)).toEqual({
      conforme: false,
      mancanti: ['RETE_TELEFONICA'],
      verificatoIl: '2026-11-02',
    });
    expect(await verifica(fatta!)).toBeUndefined();
    expect(await standard(tufo)).toEqual({ conforme: true, mancanti: [], verificatoIl: '2026-11-20' });
  });

  test('of all sedi cost one statement', async () => {
    const costo = async (campo: string) => {
      const prima = await registry.statements();
      await registry.call(null, `{ ambito(codice: "A04") { sedi { id ${campo} } } }`);
      return (await registry.statements()) - prima;
    };
    expect((await costo('standard { mancanti }')) - (await costo(''))).toBe(1);
  });
});

describe('fulfilling a measure', () => {
  let ispezione: Ispezione;
  beforeAll(async () => {
    ispezione = (await registra({ eseguitaIl: '2026-11-10', rilievi: senzaTelefono })).fatto!;
  });

  test.each<[string, object, string]>([
    ['of a standard that was not missing', { standard: 'AMBIENTI_RISERVATI' }, 'RULE_VIOLATION'],
    ['before the inspection', { adempiutaIl: '2026-11-09' }, 'BAD_USER_INPUT'],
    ['in the future', { adempiutaIl: '2026-11-25' }, 'BAD_USER_INPUT'],
    ['at a stale version', { versione: 7 }, 'CONFLICT'],
    ['of an inspection that does not exist', { ispezioneId: '0192a04a-0000-7000-8000-00000000ffff' }, 'NOT_FOUND'],
  ])('%s is refused', async (_nome, altro, codice) => {
    expect((await verifica(ispezione, altro))?.code).toBe(codice);
  });

  test('by ten concurrent requests happens once, and is refused afterwards', async () => {
    const risposte = await Promise.all(Array.from({ length: 10 }, () => verifica(ispezione)));
    expect(risposte.filter((errore) => errore === undefined)).toHaveLength(1);
    expect((await verifica({ ...ispezione, versione: 2 }))?.articolo).toBe('art. 5 c. 2');
  });
});

describe('the files that show an inspection', () => {
  let ispezione: Ispezione;
  beforeAll(async () => {
    ispezione = (await registra({ eseguitaIl: '2026-10-05' })).fatto!;
  });
  const allega = (versione: number, allegatoIds: string[]) =>
    attempt<{ versione: number; allegati: object[] }>(
      'allegaAIspezione',
      { ispezioneId: ispezione.id, versione, allegatoIds },
      { campi: 'versione allegati { edges { node { id nome } } }' },
    );

  test('have been uploaded, and are joined once', async () => {
    const foto = await allegato(true);
    expect((await allega(1, [await allegato(false)])).errore?.code).toBe('NOT_FOUND');
    expect((await allega(1, [ispezione.id])).errore?.code).toBe('NOT_FOUND');
    expect((await allega(1, [])).errore?.code).toBe('BAD_USER_INPUT');
    expect((await allega(1, [foto])).fatto).toEqual({ versione: 2, allegati: [{ id: foto, nome: 'foto.jpg' }] });
    expect((await allega(1, [await allegato(true)])).errore?.code).toBe('CONFLICT');
    expect((await allega(2, [foto])).errore?.articolo).toBe('art. 5 c. 2');
  });

  test('cannot be taken away in the database, nor be of another Ambito', async () => {
    await expect(servizio.query('DELETE FROM prova_ispezione')).rejects.toMatchObject({ constraint: 'solo_annullato' });
    await expect(
      servizio.query('INSERT INTO prova_ispezione VALUES ($1, $2)', [ispezione.id, await allegato(true, A06)]),
    ).rejects.toMatchObject({ constraint: 'prova_caricata' });
  });
});

describe('in the database', () => {
  const inserisci = (rilievi: string, ambito = 'ambito_id', giorno = '2024-02-29') => `WITH i AS (
      INSERT INTO ispezione (id, ambito_id, sede_id, eseguita_il)
      SELECT uuidv7(), ${ambito}, id, '${giorno}' FROM sede WHERE id = $1 RETURNING id)
    INSERT INTO rilievo (ispezione_id, standard, conforme, descrizione) SELECT id, standard, conforme, 'x' FROM i, (VALUES ${rilievi}) AS r (standard, conforme)`;
  const tutti = `('AMBIENTI_RISERVATI', true), ('DOTAZIONE_INFORMATICA', true), ('RETE_TELEFONICA', true)`;
  test.each([
    [
      'an inspection without a finding',
      inserisci(`('AMBIENTI_RISERVATI', true), ('RETE_TELEFONICA', true)`),
      'ispezione_completa',
    ],
    ['a standard that is missing without a measure', inserisci(`('AMBIENTI_RISERVATI', false)`), 'rilievo_con_misura'],
    ['one before the sede was there', inserisci(tutti, 'ambito_id', '2019-12-31'), 'ispezione_in_sede_attiva'],
    ['one of a sede of another Ambito', inserisci(tutti, `'${A06}'`), 'ispezione_di_sede_dell_ambito'],
    [
      'a measure fulfilled twice',
      `UPDATE rilievo SET adempimento = 'altro' WHERE adempiuta_il IS NOT NULL AND $1::uuid IS NOT NULL`,
      'rilievo_adempiuto_una_volta',
    ],
  ])('%s is refused', async (_nome, sql, constraint) => {
    await expect(servizio.query(sql, [avellino])).rejects.toMatchObject({ constraint });
  });

  test('the findings do not change', async () => {
    for (const sql of ['UPDATE rilievo SET conforme = true', 'UPDATE ispezione SET eseguita_il = eseguita_il'])
      await expect(servizio.query(sql)).rejects.toMatchObject({ code: '42501' });
    for (const sql of ['DELETE FROM rilievo', 'DELETE FROM ispezione'])
      await expect(servizio.query(sql)).rejects.toMatchObject({ constraint: 'solo_annullato' });
  });
});

describe('reading inspections', () => {
  const PAGINA = `query ($sedeId: UUID, $first: Int, $after: String) { ispezioni(sedeId: $sedeId, first: $first, after: $after) {
    edges { node { id eseguitaIl sede { id } rilievi { standard } permessi { puoVerificareAdempimenti } } } pageInfo { hasNextPage endCursor } } }`;
  type Pagina = {
    ispezioni: {
      edges: {
        node: { id: string; eseguitaIl: string; sede: { id: string }; permessi: { puoVerificareAdempimenti: boolean } };
      }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  };
  const read = async (chi: Parameters<Registry['call']>[0], variables: object = {}, extra = {}) =>
    (await registry.call<Pagina>(chi, PAGINA, { first: 100, ...variables }, extra)).data!.ispezioni;

  test('pages show each inspection once, from the latest, at the same cost', async () => {
    const tutte = (await read('COORDINATORE')).edges.map(({ node }) => node.id);
    const viste: string[] = [];
    const costi = new Set<number>();
    let after: string | undefined;
    do {
      const prima = await registry.statements();
      const { edges, pageInfo } = await read('COORDINATORE', { first: 2, after });
      costi.add((await registry.statements()) - prima);
      viste.push(...edges.map(({ node }) => node.id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : undefined;
    } while (after !== undefined);
    expect(viste).toEqual(tutte);
    const prima = await registry.statements();
    await read('COORDINATORE');
    expect(costi).toEqual(new Set([(await registry.statements()) - prima]));
  });

  test('a Comune sees the inspections of its sede, and verifies no measure', async () => {
    const { edges } = await read('COMUNE', {}, { comune: '064008' });
    expect(new Set(edges.map(({ node }) => node.sede.id))).toEqual(new Set([avellino]));
    expect(edges.some(({ node }) => node.permessi.puoVerificareAdempimenti)).toBe(false);
    const { fatto: fatta } = await registra({ eseguitaIl: '2026-11-23', rilievi: senzaTelefono });
    const sua = (await read('COORDINATORE')).edges.find(({ node }) => node.id === fatta!.id);
    expect(sua?.node.permessi.puoVerificareAdempimenti).toBe(true);
    expect((await read({ ruolo: 'COORDINATORE', ambito: 'altro' })).edges).toEqual([]);
  });
});
