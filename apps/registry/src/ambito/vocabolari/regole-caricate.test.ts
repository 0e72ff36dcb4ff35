// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Answer } from '@ambito/testing';
import {
  caricabile,
  CON_NATURA,
  ELENCHI,
  natureDelProgramma,
  natureDi,
  NATURE_VOCE,
  NOMI_ELENCHI,
} from '@ambito/vocabulary';
import { A04, type Registry, startIstituito } from '../../testing.ts';

const OGGI = '2026-11-24';
const ADESSO = new Date(`${OGGI}T09:00:00Z`);
let adesso = ADESSO;

let registry: Registry;
beforeAll(async () => {
  registry = await startIstituito(() => adesso);
});
afterAll(() => registry.stop());

const rifiuto = ({ errors }: Answer<unknown>) => errors?.[0]?.extensions;
const fissa = async (nome: string, versione: number, valore: number, dal: string): Promise<void> => {
  const { errors } = await registry.call(
    'AMMINISTRATORE',
    'mutation ($input: FissaSogliaInput!) { fissaSoglia(input: $input) { versione } }',
    { input: { nome, versione, valore, dal, fonte: 'L. 1/2026' } },
  );
  expect(errors).toBeUndefined();
};

test('a new minimum of weekly hours holds from its day on, in the service and in the database (art. 5 c. 4)', async () => {
  const { data } = await registry.call<{ individuaSede: { id: string; versione: number } }>(
    'COORDINATORE',
    'mutation ($input: IndividuaSedeInput!) { individuaSede(input: $input) { id versione } }',
    { input: { codiceIstat: '064008', denominazione: 'Sede', indirizzo: 'Via Roma 1', attivaDal: '2020-01-01' } },
  );
  let { versione } = data!.individuaSede;
  const imposta = async (ore: number, validoDal: string) => {
    const risposta = await registry.call<{ impostaOrari: { versione: number } }>(
      'COORDINATORE',
      'mutation ($input: ImpostaOrariInput!) { impostaOrari(input: $input) { versione } }',
      {
        input: {
          sedeId: data!.individuaSede.id,
          versione,
          validoDal,
          fasce: [{ giorno: 1, dalle: '09:00', alle: `${String(9 + ore).padStart(2, '0')}:00` }],
        },
      },
    );
    versione = risposta.data?.impostaOrari.versione ?? versione;
    return rifiuto(risposta);
  };
  await fissa('ORE_SETTIMANALI_SEDE', 1, 3, '2027-01-01');
  expect(await imposta(3, '2026-12-31')).toMatchObject({ articolo: 'art. 5 c. 4' });
  expect(await imposta(3, '2027-01-01')).toBeUndefined();
  // Hours that reached the minimum when they were set stay. Hours that are set from now on need the new minimum.
  await fissa('ORE_SETTIMANALI_SEDE', 2, 6, '2028-01-01');
  expect(await imposta(5, '2027-06-01')).toMatchObject({ articolo: 'art. 5 c. 4' });
  expect(await imposta(5, '2028-01-01')).toMatchObject({ articolo: 'art. 5 c. 4' });
  expect(await imposta(6, '2028-02-01')).toBeUndefined();
  expect(
    await registry.admin('SELECT validita::text FROM orario WHERE sede_id = $1 ORDER BY 1', [data!.individuaSede.id]),
  ).toEqual([{ validita: '[2027-01-01,2028-02-01)' }, { validita: '[2028-02-01,)' }]);
});

test('a new ratio holds from its day on, and a past day keeps the ratio of then (art. 4 c. 1)', async () => {
  await fissa('RESIDENTI_PER_OPERATORE', 1, 8_000, '2027-01-01');
  const { data } = await registry.call<{ ambito: Record<string, object> }>(
    'COORDINATORE',
    `{ ambito(codice: "A04") { prima: rapportoNumerico(al: "2026-12-31") { residentiPerOperatoreMassimo }
       dopo: rapportoNumerico(al: "2027-01-01") { residentiPerOperatoreMassimo } } }`,
  );
  expect(data?.ambito).toEqual({
    prima: { residentiPerOperatoreMassimo: 10_000 },
    dopo: { residentiPerOperatoreMassimo: 8_000 },
  });
});

test('an ente may be competent for a prestazione that is added, from its day on (art. 2 c. 5 q)', async () => {
  const registra = (prestazione: string) =>
    registry.call('COORDINATORE', 'mutation ($input: RegistraEnteInput!) { registraEnte(input: $input) { id } }', {
      input: {
        natura: 'TERZO_SETTORE',
        dal: '2020-01-01',
        denominazione: `Cooperativa ${prestazione}`,
        competenze: [{ tipo: 'SOCIALE', aree: [], prestazioni: [prestazione] }],
        telefono: '0825 000000',
        comuni: [],
      },
    });
  const ignota = { campi: [{ percorso: ['input', 'competenze', '0', 'prestazioni', '0'] }] };
  expect(rifiuto(await registra('B2.01'))).toMatchObject(ignota);
  const { errors } = await registry.call(
    'AMMINISTRATORE',
    'mutation ($input: AggiungiVociInput!) { aggiungiVoci(input: $input) { versione } }',
    {
      input: {
        vocabolario: 'PRESTAZIONI',
        versione: 1,
        fonte: 'Piano di Zona 2026',
        voci: [
          { codice: 'B2.01', nome: 'Custode sociale', dal: OGGI },
          { codice: 'B2.02', nome: 'Servizio a venire', dal: '2026-11-25' },
        ],
      },
    },
  );
  expect(errors).toBeUndefined();
  expect((await registra('B2.01')).errors).toBeUndefined();
  expect(rifiuto(await registra('B2.02'))).toMatchObject(ignota);
});

test('a qualification that is added is recorded from its day on, and goes by its nature: who is enrolled counts in the ratio (art. 4 c. 1)', async () => {
  const registra = (qualifica: string, extra: object = {}) =>
    registry.call<{ registraOperatore: { id: string; qualifica: string } }>(
      'COORDINATORE',
      'mutation ($input: RegistraOperatoreInput!) { registraOperatore(input: $input) { id qualifica } }',
      { input: { nome: 'Ada', cognome: qualifica, qualifica, ...extra } },
    );
  const albo = { alboNumero: '1', alboSezione: 'A', codiceDeontologicoAccettatoIl: '2020-01-01' };
  const { errors } = await registry.call(
    'AMMINISTRATORE',
    'mutation ($input: AggiungiVociInput!) { aggiungiVoci(input: $input) { versione } }',
    {
      input: {
        vocabolario: 'QUALIFICHE',
        versione: 1,
        fonte: 'Piano di Zona 2026',
        voci: [
          { codice: 'EDUCATORE', nome: 'Educatore professionale', natura: 'ALTRA', dal: OGGI },
          { codice: 'SPECIALISTA', nome: 'Assistente sociale specialista', natura: 'ASSISTENTE_SOCIALE', dal: OGGI },
          { codice: 'MEDIATORE', nome: 'Mediatore culturale', natura: 'ALTRA', dal: '2026-11-25' },
        ],
      },
    },
  );
  expect(errors).toBeUndefined();
  expect((await registra('EDUCATORE')).data?.registraOperatore.qualifica).toBe('EDUCATORE');
  expect(rifiuto(await registra('MEDIATORE'))).toMatchObject({ campi: [{ percorso: ['input', 'qualifica'] }] });
  expect(rifiuto(await registra('SPECIALISTA'))).toMatchObject({ articolo: 'art. 8 c. 1' });
  const operatoreId = (await registra('SPECIALISTA', albo)).data!.registraOperatore.id;
  const [evento] = await registry.admin<{ natura: string }>(
    `SELECT evento -> 'dati' ->> 'naturaQualifica' AS natura FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1`,
    [operatoreId],
  );
  expect(evento?.natura).toBe('ASSISTENTE_SOCIALE');
});

test('an operator gets the nature of the qualification on the day, or the last one that it had; one to come gives none (art. 8)', async () => {
  const { errors } = await registry.call(
    'AMMINISTRATORE',
    'mutation ($input: AggiungiVociInput!) { aggiungiVoci(input: $input) { versione } }',
    {
      input: {
        vocabolario: 'QUALIFICHE',
        versione: 2,
        fonte: 'Piano di Zona 2026',
        voci: [
          { codice: 'TUTOR', nome: 'Tutor', natura: 'ALTRA', dal: OGGI, al: '2026-11-30' },
          { codice: 'TUTOR', nome: 'Tutor', natura: 'COORDINATORE', dal: '2027-01-01' },
        ],
      },
    },
  );
  expect(errors).toBeUndefined();
  const registra = async (cognome: string) =>
    (
      await registry.admin<{ natura: string }>(
        `INSERT INTO operatore (id, ambito_id, nome, cognome, qualifica) VALUES (uuidv7(), $1, 'Ugo', $2, 'TUTOR') RETURNING natura`,
        [A04, cognome],
      )
    )[0]?.natura;
  const nature: unknown[] = [];
  for (const giorno of ['2026-11-24', '2026-12-15', '2027-01-01']) {
    // Half an hour after midnight in Rome: the day before still goes on in UTC.
    adesso = new Date(`${giorno}T00:30:00+01:00`);
    nature.push(await registra(giorno));
  }
  adesso = new Date('2026-11-23T23:30:00+01:00');
  await expect(registra('Troppo presto')).rejects.toMatchObject({ constraint: 'operatore_qualifica' });
  adesso = ADESSO;
  expect(nature).toEqual(['ALTRA', 'ALTRA', 'COORDINATORE']);
});

test('one call gives every entry in use on a day: those that grow by data and those that the programs distinguish', async () => {
  const inUso = async (al: string, nome?: string) =>
    (
      await registry.call<{ vociInUso: { vocabolario: string; codice: string; nome: string }[] }>(
        null,
        'query ($al: Data, $nome: NomeVocabolario) { vociInUso(al: $al, vocabolario: $nome) { vocabolario codice nome dal al fonte } }',
        { al, nome },
      )
    ).data!.vociInUso;
  const attese = NOMI_ELENCHI.flatMap((vocabolario) =>
    ELENCHI[vocabolario].valide('2021-03-01').map(({ codice, nome }) => ({ vocabolario, codice, nome })),
  );
  const lette = (await inUso('2021-03-01')).map(({ vocabolario, codice, nome }) => ({ vocabolario, codice, nome }));
  expect(new Set(lette.map((riga) => JSON.stringify(riga)))).toEqual(
    new Set(attese.map((riga) => JSON.stringify(riga))),
  );
  expect((await inUso('2021-03-01', 'QUALIFICHE')).map(({ codice }) => codice)).toEqual([
    'ASSISTENTE_SOCIALE',
    'COORDINATORE',
    'SEGRETARIATO',
  ]);
});

test.each(NOMI_ELENCHI)('%s says whether it grows by data', async (nome) => {
  const { data } = await registry.call<{ vocabolario: object }>(
    'AMMINISTRATORE',
    'query ($nome: NomeVocabolario!) { vocabolario(nome: $nome) { caricabile permessi { puoAggiornare } } }',
    { nome },
  );
  expect(data?.vocabolario).toEqual({ caricabile: caricabile(nome), permessi: { puoAggiornare: caricabile(nome) } });
});

test.each([
  [
    'an entry of a list that the programs distinguish',
    `INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, fonte, registrata_il) VALUES ('SESSI', 'ALTRO', '[2027-01-01,)', 'Altro', 'x', '2026-11-24T09:00:00Z')`,
    'voce_vocabolario_caricabile',
  ],
  [
    'what a legal basis brings with it, of another list',
    `INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, natura, fonte, registrata_il) VALUES ('CANALI', 'FAX', '[2027-01-01,)', 'Fax', 'CONSENSO', 'x', '2026-11-24T09:00:00Z')`,
    'voce_vocabolario_natura',
  ],
  [
    'a qualification without a nature',
    `INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, fonte, registrata_il) VALUES ('QUALIFICHE', 'PSICOLOGO', '[2027-01-01,)', 'Psicologo', 'x', '2026-11-24T09:00:00Z')`,
    'voce_vocabolario_natura',
  ],
  [
    'an outcome that the program writes itself',
    `INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, natura, fonte, registrata_il) VALUES ('ESITI_CONTATTO', 'INVIO', '[2027-01-01,)', 'Invio', 'COMANDO', 'x', '2026-11-24T09:00:00Z')`,
    'voce_vocabolario_del_programma',
  ],
  [
    'a need of an area that is on no list',
    `INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, fonte, registrata_il) VALUES ('BISOGNI', 'NUOVO', '[2027-01-01,)', 'Nuovo', 'GATTI', 'x', '2026-11-24T09:00:00Z')`,
    'voce_vocabolario_area_nota',
  ],
  [
    'an operator with a qualification that is on no list',
    `INSERT INTO operatore (id, ambito_id, nome, cognome, qualifica) SELECT uuidv7(), id, 'Anna', 'Rossi', 'MAGO' FROM ambito LIMIT 1`,
    'operatore_qualifica',
  ],
  [
    'an area that ends before its needs',
    `UPDATE voce_vocabolario SET periodo = daterange(lower(periodo), '2027-01-01'), registrata_il = '2026-11-24T09:00:00Z' WHERE (vocabolario, codice) = ('AREE_UTENZA', 'ADD')`,
    'voce_vocabolario_area_chiusa',
  ],
])('the database by itself refuses %s', async (_nome, sql, constraint) => {
  await expect(registry.admin(sql)).rejects.toMatchObject({ constraint });
});

test('the database admits the natures of each list that the programs know, or none where it may, and no others', async () => {
  const [check] = await registry.admin<{ sql: string }>(
    `SELECT substr(pg_get_constraintdef(oid), length('CHECK ')) AS sql FROM pg_constraint WHERE conname = 'voce_vocabolario_natura'`,
  );
  const admitted = await registry.admin(
    `SELECT vocabolario, natura FROM unnest($1::text[]) WITH ORDINALITY AS v (vocabolario, n), unnest($2::text[]) WITH ORDINALITY AS w (natura, m)
     WHERE ${check!.sql} ORDER BY n, m`,
    [NOMI_ELENCHI, [...NATURE_VOCE, null]],
  );
  expect(admitted).toEqual(
    NOMI_ELENCHI.flatMap((vocabolario) =>
      [...natureDi(vocabolario), ...(CON_NATURA.includes(vocabolario) ? [] : [null])].map((natura) => ({
        vocabolario,
        natura,
      })),
    ),
  );
});

test('the database keeps for the program the natures that the program writes, of their list alone', async () => {
  const [trigger] = await registry.admin<{ sql: string }>(
    `SELECT pg_get_triggerdef(oid) AS sql FROM pg_trigger WHERE tgname = 'voce_vocabolario_del_programma'`,
  );
  const quando = /WHEN \((.*)\) EXECUTE/.exec(trigger!.sql)![1]!.replaceAll('new.', '');
  const kept = await registry.admin(
    `SELECT vocabolario, natura FROM unnest($1::text[]) WITH ORDINALITY AS v (vocabolario, n), unnest($2::text[]) WITH ORDINALITY AS w (natura, m)
     WHERE ${quando} ORDER BY n, m`,
    [NOMI_ELENCHI, NATURE_VOCE],
  );
  expect(kept).toEqual(
    NOMI_ELENCHI.flatMap((vocabolario) => natureDelProgramma(vocabolario).map((natura) => ({ vocabolario, natura }))),
  );
});

test('an operator has one of the natures of qualifications', async () => {
  const [check] = await registry.admin<{ sql: string }>(
    `SELECT pg_get_constraintdef(oid) AS sql FROM pg_constraint WHERE conname = 'operatore_natura_check'`,
  );
  expect(check!.sql.match(/(?<=')[A-Z_]+(?=')/g)).toEqual(natureDi('QUALIFICHE'));
});
