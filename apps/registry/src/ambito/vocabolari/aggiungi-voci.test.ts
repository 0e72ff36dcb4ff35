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

describe('an area and its needs (art. 11 c. 1)', () => {
  const versione = async (nome: string) =>
    (
      await registry.call<{ vocabolario: { versione: number } }>(
        null,
        'query ($nome: NomeVocabolario!) { vocabolario(nome: $nome) { versione } }',
        { nome },
      )
    ).data!.vocabolario.versione;
  const esegui = async (comando: string, tipo: string, vocabolario: string, dati: object) =>
    (
      await registry.call('AMMINISTRATORE', `mutation ($input: ${tipo}!) { ${comando}(input: $input) { versione } }`, {
        input: { vocabolario, versione: await versione(vocabolario), ...dati },
      })
    ).errors?.[0]?.extensions;
  const aggiungi = (vocabolario: string, voce: object) =>
    esegui('aggiungiVoci', 'AggiungiVociInput', vocabolario, { fonte: 'Piano di Zona 2026', voci: [voce] });
  const chiudi = (vocabolario: string, codice: string, al: string) =>
    esegui('chiudiVoce', 'ChiudiVoceInput', vocabolario, { codice, al });
  const FINE = '2027-06-30';
  const estranea = { code: 'BAD_USER_INPUT' };

  test('an area is closed after its needs: who closes it is told which last longer', async () => {
    const area = { codice: 'CAREGIVER', nome: 'Caregiver', natura: 'FAMIGLIA_E_MINORI', dal: '2026-11-24' };
    expect(await aggiungi('AREE_UTENZA', area)).toBeUndefined();
    for (const codice of ['SOLLIEVO', 'ASCOLTO'])
      expect(await aggiungi('BISOGNI', { codice, nome: 'Bisogno', area: 'CAREGIVER', dal: DOMANI })).toBeUndefined();
    expect(await chiudi('BISOGNI', 'ASCOLTO', FINE)).toBeUndefined();
    const messaggio = (quali: string) =>
      `Dei bisogni di quest’area durano oltre questo giorno: ${quali}. Prima si chiudono quelli`;
    expect(await chiudi('AREE_UTENZA', 'CAREGIVER', '2027-01-01')).toMatchObject({
      ...estranea,
      campi: [{ percorso: ['input', 'al'], messaggio: messaggio('ASCOLTO, SOLLIEVO') }],
    });
    expect(await chiudi('AREE_UTENZA', 'CAREGIVER', FINE)).toMatchObject({
      campi: [{ percorso: ['input', 'al'], messaggio: messaggio('SOLLIEVO') }],
    });
    expect(await chiudi('BISOGNI', 'SOLLIEVO', FINE)).toBeUndefined();
    expect(await chiudi('AREE_UTENZA', 'CAREGIVER', FINE)).toBeUndefined();
  });

  test('a need does not outlast an area that has an end, neither a new one nor one whose end moves', async () => {
    const nuovo = { codice: 'NUOVO', nome: 'Nuovo bisogno', area: 'CAREGIVER', dal: DOMANI };
    expect(await aggiungi('BISOGNI', nuovo)).toMatchObject({
      campi: [{ percorso: ['input', 'voci', '0', 'area'] }],
    });
    expect(await aggiungi('BISOGNI', { ...nuovo, al: FINE })).toBeUndefined();
    expect(await chiudi('BISOGNI', 'NUOVO', '2027-07-01')).toMatchObject(estranea);
    // An area that goes on under the same code carries its needs on.
    const ancora = { codice: 'CAREGIVER', nome: 'Chi assiste', natura: 'FAMIGLIA_E_MINORI', dal: '2027-07-01' };
    expect(await aggiungi('AREE_UTENZA', ancora)).toBeUndefined();
    expect(await chiudi('BISOGNI', 'NUOVO', '2027-07-01')).toBeUndefined();
    expect(await esegui('togliVoce', 'VoceDiVocabolarioInput', 'AREE_UTENZA', { codice: 'CAREGIVER' })).toMatchObject({
      code: 'CONFLICT',
    });
    expect(await chiudi('AREE_UTENZA', 'CAREGIVER', FINE)).toBeUndefined();
  });
});
