// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { recordStatements } from '@ambito/persistence/testing';
import { azioneOf, buildSubgraph } from '@ambito/subgraph';
import { readRoleExamples, tryLists, type Chi, type Example } from '@ambito/subgraph/testing';
import { getNamedType, isInputObjectType, isLeafType, type GraphQLField, type GraphQLInputType } from 'graphql';
import { fillLists, nascostiDi, type Nascosto, type Tipo } from './nascosti.testing.ts';
import {
  A04,
  A_TERMINE,
  ALTRO_ASSISTENTE,
  ASSISTENTE,
  definition,
  SEDE,
  SEDE_CESSATA,
  startCasework,
  type Casework,
} from './testing.ts';

const { schema } = buildSubgraph(definition);
type Campo = GraphQLField<unknown, unknown>;
const campiDi = (tipo: 'getQueryType' | 'getMutationType'): Campo[] =>
  Object.values(schema[tipo]()?.getFields() ?? {}).filter(({ name }) => !name.startsWith('_'));

/** A record that an input names, by the path of its field. */
interface Indicazione {
  readonly tipo: Tipo;
  /** The input of an example with another id, and with another version where the version is that of the record. */
  readonly put: (input: object, id: string, versione: number) => object;
  /** Whether the input names another record first: the refusal is then that of a wrong field. */
  readonly dentro?: true;
}
const RECORD: Readonly<Record<string, Indicazione>> = {
  presaInCaricoId: {
    tipo: 'PresaInCarico',
    put: (input, id, versione) => ({ ...input, contattoId: undefined, presaInCaricoId: id, versione }),
  },
  'passaggi.presaInCaricoId': {
    tipo: 'PresaInCarico',
    put: (input, id, versione) => ({
      ...input,
      passaggi: [{ ...(input as { passaggi: object[] }).passaggi[0], presaInCaricoId: id, versione }],
    }),
  },
  progettoId: { tipo: 'Progetto', put: (input, id, versione) => ({ ...input, progettoId: id, versione }) },
  sospensioneId: { tipo: 'Sospensione', put: (input, id) => ({ ...input, sospensioneId: id }), dentro: true },
  verificaId: { tipo: 'Verifica', put: (input, id) => ({ ...input, verificaId: id }), dentro: true },
  interventoId: { tipo: 'Intervento', put: (input, id) => ({ ...input, interventoId: id }), dentro: true },
  'obiettivi.obiettivoId': {
    tipo: 'Obiettivo',
    put: (input, id) => ({ ...input, obiettivi: [{ obiettivoId: id, esito: 'RAGGIUNTO' }] }),
    dentro: true,
  },
  trasmissioneId: { tipo: 'Trasmissione', put: (input, id, versione) => ({ ...input, trasmissioneId: id, versione }) },
  contattoId: { tipo: 'Contatto', put: (input, id, versione) => ({ ...input, contattoId: id, versione }) },
  appuntamentoDiId: { tipo: 'Contatto', put: (input, id) => ({ ...input, appuntamentoDiId: id }) },
  'persona.id': { tipo: 'Persona', put: (input, id) => ({ ...input, persona: { id } }) },
};
/** Identifiers of records of the registry, which are not about persons whom the service helps. */
const DEL_REGISTRO = [
  'operatoreId',
  'passaggi.operatoreId',
  'sedeId',
  'enteId',
  'interventi.enteId',
  'interventi.lineaIds',
];
const QUERY: Readonly<Record<string, Tipo>> = {
  cartella: 'Cartella',
  contatto: 'Contatto',
  persona: 'Persona',
  presaInCarico: 'PresaInCarico',
  progetto: 'Progetto',
  trasmissione: 'Trasmissione',
};

/** The paths of the UUIDs in an input. */
function uuidIn(tipo: GraphQLInputType, percorso: readonly string[] = []): string[] {
  const nudo = getNamedType(tipo);
  if (nudo.name === 'UUID') return [percorso.join('.')];
  if (!isInputObjectType(nudo)) return [];
  return Object.values(nudo.getFields()).flatMap((campo) => uuidIn(campo.type, [...percorso, campo.name]));
}
const inputDi = (comando: Campo): GraphQLInputType => comando.args.find(({ name }) => name === 'input')!.type;
const comandi = campiDi('getMutationType').map((comando) => ({ comando, indicati: uuidIn(inputDi(comando)) }));
const prove = comandi.flatMap(({ comando, indicati }) =>
  indicati.filter((percorso) => percorso in RECORD).map((percorso) => ({ comando, percorso, ...RECORD[percorso]! })),
);
const queries = campiDi('getQueryType').filter(({ args }) => args.some(({ name }) => name === 'id'));

let casework: Casework;
let nascosti: Nascosto[];
let examples: Readonly<Record<string, Example>>;
let provate = 0;
const statiProvati = new Set<string>();
beforeAll(async () => {
  casework = await startCasework();
  const parti = await readRoleExamples(import.meta.dirname, casework);
  examples = Object.assign({}, ...parti.map((parte) => parte.examples)) as typeof examples;
  nascosti = await nascostiDi(casework)();
}, 120_000);
afterAll(async () => {
  process.stderr.write(`${provate} hidden records were asked for, each beside one that does not exist\n`);
  await casework.stop();
});

/** The callers whom the action admits and who may not see the record. */
function chiNonVede(campo: Campo, { delloSportello }: Nascosto): Chi[] {
  const ammessi = azioneOf(campo)?.ammessi ?? [];
  if (ammessi === 'pubblico') throw new Error(`${campo.name} is open to the public`);
  return ammessi.flatMap((ruolo): Chi[] => [
    { ruolo, ambito: 'altro' },
    ...(ruolo === 'COORDINATORE' || delloSportello === true ? [] : [{ ruolo, ambito: 'proprio' } as const]),
  ]);
}

const scelta = ({ type }: Campo): string => (isLeafType(getNamedType(type)) ? '' : '{ __typename }');

interface Risposta {
  readonly answer: Awaited<ReturnType<Casework['call']>>;
  /** The statements that the service has sent for it. */
  readonly inviati: readonly string[];
}
/** The answers for records that do not exist, by caller and request. */
const finte = new Map<string, Promise<Risposta>>();

/** Asks for a record. The answer names it `ID`, as it does every other record that is asked for. */
async function chiedi(chi: Chi, id: string, query: string, variables: object): Promise<Risposta> {
  const recorder = recordStatements();
  try {
    const answer = await casework.call(chi, query, variables);
    const risposta: Risposta = { answer, inviati: recorder.take().map(({ text }) => text) };
    return JSON.parse(JSON.stringify(risposta).replaceAll(id, 'ID')) as Risposta;
  } finally {
    recorder.stop();
  }
}

/** Asks for a hidden record and for one that does not exist. The two answers are equal, whole, and so are the statements sent. */
async function provaUguali(
  chi: Chi,
  nascosto: Nascosto,
  query: string,
  variables: (id: string) => object,
): Promise<Risposta> {
  const chiave = JSON.stringify([chi, query, variables('ID')]);
  const inesistente = randomUUID();
  const finta = finte.get(chiave) ?? chiedi(chi, inesistente, query, variables(inesistente));
  finte.set(chiave, finta);
  // One after the other: each would record the statements of both.
  const attesa = await finta;
  const risposta = await chiedi(chi, nascosto.id, query, variables(nascosto.id));
  expect({ chi, nascosto, risposta }).toEqual({ chi, nascosto, risposta: attesa });
  provate += 1;
  statiProvati.add(`${nascosto.tipo} ${nascosto.stato}`);
  return risposta;
}

/** Does something that reads no hidden record: the audit names them no more often than before. */
async function senzaAudit(prova: () => Promise<void>): Promise<void> {
  const ids = nascosti.map(({ id }) => id);
  const letture = () => casework.admin('SELECT count(*) FROM audit WHERE record_id = ANY ($1)', [ids]);
  const prima = await letture();
  await prova();
  expect(await letture()).toEqual(prima);
}

test('each identifier in an input is that of a record that is tried here, or of the registry', () => {
  const noti = [...Object.keys(RECORD), ...DEL_REGISTRO];
  expect([...new Set(comandi.flatMap(({ indicati }) => indicati))].toSorted()).toEqual(noti.toSorted());
  expect(queries.map(({ name }) => name).toSorted()).toEqual(Object.keys(QUERY).toSorted());
});

test.each(prove.map((prova) => [prova.comando.name, prova.percorso, prova] as const))(
  '%s refuses a hidden record, named by %s, exactly as one that does not exist',
  async (nome, _percorso, { comando, tipo, put, dentro }) => {
    const ruolo = azioneOf(comando)!.ammessi.includes('ASSISTENTE_SOCIALE') ? 'ASSISTENTE_SOCIALE' : 'COORDINATORE';
    const { input } = (await examples[nome]?.variables?.({ ruolo, ambito: 'proprio' })) as { input: object };
    const query = `mutation ($input: ${String(inputDi(comando))}) { ${nome}(input: $input) ${scelta(comando)} }`;
    await senzaAudit(async () => {
      for (const nascosto of nascosti.filter((record) => record.tipo === tipo))
        for (const chi of chiNonVede(comando, nascosto))
          for (const versione of [nascosto.versione, nascosto.versione + 1]) {
            const variables = (id: string) => ({ input: put(input, id, versione) });
            const { errors } = (await provaUguali(chi, nascosto, query, variables)).answer;
            const atteso =
              dentro === true && chi.ambito === 'proprio' && chi.ruolo === ruolo ? 'BAD_USER_INPUT' : 'NOT_FOUND';
            expect(errors?.[0]?.extensions['code']).toBe(atteso);
          }
    });
  },
);

test.each(queries.map((query) => [query.name, query] as const))(
  '%s answers for a hidden record exactly as for one that does not exist',
  async (nome, campo) => {
    const query = `query ($id: UUID!) { ${nome}(id: $id) ${scelta(campo)} }`;
    await senzaAudit(async () => {
      for (const nascosto of nascosti.filter(({ tipo }) => tipo === QUERY[nome]))
        for (const chi of chiNonVede(campo, nascosto)) await provaUguali(chi, nascosto, query, (id) => ({ id }));
    });
  },
);

test('each hidden record was asked for, in each of its states', () => {
  expect([...statiProvati].toSorted()).toEqual(
    [...new Set(nascosti.map(({ tipo, stato }) => `${tipo} ${stato}`))].toSorted(),
  );
});

test('what a reader may not see changes no list that they read', async () => {
  await fillLists(casework, nascosti);
  const caso = nascosti.find(({ tipo, stato }) => tipo === 'PresaInCarico' && stato === 'IN_CARICO')!;
  const passaggio = `{ presaInCaricoId: "${caso.id}", versione: ${caso.versione}, operatoreId: "${ASSISTENTE}" }`;
  const contatto = nascosti.find(({ tipo }) => tipo === 'Contatto')!;
  await casework.admin('UPDATE contatto SET sede_id = $1 WHERE id = $2', [SEDE_CESSATA, contatto.id]);
  await casework.admin(
    `INSERT INTO letture_del_giorno (ambito_id, giorno, attore, ruolo, registrazioni, limite, segnalate_il)
     VALUES ($1, '2026-11-20', 'chi-legge', 'SEGRETARIATO', 3000, 5000, '2026-11-20T10:00:00Z')`,
    [A04],
  );
  const read = await tryLists({
    definition,
    adminUrl: casework.database.adminUrl,
    sede: SEDE_CESSATA,
    argomenti: {
      'Sede.contattiAlloSportello': ['dal: "2026-11-01", al: "2026-11-30"'],
      'Query.anteprimaPassaggi': [`input: { passaggi: [${passaggio}], nota: "Consegna" }`],
      'Query.successoriRichiesti': ['', `operatoreId: "${A_TERMINE}"`, 'entro: "2026-12-31"'],
      // Not by term: the coordinator follows the terms of cases, and does not read the projects that they stand in.
      'Query.preseInCarico': [
        '',
        'stato: RICHIESTA',
        'filtri: { stati: [IN_VALUTAZIONE, IN_CARICO] }',
        `filtri: { operatoreId: "${ALTRO_ASSISTENTE}" }`,
        `filtri: { sedeId: "${SEDE}" }`,
        'filtri: { area: "ELD", stati: [CONCLUSA] }',
        'filtri: { comune: "064071" }',
      ],
    },
    chiavi: {
      Comune: [{ codiceIstat: '064008' }, { codiceIstat: '064071' }],
      Sede: [{ id: SEDE }, { id: SEDE_CESSATA }],
      Operatore: [{ id: ALTRO_ASSISTENTE }, { id: ASSISTENTE }, { id: A_TERMINE }],
    },
    call: (chi, query, variables, limite) => casework.call(chi, query, variables, undefined, limite),
  });
  process.stderr.write(read.told);
  expect(read.changed).toEqual([]);
  expect(read.neverHidden).toEqual([]);
  // The coordinator follows interventi without accreditation, and does not read the projects that they stand in.
  expect(read.empty).toEqual(['Query.interventiScoperti']);
}, 60_000);
