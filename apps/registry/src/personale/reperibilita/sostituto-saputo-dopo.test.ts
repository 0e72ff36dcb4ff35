// SPDX-License-Identifier: AGPL-3.0-or-later
import { operazioniDi } from '../../operazioni.testing.ts';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';
import { statiPersonale } from '../stati.testing.ts';

const CAMPI = 'id versione operatore { id } sostituto { id }';
const DA_VENIRE = { dalle: '2026-12-10T07:00:00Z', alle: '2026-12-10T19:00:00Z' };
const FINITO = { dalle: '2026-11-10T07:00:00Z', alle: '2026-11-10T19:00:00Z' };

interface Turno {
  id: string;
  versione: number;
}

let registry: Registry;
const { attempt, command } = operazioniDi(() => registry);
const { inServizio, su } = statiPersonale(strumentiDi(() => registry));
let [primo, secondo, terzo] = ['', '', ''];
beforeAll(async () => {
  registry = await startIstituito();
  [primo, secondo, terzo] = [
    (await inServizio()).operatoreId,
    (await inServizio()).operatoreId,
    (await inServizio()).operatoreId,
  ];
});
afterAll(() => registry.stop());

const assente = async (id: string, giorno: string) =>
  command('registraAssenza', { ...(await su(id)), dal: giorno, al: giorno });
const organizza = (input: object) =>
  attempt<Turno>(
    'organizzaTurnoReperibilita',
    { ...DA_VENIRE, operatoreId: primo, ...input },
    { tipo: 'OrganizzaTurnoInput', campi: CAMPI },
  );
const risponde = async (istante: string) =>
  (
    await registry.call<{ ambito: { reperibile: object | null } }>(
      'SEGRETARIATO',
      `{ ambito(codice: "A04") { reperibile(istante: "${istante}") { inSostituzione operatore { id } } } }`,
    )
  ).data!.ambito.reperibile;

test('whoever has a shift and is absent after all gets a substitute before the day (art. 2 c. 4)', async () => {
  const { fatto } = await organizza({});
  await assente(primo, '2026-12-10');
  await assente(terzo, '2026-12-10');
  const turno = { turnoId: fatto!.id, versione: 1 };
  expect(await risponde('2026-12-10T12:00:00Z')).toBeNull();
  for (const altro of [
    { sostitutoId: terzo },
    { operatoreId: terzo },
    { sostitutoId: secondo, alle: '2026-12-10T20:00:00Z' },
  ])
    expect((await organizza({ ...turno, ...altro })).errore).toMatchObject({ articolo: 'art. 2 c. 4' });
  expect((await organizza({ ...turno, sostitutoId: secondo })).fatto).toMatchObject({
    ...{ operatore: { id: primo }, sostituto: { id: secondo } },
  });
  expect(await risponde('2026-12-10T12:00:00Z')).toEqual({ inSostituzione: true, operatore: { id: secondo } });
});

test('and after the day: the shift says who stood in, and why that was known only then', async () => {
  const { id: turnoId } = await command('registraTurnoSvolto', { ...FINITO, operatoreId: primo, motivo: 'A voce' });
  for (const chi of [primo, terzo]) await assente(chi, '2026-11-10');
  const rettifica = (input: object) =>
    attempt<Turno>(
      'rettificaTurnoReperibilita',
      { turnoId, versione: 1, motivo: 'Ha sostituito chi era assente', ...input },
      { campi: `${CAMPI} corregge { id motivo }` },
    );
  expect((await rettifica({ sostitutoId: terzo })).errore).toMatchObject({ articolo: 'art. 2 c. 4' });
  expect((await rettifica({ sostitutoId: secondo })).fatto).toMatchObject({
    ...{ operatore: { id: primo }, sostituto: { id: secondo } },
    corregge: { id: turnoId, motivo: 'Ha sostituito chi era assente' },
  });
  expect(await risponde('2026-11-10T12:00:00Z')).toEqual({ inSostituzione: true, operatore: { id: secondo } });
});

test('the shifts of an operator, as holder or substitute, come in order by pages', async () => {
  const pagina = async (after: string | null) =>
    (
      await registry.call<{
        turniReperibilita: { edges: { node: { dalle: string } }[]; pageInfo: { endCursor: string } };
      }>(
        'COORDINATORE',
        `query ($di: UUID, $after: String) { turniReperibilita(operatoreId: $di, dopo: "2026-11-01T00:00:00Z", first: 1, after: $after) {
           edges { node { id dalle } } pageInfo { endCursor } } }`,
        { di: secondo, after },
      )
    ).data!.turniReperibilita;
  const prima = await pagina(null);
  const poi = await pagina(prima.pageInfo.endCursor);
  expect([...prima.edges, ...poi.edges].map(({ node }) => node.dalle)).toEqual([
    ...['2026-11-10T07:00:00.000Z', '2026-12-10T07:00:00.000Z'],
  ]);
  expect((await pagina(poi.pageInfo.endCursor)).edges).toEqual([]);
});
