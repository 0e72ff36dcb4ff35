// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Answer } from '@ambito/testing';
import { startRegistry, type Registry } from '../../testing.ts';

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry(new Date('2026-11-24T09:00:00Z'));
});
afterAll(() => registry.stop());

const NOME = 'RELAZIONI_FAMILIARI';
const rifiuto = ({ errors }: Answer<unknown>) => errors?.[0]?.extensions;
interface Lista {
  versione: number;
  voci: { codice: string; nome: string }[];
}
const lista = async (al?: string): Promise<Lista> =>
  (
    await registry.call<{ vocabolario: Lista }>(
      null,
      'query ($nome: NomeVocabolario!, $al: Data) { vocabolario(nome: $nome, al: $al) { versione voci { codice nome } } }',
      { nome: NOME, al },
    )
  ).data!.vocabolario;
const voce = async (codice: string, al: string) => (await lista(al)).voci.find((una) => una.codice === codice)?.nome;
const give = async (comando: string, tipo: string, dati: object) =>
  rifiuto(
    await registry.call('AMMINISTRATORE', `mutation ($input: ${tipo}!) { ${comando}(input: $input) { versione } }`, {
      input: { vocabolario: NOME, versione: (await lista()).versione, ...dati },
    }),
  );

test('the end of an entry that is still in use is taken back; one that is over, or replaced, stays (art. 11 c. 1)', async () => {
  const [una] = (await lista()).voci;
  const codice = una!.codice;
  const riapri = () => give('riapriVoce', 'VoceDiVocabolarioInput', { codice });
  const togli = () => give('togliVoce', 'VoceDiVocabolarioInput', { codice });
  const chiudi = () => give('chiudiVoce', 'ChiudiVoceInput', { codice, al: '2026-12-31' });
  expect(await riapri()).toMatchObject({ code: 'NOT_FOUND' });
  await chiudi();
  expect(await voce(codice, '2027-01-01')).toBeUndefined();
  expect(await riapri()).toBeUndefined();
  expect(await voce(codice, '2027-01-01')).toBe(una!.nome);
  await chiudi();
  const altra = { codice, nome: 'Altro significato', dal: '2027-01-01' };
  expect(await give('aggiungiVoci', 'AggiungiVociInput', { fonte: 'Atto 1/2026', voci: [altra] })).toBeUndefined();
  expect(await riapri()).toMatchObject({ code: 'CONFLICT' });
  // The entry to come was a mistake: it is taken away, and the first one goes on.
  expect(await togli()).toBeUndefined();
  expect(await riapri()).toBeUndefined();
  expect(await voce(codice, '2027-01-01')).toBe(una!.nome);
  expect(await togli()).toMatchObject({ code: 'NOT_FOUND' });
});

test('an area to come is taken away after the needs that have it (art. 11 c. 1)', async () => {
  const versione = async (nome: string) =>
    (
      await registry.call<{ vocabolario: Lista }>(
        null,
        'query ($nome: NomeVocabolario!) { vocabolario(nome: $nome) { versione voci { codice nome } } }',
        { nome },
      )
    ).data!.vocabolario.versione;
  const add = async (vocabolario: string, voce: object) =>
    give('aggiungiVoci', 'AggiungiVociInput', {
      vocabolario,
      versione: await versione(vocabolario),
      fonte: 'Atto 2/2026',
      voci: [{ nome: 'Nuova', dal: '2027-01-01', ...voce }],
    });
  const togli = async (vocabolario: string, codice: string) =>
    give('togliVoce', 'VoceDiVocabolarioInput', { vocabolario, versione: await versione(vocabolario), codice });
  expect(await add('AREE_UTENZA', { codice: 'CAREGIVER', natura: 'MULTIUTENZA' })).toBeUndefined();
  expect(await add('BISOGNI', { codice: 'SOLLIEVO', area: 'CAREGIVER' })).toBeUndefined();
  expect(await togli('AREE_UTENZA', 'CAREGIVER')).toMatchObject({ code: 'CONFLICT' });
  expect(await togli('BISOGNI', 'SOLLIEVO')).toBeUndefined();
  expect(await togli('AREE_UTENZA', 'CAREGIVER')).toBeUndefined();
});
