// SPDX-License-Identifier: AGPL-3.0-or-later
import { progetto, percorsoDi } from '../percorso.testing.ts';
import { ADESSO, startCasework, type Casework } from '../testing.ts';

let adesso = ADESSO;
let casework: Casework;
let percorso: ReturnType<typeof percorsoDi>;
beforeAll(async () => {
  casework = await startCasework(() => adesso);
  percorso = percorsoDi(casework);
});
afterAll(() => casework.stop());

interface Verificato {
  readonly progettoId: string;
  readonly obiettivoId: string;
  readonly verifiche: readonly string[];
}
/** An active project, at version 4, whose objective was partly reached on 27 November and reached three days later. */
async function verificato(): Promise<Verificato> {
  adesso = ADESSO;
  const presaInCaricoId = await percorso.inCarico();
  const bozza = await percorso.command<{ id: string } & Record<'obiettivi' | 'verifiche', { id: string }[]>>(
    'ASSISTENTE_SOCIALE',
    'redigiProgetto',
    { ...progetto(presaInCaricoId, 3), verifiche: ['2026-11-27', '2026-11-30'] },
  );
  await percorso.command('ASSISTENTE_SOCIALE', 'accettaProgetto', {
    ...{ progettoId: bozza.id, versione: 1, parole: 'Va bene' },
  });
  adesso = new Date(ADESSO.getTime() + 10 * 86_400_000);
  const obiettivoId = bozza.obiettivi[0]!.id;
  const verifiche = bozza.verifiche.map(({ id }) => id);
  for (const [indice, [svoltaIl, esito]] of [
    ['2026-11-27', 'PARZIALE'],
    ['2026-11-30', 'RAGGIUNTO'],
  ].entries())
    await percorso.command('ASSISTENTE_SOCIALE', 'registraVerifica', {
      ...{ progettoId: bozza.id, versione: 2 + indice, verificaId: verifiche[indice], relazione: 'Procede', svoltaIl },
      obiettivi: [{ obiettivoId, esito }],
    });
  return { progettoId: bozza.id, obiettivoId, verifiche };
}
const motivo = 'Era un altro progetto';
const rettifica = ({ progettoId, verifiche }: Verificato, quale: number, versione: number, dati: object) =>
  percorso.attempt('ASSISTENTE_SOCIALE', 'rettificaVerifica', {
    ...{ progettoId, versione, verificaId: verifiche[quale], motivo, ...dati },
  });
const annulla = ({ progettoId, verifiche }: Verificato, quale: number, versione: number) =>
  percorso.attempt('ASSISTENTE_SOCIALE', 'annullaVerifica', {
    ...{ progettoId, versione, verificaId: verifiche[quale], motivo },
  });
const esitoDetto = async ({ progettoId }: Verificato) =>
  (
    await casework.admin<{ esito: string | null }>(
      `SELECT evento #>> '{dati,obiettivi,0,esito}' AS esito FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
      [progettoId],
    )
  )[0]?.esito;

describe('a verification that was recorded wrongly (art. 2 c. 3 d)', () => {
  test('has the right day, words and outcomes, and keeps the wrong ones', async () => {
    const quale = await verificato();
    const { obiettivoId } = quale;
    const dati = {
      svoltaIl: '2026-12-01',
      relazione: 'Non procede',
      obiettivi: [{ obiettivoId, esito: 'NON_RAGGIUNTO' }],
    };
    expect((await rettifica(quale, 1, 4, dati)).data).toMatchObject({
      rettificaVerifica: {
        versione: 5,
        verifiche: [{ svolta: '2026-11-27' }, { svolta: '2026-12-01', relazione: 'Non procede' }],
        obiettivi: [{ esito: 'NON_RAGGIUNTO' }],
      },
    });
    expect(await esitoDetto(quale)).toBe('NON_RAGGIUNTO');
    const { data } = await casework.call<{ progetto: { erroriAnnullati: { edges: { node: object }[] } } }>(
      'ASSISTENTE_SOCIALE',
      `query ($id: UUID!) { progetto(id: $id) { erroriAnnullati { edges { node { tipo motivo sostituitoDa dati { campo valore } } } } } }`,
      { id: quale.progettoId },
    );
    expect(data!.progetto.erroriAnnullati.edges.map(({ node }) => node)).toEqual([
      {
        ...{ tipo: 'VERIFICA', motivo, sostituitoDa: quale.verifiche[1] },
        dati: [
          { campo: 'prevista', valore: '2026-11-30' },
          { campo: 'svolta', valore: '2026-11-30' },
          { campo: 'relazione', valore: 'Procede' },
          { campo: 'esiti.1.obiettivoId', valore: obiettivoId },
          { campo: 'esiti.1.esito', valore: 'RAGGIUNTO' },
        ],
      },
    ]);
  });

  test('is annulled: it is planned again, and the objective has the outcome of the one before, or none', async () => {
    const quale = await verificato();
    expect((await annulla(quale, 1, 4)).data).toMatchObject({
      annullaVerifica: {
        verifiche: [{ svolta: '2026-11-27' }, { svolta: null, relazione: null }],
        obiettivi: [{ esito: 'PARZIALE' }],
      },
    });
    expect((await annulla(quale, 0, 5)).data).toMatchObject({ annullaVerifica: { obiettivi: [{ esito: null }] } });
    expect(await esitoDetto(quale)).toBeNull();
    await percorso.command('ASSISTENTE_SOCIALE', 'registraVerifica', {
      ...{
        progettoId: quale.progettoId,
        versione: 6,
        verificaId: quale.verifiche[0],
        relazione: 'Procede',
        obiettivi: [],
      },
    });
  });

  test('the objective has the outcome of the last verification by day, whichever was written last', async () => {
    const quale = await verificato();
    await rettifica(quale, 0, 4, { obiettivi: [{ obiettivoId: quale.obiettivoId, esito: 'NON_RAGGIUNTO' }] });
    expect(await esitoDetto(quale)).toBe('RAGGIUNTO');
    await rettifica(quale, 0, 5, { svoltaIl: '2026-12-02' });
    expect(await esitoDetto(quale)).toBe('NON_RAGGIUNTO');
  });

  test('on another day has its outcomes as their entries were on that day', async () => {
    const quale = await verificato();
    const detto = async () =>
      (
        await casework.admin<{ raggiunto: boolean }>('SELECT raggiunto FROM obiettivo WHERE id = $1', [
          quale.obiettivoId,
        ])
      )[0]?.raggiunto;
    // From 1 December on an objective that is partly reached counts as reached, and RAGGIUNTO is not in use any more.
    const voci = [
      { codice: 'PARZIALE', nome: 'In parte', dal: '2014-06-25', al: '2026-11-30' },
      { codice: 'PARZIALE', nome: 'In parte', dal: '2026-12-01', natura: 'RAGGIUNTO' },
      { codice: 'RAGGIUNTO', nome: 'Raggiunto', dal: '2014-06-25', al: '2026-11-30', natura: 'RAGGIUNTO' },
    ];
    await casework.admin(`INSERT INTO anagrafe_vocabolario (nome, voci, versione) VALUES ('ESITI_OBIETTIVO', $1, 1)`, [
      JSON.stringify(voci),
    ]);
    try {
      expect((await annulla(quale, 1, 4)).errors).toBeUndefined();
      expect(await detto()).toBe(false);
      expect((await rettifica(quale, 0, 5, { svoltaIl: '2026-12-01' })).errors).toBeUndefined();
      expect([await detto(), await esitoDetto(quale)]).toEqual([true, 'PARZIALE']);
      expect((await rettifica(quale, 0, 6, { svoltaIl: '2026-11-28' })).errors).toBeUndefined();
      expect(await detto()).toBe(false);
      await rettifica(quale, 0, 7, { obiettivi: [{ obiettivoId: quale.obiettivoId, esito: 'RAGGIUNTO' }] });
      expect((await rettifica(quale, 0, 8, { svoltaIl: '2026-12-01' })).errors?.[0]?.extensions).toMatchObject({
        ...{ code: 'BAD_USER_INPUT', campi: [{ percorso: ['input', 'svoltaIl'] }] },
      });
    } finally {
      await casework.admin(`DELETE FROM anagrafe_vocabolario WHERE nome = $1`, ['ESITI_OBIETTIVO']);
    }
  });

  test('is refused for one that has not taken place, a day before the acceptance, an objective of another project', async () => {
    const [quale, altro] = [await verificato(), await verificato()];
    await annulla(quale, 1, 4);
    for (const [indice, dati, campo] of [
      [1, { relazione: 'Procede' }, 'verificaId'],
      [0, { svoltaIl: '2026-11-24' }, 'svoltaIl'],
      [0, { obiettivi: [{ obiettivoId: altro.obiettivoId, esito: 'PARZIALE' }] }, 'obiettivi'],
      [0, { relazione: 'Procede' }, undefined],
    ] as const)
      expect((await rettifica(quale, indice, 5, dati)).errors?.[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        campi: [{ percorso: campo === undefined ? ['input'] : ['input', campo] }],
      });
  });

  test('is not written again in the database, nor are its outcomes', async () => {
    const { verifiche, obiettivoId } = await verificato();
    for (const [sql, parametri] of [
      [`UPDATE verifica SET relazione = 'Altro' WHERE id = $1`, [verifiche[0]]],
      ['UPDATE verifica SET svolta = NULL, relazione = NULL WHERE id = $1', [verifiche[0]]],
      ['UPDATE verifica SET registrata_il = NULL WHERE id = $1', [verifiche[0]]],
      [`UPDATE verifica SET registrata_il = registrata_il - interval '1 day' WHERE id = $1`, [verifiche[0]]],
    ] as const)
      await expect(casework.admin(sql, [...parametri])).rejects.toMatchObject({ constraint: 'solo_rettificato' });
    for (const sql of [
      'DELETE FROM valutazione WHERE verifica_id = $1 AND $2::uuid IS NOT NULL',
      `INSERT INTO valutazione (ambito_id, verifica_id, obiettivo_id, esito)
       SELECT ambito_id, $1, $2, 'PARZIALE' FROM verifica WHERE id = $1`,
    ])
      await expect(casework.admin(sql, [verifiche[0], obiettivoId])).rejects.toMatchObject({
        constraint: 'valutazione_con_la_verifica',
      });
    await casework.admin(`UPDATE obiettivo SET esito = 'NON_RAGGIUNTO' WHERE id = $1`, [obiettivoId]);
    expect(await casework.admin('SELECT esito FROM obiettivo WHERE id = $1', [obiettivoId])).toEqual([
      { esito: 'RAGGIUNTO' },
    ]);
  });
});
