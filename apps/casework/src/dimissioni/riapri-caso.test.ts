// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import { A04, ADESSO, ASSISTENTE, COORDINATORE, incaricoDi, startCasework, type Casework } from '../testing.ts';
import { progetto } from '../percorso.testing.ts';
import { dopo, errore, finiDi } from './fini.testing.ts';

let adesso = ADESSO;
let casework: Casework;
let fini: ReturnType<typeof finiDi>;
let impegni: ReturnType<typeof finiDi>['impegni'];
beforeAll(async () => {
  casework = await startCasework(() => adesso);
  fini = finiDi(casework);
  ({ impegni } = fini);
});
beforeEach(() => {
  adesso = ADESSO;
});
afterAll(() => casework.stop());

describe('a dismissal that was a mistake is annulled (art. 7 c. 1)', () => {
  test('the case is open again with whoever answered for it, without a gap, and the reason stays', async () => {
    const id = await impegni.percorso.inCarico();
    await fini.dimette(id);
    adesso = dopo(5);
    expect((await fini.annulla(id)).data).toMatchObject({
      annullaDimissione: {
        ...{ id, versione: 5, stato: 'IN_CARICO', conclusaIl: null, motivo: null },
        caseManager: { id: ASSISTENTE },
      },
    });
    expect(await fini.tratti(id)).toEqual([{ chi: ASSISTENTE, natura: 'ORDINARIA', dalle: ADESSO, alle: null }]);
    expect(await fini.ultimoEvento(id)).toMatchObject({ stato: 'IN_CARICO', caseManagerId: ASSISTENTE });
    expect(await fini.ultimoEvento(id)).not.toHaveProperty('conclusaIl');
    const letto = async (ruolo: 'COORDINATORE' | 'ASSISTENTE_SOCIALE') =>
      (
        await casework.call<{ presaInCarico: { erroriAnnullati: { edges: { node: { dati: object[] } }[] } } }>(
          ruolo,
          `query ($id: UUID!) { presaInCarico(id: $id) { erroriAnnullati { edges { node {
            tipo motivo annullatoDaRuolo annullatoIl sostituitoDa annullatoDa { id } dati { campo valore } } } } } }`,
          { id },
        )
      ).data!.presaInCarico.erroriAnnullati.edges.map(({ node }) => node);
    const pubblici = [
      { campo: 'data', valore: '2026-11-25' },
      { campo: 'motivo', valore: 'ALTRO' },
    ];
    expect(await letto('COORDINATORE')).toEqual([
      {
        ...{ tipo: 'DIMISSIONE', motivo: errore, annullatoDaRuolo: 'COORDINATORE', sostituitoDa: null },
        ...{ annullatoIl: dopo(5).toISOString(), annullatoDa: { id: COORDINATORE }, dati: pubblici },
      },
    ]);
    expect((await letto('ASSISTENTE_SOCIALE'))[0]!.dati).toContainEqual({
      ...{ campo: 'valutazione', valore: 'Percorso concluso' },
    });
    expect(
      await casework.admin(
        `SELECT motivo FROM audit WHERE record_id = $1 AND azione = 'annullaDimissione' AND tipo = 'PresaInCarico'`,
        [id],
      ),
    ).toEqual([{ motivo: errore }]);
  });

  test('whoever may not read the answer is told before anything is done', async () => {
    const id = await impegni.percorso.inCarico();
    await fini.dimette(id);
    const { data, errors } = await casework.call(
      'COORDINATORE',
      `mutation ($input: AnnullaDimissioneInput!) { annullaDimissione(input: $input) { progetti { edges { node { id } } } } }`,
      { input: { presaInCaricoId: id, versione: 4, motivo: errore } },
    );
    expect([data, errors?.[0]?.extensions?.['code']]).toEqual([null, 'FORBIDDEN']);
    expect(await fini.ultimoEvento(id)).toMatchObject({ stato: 'CONCLUSA' });
    expect((await fini.annulla(id)).data).toMatchObject({ annullaDimissione: { versione: 5 } });
  });

  test('a case that was suspended is suspended again, and can be dismissed again', async () => {
    const id = await impegni.percorso.inCarico();
    await impegni.percorso.command('ASSISTENTE_SOCIALE', 'sospendi', {
      ...{ presaInCaricoId: id, versione: 3, motivo: 'Ricovero' },
    });
    await fini.dimette(id);
    expect((await fini.annulla(id)).data).toMatchObject({ annullaDimissione: { stato: 'SOSPESA' } });
    expect(
      await casework.admin('SELECT upper_inf(periodo) AS dura FROM sospensione WHERE presa_in_carico_id = $1', [id]),
    ).toEqual([{ dura: true }]);
    await fini.dimette(id);
    expect((await fini.annulla(id)).errors).toBeUndefined();
  });

  test('the project that ended with the case is open again, and no other one, in the database too', async () => {
    const { presaInCaricoId, progettoId: vecchio } = await impegni.percorso.conProgetto();
    await casework.admin(`UPDATE progetto SET stato = 'CONCLUSO', concluso_il = now() WHERE id = $1`, [vecchio]);
    const { id } = await impegni.percorso.command<{ id: string }>(
      'ASSISTENTE_SOCIALE',
      'redigiProgetto',
      progetto(presaInCaricoId, 3),
    );
    await fini.dimette(presaInCaricoId);
    expect((await fini.annulla(presaInCaricoId)).errors).toBeUndefined();
    expect(
      await casework.admin('SELECT id, stato FROM progetto WHERE presa_in_carico_id = $1 ORDER BY redatto_il, id', [
        presaInCaricoId,
      ]),
    ).toEqual([
      { id: vecchio, stato: 'CONCLUSO' },
      { id, stato: 'BOZZA' },
    ]);
    const scrive = (sql: string) => casework.admin(`UPDATE progetto SET ${sql} WHERE id = $1`, [vecchio]);
    await expect(scrive(`stato = 'BOZZA', concluso_il = NULL`)).rejects.toMatchObject({ constraint: 'progetto_passi' });
    await expect(scrive('chiuso_col_caso = true')).rejects.toMatchObject({ constraint: 'progetto_chiuso_col_caso' });
  });

  test('whoever is no longer in service answers no more: the case falls to the coordinator from now on', async () => {
    const id = await impegni.percorso.inCarico();
    await fini.dimette(id);
    adesso = dopo(10);
    const servizio = async (versione: number, incarichi: object[]) =>
      casework.apply(
        newEvent({
          ...{ tipo: 'OperatoreAggiornato', ambitoId: A04, avvenutoIl: adesso.toISOString() },
          aggregato: { tipo: 'Operatore', id: ASSISTENTE, versione },
          dati: { account: 'prova-ASSISTENTE_SOCIALE', naturaQualifica: 'ASSISTENTE_SOCIALE', incarichi },
        }),
      );
    await servizio(2, [incaricoDi({ al: '2026-11-30' })]);
    try {
      expect((await fini.annulla(id)).data).toMatchObject({
        annullaDimissione: { stato: 'IN_CARICO', caseManager: { id: COORDINATORE } },
      });
      expect(await fini.tratti(id)).toEqual([
        { chi: ASSISTENTE, natura: 'ORDINARIA', dalle: ADESSO, alle: adesso },
        { chi: COORDINATORE, natura: 'AD_INTERIM', dalle: adesso, alle: null },
      ]);
    } finally {
      await servizio(3, [incaricoDi()]);
    }
  });

  test('is refused when the person has another open case, and for a case that is not dismissed', async () => {
    const id = await impegni.percorso.inCarico();
    expect((await fini.annulla(id)).errors?.[0]).toMatchObject({
      message: 'Il caso è in carico: non è concluso',
      extensions: { code: 'RULE_VIOLATION', articolo: 'art. 7 c. 1' },
    });
    await fini.dimette(id);
    const [di] = await casework.admin<{ persona: string }>(
      'SELECT persona_id AS persona FROM cartella c JOIN presa_in_carico p ON p.cartella_id = c.id WHERE p.id = $1',
      [id],
    );
    const aperta = await impegni.percorso.assegnata({ id: di!.persona });
    expect((await fini.annulla(id)).errors?.[0]).toMatchObject({
      message: 'La persona ha già una presa in carico aperta',
      extensions: { code: 'RULE_VIOLATION', articolo: 'art. 2 c. 2', dettagli: { presaInCaricoId: aperta } },
    });
  });

  test('at once: of two, one opens the case again, the other has read an old version', async () => {
    const id = await impegni.percorso.inCarico();
    await fini.dimette(id);
    const esiti = await Promise.all([1, 2].map(() => fini.annulla(id, { versione: 4 })));
    expect(esiti.map(({ errors }) => errors?.[0]?.extensions?.['code']).toSorted()).toEqual(['CONFLICT', undefined]);
  });
});

describe('the project of a case that is open again (art. 2 c. 4)', () => {
  test('goes on, and its interventi commit again what the end had freed', async () => {
    const linea = await impegni.linea(2026, '100.00');
    const quale = await fini.concluso(await impegni.attivo([linea]));
    expect(await impegni.impegnato(linea)).toBe('0.00');
    expect((await fini.annulla(quale.presaInCaricoId)).errors).toBeUndefined();
    expect(await impegni.impegnato(linea)).toBe('100.00');
    const evento = await fini.ultimoEvento(quale.progettoId);
    expect(evento).toMatchObject({ stato: 'ATTIVO', interventi: [{ al: '2026-12-31', costo: '100.00' }] });
    expect(evento).not.toHaveProperty('conclusoIl');
  });

  test('an intervento that had been ended for a later day ends on that day again', async () => {
    const linea = await impegni.linea(2026, '100.00');
    const quale = await impegni.attivo([linea]);
    expect((await impegni.conclude(quale, 2, '2026-12-15')).errors).toBeUndefined();
    await fini.concluso(quale);
    await fini.annulla(quale.presaInCaricoId);
    expect(
      await casework.admin(
        `SELECT concluso_al::text AS al, motivo_conclusione AS motivo, chiuso_col_progetto AS chiuso FROM intervento WHERE id = $1`,
        [quale.interventoId],
      ),
    ).toEqual([{ al: '2026-12-15', motivo: 'Ricovero', chiuso: false }]);
    expect(await impegni.impegnato(linea)).toBe('48.39');
  });

  test('an intervento that stays ended with the case has not the reason that was decided for another day', async () => {
    const quale = await impegni.attivo([await impegni.linea(2026, '100.00')]);
    expect((await impegni.conclude(quale, 2, '2026-12-15')).errors).toBeUndefined();
    await fini.concluso(quale);
    expect((await fini.annulla(quale.presaInCaricoId, { interventiRestanoConclusi: true })).errors).toBeUndefined();
    expect(
      await casework.admin(
        `SELECT concluso_al < '2026-12-15' AS "colCaso", motivo_conclusione AS motivo FROM intervento WHERE id = $1`,
        [quale.interventoId],
      ),
    ).toEqual([{ colCaso: true, motivo: null }]);
  });

  test('money that others have meanwhile is named with its line, and the case may be opened without it', async () => {
    const linea = await impegni.linea(2026, '100.00');
    const quale = await fini.concluso(await impegni.attivo([linea]));
    await impegni.attivo([linea], { costo: '60.00' });
    expect((await fini.annulla(quale.presaInCaricoId)).errors?.[0]).toMatchObject({
      message:
        'Alla linea di bilancio L2026 del 2026 (FNPS 2025) mancano 60,00\u00a0€ per il costo degli interventi: trova la somma, oppure riapri il caso lasciando conclusi gli interventi',
      extensions: { code: 'RULE_VIOLATION', articolo: 'art. 2 c. 4', dettagli: { lineaId: linea, mancano: '60.00' } },
    });
    expect((await fini.annulla(quale.presaInCaricoId, { interventiRestanoConclusi: true })).errors).toBeUndefined();
    expect(await impegni.impegnato(linea)).toBe('60.00');
    const [progetto] = await casework.admin<{ versione: number; stato: string }>(
      'SELECT versione, stato FROM progetto WHERE id = $1',
      [quale.progettoId],
    );
    expect(progetto!.stato).toBe('ATTIVO');
    expect((await impegni.riapre(quale, progetto!.versione)).errors?.[0]?.extensions).toMatchObject({
      articolo: 'art. 2 c. 4',
    });
  });

  test('a draft is a draft again', async () => {
    const { presaInCaricoId, progettoId } = await impegni.percorso.conProgetto();
    await fini.dimette(presaInCaricoId);
    await fini.annulla(presaInCaricoId);
    expect(await casework.admin('SELECT stato, concluso_il FROM progetto WHERE id = $1', [progettoId])).toEqual([
      { stato: 'BOZZA', concluso_il: null },
    ]);
  });

  test('before that, whoever would open an intervento of an ended case is told what is true', async () => {
    const quale = await fini.concluso(await impegni.attivo([await impegni.linea()]));
    adesso = dopo(1);
    expect((await impegni.riapre(quale, 4)).errors?.[0]).toMatchObject({
      message:
        'Il caso si è concluso e nessuno ne risponde più: se è stato un errore, il coordinatore lo annulla e il caso si riapre',
      extensions: { code: 'FORBIDDEN' },
    });
  });
});

describe('in the database', () => {
  test('a case and its project go back only when the end was annulled, and what is annulled is gone', async () => {
    const quale = await fini.concluso(await impegni.attivo([await impegni.linea()]));
    for (const [tabella, stato, constraint] of [
      ['presa_in_carico', 'IN_CARICO', 'presa_in_carico_passi'],
      ['progetto', 'ATTIVO', 'progetto_passi'],
    ] as const)
      await expect(
        casework.admin(`UPDATE ${tabella} SET stato = $2 WHERE id = $1`, [
          ...[tabella === 'progetto' ? quale.progettoId : quale.presaInCaricoId, stato],
        ]),
      ).rejects.toMatchObject({ constraint });
    await expect(
      casework.admin(
        `INSERT INTO annullamento (ambito_id, id, tipo, proprietario_id, dati, motivo, annullato_da, annullato_da_ruolo, annullato_il)
         SELECT ambito_id, id, 'DIMISSIONE', presa_in_carico_id, to_jsonb(d), 'Errore', 'x', 'COORDINATORE', now()
         FROM dimissione d WHERE presa_in_carico_id = $1`,
        [quale.presaInCaricoId],
      ),
    ).rejects.toMatchObject({ constraint: 'annullamento_compiuto' });
  });
});
