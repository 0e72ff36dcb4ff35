// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseEvent } from '@ambito/events';
import { createDataSource } from '@ambito/persistence';
import { altroAmbito } from '../../ambito/ambiti/ambiti.testing.ts';
import { operazioniDi } from '../../operazioni.testing.ts';
import { istituisci, startRegistry } from '../../testing.ts';

let registry: Awaited<ReturnType<typeof startRegistry>>;
let sedeId = '';
beforeAll(async () => {
  registry = await startRegistry();
  await istituisci(registry);
  const { data } = await registry.call<{ individuaSede: { id: string } }>(
    'COORDINATORE',
    'mutation ($input: IndividuaSedeInput!) { individuaSede(input: $input) { id } }',
    {
      input: { codiceIstat: '064008', denominazione: 'Sede', indirizzo: 'Via Roma 1', attivaDal: '2020-01-01' },
    },
  );
  sedeId = data!.individuaSede.id;
});
afterAll(() => registry.stop());

let iscritti = 0;
const registra = (extra: object = {}) =>
  registry.call<{ registraOperatore: { id: string } }>(
    'COORDINATORE',
    'mutation ($input: RegistraOperatoreInput!) { registraOperatore(input: $input) { id } }',
    {
      input: {
        nome: 'Anna',
        cognome: 'Rossi',
        qualifica: 'ASSISTENTE_SOCIALE',
        confermaOmonimo: true,
        alboNumero: String((iscritti += 1)),
        alboSezione: 'A',
        codiceDeontologicoAccettatoIl: '2018-01-01',
        ...extra,
      },
    },
  );
const conferisci = (operatoreId: string, extra: object = {}) =>
  registry.call(
    'COORDINATORE',
    'mutation ($input: ConferisciIncaricoInput!) { conferisciIncarico(input: $input) { versione incarichi { edges { node { fte al } } } } }',
    {
      input: {
        operatoreId,
        sedeId,
        dal: '2026-01-01',
        al: '2026-12-31',
        fte: 0.5,
        titolo: 'DISCIPLINARE_INCARICO',
        tempoIndeterminato: false,
        atto: 'det. 1/2026',
        ...extra,
      },
    },
  );
const articolo = ({ errors }: { errors?: readonly { extensions: Record<string, unknown> }[] }) =>
  errors?.[0]?.extensions['articolo'];

test.each(['1234/A', 'sezione A', '123456789', '12 34'])(
  'a number of the albo that has not the form of one is refused at its field: %s (art. 8)',
  async (alboNumero) => {
    const { errors } = await registra({ alboNumero });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      campi: [
        {
          percorso: ['input', 'alboNumero'],
          messaggio: "Il numero con cui l'Ordine regionale iscrive all'albo, senza la sezione, come 1234",
        },
      ],
    });
  },
);

test('an assistente sociale who is not in the albo is refused (art. 8)', async () => {
  expect(articolo(await registra({ alboNumero: null }))).toBe('art. 8 c. 1');
});

test('an assistente sociale gets no incarico before accepting the professional code (art. 8)', async () => {
  const { data } = await registra({ codiceDeontologicoAccettatoIl: null });
  expect(articolo(await conferisci(data!.registraOperatore.id))).toBe('art. 8 c. 1');
});

test('of ten incarichi in one sede that are given at once, one is recorded', async () => {
  const { data } = await registra();
  const risposte = await Promise.all(Array.from({ length: 10 }, () => conferisci(data!.registraOperatore.id)));
  expect(risposte.filter(({ errors }) => errors === undefined)).toHaveLength(1);
  expect(new Set(risposte.filter(({ errors }) => errors !== undefined).map(articolo))).toEqual(
    new Set(['art. 8 c. 1']),
  );
});

test.each([
  ['that ends before it begins', { al: '2025-12-31' }, 'BAD_USER_INPUT'],
  ['of more than a full time', { fte: 1.5 }, 'BAD_USER_INPUT'],
  ['in a sede not yet active', { dal: '2019-01-01' }, 'NOT_FOUND'],
])('an incarico %s is refused', async (_nome, extra, codice) => {
  const { data } = await registra();
  const { errors } = await conferisci(data!.registraOperatore.id, extra);
  expect(errors?.[0]?.extensions['code']).toBe(codice);
});

test('a Comune is in one Ambito at a time (art. 1)', async () => {
  const { errors } = await registry.call(
    'AMMINISTRATORE',
    'mutation ($input: IstituisciAmbitoInput!) { istituisciAmbito(input: $input) { id } }',
    {
      input: {
        id: '0192a04a-0000-7000-8000-00000000aaaa',
        codice: 'A99',
        nome: 'Ambito A99',
        capofila: '064071',
        comuni: ['064071'],
        dal: '2026-01-01',
      },
    },
  );
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'RULE_VIOLATION', articolo: 'art. 1 c. 1' });
});

test('the other services are told of each change of an operator, in growing versions and without a name', async () => {
  const { data } = await registra({ nome: 'Ermenegilda', cognome: 'Quattrocchi' });
  const id = data!.registraOperatore.id;
  await conferisci(id);
  const dataSource = createDataSource({
    url: registry.database.urls.WORKER_DATABASE_URL,
    applicationName: 'prova',
    poolSize: 2,
    entities: [],
  });
  await dataSource.initialize();
  const righe: { evento: { aggregato: { versione: number } } }[] = await dataSource.query(
    `SELECT evento FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq`,
    [id],
  );
  await dataSource.destroy();
  expect(righe.map(({ evento }) => [parseEvent(evento).ok, evento.aggregato.versione])).toEqual([
    [true, 1],
    [true, 2],
  ]);
  expect(JSON.stringify(righe)).not.toMatch(/Ermenegilda|Quattrocchi/);
});

test('an import of the same Comuni changes nothing, and one of 1,001 Comuni is refused', async () => {
  const comune = {
    codiceIstat: '058091',
    nome: 'Roma',
    codiceCatastale: 'H501',
    siglaProvincia: 'RM',
    regione: '12',
    popolazione: [{ anno: 2011, residenti: 2_617_175, fonte: 'ISTAT' }],
  };
  const importa = (comuni: object[]) =>
    registry.call('AMMINISTRATORE', 'mutation ($comuni: [ComuneInput!]!) { importaComuni(comuni: $comuni) }', {
      comuni,
    });
  expect((await importa([comune])).data).toEqual({ importaComuni: 1 });
  expect((await importa([comune])).data).toEqual({ importaComuni: 0 });
  const { errors } = await importa(Array.from({ length: 1_001 }, () => comune));
  expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
});

test('an account is of one operatore of an Ambito; that it is of another one elsewhere changes nothing', async () => {
  await altroAmbito(registry);
  const account = 'due-ambiti';
  const di = (ambito: 'proprio' | 'altro', cognome: string) =>
    operazioniDi(() => registry).attempt(
      'registraOperatore',
      { nome: 'Ada', cognome, qualifica: 'SEGRETARIATO', account },
      { chi: { ruolo: 'COORDINATORE', ambito } },
    );
  for (const ambito of ['proprio', 'altro'] as const) {
    expect((await di(ambito, 'Bianchi')).errore).toBeUndefined();
    expect((await di(ambito, 'Neri')).errore).toMatchObject({ code: 'CONFLICT' });
  }
});
