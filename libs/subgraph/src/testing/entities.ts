// SPDX-License-Identifier: AGPL-3.0-or-later
import { RUOLI, type Azione } from '@ambito/access';
import { isObjectType, isRequiredArgument, type GraphQLObjectType } from 'graphql';
import { azioneOf } from '../binding.ts';
import { nomeRisorsa } from '../risorsa.ts';
import { buildSubgraph, type SubgraphDefinition } from '../schema.ts';
import { REFUSED, shows, type Answer, type Chi } from './answers.ts';
import { admits, selectionOf, type Campo } from './selections.ts';

/** A call of one resource, harmless where it is admitted. */
export interface ResourceExample {
  readonly metodo?: string;
  /** The path of the request, with its parameters filled in. */
  readonly percorso: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** True when the answer belongs to no Ambito, such as a template, and every holder of the role gets it. */
  readonly diNessunAmbito?: true;
}

/** Existing records of Ambito A, with the arguments of their fields and of the resources. */
export interface EntityExamples {
  /** A key of a record, by type. */
  readonly chiavi: Readonly<Record<string, () => Record<string, string>>>;
  /** Arguments of method fields that need some, by `Sede.apertaAlle`. */
  readonly argomenti: Readonly<Record<string, string>>;
  /** By `GET /sedi/:id/calendario.ics`. */
  readonly risorse: Readonly<Record<string, () => ResourceExample>>;
}

export interface EntityCalls {
  call(chi: Chi, query: string, variables: object): Promise<Answer>;
  risorsa?(chi: Chi, esempio: ResourceExample): Promise<Response>;
}

export interface EntityTest {
  readonly name: string;
  run(examples: EntityExamples, calls: EntityCalls): Promise<void>;
}

/** The place of a record itself, beside those of its fields. */
const RECORD = '_record';

interface Place {
  readonly name: string;
  readonly azioni: readonly Azione[];
  ask(chi: Chi, examples: EntityExamples, calls: EntityCalls): Promise<Answer>;
  /** Whether at least one admitted caller must see data. */
  readonly shown: boolean;
}

const EVERYBODY: readonly Chi[] = [
  { ruolo: null, ambito: 'proprio' },
  ...RUOLI.flatMap((ruolo): Chi[] => [
    { ruolo, ambito: 'proprio' },
    { ruolo, ambito: 'altro' },
  ]),
];

/**
 * The tests of each entity, method field and resource of a service, read by nobody and by every role, in the Ambito of the
 * examples and in another. They come from the schema and its actions, so that a new field is tested without being listed.
 */
export function entityTests(definition: SubgraphDefinition): EntityTest[] {
  return [...entities(definition), ...resources(definition)].map((place) => ({
    name: place.name,
    async run(examples, calls) {
      // In turn: callers at the same time would each need a connection, which PostgreSQL begins with empty caches.
      const shown: boolean[] = [];
      for (const chi of EVERYBODY) shown.push(await tryPlace(place, chi, examples, calls));
      // Without this check a policy that hides everything would pass.
      if (place.shown && !shown.includes(true)) throw new Error('nobody who is admitted was shown anything');
    },
  }));
}

/** @returns whether an admitted caller saw data @throws Error when the answer differs from the one that the actions give */
async function tryPlace(place: Place, chi: Chi, examples: EntityExamples, calls: EntityCalls): Promise<boolean> {
  const own = chi.ambito === 'proprio';
  const answer = await place.ask(chi, examples, calls);
  const codes = (answer.errors ?? []).map(({ extensions }) => String(extensions['code']));
  const refused = codes.some((code) => REFUSED.includes(code));
  const shown = shows(answer.data);
  const expected = expectedOf(place.azioni, chi);
  const broken = codes.some((code) => BROKEN.includes(code));
  if (broken || (expected.refusal !== undefined && expected.refusal !== refused) || (shown && !expected.mayShow))
    throw new Error(
      `${chi.ruolo ?? 'nobody'} of the ${own ? 'same' : 'other'} Ambito was answered: ${JSON.stringify(answer)}`,
    );
  return own && shown && expected.admitted;
}

const BROKEN = ['INTERNAL_SERVER_ERROR', 'GRAPHQL_VALIDATION_FAILED'];

/** The answer that a caller must get by the actions of a place. `refusal` is undefined when both answers are right. */
function expectedOf(
  azioni: readonly Azione[],
  { ruolo, ambito }: Chi,
): { admitted: boolean; refusal?: boolean; mayShow: boolean } {
  const isPublic = azioni.every(({ ammessi }) => ammessi === 'pubblico');
  const admitted = azioni.every((azione) => admits(azione, { ruolo }));
  const own = ambito === 'proprio';
  const mayShow = own || isPublic;
  if (admitted) return { admitted, mayShow, ...(mayShow ? { refusal: false } : {}) };
  // A record of another Ambito is not found, so that its field is not resolved.
  const found = own || !admits(azioni[0], { ruolo }) || azioni[0]?.ammessi === 'pubblico';
  return { admitted, mayShow, ...(found ? { refusal: true } : {}) };
}

function entities(definition: SubgraphDefinition): Place[] {
  const { schema } = buildSubgraph(definition);
  return definition.references.flatMap(({ typename, azione, stub }): Place[] => {
    const type = schema.getType(typename);
    if (!isObjectType(type)) throw new Error(`${typename} is not in the schema`);
    const keyOf = ({ chiavi }: EntityExamples): Record<string, string> => {
      const key = chiavi[typename]?.();
      if (key === undefined) throw new Error(`There is no key of ${typename}: give one in a *.ruoli.ts`);
      return key;
    };
    const fields = Object.values(type.getFields()).filter((field) => azioneOf(field) !== undefined);
    const ask = onceForEach(type, fields, keyOf);
    const byKey: Place = { name: `_entities ${typename}`, azioni: [azione], ask: ask(RECORD), shown: true };
    const ofFields = fields.map((field): Place => ({
      name: `_entities ${typename}.${field.name}`,
      azioni: [azione, azioneOf(field)!],
      ask: ask(field.name),
      // A field may be empty. Another place tests that the record is shown.
      shown: false,
    }));
    return stub === true ? ofFields : [byKey, ...ofFields];
  });
}

function resources({ risorse = [] }: SubgraphDefinition): Place[] {
  return risorse.map((risorsa): Place => {
    const name = nomeRisorsa(risorsa);
    return {
      name,
      azioni: [risorsa.azione],
      shown: risorsa.metodo === 'GET',
      async ask(chi, examples, calls) {
        const example = examples.risorse[name];
        if (example === undefined || calls.risorsa === undefined) throw new Error(`There is no example of ${name}`);
        const { diNessunAmbito, ...request } = example();
        const response = await calls.risorsa(chi, { metodo: risorsa.metodo, ...request });
        const text = await response.text();
        if (!response.ok) return JSON.parse(text) as Answer;
        return { data: chi.ambito === 'altro' && diNessunAmbito === true ? null : text };
      },
    };
  });
}

/**
 * Asks a record for all its fields in one request for each caller, every field in an `_entities` of its own, so that a refusal of one
 * takes no other with it.
 * @returns what asks for one field, under whose name its part of the answer stands
 */
function onceForEach(
  { name: typename }: GraphQLObjectType,
  fields: readonly Campo[],
  keyOf: (examples: EntityExamples) => Record<string, string>,
): (field: string) => Place['ask'] {
  const answers = new Map<Chi, Promise<Answer>>();
  function askAll(chi: Chi, examples: EntityExamples, { call }: EntityCalls): Promise<Answer> {
    const selections = [
      [RECORD, '__typename'],
      ...fields.map((field) => [field.name, selectionIn(typename, field, examples.argomenti)]),
    ].map(([name, field]) => `${name}: _entities(representations: $r) { ... on ${typename} { ${field} } }`);
    const variables = { r: [{ __typename: typename, ...keyOf(examples) }] };
    return call(chi, `query ($r: [_Any!]!) { ${selections.join(' ')} }`, variables);
  }
  return (field) => async (chi, examples, calls) => {
    const answer = answers.get(chi) ?? askAll(chi, examples, calls);
    answers.set(chi, answer);
    return partOf(await answer, field);
  };
}

/** What a request was answered under one name of its root. Without any data, each error is an answer to each part. */
function partOf({ data, errors }: Answer, name: string): Answer {
  if (data === null || data === undefined) return { data, ...(errors === undefined ? {} : { errors }) };
  return {
    data: (data as Record<string, unknown>)[name],
    errors: (errors ?? []).filter(({ path = [name] }) => path[0] === name),
  };
}

function selectionIn(typename: string, field: Campo, argomenti: EntityExamples['argomenti']): string {
  const given = argomenti?.[`${typename}.${field.name}`] ?? '';
  if (given === '' && field.args.some(isRequiredArgument))
    throw new Error(`There are no arguments for ${typename}.${field.name}`);
  return selectionOf(field, [given], '__typename');
}
