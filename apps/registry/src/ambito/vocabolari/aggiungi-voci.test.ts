// SPDX-License-Identifier: AGPL-3.0-or-later
import { startRegistry, type Registry } from '../../testing.ts';

const DOMANI = '2026-11-25';

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry(new Date('2026-11-24T09:00:00Z'));
});
afterAll(() => registry.stop());

const addVoci = (vocabolario: string, voci: object[]) =>
  registry.call(
    'AMMINISTRATORE',
    'mutation ($input: AggiungiVociInput!) { aggiungiVoci(input: $input) { versione } }',
    { input: { vocabolario, versione: 1, fonte: 'Piano di Zona 2026', voci } },
  );

test.each([
  ['ESITI_CONTATTO', 'TRASMISSIONE'],
  ['ESITI_CONTATTO', 'RICHIESTA_PRESA_IN_CARICO'],
  ['CITTADINANZE', 'NON_NOTA'],
])('%s: %s is written by the program, and is not closed', async (vocabolario, codice) => {
  const { errors } = await registry.call(
    'AMMINISTRATORE',
    'mutation ($input: ChiudiVoceInput!) { chiudiVoce(input: $input) { versione } }',
    { input: { vocabolario, versione: 1, codice, al: DOMANI } },
  );
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', campi: [{ percorso: ['input', 'codice'] }] });
});

describe('an entry that is refused (art. 2 c. 5 p, q)', () => {
  test('a code that means something already is told with its place among the entries', async () => {
    const { errors } = await addVoci('CANALI', [
      { codice: 'NUOVISSIMO', nome: 'Nuovo', dal: DOMANI },
      { codice: 'TELEFONO', nome: 'Telefono', dal: DOMANI },
    ]);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('Il codice TELEFONO ha già un significato') as unknown,
      extensions: { code: 'CONFLICT', dettagli: { percorso: ['input', 'voci', '1', 'codice'] } },
    });
  });

  test('the natures that an entry may have are told of its own list', async () => {
    const rifiuto = async (nome: string, natura: string) =>
      (await addVoci(nome, [{ codice: 'NUOVA', nome: 'Nuova voce', dal: DOMANI, natura }])).errors?.[0]?.extensions[
        'campi'
      ];
    const percorso = ['input', 'voci', '0', 'natura'];
    expect(await rifiuto('CANALI', 'CONSENSO')).toEqual([
      { percorso, messaggio: 'Uno fra, per questo vocabolario: IN_SEDE, A_VOCE' },
    ]);
    expect(await rifiuto('ESITI_CONTATTO', 'COMANDO')).toEqual([
      { percorso, messaggio: 'Uno fra, per questo vocabolario: APPUNTAMENTO' },
    ]);
    expect(await rifiuto('PERCORSI', 'CONSENSO')).toEqual([
      { percorso, messaggio: 'Le voci di questo vocabolario non hanno questa natura' },
    ]);
  });
});
