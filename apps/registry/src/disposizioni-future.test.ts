// SPDX-License-Identifier: AGPL-3.0-or-later
import { buildSubgraph } from '@ambito/subgraph';
import { asLists } from '@ambito/testing';
import { isObjectType } from 'graphql';
import { definition } from './app.ts';
import { datiEnte, offerta } from './offerta.testing.ts';
import { operazioniDi } from './operazioni.testing.ts';
import { startIstituito, type Registry } from './testing.ts';

let ora = new Date('2026-11-24T09:00:00Z');
let registry: Registry;
let sedeId = '';
const { command, attempt } = operazioniDi(() => registry);
beforeAll(async () => {
  registry = await startIstituito(() => ora);
  const sede = {
    codiceIstat: '064113',
    denominazione: 'Sede di Tufo',
    indirizzo: 'Via Roma 1',
    attivaDal: '2027-03-01',
  };
  sedeId = (await command('individuaSede', sede)).id;
  const distretto = await offerta(registry).registraEnte(datiEnte());
  await command(
    'organizzaPua',
    { codiceIstat: '064113', sedeId, distrettoId: distretto.id, dal: '2027-04-01' },
    { campi: 'dal' },
  );
});
afterAll(() => registry.stop());

interface Letto {
  comune: Record<string, unknown>;
  ambito: Record<string, unknown> & { scrivaniaRegistro: { tipo: string; titolo: string }[] };
}
async function letto(): Promise<Letto> {
  const { data, errors } = await registry.call(
    'COORDINATORE',
    `{ comune(codiceIstat: "064113") { sede { id } pua { dal } permessi { puoIndividuareSede }
         sediNelTempo { edges { node { attivaDal inFuturo } } } puaNelTempo { edges { node { dal inFuturo } } } }
       ambito(codice: "A04") { sedi { id } pua { dal } sediFuture { edges { node { attivaDal inFuturo } } }
         puaFuture { edges { node { dal inFuturo } } } scrivaniaRegistro(first: 100) { edges { node { tipo titolo } } } } }`,
  );
  expect(errors).toBeUndefined();
  return asLists<Letto>(data);
}

test('a sede and a PUA of a future day are shown, marked, by the Comune, the Ambito and the desk', async () => {
  const { comune, ambito } = await letto();
  expect(comune).toMatchObject({
    sede: null,
    pua: null,
    permessi: { puoIndividuareSede: false },
    sediNelTempo: [{ attivaDal: '2027-03-01', inFuturo: true }],
    puaNelTempo: [{ dal: '2027-04-01', inFuturo: true }],
  });
  expect(ambito).toMatchObject({
    sedi: [],
    pua: [],
    sediFuture: [{ attivaDal: '2027-03-01', inFuturo: true }],
    puaFuture: [{ dal: '2027-04-01', inFuturo: true }],
  });
  const titoli = (tipo: string) =>
    ambito.scrivaniaRegistro.filter((voce) => voce.tipo === tipo).map(({ titolo }) => titolo);
  expect(titoli('COMUNE_SENZA_SEDE')).toEqual(
    expect.arrayContaining(['Avellino', 'Tufo (già individuata dal 1º marzo 2027)']),
  );
  expect(titoli('COMUNE_SENZA_PUA')).toContain('Tufo (già organizzata dal 1º aprile 2027)');
});

test('a second sede is refused with the day from which the first one is there', async () => {
  const { errore } = await attempt('individuaSede', {
    ...{ codiceIstat: '064113', denominazione: 'Altra sede', indirizzo: 'Via Roma 2', attivaDal: '2026-12-01' },
  });
  expect(errore).toMatchObject({ articolo: 'art. 5 c. 1' });
  const { errors } = await registry.call(
    'COORDINATORE',
    'mutation ($input: IndividuaSedeInput!) { individuaSede(input: $input) { id } }',
    {
      input: { codiceIstat: '064113', denominazione: 'Altra', indirizzo: 'Via Roma 2', attivaDal: '2026-12-01' },
    },
  );
  expect(errors?.[0]?.message).toBe(
    'Il Comune ha già individuato la sede «Sede di Tufo», attiva dal 1º marzo 2027: se ne ammette una sola per Comune',
  );
});

test('from its day on the sede is no longer of the future', async () => {
  ora = new Date('2027-03-01T09:00:00Z');
  const { comune, ambito } = await letto();
  expect(comune).toMatchObject({ sediNelTempo: [{ attivaDal: '2027-03-01', inFuturo: false }] });
  expect(comune['sede']).not.toBeNull();
  expect(ambito).toMatchObject({ sediFuture: [], puaFuture: [{ dal: '2027-04-01', inFuturo: true }] });
});

/**
 * Types with a first day that mark nothing: an event, a week that is worked out, a provision that is never of the future, a
 * Comune, which the lists take by its days, the days on which one is a signatory, which follow from records that mark theirs, and how an
 * entry of a list read before it was put right.
 */
const SENZA_SEGNO = [
  ...['Allineamento', 'AttivitaFormativa', 'Comune', 'FirmatarioConvenzione', 'Settimana', 'VoceRettificata'],
];

test('each type whose records hold from a day on marks those of the future', () => {
  const { schema } = buildSubgraph(definition);
  const senza = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((tipo) => Object.keys(tipo.getFields()).some((campo) => /^(dal|\w+Dal)$/.test(campo)))
    .filter((tipo) => !('inFuturo' in tipo.getFields()))
    .map(({ name }) => name);
  expect(senza.toSorted()).toEqual(SENZA_SEGNO.toSorted());
});

test('a sede that ends takes its planned PUA with it only if that is confirmed, and the desk says from when nobody exercises it', async () => {
  const cessa = (extra: object = {}) =>
    attempt('cessaSede', { sedeId, versione: 1, al: '2027-03-31', ...extra }, { campi: 'attivaAl' });
  expect((await cessa()).errore).toMatchObject({
    code: 'BAD_USER_INPUT',
    campi: [
      {
        percorso: ['input', 'confermaPua'],
        messaggio:
          'Con la sede finisce la Porta unica di accesso che esercita per Tufo (disposta dal 1º aprile 2027): conferma, e poi disponi chi la esercita',
      },
    ],
  });
  expect((await letto()).comune['puaNelTempo']).toHaveLength(1);
  expect((await cessa({ confermaPua: true })).errore).toBeUndefined();
  const { comune, ambito } = await letto();
  expect(comune['puaNelTempo']).toEqual([]);
  const titoli = (quale: string) =>
    ambito.scrivaniaRegistro.filter(({ tipo }) => tipo === quale).map(({ titolo }) => titolo);
  expect(titoli('COMUNE_SENZA_PUA')).toContain('Tufo');
  expect(titoli('COMUNE_SENZA_SEDE')).toContain('Tufo (dal 1º aprile 2027)');
  expect(
    await registry.admin(
      `SELECT motivo FROM audit WHERE azione = 'cessaSede' AND tipo = 'Comune' AND record_id = '064113'`,
    ),
  ).toEqual([{ motivo: 'La PUA finisce il 31 marzo 2027' }]);
});
