// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import type { Evento } from '@ambito/events';
import { work } from '@ambito/persistence';
import { recompute } from '../figure/recompute.ts';
import { A04, eventi, startInformationSystem, type InformationSystem } from '../testing.ts';

let sistema: InformationSystem;
beforeAll(async () => {
  sistema = await startInformationSystem();
});
afterAll(() => sistema.stop());

const TABELLE = ['fatto_contatto', 'fatto_trasmissione', 'fatto_presa_in_carico', 'fatto_incarico', 'fatto_operatore'];

/** The values of an indicator after some events, for each of some periods. */
async function valori(indicatore: string, storia: readonly Evento[], periodi: readonly string[]): Promise<unknown[]> {
  for (const tabella of [...TABELLE, 'cella', 'periodo_da_ricalcolare']) await sistema.admin(`DELETE FROM ${tabella}`);
  await sistema.apply([eventi.ambito(), ...storia]);
  // The other periods that were marked take their time and are not looked at.
  await sistema.admin('DELETE FROM periodo_da_ricalcolare WHERE periodo <> ALL ($1)', [periodi]);
  await sistema.update();
  const righe = await sistema.admin<{ periodo: string; valore: string | null }>(
    `SELECT periodo, valore FROM cella WHERE ambito_id = $1 AND indicatore = $2 AND dimensione = 'TOTALE'`,
    [A04, indicatore],
  );
  return periodi.map((periodo) => {
    const valore = righe.find((riga) => riga.periodo === periodo)?.valore ?? null;
    return valore === null ? null : Number(valore);
  });
}

const PERIODI = ['2025-M03', '2025-Q1', '2025'];
const caso = (dal: string, al: string | null, extra: object = {}) =>
  eventi.presa(
    randomUUID(),
    1,
    Math.floor(Math.random() * 1e6),
    al === null ? 'IN_CARICO' : 'CONCLUSA',
    {
      richiestaIl: `${dal}T08:00:00Z`,
      assegnataIl: `${dal}T08:00:00Z`,
      attivataIl: `${dal}T08:00:00Z`,
      ...(al === null ? {} : { conclusaIl: `${al}T08:00:00Z` }),
    },
    extra,
  );

describe('CASI_PER_AS is an average by day, per full-time equivalent: it does not grow with the length of the period', () => {
  test('a load that stays the same is the same in a month, a quarter and a year', async () => {
    const operatori = [1, 0.5].map((fte) => eventi.operatore(randomUUID(), '2024-01-01', fte));
    const casi = Array.from({ length: 12 }, () => caso('2024-06-01', null));
    // Each month of 2025 has one case of its own, from its first day to its last: at any time it is one more.
    const brevi = Array.from({ length: 12 }, (_, mese) => {
      const inizio = `2025-${String(mese + 1).padStart(2, '0')}`;
      return caso(`${inizio}-01`, `${inizio}-${new Date(Date.UTC(2025, mese + 1, 0)).getUTCDate()}`);
    });
    expect(await valori('CASI_PER_AS', [...operatori, ...casi], PERIODI)).toEqual([8, 8, 8]);
    expect(await valori('CASI_PER_AS', [...operatori, ...casi, ...brevi], PERIODI)).toEqual([8.6667, 8.6667, 8.6667]);
  });

  test('cases and operators weigh by their days, and a case without an operator counts', async () => {
    const storia = [
      eventi.operatore(randomUUID(), '2025-03-01', 1),
      caso('2025-03-01', '2025-03-31', { caseManagerId: randomUUID() }),
      caso('2025-03-17', '2025-03-31'),
    ];
    // March: 31 and 15 days of cases over 31 of an operator. Quarter: 46 over 31. Year: 46 over the 306 days from 1 March.
    expect(await valori('CASI_PER_AS', storia, PERIODI)).toEqual(
      [46 / 31, 46 / 31, 46 / 306].map((valore) => expect.closeTo(valore, 2) as unknown),
    );
  });

  test('without an operator in service there is no value', async () => {
    expect(await valori('CASI_PER_AS', [caso('2025-03-01', null)], ['2025-M03'])).toEqual([null]);
  });
});

describe('TEMPO_RISPOSTA runs from the contatto to the answer', () => {
  const [contatto, presa] = [randomUUID(), randomUUID()] as [string, string];
  // The contatto is at 9:00, and each outcome was typed an hour later.
  const concluso = (esito: string, extra: object = {}, id = contatto) =>
    eventi.contatto(id, 2, 1, '2025-03-10', { esito, esitoIl: '2025-03-10T10:00:00.000Z', ...extra });
  const trasmessa = (stato: string, extra: object = {}) =>
    eventi.trasmissione(randomUUID(), 3, 1, stato, {
      contattoId: contatto,
      trasmessaIl: '2025-03-10T10:00:00.000Z',
      entro: '2025-04-09',
      ...extra,
    });
  const richiesta = { richiestaIl: '2025-03-10T10:00:00.000Z' };
  const chiesta = concluso('RICHIESTA_PRESA_IN_CARICO', { presaInCaricoId: presa });

  test.each<[string, number | null, readonly Evento[]]>([
    ['information that was given at once', 0, [concluso('INFORMAZIONE', { rispostaIl: '2025-03-10T09:00:00.000Z' })]],
    ['information after two days', 48, [concluso('INFORMAZIONE', { rispostaIl: '2025-03-12T09:00:00.000Z' })]],
    ['an appointment that was held', 24, [concluso('APPUNTAMENTO', { rispostaIl: '2025-03-11T09:00:00.000Z' })]],
    ['an appointment that was not held', null, [concluso('APPUNTAMENTO')]],
    [
      'the first answer of the enti to which it was transmitted',
      72,
      [
        trasmessa('ACCOLTA', { esitoIl: '2025-03-20T09:00:00.000Z' }),
        concluso('TRASMISSIONE'),
        trasmessa('RIFIUTATA', { esitoIl: '2025-03-13T09:00:00.000Z', motivoRifiuto: 'SENZA_POSTI' }),
      ],
    ],
    ['a transmission without an answer', null, [concluso('TRASMISSIONE'), trasmessa('TRASMESSA')]],
    [
      'an assignment in another month than the contatto',
      24 * 23,
      [chiesta, eventi.presa(presa, 2, 1, 'IN_VALUTAZIONE', { ...richiesta, assegnataIl: '2025-04-02T09:00:00.000Z' })],
    ],
    [
      'a request that was not accepted',
      24,
      [eventi.presa(presa, 2, 1, 'NON_ACCOLTA', { ...richiesta, conclusaIl: '2025-03-11T09:00:00.000Z' }), chiesta],
    ],
    ['a request that nobody has assigned', null, [chiesta, eventi.presa(presa, 1, 1, 'RICHIESTA', richiesta)]],
  ])('%s: %j hours in the month, the quarter and the year of the contatto', async (_nome, ore, storia) => {
    expect(await valori('TEMPO_RISPOSTA', storia, PERIODI)).toEqual([ore, ore, ore]);
    expect(await valori('TEMPO_RISPOSTA', storia, ['2025-M04'])).toEqual([null]);
  });

  test('is the median, and is broken down by outcome', async () => {
    const storia = [0, 24, 96].map((ore) =>
      concluso(
        ore === 0 ? 'INFORMAZIONE' : 'APPUNTAMENTO',
        { rispostaIl: new Date(Date.parse('2025-03-10T09:00:00Z') + ore * 3_600_000).toISOString() },
        randomUUID(),
      ),
    );
    expect(await valori('TEMPO_RISPOSTA', storia, PERIODI)).toEqual([24, 24, 24]);
    expect(
      await sistema.admin(
        `SELECT chiave, valore::float FROM cella WHERE periodo = '2025-M03' AND indicatore = 'TEMPO_RISPOSTA' AND dimensione = 'ESITO' ORDER BY chiave`,
      ),
    ).toEqual([
      { chiave: 'APPUNTAMENTO', valore: 60 },
      { chiave: 'INFORMAZIONE', valore: 0 },
    ]);
  });
});

test('today is the day of Rome for whoever makes figures, a report included', async () => {
  const zona = await work(sistema.lavoratore, A04, async (unit) => {
    await recompute(unit, ['2025']);
    return unit.query<{ zona: string }>(`SELECT current_setting('timezone') AS zona`);
  });
  expect(zona).toEqual([{ zona: 'Europe/Rome' }]);
});
