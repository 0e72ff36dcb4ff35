// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import type { Evento } from '@ambito/events';
import { giornoRoma } from '@ambito/orari';
import { work } from '@ambito/persistence';
import fc from 'fast-check';
import { fattiConsumer } from './fatti.consumer.ts';
import { giroQuotidiano } from '../figure/giro-quotidiano.ts';
import { A04, eventi, PETRURO, startInformationSystem, type InformationSystem } from '../testing.ts';

let sistema: InformationSystem;
beforeAll(async () => {
  sistema = await startInformationSystem();
});
afterAll(() => sistema.stop());

const [c1, c2, p1, g1, f1, o1, o2, verifica, obiettivo, t1, t2, t3, t4] = Array.from({ length: 13 }, () =>
  randomUUID(),
) as [string, string, string, string, string, string, string, string, string, string, string, string, string];
const CHIESTA = { richiestaIl: '2026-07-02T08:00:00.000Z' };
const PRESA = { ...CHIESTA, assegnataIl: '2026-07-05T08:00:00.000Z', attivataIl: '2026-07-10T08:00:00.000Z' };

/**
 * The events of a case from contatto to dismissal, and the registry's events on the sede and the staff. Versions are in order.
 */
const STORIA: readonly Evento[] = [
  eventi.ambito(),
  eventi.sede(),
  eventi.operatore(o1, '2026-07-16', 1),
  eventi.formazione(f1, 1, '2026-07-20', [{ operatoreId: o1, ore: null }]),
  eventi.formazione(f1, 2, '2026-07-20', [
    { operatoreId: o1, ore: 12.5 },
    { operatoreId: o2, ore: 20 },
  ]),
  eventi.contatto(c1, 1, 1, '2026-07-01'),
  eventi.contatto(c1, 2, 1, '2026-07-01', {
    bisogni: [
      { codice: 'ELD_DOMICILIO', area: 'ELD' },
      { codice: 'POV_CASA', area: 'POV' },
    ],
  }),
  eventi.contatto(c1, 3, 1, '2026-07-01', {
    esito: 'RICHIESTA_PRESA_IN_CARICO',
    esitoIl: '2026-07-01T10:00:00.000Z',
    presaInCaricoId: p1,
  }),
  eventi.contatto(c2, 1, null, '2026-08-03'),
  eventi.trasmissione(t1, 1, 1, 'TRASMESSA'),
  eventi.trasmissione(t1, 2, 1, 'PRESA_VISIONE', { presaVisioneIl: '2026-07-03T10:00:00.000Z' }),
  eventi.trasmissione(t1, 3, 1, 'ACCOLTA', { esitoIl: '2026-07-05T10:00:00.000Z' }),
  eventi.trasmissione(t2, 1, null, 'TRASMESSA'),
  eventi.trasmissione(t2, 2, null, 'RIFIUTATA', {
    esitoIl: '2026-07-11T10:00:00.000Z',
    motivoRifiuto: 'SENZA_POSTI',
  }),
  eventi.trasmissione(t3, 1, 1, 'TRASMESSA'),
  eventi.trasmissione(t4, 1, 1, 'TRASMESSA'),
  eventi.trasmissione(t4, 2, 1, 'REVOCATA', { revocataIl: '2026-07-02T10:00:00.000Z' }),
  eventi.presa(p1, 1, 1, 'RICHIESTA', CHIESTA),
  eventi.presa(p1, 2, 1, 'IN_CARICO', PRESA, { caseManagerId: o1 }),
  eventi.presa(
    p1,
    3,
    1,
    'CONCLUSA',
    { ...PRESA, conclusaIl: '2026-09-20T08:00:00.000Z' },
    { caseManagerId: o1, motivoConclusione: 'OBIETTIVI_RAGGIUNTI' },
  ),
  eventi.progetto(g1, 1, 1, 'BOZZA', {
    condiviso: false,
    obiettivi: [{ id: obiettivo, esito: null, raggiunto: false }],
    verifiche: [{ id: verifica, prevista: '2026-08-30' }],
  }),
  eventi.progetto(g1, 2, 1, 'CONCLUSO', {
    attivoDal: '2026-07-20',
    conclusoIl: '2026-09-20',
    obiettivi: [{ id: obiettivo, esito: 'RAGGIUNTO', raggiunto: true }],
    verifiche: [{ id: verifica, prevista: '2026-08-30', svolta: '2026-08-29' }],
  }),
];

const FATTI = [
  'fatto_trasmissione',
  'fatto_frequenza',
  'fatto_formazione',
  'fatto_verifica',
  'fatto_obiettivo',
  'fatto_progetto',
  'fatto_presa_in_carico',
  'fatto_bisogno',
  'fatto_contatto',
  'fatto_incarico',
  'fatto_operatore',
  'fatto_orario',
  'fatto_sede',
];

async function figureDopo(apply: () => Promise<void>): Promise<string> {
  for (const tabella of [...FATTI, 'cella', 'periodo_da_ricalcolare', 'avanzamento', 'ambito_comune', 'ambito'])
    await sistema.admin(`DELETE FROM ${tabella}`);
  await apply();
  await sistema.update();
  return figure();
}
async function figure(): Promise<string> {
  return JSON.stringify(await sistema.admin(`SELECT c::text FROM cella c WHERE periodo LIKE '2026%' ORDER BY c::text`));
}

test('the figures are exactly the same in whatever order and however often the events come', async () => {
  const inOrdine = await figureDopo(() => sistema.apply(STORIA));
  expect(inOrdine.length).toBeGreaterThan(1_000);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(STORIA.slice(1) as Evento[], { minLength: STORIA.length - 1 }),
      fc.array(fc.nat(STORIA.length - 2), { maxLength: 6 }),
      fc.boolean(),
      async (mescolata, ripetuti, insieme) => {
        const arrivati = [...mescolata, ...ripetuti.map((n) => mescolata[n] as Evento)];
        const dopo = await figureDopo(async () => {
          await sistema.apply([STORIA[0] as Evento]);
          await (insieme ? sistema.applyInsieme(arrivati) : sistema.apply(arrivati));
        });
        expect(dopo).toBe(inOrdine);
      },
    ),
    { numRuns: 8 },
  );
}, 60_000);

test('a rebuild from the facts gives the same figures', async () => {
  const prima = await figureDopo(() => sistema.apply(STORIA));
  await sistema.admin(`INSERT INTO periodo_da_ricalcolare SELECT DISTINCT ambito_id, periodo FROM cella`);
  await sistema.admin('DELETE FROM cella');
  await sistema.update();
  expect(await figure()).toBe(prima);
});

describe('the third quarter of 2026, worked out by hand', () => {
  beforeAll(() => figureDopo(() => sistema.apply(STORIA)));

  test.each([
    ['ACCESSI', 2],
    ['BISOGNI', 2],
    // From the contatto on 1 July at 9 to the assignment on 5 July at 8.
    ['TEMPO_RISPOSTA', 95],
    // Three were sent and not taken back: one was accepted after 4 days, one refused after 10.
    ['TRASMISSIONI', 3],
    ['TRASMISSIONI_ACCOLTE_PCT', 50],
    ['TEMPO_TRASMISSIONE', 7],
    ['PRESE_IN_CARICO_NUOVE', 1],
    ['PRESE_IN_CARICO_ATTIVE', 1],
    ['PRESE_IN_CARICO_CONCLUSE', 1],
    ['TEMPO_PRESA_IN_CARICO', 8],
    // One case on 73 days, and a full-time operator on 77 of them all.
    ['CASI_PER_AS', 0.948],
    ['PROGETTI_ATTIVI', 1],
    ['VERIFICHE_NEI_TERMINI_PCT', 100],
    ['OBIETTIVI_RAGGIUNTI_PCT', 100],
    ['ACCESSI_FUORI_COMUNE_PCT', 0],
    ['SEDI_ATTIVE', 1],
    ['COMUNI_SENZA_SEDE', 1],
    ['ORE_SETTIMANALI', 5.5],
    // One full-time operator from 16 July: 77 days of 92.
    ['AS_FTE', 0.84],
    // Two operators attended, and one of them is in service.
    ['FORMAZIONE_ORE_PER_OPERATORE', 12.5],
  ])('%s of the quarter is %d', async (codice, atteso) => {
    const [cella] = await sistema.admin<{ valore: string }>(
      `SELECT valore FROM cella WHERE ambito_id = $1 AND periodo = '2026-Q3' AND indicatore = $2 AND dimensione = 'TOTALE'`,
      [A04, codice],
    );
    expect(Number(cella?.valore)).toBe(atteso);
  });
});

test('14 operators for 93,000 residents are 1.51 for 10,000 (art. 4 c. 1)', async () => {
  await figureDopo(() =>
    sistema.apply([
      eventi.ambito(),
      ...Array.from({ length: 14 }, () => eventi.operatore(randomUUID(), '2026-07-01', 1)),
      eventi.popolazione('064008', 92_718),
      eventi.popolazione(PETRURO, 282),
    ]),
  );
  const [cella] = await sistema.admin<{ valore: string }>(
    `SELECT valore FROM cella WHERE periodo = '2026-Q3' AND indicatore = 'AS_PER_10000'`,
  );
  expect(Number(cella?.valore)).toBeCloseTo(1.5054, 4);
});

test('an incarico that was corrected no longer counts in the days on which it was wrong', async () => {
  const asFte = async (): Promise<Record<string, number>> => {
    await sistema.update();
    const celle = await sistema.admin<{ periodo: string; valore: string }>(
      `SELECT periodo, valore FROM cella WHERE periodo IN ('2026-Q3', '2026-Q4') AND indicatore = 'AS_FTE' AND dimensione = 'TOTALE'`,
    );
    return Object.fromEntries(celle.map(({ periodo, valore }) => [periodo, Number(valore)]));
  };
  await figureDopo(() => sistema.apply([eventi.ambito(), eventi.operatore(o1, '2026-07-01', 1)]));
  await sistema.apply([eventi.operatore(o1, '2026-10-01', 0.5, 2)]);
  expect(await asFte()).toEqual({ '2026-Q3': 0, '2026-Q4': 0.5 });
});

test('one person twice in a day is one access, an anonymous one each time', async () => {
  await figureDopo(() =>
    sistema.apply([
      eventi.ambito(),
      ...[1, 1, 1, 2].map((chi) => eventi.contatto(randomUUID(), 1, chi, '2026-09-01')),
      eventi.contatto(randomUUID(), 1, 1, '2026-09-02'),
      ...[null, null].map((chi) => eventi.contatto(randomUUID(), 1, chi, '2026-09-01')),
    ]),
  );
  const [cella] = await sistema.admin<{ valore: string }>(
    `SELECT valore FROM cella WHERE periodo = '2026-M09' AND indicatore = 'ACCESSI' AND dimensione = 'TOTALE'`,
  );
  expect(Number(cella?.valore)).toBe(5);
});

test('a month has its figures as it begins, without an event, and the daily round is made once', async () => {
  await figureDopo(() => sistema.apply([eventi.ambito(), eventi.sede()]));
  const periodi = async (): Promise<string[]> =>
    (
      await sistema.admin<{ periodo: string }>(
        `SELECT DISTINCT periodo FROM cella WHERE indicatore = 'SEDI_ATTIVE' AND periodo LIKE '2031%' ORDER BY periodo`,
      )
    ).map(({ periodo }) => periodo);
  const segnati = (): Promise<unknown[]> => sistema.admin('SELECT periodo FROM periodo_da_ricalcolare');
  expect(await periodi()).toEqual([]);
  await giroQuotidiano(sistema.lavoratore, '2031-03-31');
  await sistema.update();
  expect(await periodi()).toEqual(['2031', '2031-M03', '2031-Q1']);
  // The worker was down for the turn of the quarter.
  await Promise.all([1, 2].map(() => giroQuotidiano(sistema.lavoratore, '2031-04-02')));
  expect(await segnati()).toHaveLength(5);
  await sistema.update();
  expect(await periodi()).toEqual(['2031', '2031-M03', '2031-M04', '2031-Q1', '2031-Q2']);
  await giroQuotidiano(sistema.lavoratore, '2031-04-02');
  expect(await segnati()).toEqual([]);
});

test('facts that come while the figures are being made are in the figures', async () => {
  const ACCESSI = `SELECT valore FROM cella WHERE periodo = '2026-M09' AND indicatore = 'ACCESSI' AND dimensione = 'TOTALE'`;
  await figureDopo(() => sistema.apply([eventi.ambito(), eventi.contatto(randomUUID(), 1, 1, '2026-09-01')]));
  await sistema.admin(`INSERT INTO periodo_da_ricalcolare VALUES ($1, '2026-M09')`, [A04]);
  let commit: (() => void) | undefined;
  const tenuto = new Promise<void>((resolve) => (commit = resolve));
  const arrivo = work(sistema.lavoratore, A04, async (unit) => {
    await fattiConsumer.apply(unit, [eventi.contatto(randomUUID(), 1, 2, '2026-09-01')]);
    await tenuto;
  });
  await waitUntil(
    async () => (await sistema.admin(`SELECT 1 FROM pg_stat_activity WHERE state = 'idle in transaction'`)).length > 0,
  );
  const figure = sistema.update();
  await new Promise((resolve) => setTimeout(resolve, 200));
  commit?.();
  await Promise.all([arrivo, figure]);
  await sistema.update();
  expect(await sistema.admin(ACCESSI)).toEqual([{ valore: '2' }]);
});

async function waitUntil(vero: () => Promise<boolean>): Promise<void> {
  while (!(await vero())) await new Promise((resolve) => setTimeout(resolve, 20));
}

test('facts without a known Comune are a part of their own, so the parts add up to the total', async () => {
  await figureDopo(() =>
    sistema.apply([
      eventi.ambito(),
      eventi.contatto(randomUUID(), 1, 1, '2026-09-01'),
      eventi.contatto(randomUUID(), 1, 2, '2026-09-01', { comuneResidenza: null }),
    ]),
  );
  expect(
    await sistema.admin(
      `SELECT chiave, valore FROM cella WHERE periodo = '2026-M09' AND indicatore = 'ACCESSI' AND dimensione IN ('TOTALE', 'COMUNE') ORDER BY chiave`,
    ),
  ).toEqual([
    { chiave: '', valore: '2' },
    { chiave: '064008', valore: '1' },
    { chiave: 'NON_NOTO', valore: '1' },
  ]);
});

test('a period that is not over counts the hours and sedi until today, not the future ones', async () => {
  const oggi = giornoRoma(new Date());
  const anno = oggi.slice(0, 4);
  const orari = [
    { giorno: 1, dalle: '09:00', alle: '13:00', validoDal: '2020-01-01', validoAl: oggi },
    { giorno: 1, dalle: '09:00', alle: '19:00', validoDal: giornoRoma(new Date(Date.now() + 86_400_000)) },
  ];
  await figureDopo(() => sistema.apply([eventi.ambito(), eventi.sede({ orari })]));
  const [ore] = await sistema.admin<{ valore: string }>(
    `SELECT valore FROM cella WHERE periodo = $1 AND indicatore = 'ORE_SETTIMANALI' AND dimensione = 'TOTALE'`,
    [anno],
  );
  // The hours that begin tomorrow do not count yet.
  expect(Number(ore?.valore)).toBe(4);
});
