// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Ruolo } from '@ambito/access';
import { createDataSource } from '@ambito/persistence';
import fc from 'fast-check';
import { percorsoDi } from '../percorso.testing.ts';
import { ALTRO_ASSISTENTE, A_TERMINE, ASSISTENTE, startCasework, type Casework } from '../testing.ts';

let casework: Casework;
let percorso: ReturnType<typeof percorsoDi>;
let due: ReturnType<typeof createDataSource>[];
beforeAll(async () => {
  casework = await startCasework();
  percorso = percorsoDi(casework);
  due = ['uno', 'altro'].map((applicationName) =>
    createDataSource({ url: casework.database.adminUrl, applicationName, poolSize: 1, entities: [] }),
  );
  for (const chi of due) await chi.initialize();
});
afterAll(async () => {
  for (const chi of due) await chi.destroy();
  await casework.stop();
});

/** The nearest open term of each case, said in another way than the database does. */
const TERMINI = `
  SELECT p.id, p.prossimo_termine::text AS scritto, min(t.giorno)::text AS vero
  FROM presa_in_carico p LEFT JOIN (
    SELECT id AS caso, urgenza_entro AS giorno FROM presa_in_carico WHERE urgenza_regolarizzata_il IS NULL
    UNION ALL SELECT presa_in_carico_id, prevista_fino_al FROM sospensione WHERE upper(periodo) IS NULL
    UNION ALL SELECT presa_in_carico_id, prevista FROM verifica v JOIN progetto g ON g.id = v.progetto_id AND g.stato = 'ATTIVO' WHERE svolta IS NULL
  ) AS t ON t.caso = p.id AND p.stato IN ('IN_VALUTAZIONE', 'IN_CARICO', 'SOSPESA')
  GROUP BY p.id, p.prossimo_termine HAVING p.prossimo_termine IS DISTINCT FROM min(t.giorno)`;
const COPIE = `
  SELECT p.id FROM responsabilita r JOIN presa_in_carico p ON p.id = r.presa_in_carico_id
  WHERE (r.caso_stato, r.caso_richiesta_il, r.caso_termine) IS DISTINCT FROM (p.stato, p.richiesta_il, p.prossimo_termine)`;
async function diversi(): Promise<object> {
  return {
    termini: await casework.admin(TERMINI, []),
    copie: await casework.admin(COPIE, []),
  };
}
const NESSUNO = { termini: [], copie: [] };

const giorno = fc.constantFrom('2026-11-28', '2026-12-10', '2027-01-15');
const inizio = fc.constantFrom('inCarico', 'conProgetto', 'attivo');
/** Steps of a case; one that is not possible is refused and changes nothing. */
const passo = fc.oneof(
  fc.record({ comando: fc.constant('sospendi'), previstaFinoAl: fc.option(giorno, { nil: undefined }) }),
  fc.record({ comando: fc.constant('rettificaSospensione'), previstaFinoAl: fc.option(giorno) }),
  fc.record({ comando: fc.constantFrom('riprendi', 'annullaPassaggio') }),
  fc.record({ comando: fc.constantFrom('accettaProgetto', 'registraVerifica') }),
  fc.record({ comando: fc.constant('rettificaPresaInCarico'), area: fc.constantFrom('DIS', 'FAM') }),
  fc.record({ comando: fc.constantFrom('dimetti', 'annullaDimissione') }),
  fc.record({
    comando: fc.constant('cambiaCaseManager'),
    operatoreId: fc.constantFrom(ASSISTENTE, ALTRO_ASSISTENTE, A_TERMINE),
    dal: fc.option(fc.constantFrom('2026-12-20', '2027-02-01'), { nil: undefined }),
  }),
);
/** Steps of which the second corrects the first, or what came before it. */
const COPPIE: readonly string[][] = [
  ['sospendi', 'annullaSospensione'],
  ['sospendi', 'riprendi'],
  ['cambiaCaseManager', 'annullaPassaggio'],
  ['dimetti', 'annullaDimissione'],
  ['accettaProgetto', 'annullaAccettazione'],
  ['annullaAccettazione', 'annullaProgetto'],
  ['registraVerifica', 'rettificaVerifica'],
  ['registraVerifica', 'annullaVerifica'],
  ['annullaPresaInCarico', 'annullaAssegnazione'],
];
const coppia = fc.constantFrom(...COPPIE).map((comandi) => comandi.map((comando) => ({ comando })));
const passi = fc.array(
  fc.oneof({ weight: 2, arbitrary: passo.map((uno) => [uno]) }, { weight: 1, arbitrary: coppia }),
  {
    minLength: 3,
    maxLength: 8,
  },
);
const CHI: Readonly<Record<string, Ruolo>> = {
  ...{ annullaDimissione: 'COORDINATORE', annullaPassaggio: 'COORDINATORE', cambiaCaseManager: 'COORDINATORE' },
  annullaAssegnazione: 'COORDINATORE',
};

async function fai(
  presaInCaricoId: string,
  { comando, ...dati }: { readonly comando: string; readonly previstaFinoAl?: string | null | undefined },
): Promise<boolean> {
  const [ora] = await casework.admin<
    Record<'versione' | 'progetto' | 'versioneProgetto' | 'verifica' | 'svolta' | 'sospensione', unknown>
  >(
    `SELECT p.versione, g.id AS progetto, g.versione AS "versioneProgetto",
       (SELECT v.id FROM verifica v WHERE v.progetto_id = g.id AND svolta IS NULL ORDER BY prevista LIMIT 1) AS verifica,
       (SELECT v.id FROM verifica v WHERE v.progetto_id = g.id AND svolta IS NOT NULL ORDER BY prevista LIMIT 1) AS svolta,
       (SELECT s.id FROM sospensione s WHERE s.presa_in_carico_id = p.id ORDER BY periodo DESC LIMIT 1) AS sospensione
     FROM presa_in_carico p LEFT JOIN progetto g ON g.presa_in_carico_id = p.id WHERE p.id = $1`,
    [presaInCaricoId],
  );
  const { versione, progetto, versioneProgetto, verifica, svolta, sospensione } = ora!;
  const motivo = 'Era un altro caso';
  const delProgetto = { progettoId: progetto, versione: versioneProgetto };
  const delCaso = { presaInCaricoId, versione, ...dati };
  const input: Record<string, object> = {
    sospendi: { ...delCaso, motivo: 'Ricovero' },
    rettificaSospensione: { ...delCaso, sospensioneId: sospensione, motivo: 'Errore di data' },
    annullaSospensione: { ...delCaso, sospensioneId: sospensione, motivo },
    annullaPresaInCarico: { ...delCaso, motivo },
    annullaAssegnazione: { ...delCaso, motivo },
    rettificaPresaInCarico: { ...delCaso, motivo },
    accettaProgetto: { ...delProgetto, parole: 'Va bene' },
    annullaAccettazione: { ...delProgetto, motivo },
    annullaProgetto: { ...delProgetto, motivo },
    rettificaVerifica: { ...delProgetto, verificaId: svolta, relazione: 'Va peggio', motivo },
    annullaVerifica: { ...delProgetto, verificaId: svolta, motivo },
    registraVerifica: { ...delProgetto, verificaId: verifica, relazione: 'Va meglio', obiettivi: [] },
    dimetti: { ...delCaso, motivo: 'ALTRO', valutazione: 'Concluso' },
    annullaDimissione: { ...delCaso, motivo },
    cambiaCaseManager: {
      ...{ operatoreId: ALTRO_ASSISTENTE, dal: '2026-12-20', nota: 'Consegna', confermaAssenza: true },
      ...delCaso,
    },
  };
  const { errors } = await percorso.attempt(CHI[comando] ?? 'ASSISTENTE_SOCIALE', comando, input[comando] ?? delCaso);
  return errors === undefined;
}

test('whatever is done, a case has its nearest term and a stretch what its case says', async () => {
  const riusciti = new Set<string>();
  await fc.assert(
    fc.asyncProperty(inizio, passi, async (da, tutti) => {
      const presaInCaricoId = da === 'inCarico' ? await percorso.inCarico() : (await percorso[da]()).presaInCaricoId;
      for (const uno of tutti.flat()) {
        if (await fai(presaInCaricoId, uno)) riusciti.add(uno.comando);
        expect(await diversi()).toEqual(NESSUNO);
      }
    }),
    { numRuns: 40, seed: 20_261_125 },
  );
  expect([...riusciti].toSorted()).toEqual([
    ...['accettaProgetto', 'annullaAccettazione', 'annullaAssegnazione', 'annullaDimissione', 'annullaPassaggio'],
    ...[
      'annullaPresaInCarico',
      'annullaProgetto',
      'annullaSospensione',
      'annullaVerifica',
      'cambiaCaseManager',
      'dimetti',
    ],
    ...[
      'registraVerifica',
      'rettificaPresaInCarico',
      'rettificaSospensione',
      'rettificaVerifica',
      'riprendi',
      'sospendi',
    ],
  ]);
}, 120_000);

test('an urgency is a term, also a corrected one, until it is put in order or its assignment is annulled', async () => {
  const presaInCaricoId = await percorso.richiesta();
  await percorso.command('COORDINATORE', 'assegnaInUrgenza', {
    ...{ presaInCaricoId, versione: 1, operatoreId: ALTRO_ASSISTENTE },
    ...{ motivoUrgenza: 'Minore solo in casa', daRegolarizzareEntro: '2026-12-01' },
  });
  const termine = async () =>
    casework.admin('SELECT prossimo_termine::text AS t FROM presa_in_carico WHERE id = $1', [presaInCaricoId]);
  expect(await termine()).toEqual([{ t: '2026-12-01' }]);
  await percorso.command('COORDINATORE', 'rettificaUrgenza', {
    ...{ presaInCaricoId, versione: 2, daRegolarizzareEntro: '2026-12-15', motivo: 'Errore di data' },
  });
  expect(await termine()).toEqual([{ t: '2026-12-15' }]);
  await percorso.command('COORDINATORE', 'annullaAssegnazione', {
    presaInCaricoId,
    versione: 3,
    motivo: 'Un altro caso',
  });
  expect(await termine()).toEqual([{ t: null }]);
  await percorso.command('COORDINATORE', 'assegnaInUrgenza', {
    ...{ presaInCaricoId, versione: 4, operatoreId: ALTRO_ASSISTENTE },
    ...{ motivoUrgenza: 'Minore solo in casa', daRegolarizzareEntro: '2026-12-02' },
  });
  expect(await termine()).toEqual([{ t: '2026-12-02' }]);
  await percorso.command('COORDINATORE', 'regolarizzaUrgenza', { presaInCaricoId, versione: 5 });
  expect(await termine()).toEqual([{ t: null }]);
  expect(await diversi()).toEqual(NESSUNO);
});

test('nobody stores another term or another copy', async () => {
  await casework.admin(`UPDATE presa_in_carico SET prossimo_termine = '2030-01-01'`, []);
  await casework.admin(`UPDATE responsabilita SET caso_stato = 'CONCLUSA', caso_termine = '2030-01-01'`, []);
  expect(await diversi()).toEqual(NESSUNO);
});

test('of two transactions that change two terms of a case at once, the second sees the first', async () => {
  const { presaInCaricoId } = await percorso.conProgetto();
  await fai(presaInCaricoId, { comando: 'accettaProgetto' });
  await fai(presaInCaricoId, { comando: 'sospendi', previstaFinoAl: '2026-11-30' });
  const [uno, altro] = due.map((chi) => chi.createQueryRunner());
  await uno!.startTransaction();
  await altro!.startTransaction();
  await uno!.query(`UPDATE sospensione SET prevista_fino_al = '2027-03-01' WHERE presa_in_carico_id = $1`, [
    presaInCaricoId,
  ]);
  // The nearest term is the suspension's for this one, which does not see the other: alone it would change nothing.
  const attesa = altro!.query(
    `UPDATE verifica SET svolta = '2026-11-25', relazione = 'Va meglio', registrata_il = now() FROM progetto g WHERE g.id = progetto_id AND g.presa_in_carico_id = $1`,
    [presaInCaricoId],
  );
  await uno!.commitTransaction();
  await attesa;
  await altro!.commitTransaction();
  for (const chi of [uno!, altro!]) await chi.release();
  expect(await diversi()).toEqual(NESSUNO);
  const [caso] = await casework.admin('SELECT prossimo_termine::text AS t FROM presa_in_carico WHERE id = $1', [
    presaInCaricoId,
  ]);
  expect(caso).toEqual({ t: '2027-03-01' });
});
