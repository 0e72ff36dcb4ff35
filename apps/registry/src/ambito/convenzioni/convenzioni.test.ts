// SPDX-License-Identifier: AGPL-3.0-or-later
import { asLists } from '@ambito/testing';
import { vociDiTipo } from '../scrivania/scrivania.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
beforeAll(async () => {
  registry = await startIstituito();
});
afterAll(() => registry.stop());

const TUTTI = ['064008', '064071', '064113'];
const convenzione = (input: object = {}) =>
  registry.call(
    'COORDINAMENTO_ISTITUZIONALE',
    'mutation ($input: RegistraConvenzioneInput!) { registraConvenzione(input: $input) { versione } }',
    {
      input: {
        versione: 1,
        oggetto: 'Esercizio associato',
        sottoscrittaIl: '2014-06-25',
        dal: '2014-06-25',
        al: '2027-03-31',
        comuni: TUTTI,
        ...input,
      },
    },
  );
const designa = (versione: number, codiceIstat: string, dal: string) =>
  registry.call(
    'COORDINAMENTO_ISTITUZIONALE',
    'mutation ($input: DesignaCapofilaInput!) { designaCapofila(input: $input) { versione } }',
    { input: { versione, codiceIstat, dal, atto: 'del. 1/2026' } },
  );
const rifiuto = ({ errors }: { errors?: readonly { extensions: Record<string, unknown> }[] }) =>
  errors?.[0]?.extensions;

describe('the Convenzione (art. 1)', () => {
  test.each<[string, object, object]>([
    [
      'not signed by all',
      { comuni: ['064008'] },
      { articolo: 'art. 1 c. 1', dettagli: { mancanti: ['064071', '064113'] } },
    ],
    [
      'signed by a Comune that is not associated',
      { comuni: [...TUTTI, '058091'] },
      { articolo: 'art. 1 c. 1', dettagli: { estranei: ['058091'] } },
    ],
    ['ended before it begins', { al: '2013-01-01' }, { code: 'BAD_USER_INPUT' }],
    [
      'not signed yet',
      { sottoscrittaIl: '2026-11-25' },
      { code: 'BAD_USER_INPUT', campi: [{ percorso: ['input', 'sottoscrittaIl'] }] },
    ],
    ['on an old version', { versione: 7 }, { code: 'CONFLICT', versioneAttuale: 1 }],
  ])('is refused when %s', async (_nome, input, errore) => {
    expect(rifiuto(await convenzione(input))).toMatchObject(errore);
  });

  test('is recorded once when ten requests come at once, and is on the desk near its end', async () => {
    const risposte = await Promise.all(Array.from({ length: 10 }, () => convenzione()));
    expect(risposte.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    for (const risposta of risposte.filter(({ errors }) => errors !== undefined))
      expect(rifiuto(risposta)).toMatchObject({ articolo: 'art. 1 c. 1' });
    expect(await vociDiTipo(registry, 'CONVENZIONE_IN_SCADENZA')).toEqual(['Esercizio associato 2027-03-31']);
  });

  test('is signed by a Comune that joins later, on the day on which it joins', async () => {
    await registry.call('AMMINISTRATORE', 'mutation ($comuni: [ComuneInput!]!) { importaComuni(comuni: $comuni) }', {
      comuni: [
        {
          codiceIstat: '064101',
          nome: 'Serino',
          codiceCatastale: 'I630',
          siglaProvincia: 'AV',
          regione: '15',
          popolazione: [],
        },
      ],
    });
    await registry.call(
      'COORDINAMENTO_ISTITUZIONALE',
      'mutation ($input: RegistraAdesioneInput!) { registraAdesione(input: $input) { versione } }',
      { input: { versione: 1, codiceIstat: '064101', dal: '2026-12-01', atto: 'del. 9/2026' } },
    );
    const { data } = await registry.call(
      null,
      '{ ambito(codice: "A04") { convenzioni { edges { node { dal al firmatari { sottoscrittaIl comune { nome } } } } } } }',
    );
    expect(asLists(data)).toEqual({
      ambito: {
        convenzioni: [
          {
            dal: '2014-06-25',
            al: '2027-03-31',
            firmatari: [
              { sottoscrittaIl: '2014-06-25', comune: { nome: 'Avellino' } },
              { sottoscrittaIl: '2014-06-25', comune: { nome: 'Petruro Irpino' } },
              { sottoscrittaIl: '2026-12-01', comune: { nome: 'Serino' } },
              { sottoscrittaIl: '2014-06-25', comune: { nome: 'Tufo' } },
            ],
          },
        ],
      },
    });
  });
});

describe('the capofila (art. 1 and 8)', () => {
  test('changes on a day, and is read for any day', async () => {
    expect((await designa(2, '064071', '2027-01-01')).data).toEqual({ designaCapofila: { versione: 3 } });
    const { data } = await registry.call(
      null,
      `{ ambito(codice: "A04") { oggi: comuneCapofila { nome } poi: comuneCapofila(al: "2027-01-01") { nome } prima: comuneCapofila(al: "2000-01-01") { nome }
         capofilaNelTempo { edges { node { dal al atto } } } } }`,
    );
    expect(asLists(data)).toEqual({
      ambito: {
        oggi: { nome: 'Avellino' },
        poi: { nome: 'Petruro Irpino' },
        prima: { nome: 'Avellino' },
        capofilaNelTempo: [
          { dal: '2014-06-25', al: '2026-12-31', atto: null },
          { dal: '2027-01-01', al: null, atto: 'del. 1/2026' },
        ],
      },
    });
  });

  test.each<[string, string, string]>([
    ['a Comune that is not associated', '058091', '2028-01-01'],
    ['one designated from a day before the present one begins', '064008', '2026-12-01'],
  ])('cannot be %s', async (_nome, codice, dal) => {
    expect(rifiuto(await designa(3, codice, dal))).toMatchObject({ code: 'RULE_VIOLATION', articolo: 'art. 1 c. 1' });
  });

  test('cannot be changed for the past', async () => {
    expect(rifiuto(await designa(3, '064113', '2026-11-23'))).toMatchObject({
      code: 'BAD_USER_INPUT',
      campi: [{ percorso: ['input', 'dal'] }],
    });
  });
});
