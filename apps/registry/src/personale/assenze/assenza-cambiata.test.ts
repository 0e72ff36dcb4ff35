// SPDX-License-Identifier: AGPL-3.0-or-later
import { asLists } from '@ambito/testing';
import { esito, personaleDi } from '../../personale.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';
import { assenza } from './assenze.testing.ts';

let registry: Registry;
let personale: ReturnType<typeof personaleDi>;
let sede = '';
beforeAll(async () => {
  registry = await startIstituito();
  personale = personaleDi(registry);
  sede = await personale.sede('064008');
});
afterAll(() => registry.stop());

test('other days leave the substitute as it is; null takes the substitute away', async () => {
  const [assente, presente] = [await personale.inServizio(sede), await personale.inServizio(sede)];
  const { assenze } = await personale.command<{ assenze: { id: string }[] }>(
    'registraAssenza',
    assenza(assente.id, 2, { sostitutoId: presente.id }),
  );
  const cambia = (versione: number, extra: object) =>
    personale.attempt('modificaAssenza', { ...assenza(assente.id, versione, extra), assenzaId: assenze[0]!.id });
  const sostituto = async () =>
    (await registry.admin('SELECT sostituto_id AS id FROM assenza WHERE operatore_id = $1', [assente.id]))[0];
  expect(esito(await cambia(3, { al: '2026-12-12' }))).toBeUndefined();
  expect(await sostituto()).toEqual({ id: presente.id });
  expect(esito(await cambia(4, { sostitutoDal: '2026-12-05' }))).toBe('BAD_USER_INPUT');
  // Whoever stays as the substitute is in service on the new days too.
  await personale.command('registraAssenza', assenza(presente.id, 2, { dal: '2026-12-20', al: '2026-12-20' }));
  expect(esito(await cambia(4, { al: '2026-12-21' }))).toBe('BAD_USER_INPUT');
  expect(esito(await cambia(4, { sostitutoId: null }))).toBeUndefined();
  expect(await sostituto()).toEqual({ id: null });
});

test('adjoining days are one stretch in a refusal', async () => {
  const { id } = await personale.inServizio(sede);
  await personale.command('registraAssenza', assenza(id, 2, { dal: '2026-12-21', al: '2026-12-21' }));
  await personale.command('registraAssenza', assenza(id, 3, { dal: '2026-12-22', al: '2026-12-23' }));
  const { errors } = await personale.attempt('registraAssenza', assenza(id, 4, { al: '2026-12-31' }));
  expect(errors?.[0]?.message).toContain('già assente dal 21 dicembre 2026 al 23 dicembre 2026:');
});

test('what was planned is kept when it changes before it begins, with who changed it', async () => {
  const { id: operatoreId } = await personale.inServizio(sede);
  const { assenze } = await personale.command<{ assenze: { id: string }[] }>(
    'registraAssenza',
    assenza(operatoreId, 2, { dal: '2026-12-14', al: '2026-12-18' }),
  );
  const assenzaId = assenze[0]!.id;
  const altri = { operatoreId, assenzaId, dal: '2026-12-21', al: '2026-12-23' };
  await personale.command('modificaAssenza', { ...altri, versione: 3 });
  // Typed over itself it says nothing else.
  await personale.command('modificaAssenza', { ...altri, versione: 4 });
  await personale.command('annullaAssenza', { operatoreId, versione: 5, assenzaId });
  const { data } = await registry.call(
    'COORDINATORE',
    'query ($di: UUID) { annullamenti(di: $di, tipo: ASSENZA, first: 9) { edges { node { motivo dati { campo valore } } } } }',
    { di: operatoreId },
  );
  const { annullamenti } = asLists<{ annullamenti: { motivo: string; dati: { campo: string; valore: string }[] }[] }>(
    data,
  );
  const giorni = annullamenti.map(({ motivo, dati }) => [
    motivo,
    ...['dal', 'al'].map((nome) => dati.find(({ campo }) => campo === nome)?.valore),
  ]);
  expect(giorni).toHaveLength(2);
  expect(giorni).toEqual(
    expect.arrayContaining([
      ['Cambiata prima che cominciasse', '2026-12-21', '2026-12-23'],
      ['Cambiata prima che cominciasse', '2026-12-14', '2026-12-18'],
    ]),
  );
});
