// SPDX-License-Identifier: AGPL-3.0-or-later
import { istituisci, startRegistry, type Registry } from '../testing.ts';

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry();
  await istituisci(registry);
  const comune = { codiceIstat: '058091', nome: 'Roma', codiceCatastale: 'H501', siglaProvincia: 'RM', regione: '12' };
  await registry.call('AMMINISTRATORE', 'mutation ($comuni: [ComuneInput!]!) { importaComuni(comuni: $comuni) }', {
    comuni: [{ ...comune, popolazione: [] }],
  });
});
afterAll(() => registry.stop());

const ISTITUISCI = 'mutation ($input: IstituisciAmbitoInput!) { istituisciAmbito(input: $input) { id } }';
const B01 = '0192a04a-0000-7000-8000-000000000b01';
const input = { id: B01, codice: 'B01', nome: 'Ambito B01', capofila: '064008', comuni: ['064008'], dal: '2000-01-01' };

describe('an Ambito (art. 1)', () => {
  test.each<[string, object, object]>([
    ['led by a Comune that is not in it', { capofila: '064071' }, { code: 'BAD_USER_INPUT' }],
    ['with a Comune that nobody knows', { comuni: ['064008', '999999'] }, { code: 'BAD_USER_INPUT' }],
    [
      'with Comuni of two Regioni',
      { comuni: ['064008', '058091'] },
      { code: 'RULE_VIOLATION', articolo: 'art. 1 c. 1' },
    ],
    [
      'with a Comune twice',
      { comuni: ['064008', '064008'] },
      { code: 'BAD_USER_INPUT', campi: [{ percorso: ['input', 'comuni'] }] },
    ],
    ['without Comuni', { comuni: [] }, { code: 'BAD_USER_INPUT' }],
    ['with a name of blanks', { nome: '   ' }, { code: 'BAD_USER_INPUT' }],
    ['whose Comuni are in another', { dal: '2020-01-01' }, { code: 'RULE_VIOLATION', articolo: 'art. 1 c. 1' }],
    [
      'with the code of another',
      { codice: 'A04', dal: '1900-01-01' },
      { code: expect.stringMatching(/CONFLICT|RULE/) },
    ],
  ])('%s is refused', async (_nome, extra, atteso) => {
    const { errors } = await registry.call('AMMINISTRATORE', ISTITUISCI, { input: { ...input, ...extra } });
    expect(errors?.[0]?.extensions).toMatchObject(atteso);
    expect(await registry.admin('SELECT 1 FROM ambito WHERE id = $1', [B01])).toEqual([]);
  });
});
