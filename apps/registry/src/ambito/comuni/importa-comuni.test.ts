// SPDX-License-Identifier: AGPL-3.0-or-later
import { startRegistry, type Registry } from '../../testing.ts';

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry();
});
afterAll(() => registry.stop());

const roma = (residenti: number) => ({
  codiceIstat: '058091',
  nome: 'Roma',
  codiceCatastale: 'H501',
  siglaProvincia: 'RM',
  regione: '12',
  popolazione: [{ anno: 2011, residenti, fonte: 'ISTAT' }],
});
const importa = (comuni: object[], chiave?: string) =>
  registry.call<{ importaComuni: number }>(
    'AMMINISTRATORE',
    'mutation ($comuni: [ComuneInput!]!, $chiave: ID) { importaComuni(comuni: $comuni, chiaveIdempotenza: $chiave) }',
    { comuni, chiave },
  );

test('an import that is repeated with its key gives the first answer again and writes nothing', async () => {
  expect((await importa([roma(2_617_175)], 'importazione-1')).data).toEqual({ importaComuni: 1 });
  expect((await importa([roma(2_800_000)])).data).toEqual({ importaComuni: 1 });
  // Without the key this would write the older count again.
  expect((await importa([roma(2_617_175)], 'importazione-1')).data).toEqual({ importaComuni: 1 });
  expect(await registry.admin('SELECT residenti FROM popolazione')).toEqual([{ residenti: 2_800_000 }]);
  expect((await importa([roma(1)], 'importazione-1')).errors?.[0]?.extensions['code']).toBe('CONFLICT');
});
