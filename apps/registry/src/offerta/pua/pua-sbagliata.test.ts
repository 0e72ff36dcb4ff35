// SPDX-License-Identifier: AGPL-3.0-or-later
import { asLists } from '@ambito/testing';
import { datiEnte } from '../../offerta.testing.ts';
import { operazioniDi } from '../../operazioni.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
const { command, attempt } = operazioniDi(() => registry);

let sedi: string[];
let distretti: string[];
beforeAll(async () => {
  registry = await startIstituito();
  sedi = [];
  distretti = [];
  for (const [codiceIstat, attivaDal] of [
    ['064008', '2020-01-01'],
    ['064113', '2025-06-01'],
  ])
    sedi.push(
      (
        await command('individuaSede', {
          ...{ codiceIstat, attivaDal, denominazione: `Sede ${codiceIstat}`, indirizzo: 'Via Roma 1' },
        })
      ).id,
    );
  for (const denominazione of ['Distretto 4', 'Distretto 5', 'Distretto 6'])
    distretti.push((await command('registraEnte', datiEnte({ denominazione }))).id);
});
afterAll(() => registry.stop());

const COMUNE = '064071';
beforeEach(async () => {
  await registry.admin('TRUNCATE pua');
});

interface Disposta {
  id: string;
  versione: number;
  dal: string;
  al: string | null;
  sede: { id: string };
  distretto: { denominazione: string };
  corregge: { id: string; motivo: string } | null;
}

/** The arrangement of the PUA of the Comune from a day on, by one of the districts. */
const organizza = (dal: string, distretto: number, codiceIstat = COMUNE): Promise<Disposta> =>
  command<Disposta>('organizzaPua', { codiceIstat, sedeId: sedi[0], distrettoId: distretti[distretto], dal });

async function nelTempo(): Promise<Disposta[]> {
  const { data } = await registry.call<{ comune: { puaNelTempo: Disposta[] } }>(
    'COORDINATORE',
    `query ($codiceIstat: String!) { comune(codiceIstat: $codiceIstat) { puaNelTempo(first: 10) { edges { node {
       id versione dal al sede { id } distretto { denominazione } corregge { id motivo } } } } } }`,
    { codiceIstat: COMUNE },
  );
  return asLists<{ comune: { puaNelTempo: Disposta[] } }>(data).comune.puaNelTempo.toReversed();
}
/** First day, last day and district of each arrangement, in order. */
const giorni = async () => (await nelTempo()).map(({ dal, al, distretto }) => [dal, al, distretto.denominazione]);

const prova = async (comando: string, { id: puaId, versione }: Pick<Disposta, 'id' | 'versione'>, extra: object = {}) =>
  (await attempt(comando, { puaId, versione, motivo: 'Errore', ...extra }, { campi: 'codiceIstat' })).errore;

describe('an arrangement of the PUA that was recorded by mistake (art. 2 c. 8 e)', () => {
  test('to come: it is annulled, and the earlier one goes on', async () => {
    const prima = await organizza('2026-01-01', 0);
    const sbagliata = await organizza('2027-01-01', 1);
    expect(await prova('annullaPua', { ...sbagliata, versione: 9 })).toMatchObject({ code: 'CONFLICT' });
    expect(await prova('annullaPua', sbagliata, { motivo: 'Mai decisa' })).toBeUndefined();
    const [torna, ...altre] = await nelTempo();
    expect(altre).toEqual([]);
    expect(torna).toMatchObject({ id: prima.id, versione: 3, dal: '2026-01-01', al: null });
    expect(await prova('annullaPua', sbagliata)).toMatchObject({ code: 'NOT_FOUND' });
    const { data } = await registry.call(
      'COORDINATORE',
      'query ($di: UUID!) { annullamenti(di: $di, tipo: PUA, first: 1) { edges { node { id motivo sostituitoDa dati { campo valore } } } } }',
      { di: sedi[0] },
    );
    const [annullata] = asLists<{ annullamenti: { dati: object[] }[] }>(data).annullamenti;
    expect(annullata).toMatchObject({ id: sbagliata.id, motivo: 'Mai decisa', sostituitoDa: null });
    expect(annullata?.dati).toEqual(
      expect.arrayContaining([
        { campo: 'dal', valore: '2027-01-01' },
        { campo: 'distrettoId', valore: distretti[1] },
      ]),
    );
  });

  test('between two others, or for a Comune without any other: the one before holds until the one after, if there is one', async () => {
    await organizza('2026-01-01', 0);
    const sbagliata = await organizza('2027-01-01', 1);
    await organizza('2027-06-01', 2);
    expect(await prova('annullaPua', sbagliata)).toMatchObject({ code: 'CONFLICT' });
    expect(await prova('annullaPua', { ...sbagliata, versione: 2 })).toBeUndefined();
    expect(await giorni()).toEqual([
      ['2026-01-01', '2027-05-31', 'Distretto 4'],
      ['2027-06-01', null, 'Distretto 6'],
    ]);
    const [prima, ultima] = await nelTempo();
    expect(await prova('annullaPua', ultima!)).toBeUndefined();
    expect(await prova('annullaPua', { ...prima!, versione: 4 })).toBeUndefined();
    expect(await giorni()).toEqual([]);
  });

  test('already begun: its day is put right, and it can be annulled then too', async () => {
    await organizza('2026-01-01', 0);
    const sbagliata = await organizza('2027-01-01', 1);
    expect(await prova('rettificaPua', sbagliata, { dal: '2026-06-01', motivo: 'Anno sbagliato' })).toBeUndefined();
    expect(await giorni()).toEqual([
      ['2026-01-01', '2026-05-31', 'Distretto 4'],
      ['2026-06-01', null, 'Distretto 5'],
    ]);
    const [, giusta] = await nelTempo();
    expect(giusta).toMatchObject({ versione: 1, corregge: { id: sbagliata.id, motivo: 'Anno sbagliato' } });
    expect(await prova('rettificaPua', giusta!, { dal: '2026-09-01' })).toBeUndefined();
    expect(await giorni()).toEqual([
      ['2026-01-01', '2026-08-31', 'Distretto 4'],
      ['2026-09-01', null, 'Distretto 5'],
    ]);
    const [, poi] = await nelTempo();
    expect(await prova('annullaPua', poi!)).toBeUndefined();
    expect(await giorni()).toEqual([['2026-01-01', null, 'Distretto 4']]);
  });

  test('for a wrong sede: another one has exercised it, on the same days', async () => {
    const sbagliata = await organizza('2026-01-01', 0);
    expect(await prova('rettificaPua', sbagliata, { sedeId: sedi[1], distrettoId: distretti[2] })).toBeUndefined();
    expect(await nelTempo()).toMatchObject([
      { dal: '2026-01-01', al: null, sede: { id: sedi[1] }, distretto: { denominazione: 'Distretto 6' } },
    ]);
  });

  test('does not bring back an earlier one beyond the last day of its sede', async () => {
    const sedeId = (
      await command('individuaSede', {
        ...{ codiceIstat: '064071', attivaDal: '2020-01-01', denominazione: 'Sede', indirizzo: 'Via Roma 1' },
      })
    ).id;
    const dal = '2026-01-01';
    await command('organizzaPua', { codiceIstat: COMUNE, sedeId, distrettoId: distretti[0], dal });
    await command('cessaSede', { sedeId, versione: 1, al: '2027-03-31', confermaPua: true });
    const sbagliata = await organizza('2027-02-01', 1);
    expect(await prova('annullaPua', sbagliata)).toBeUndefined();
    expect(await giorni()).toEqual([['2026-01-01', '2027-03-31', 'Distretto 4']]);
  });

  test.each<[string, object, object]>([
    ['the first day of the one before', { dal: '2026-01-01' }, { campi: [{ percorso: ['input', 'dal'] }] }],
    ['a day before the one before', { dal: '2025-01-01' }, { campi: [{ percorso: ['input', 'dal'] }] }],
    ['a day after the next one', { dal: '2027-07-01' }, { campi: [{ percorso: ['input', 'dal'] }] }],
    ['a sede of no Ambito', { sedeId: '0192a04a-0000-7000-8000-00000000ffff' }, { code: 'NOT_FOUND' }],
  ])('is not put right with %s', async (_nome, extra, atteso) => {
    await organizza('2026-01-01', 0);
    const sbagliata = await organizza('2027-01-01', 1);
    await organizza('2027-06-01', 2);
    expect(await prova('rettificaPua', { ...sbagliata, versione: 2 }, extra)).toMatchObject(atteso);
    expect(await giorni()).toHaveLength(3);
  });

  test.each<[string, object]>([
    ['before its sede was there', { sedeId: 1, dal: '2025-05-31' }],
    ['before the Comune was associated', { dal: '1990-01-01' }],
  ])('is not put right on a day %s', async (_nome, { sedeId, dal }: { sedeId?: number; dal?: string }) => {
    const sbagliata = await organizza('2026-01-01', 0);
    const extra = { dal, ...(sedeId === undefined ? {} : { sedeId: sedi[sedeId] }) };
    expect(await prova('rettificaPua', sbagliata, extra)).toMatchObject({ articolo: 'art. 2 c. 8' });
    expect(await giorni()).toEqual([['2026-01-01', null, 'Distretto 4']]);
  });

  test('the database lets an end move only together with an annulment', async () => {
    await organizza('2026-01-01', 0);
    expect(await prova('annullaPua', await organizza('2027-01-01', 1))).toBeUndefined();
    await organizza('2026-12-01', 1);
    await expect(
      registry.admin(
        `UPDATE pua SET periodo = daterange(lower(periodo), '2026-12-15') WHERE upper(periodo) = '2026-12-01'`,
      ),
    ).rejects.toMatchObject({ constraint: 'pua_immutabile' });
  });
});
