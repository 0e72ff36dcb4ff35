// SPDX-License-Identifier: AGPL-3.0-or-later
import { personaleDi } from '../../personale.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
beforeAll(async () => {
  registry = await startIstituito();
  await registry.admin(
    `INSERT INTO popolazione (codice_istat, anno, residenti, fonte) VALUES ('064008', 2026, 20000, 'prova'), ('064008', 2028, 90000, 'prova')`,
  );
  const personale = personaleDi(registry);
  const sede = await personale.sede('064008');
  await personale.inServizio(sede, { fte: 0.8 });
  const { id, incaricoId } = await personale.inServizio(sede, { fte: 0.7 });
  await personale.inServizio(sede, {
    sedeId: null,
    codiceIstat: '064071',
    fte: 1,
    titolo: 'DISCIPLINARE_INCARICO',
    tempoIndeterminato: false,
    al: '2027-06-30',
  });
  await personale.command('richiediFineIncarico', {
    operatoreId: id,
    versione: 2,
    incaricoId,
    al: '2026-12-31',
    motivo: 'DIMISSIONI',
    confermaSottoMinimo: true,
  });
});
afterAll(() => registry.stop());

async function ambito<T>(campi: string, ruolo: 'COORDINATORE' | 'REGIONE' = 'COORDINATORE') {
  const { data, errors } = await registry.call<{ ambito: T }>(ruolo, `{ ambito(codice: "A04") { ${campi} } }`);
  return { ambito: data?.ambito, errors };
}

test('the ratio of an Ambito counts residents of the latest known year and all titles on the day, and permanent ones over the year', async () => {
  const rapporto = (al: string) =>
    `rapportoNumerico(al: "${al}") { residenti operatori fte fteMinimo rispettato livelloEssenziale { ftePermanenti contributo } }`;
  const { ambito: letto } = await ambito<object>(`oggi: ${rapporto('2026-11-24')} prima: ${rapporto('2022-01-01')}`);
  expect(letto).toEqual({
    oggi: {
      residenti: 22_000,
      operatori: 3,
      fte: 2.5,
      fteMinimo: 2.2,
      rispettato: true,
      livelloEssenziale: { ftePermanenti: 1.5, contributo: '0.00' },
    },
    prima: {
      residenti: 3_000,
      operatori: 3,
      fte: 2.5,
      fteMinimo: 0.3,
      rispettato: true,
      livelloEssenziale: { ftePermanenti: 1.5, contributo: '8538.46' },
    },
  });
});

test('before any figure residents are not known, and the ratios are null', async () => {
  const rapporto =
    'rapportoNumerico(al: "2020-06-30") { residenti fte fteMinimo operatoriOgni10000 rispettato livelloEssenziale { anno } }';
  const ignoto = { residenti: null, fte: 2.5, fteMinimo: null, operatoriOgni10000: null, rispettato: null };
  const { ambito: letto } = await ambito<object>(`${rapporto} comuni { codiceIstat ${rapporto} }`);
  expect(letto).toMatchObject({
    rapportoNumerico: { ...ignoto, livelloEssenziale: null },
    comuni: [
      { codiceIstat: '064008', rapportoNumerico: { ...ignoto, fte: 1.5 } },
      { codiceIstat: '064071', rapportoNumerico: { ...ignoto, fte: 1 } },
      { codiceIstat: '064113', rapportoNumerico: { ...ignoto, fte: 0 } },
    ],
  });
  const { ambito: anno } = await ambito<object>(
    'prospettoAnnuale(anno: 2021) { residenti previsione { residenti contributo } }',
  );
  expect(anno).toEqual({
    prospettoAnnuale: { residenti: null, previsione: { residenti: 3_000, contributo: '8538.46' } },
  });
});

test('residents on a day to come are those of the Comuni that are in the Ambito then, by the figures known', async () => {
  const { ambito: letto } = await ambito<{ previsioniRapportoNumerico: object[]; simulaRapportoNumerico: object }>(
    `previsioniRapportoNumerico(fino: "2028-12-31") { data residenti sottoMinimo }
     simulaRapportoNumerico(input: { dal: "2026-11-24", al: "2028-12-31", variazioni: [] }) { serie { al residenti } anni { anno residenti } }`,
  );
  expect(letto?.previsioniRapportoNumerico.at(-1)).toEqual({
    data: '2028-01-01',
    residenti: 92_000,
    sottoMinimo: true,
  });
  expect(letto?.simulaRapportoNumerico).toMatchObject({
    anni: [
      { anno: 2026, residenti: 22_000 },
      { anno: 2027, residenti: 22_000 },
      { anno: 2028, residenti: 92_000 },
    ],
  });
});

test('the forecast names who leaves, and an end that is asked for counts', async () => {
  const { ambito: letto } = await ambito<{ previsioniRapportoNumerico: object[] }>(
    'previsioniRapportoNumerico { data fte sottoMinimo operatori { id } }',
  );
  expect(letto?.previsioniRapportoNumerico).toMatchObject([
    { data: '2027-01-01', fte: 1.8, sottoMinimo: true, operatori: [{ id: expect.any(String) }] },
    { data: '2027-07-01', fte: 0.8, sottoMinimo: true, operatori: [{ id: expect.any(String) }] },
  ]);
});

test('the prospetto of 28 February has the past year and the current one', async () => {
  const { ambito: letto } = await ambito<object>(
    'prospettoAnnuale(anno: 2027) { scadenza residenti consuntivo { anno ftePermanenti contributo } previsione { anno ftePermanenti } }',
  );
  expect(letto).toEqual({
    prospettoAnnuale: {
      scadenza: '2027-02-28',
      residenti: 22_000,
      consuntivo: { anno: 2026, ftePermanenti: 1.5, contributo: '0.00' },
      previsione: { anno: 2027, ftePermanenti: 0.8 },
    },
  });
});

test('a simulation of two more assistenti sociali from September', async () => {
  const { ambito: letto } = await ambito<{ simulaRapportoNumerico: { serie: { al: string }[] } }>(
    'simulaRapportoNumerico(input: { dal: "2027-01-01", al: "2027-12-31", variazioni: [{ numero: 2, dal: "2027-09-01" }] }) { serie { al fte rispettato } anni { anno ftePermanenti contributo } }',
  );
  expect(letto?.simulaRapportoNumerico).toMatchObject({
    serie: [
      { al: '2027-01-01', fte: 1.8, rispettato: false },
      { al: '2027-07-01', fte: 0.8, rispettato: false },
      { al: '2027-09-01', fte: 2.8, rispettato: true },
    ],
    anni: [{ anno: 2027, ftePermanenti: 1.4685 }],
  });
});

test.each([
  'rapportoNumerico(al: "2000-01-01") { al }',
  'prospettoAnnuale(anno: -4) { scadenza }',
  'prospettoAnnuale(anno: 2147483647) { consuntivo { anno } }',
  'simulaRapportoNumerico(input: { dal: "2026-01-01", al: "2026-12-31", variazioni: [{ numero: -100, dal: "2026-09-01" }] }) { anni { anno } }',
  'simulaRapportoNumerico(input: { dal: "2026-01-01", al: "2025-01-01", variazioni: [] }) { anni { anno } }',
  'simulaRapportoNumerico(input: { dal: "2026-01-01", al: "2126-01-01", variazioni: [] }) { anni { anno } }',
  'simulaRapportoNumerico(input: { dal: "2026-01-01", al: "2026-02-01", variazioni: [{ numero: 0, dal: "2026-01-01" }] }) { anni { anno } }',
  'simulaRapportoNumerico(input: { dal: "2026-01-01", al: "2026-02-01", variazioni: [{ dal: "2026-01-02", al: "2026-01-01" }] }) { anni { anno } }',
])('%s is refused as bad input', async (campo) => {
  const { errors } = await ambito(campo);
  expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
});

test('the ratios of many Comuni count the incarichi in the sede or in the Comune, with as many statements as for one', async () => {
  const count = async (n: number) => {
    const prima = await registry.statements();
    const { data } = await registry.call<{ comuni: { edges: { node: { nome: string; rapportoNumerico: object } }[] } }>(
      'COORDINATORE',
      `{ comuni(first: ${n}) { edges { node { nome rapportoNumerico { fte residenti livelloEssenziale { contributo } } } } } }`,
    );
    return { righe: data!.comuni.edges.map(({ node }) => node), statements: (await registry.statements()) - prima };
  };
  const [uno, tutti] = [await count(1), await count(50)];
  expect(tutti.statements).toBe(uno.statements);
  expect(tutti.righe).toMatchObject([
    { nome: 'Avellino', rapportoNumerico: { fte: 1.5, residenti: 20_000, livelloEssenziale: { contributo: null } } },
    { nome: 'Petruro Irpino', rapportoNumerico: { fte: 1, residenti: 1_000 } },
    { nome: 'Tufo', rapportoNumerico: { fte: 0, residenti: 1_000 } },
  ]);
});

test('the residents of a Comune do not count for the Ambito from the day after it leaves', async () => {
  await registry.admin(
    `UPDATE appartenenza SET periodo = daterange(lower(periodo), '2027-03-01') WHERE codice_istat = '064113'`,
  );
  const { ambito: letto } = await ambito<{ simulaRapportoNumerico: { serie: object[] } }>(
    'simulaRapportoNumerico(input: { dal: "2027-02-28", al: "2027-03-31", variazioni: [] }) { serie { al residenti } }',
  );
  expect(letto?.simulaRapportoNumerico.serie).toEqual([
    { al: '2027-02-28', residenti: 22_000 },
    { al: '2027-03-01', residenti: 21_000 },
  ]);
});
