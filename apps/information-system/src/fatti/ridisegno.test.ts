// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { describeWorkerPlans } from '@ambito/subgraph/testing';
import {
  A04,
  ALTRO,
  eventi,
  PETRURO,
  startInformationSystem,
  TABELLE_DEL_LAVORATORE,
  type InformationSystem,
} from '../testing.ts';

let sistema: InformationSystem;
beforeAll(async () => {
  sistema = await startInformationSystem();
});
afterAll(() => sistema.stop());

const PRIMA = [
  { codiceIstat: '064008', dal: '2014-06-25' },
  { codiceIstat: PETRURO, dal: '2014-06-25' },
];
/** Petruro Irpino passes from A04 to A05 on the first of September. */
const RIDISEGNO = [
  eventi.ambito(A04, 'A04', [PRIMA[0]!, { ...PRIMA[1]!, al: '2026-08-31' }], 2),
  eventi.ambito(
    ALTRO,
    'A05',
    [
      { codiceIstat: '064011', dal: '2014-06-25' },
      { codiceIstat: PETRURO, dal: '2026-09-01' },
    ],
    2,
  ),
];
const INIZIO = [
  eventi.ambito(A04, 'A04', PRIMA),
  eventi.ambito(ALTRO, 'A05', [{ codiceIstat: '064011', dal: '2014-06-25' }]),
  eventi.popolazione('064008', 53_000),
  eventi.popolazione(PETRURO, 282),
  eventi.popolazione('064011', 1_000),
];

async function figure(periodo: string): Promise<Record<string, number>> {
  const celle = await sistema.admin<{ nome: string; valore: string }>(
    `SELECT a.codice || ' ' || indicatore AS nome, coalesce(denominatore, numeratore) AS valore FROM cella c JOIN ambito a ON a.id = ambito_id
     WHERE periodo = $1 AND dimensione = 'TOTALE' AND indicatore IN ('AS_PER_10000', 'COMUNI_SENZA_SEDE')`,
    [periodo],
  );
  return Object.fromEntries(celle.map(({ nome, valore }) => [nome, Number(valore)]));
}

test.each([
  ['in order', [...INIZIO, ...RIDISEGNO]],
  ['the newer first, and again', [...[...RIDISEGNO].reverse(), ...INIZIO, ...RIDISEGNO]],
])(
  'a Comune that passed to another Ambito counts in one of them in each period, its events %s (art. 1)',
  async (_nome, arrivati) => {
    for (const tabella of [
      'fatto_incarico',
      'fatto_operatore',
      'cella',
      'periodo_da_ricalcolare',
      'avanzamento',
      'ambito_comune',
      'ambito',
      'popolazione',
      'popolazione_versione',
    ])
      await sistema.admin(`DELETE FROM ${tabella}`);
    await sistema.apply([...arrivati, eventi.operatore(randomUUID(), '2026-01-01', 1)]);
    await sistema.update();
    expect(
      await sistema.admin(
        'SELECT codice_istat, dal, al FROM ambito_comune WHERE ambito_id = $1 ORDER BY dal, codice_istat',
        [ALTRO],
      ),
    ).toEqual([
      { codice_istat: '064011', dal: '2014-06-25', al: null },
      { codice_istat: PETRURO, dal: '2026-09-01', al: null },
    ]);
    // The residents of the ratio and the Comuni without a sede, before and after the change.
    expect(await figure('2026-M08')).toMatchObject({
      'A04 AS_PER_10000': 53_282,
      'A04 COMUNI_SENZA_SEDE': 2,
      'A05 COMUNI_SENZA_SEDE': 1,
    });
    expect(await figure('2026-M09')).toMatchObject({
      'A04 AS_PER_10000': 53_000,
      'A04 COMUNI_SENZA_SEDE': 1,
      'A05 COMUNI_SENZA_SEDE': 2,
    });
    expect(await figure('2026-Q3')).toMatchObject({
      'A04 AS_PER_10000': 53_000,
      'A04 COMUNI_SENZA_SEDE': 1,
      'A05 COMUNI_SENZA_SEDE': 2,
    });
  },
);

describeWorkerPlans('information_system', A04, TABELLE_DEL_LAVORATORE);
