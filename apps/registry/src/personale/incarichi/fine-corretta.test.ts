// SPDX-License-Identifier: AGPL-3.0-or-later
import { personaleDi } from '../../personale.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
let personale: ReturnType<typeof personaleDi>;
let id = '';
beforeAll(async () => {
  registry = await startIstituito();
  personale = personaleDi(registry);
  const sede = await personale.sede('064008');
  // One more operator in service, so that no end brings the Ambito below the minimum.
  await personale.inServizio(sede);
  id = (await personale.inServizio(sede)).id;
  await personale.command('interrompiServizio', { ...(await operatore()), al: '2026-11-24', motivo: 'DECESSO' });
});
afterAll(() => registry.stop());

const operatore = async () => ({
  operatoreId: id,
  versione: (await registry.admin<{ versione: number }>('SELECT versione FROM operatore WHERE id = $1', [id]))[0]!
    .versione,
});
const incarico = async () =>
  (
    await registry.admin<{ id: string; al: string | null; motivo: string | null }>(
      'SELECT id, (upper(periodo) - 1)::text AS al, fine_motivo AS motivo FROM incarico WHERE operatore_id = $1',
      [id],
    )
  )[0]!;
const correzione = async (come: object) => ({
  ...{ ...(await operatore()), incaricoId: (await incarico()).id, motivo: 'Era un altro operatore', ...come },
});
const SENZA_TERMINE = { al: null };

test('an end that was decided is not withdrawn: the refusal says how it is put right', async () => {
  const { errors } = await personale.attempt('ritiraFineIncarico', {
    ...{ ...(await operatore()), incaricoId: (await incarico()).id },
  });
  expect(errors?.[0]?.message).toContain('già decisa, il 24 novembre 2026: se era sbagliata, si rettifica');
});

test('an incarico without a last day has no reason for its end', async () => {
  const { errors } = await personale.attempt(
    'rettificaIncarico',
    await correzione({ ...SENZA_TERMINE, fineMotivo: 'ALTRO' }),
  );
  expect(errors?.[0]?.extensions).toMatchObject({ campi: [{ percorso: ['input', 'fineMotivo'] }] });
});

test.each<[string, object, { al: string | null; motivo: string | null }]>([
  ['of no end', SENZA_TERMINE, { al: null, motivo: null }],
  [
    'of another end, as it is said',
    { al: '2026-11-23', fineMotivo: 'DIMISSIONI' },
    { al: '2026-11-23', motivo: 'DIMISSIONI' },
  ],
  ['of the same end', { fte: 0.5 }, { al: '2026-11-23', motivo: 'DIMISSIONI' }],
  ['of another end, of which it is not said', { al: '2027-06-30' }, { al: '2027-06-30', motivo: null }],
])('a corrected incarico has the reason %s', async (_, come, expected) => {
  await personale.command('rettificaIncarico', await correzione(come));
  expect(await incarico()).toMatchObject(expected);
});
