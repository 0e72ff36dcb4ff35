// SPDX-License-Identifier: AGPL-3.0-or-later
import { esito, personaleDi } from '../../personale.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
let personale: ReturnType<typeof personaleDi>;
let sede = '';
beforeEach(async () => {
  registry = await startIstituito();
  // Three Comuni, 30,000 residents: three assistenti sociali at least.
  await registry.admin('UPDATE popolazione SET residenti = 10000');
  personale = personaleDi(registry);
  sede = await personale.sede('064008');
});
afterEach(() => registry.stop());

test('the coordinator confirms an end that goes below the minimum, and the incarico shows it (art. 4 c. 1)', async () => {
  const quattro: { id: string; incaricoId: string }[] = [];
  for (let n = 0; n < 4; n += 1) quattro.push(await personale.inServizio(sede));
  const fine = (n: number, extra: object = {}) => ({
    operatoreId: quattro[n]!.id,
    versione: 2,
    incaricoId: quattro[n]!.incaricoId,
    al: '2026-12-31',
    motivo: 'DIMISSIONI',
    ...extra,
  });
  expect(await personale.command('richiediFineIncarico', fine(0))).toMatchObject({
    incarichi: [{ sottoMinimo: false }],
  });
  // The first end is requested already, so the second takes the Ambito below the minimum.
  const { errors } = await personale.attempt('richiediFineIncarico', fine(1));
  expect(errors?.[0]?.extensions).toMatchObject({
    articolo: 'art. 4 c. 1',
    dettagli: { fte: 2, residenti: 30_000, residentiPerOperatore: 10_000 },
    campi: [{ percorso: ['input', 'confermaSottoMinimo'] }],
  });
  expect(await personale.command('richiediFineIncarico', fine(1, { confermaSottoMinimo: true }))).toMatchObject({
    incarichi: [{ sottoMinimo: true }],
  });
  expect(
    await registry.admin(
      'SELECT sotto_minimo_confermato_da AS da, sotto_minimo_confermato_il AS il FROM incarico WHERE id = $1',
      [quattro[1]!.incaricoId],
    ),
  ).toEqual([{ da: 'prova-COORDINATORE', il: new Date('2026-11-24T09:00:00Z') }]);
  const morte = { operatoreId: quattro[2]!.id, versione: 2, al: '2026-11-24', motivo: 'DECESSO' };
  // Three are enough until the year ends. After that day there were two already: nothing is asked.
  expect(await personale.command('interrompiServizio', morte)).toMatchObject({ incarichi: [{ sottoMinimo: false }] });
  const altra = { operatoreId: quattro[3]!.id, versione: 2, al: '2026-11-24', motivo: 'SOSPENSIONE' };
  expect((await personale.attempt('interrompiServizio', altra)).errors?.[0]?.extensions).toMatchObject({
    articolo: 'art. 4 c. 1',
    dettagli: { giorno: '2026-11-25', fte: 2 },
  });
  expect(await personale.command('interrompiServizio', { ...altra, confermaSottoMinimo: true })).toMatchObject({
    incarichi: [{ sottoMinimo: true }],
  });
});

test('when an end is withdrawn, its confirmation goes too', async () => {
  const { id, incaricoId } = await personale.inServizio(sede);
  const fine = { operatoreId: id, versione: 2, incaricoId, al: '2026-12-31', motivo: 'DIMISSIONI' };
  await personale.command('richiediFineIncarico', { ...fine, confermaSottoMinimo: true });
  await personale.command('ritiraFineIncarico', { operatoreId: id, versione: 3, incaricoId });
  expect(
    await registry.admin('SELECT sotto_minimo AS sotto, sotto_minimo_confermato_da AS da FROM incarico WHERE id = $1', [
      incaricoId,
    ]),
  ).toEqual([{ sotto: false, da: null }]);
});

test('the coordinator confirms an end when residents are not known, since nobody can tell', async () => {
  await inServizio(9);
  await registry.admin(`DELETE FROM popolazione WHERE codice_istat = '064113'`);
  const { id, incaricoId } = await personale.inServizio(sede);
  const fine = { operatoreId: id, versione: 2, incaricoId, al: '2026-12-31', motivo: 'DIMISSIONI' };
  const { errors } = await personale.attempt('richiediFineIncarico', fine);
  expect(errors?.[0]).toMatchObject({
    message: expect.stringContaining('non sono noti') as unknown,
    extensions: { articolo: 'art. 4 c. 1', dettagli: { residenti: null } },
  });
  expect(await personale.command('richiediFineIncarico', { ...fine, confermaSottoMinimo: true })).toMatchObject({
    incarichi: [{ sottoMinimo: true }],
  });
});

const inServizio = (quanti: number) => Promise.all(Array.from({ length: quanti }, () => personale.inServizio(sede)));

test('the coordinator confirms an end that goes below the minimum on a later day, when another incarico is over, up to its own last day', async () => {
  const quattro = await inServizio(4);
  const fine = (n: number, al: string) => ({
    operatoreId: quattro[n]!.id,
    versione: 2,
    incaricoId: quattro[n]!.incaricoId,
    al,
    motivo: 'DIMISSIONI',
  });
  await personale.command('richiediFineIncarico', fine(0, '2027-06-30'));
  const { errors } = await personale.attempt('richiediFineIncarico', fine(1, '2026-12-31'));
  expect(errors?.[0]?.extensions).toMatchObject({
    articolo: 'art. 4 c. 1',
    dettagli: { giorno: '2027-07-01', fte: 2, residenti: 30_000 },
  });
  await expect(
    registry.admin(`UPDATE incarico SET fine_richiesta = '2026-12-31', fine_motivo = 'ALTRO' WHERE id = $1`, [
      quattro[1]!.incaricoId,
    ]),
  ).rejects.toMatchObject({ constraint: 'incarico_sotto_minimo_confermato' });
  // On that day the incarico would have been over anyway.
  await registry.admin(
    `UPDATE incarico SET periodo = daterange(lower(periodo), '2027-07-01'), sotto_minimo = true,
    sotto_minimo_confermato_da = 'prova', sotto_minimo_confermato_il = '2026-11-24' WHERE id = $1`,
    [quattro[2]!.incaricoId],
  );
  expect(await personale.command('richiediFineIncarico', fine(2, '2026-12-31'))).toMatchObject({
    incarichi: [{ sottoMinimo: false }],
  });
});

test('of four ends requested at once only one is accepted, since two would go below the minimum', async () => {
  const quattro = await inServizio(4);
  const risposte = await Promise.all(
    quattro.map(({ id, incaricoId }) =>
      personale.attempt('richiediFineIncarico', {
        operatoreId: id,
        versione: 2,
        incaricoId,
        al: '2026-12-31',
        motivo: 'DIMISSIONI',
      }),
    ),
  );
  expect(risposte.map(esito).toSorted()).toEqual(['art. 4 c. 1', 'art. 4 c. 1', 'art. 4 c. 1', undefined]);
});

test('the coordinator confirms less time below the minimum as an end, also of two incarichi at once', async () => {
  const quattro = await inServizio(4);
  const taglio = (n: number, extra: object = {}) => ({
    operatoreId: quattro[n]!.id,
    versione: 2,
    incaricoId: quattro[n]!.incaricoId,
    dal: '2027-01-01',
    fte: 0.4,
    atto: 'det. 9/2026',
    ...extra,
  });
  const risposte = await Promise.all([0, 1].map((n) => personale.attempt('modificaIncarico', taglio(n))));
  expect(risposte.map(esito).toSorted()).toEqual(['art. 4 c. 1', undefined]);
  expect(esito(await personale.attempt('modificaIncarico', taglio(2, { fte: 0.01 })))).toBe('art. 4 c. 1');
  expect(
    await personale.command('modificaIncarico', taglio(2, { fte: 0.01, confermaSottoMinimo: true })),
  ).toMatchObject({
    incarichi: [
      { fte: 0.01, sottoMinimo: false },
      { fte: 1, sottoMinimo: true },
    ],
  });
});

test('more time needs no confirmation, even below the minimum', async () => {
  const { id, incaricoId } = await personale.inServizio(sede, { fte: 0.5 });
  const piu = { operatoreId: id, versione: 2, incaricoId, dal: '2027-01-01', fte: 0.8, atto: 'det. 9/2026' };
  expect(esito(await personale.attempt('modificaIncarico', piu))).toBeUndefined();
});

describe('below the minimum already', () => {
  beforeEach(() => inServizio(2));

  test('an end, less time and a correction lower no day below it: nothing is asked (art. 4 c. 1)', async () => {
    const tre = await Promise.all([0, 1, 2].map(() => personale.inServizio(sede, { fte: 0.3 })));
    const di = (n: number) => ({ operatoreId: tre[n]!.id, versione: 2, incaricoId: tre[n]!.incaricoId });
    const fine = { al: '2026-12-31', motivo: 'DIMISSIONI' };
    expect(esito(await personale.attempt('richiediFineIncarico', { ...di(0), ...fine }))).toBeUndefined();
    const taglio = { dal: '2027-01-01', fte: 0.1, atto: 'det. 9/2026' };
    expect(esito(await personale.attempt('modificaIncarico', { ...di(1), ...taglio }))).toBeUndefined();
    const errore = { motivo: 'Era scritto male' };
    expect(esito(await personale.attempt('annullaIncarico', { ...di(2), ...errore }))).toBeUndefined();
  });

  test('two incarichi of one operator that are interrupted at once are asked for together', async () => {
    const { id } = await personale.inServizio(sede, { fte: 0.5 });
    await personale.command('conferisciIncarico', {
      ...{ operatoreId: id, codiceIstat: '064071', dal: '2020-01-01', fte: 0.5 },
      ...{ titolo: 'DIPENDENTE', ente: 'Comune di Petruro Irpino', datore: 'COMUNE' },
      ...{ tempoIndeterminato: true, atto: 'det. 2/2020' },
    });
    const morte = { operatoreId: id, versione: 3, al: '2026-11-24', motivo: 'DECESSO' };
    expect(esito(await personale.attempt('interrompiServizio', morte))).toBe('art. 4 c. 1');
    expect(
      esito(await personale.attempt('interrompiServizio', { ...morte, confermaSottoMinimo: true })),
    ).toBeUndefined();
  });
});

describe('with no more than the minimum, a correction', () => {
  const OGGI = '2026-11-24';
  let mezzo: { id: string; incaricoId: string };
  beforeEach(async () => {
    await inServizio(2);
    await personale.inServizio(sede, { fte: 0.5 });
    mezzo = await personale.inServizio(sede, { fte: 0.5 });
    // The title goes on before and after it.
    expect(await rettifica({ versione: 2, dal: '2024-01-01', al: '2027-12-31', confermaSottoMinimo: true })).toBe(
      undefined,
    );
    const [incarico] = (await registry.admin('SELECT id FROM incarico WHERE operatore_id = $1', [mezzo.id])) as {
      id: string;
    }[];
    mezzo = { id: mezzo.id, incaricoId: incarico!.id };
  });
  const rettifica = async (dati: object): Promise<unknown> =>
    esito(
      await personale.attempt('rettificaIncarico', {
        ...{ operatoreId: mezzo.id, versione: 3, incaricoId: mezzo.incaricoId },
        ...{ motivo: 'Era scritto male', ...dati },
      }),
    );

  test.each([
    ['of its act', { atto: 'det. 12/2023' }],
    ['to more time', { fte: 0.8 }],
    ['to an earlier first day', { dal: '2023-06-01' }],
    ['to a later last day', { al: '2028-06-30' }],
    ['to a later first day that is past', { dal: '2025-01-01' }],
    ['to a later first day that is today', { dal: OGGI }],
  ])('%s lowers nothing from today on, and needs no confirmation (art. 4 c. 1)', async (_nome, dati) => {
    expect(await rettifica(dati)).toBeUndefined();
  });

  test.each([
    ['to less time', { fte: 0.4 }],
    ['to less time and a longer period', { fte: 0.4, dal: '2023-01-01', al: '2028-12-31' }],
    ['to an earlier last day', { al: '2027-12-30' }],
    ['to a first day to come', { dal: '2026-11-26' }],
    ['to more time and an earlier last day', { fte: 1, al: '2027-06-30' }],
  ])('%s needs the confirmation', async (_nome, dati) => {
    expect(await rettifica(dati)).toBe('art. 4 c. 1');
    expect(await rettifica({ ...dati, confermaSottoMinimo: true })).toBeUndefined();
  });

  test('to a last day after the requested end takes nothing away', async () => {
    await personale.command('richiediFineIncarico', {
      ...{ operatoreId: mezzo.id, versione: 3, incaricoId: mezzo.incaricoId },
      ...{ al: '2027-06-30', motivo: 'DIMISSIONI', confermaSottoMinimo: true },
    });
    expect(await rettifica({ versione: 4, al: '2027-09-30' })).toBeUndefined();
  });
});

test('an interruption asks for no day after the requested end, on which nobody counts any more', async () => {
  const quattro = await inServizio(4);
  const { id, incaricoId } = quattro[0]!;
  await personale.command('richiediFineIncarico', {
    ...{ operatoreId: id, versione: 2, incaricoId, al: '2026-11-30', motivo: 'DIMISSIONI' },
  });
  // From January on the other three are two: not because of this end.
  await personale.command('richiediFineIncarico', {
    ...{ operatoreId: quattro[1]!.id, versione: 2, incaricoId: quattro[1]!.incaricoId },
    ...{ al: '2026-12-31', motivo: 'DIMISSIONI', confermaSottoMinimo: true },
  });
  const morte = { operatoreId: id, versione: 3, al: '2026-11-24', motivo: 'DECESSO' };
  expect(esito(await personale.attempt('interrompiServizio', morte))).toBeUndefined();
});
