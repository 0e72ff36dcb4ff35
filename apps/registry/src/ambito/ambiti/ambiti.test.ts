// SPDX-License-Identifier: AGPL-3.0-or-later
import { A04, istituisci, startRegistry, type Registry } from '../../testing.ts';

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

describe('instituting an Ambito (art. 1)', () => {
  test.each<[string, object, object]>([
    ['that is led by a Comune that is not in it', { capofila: '064071' }, { code: 'BAD_USER_INPUT' }],
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

describe('the database by itself holds that (art. 1 c. 1)', () => {
  test.each([
    [
      'a Comune cannot join an Ambito of another Regione',
      `INSERT INTO appartenenza (codice_istat, ambito_id, periodo) VALUES ('058091', '${A04}', '[2026-01-01,)')`,
      'appartenenza_della_regione',
    ],
    [
      'an associated Comune cannot pass to another Regione',
      `UPDATE comune SET regione = '12' WHERE codice_istat = '064008'`,
      'appartenenza_della_regione',
    ],
    ['an Ambito cannot change its Regione', `UPDATE ambito SET regione = '12'`, 'ambito_immutabile'],
    ['an Ambito cannot change its code', `UPDATE ambito SET codice = 'Z01'`, 'ambito_immutabile'],
  ])('%s', async (_nome, sql, constraint) => {
    await expect(registry.admin(sql)).rejects.toMatchObject({ constraint });
  });

  test('the role of the service has no right to change the Regione or the code of an Ambito', async () => {
    const [puo] = await registry.admin(
      `SELECT has_column_privilege('registry_service', 'ambito', 'regione', 'UPDATE') AS regione,
              has_column_privilege('registry_service', 'ambito', 'codice', 'UPDATE') AS codice,
              has_column_privilege('registry_service', 'ambito', 'versione', 'UPDATE') AS versione`,
    );
    expect(puo).toEqual({ regione: false, codice: false, versione: true });
  });

  test('an import that would change the Regione of an associated Comune is refused by its article', async () => {
    const comune = { codiceIstat: '064008', nome: 'Avellino', codiceCatastale: 'A509', siglaProvincia: 'AV' };
    const { errors } = await registry.call(
      'AMMINISTRATORE',
      'mutation ($comuni: [ComuneInput!]!) { importaComuni(comuni: $comuni) }',
      { comuni: [{ ...comune, regione: '12', popolazione: [] }] },
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'RULE_VIOLATION', articolo: 'art. 1 c. 1' });
  });
});
