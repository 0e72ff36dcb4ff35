// SPDX-License-Identifier: AGPL-3.0-or-later
import { join } from 'node:path';
import type { Ruolo } from '@ambito/access';
import { BadUserInput, wrongVariables, type CampoNonValido } from '@ambito/errors';
import {
  getVariableValues,
  isInputObjectType,
  isListType,
  isNonNullType,
  parse,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { inTermsOfArguments, readArguments, validateArgument } from '../inputs.ts';
import { buildSubgraph, type SubgraphDefinition } from '../schema.ts';
import { shows, type Answer } from './answers.ts';
import { askedOf, queryOf, type Asked, type Values } from './asked-fields.ts';
import { readRoleExamples, type RoleExamples } from './matrix.ts';
import { replaced, trialsOf } from './trials.ts';

interface Served {
  call(
    chi: Ruolo | null,
    query: string,
    variables: object,
  ): Promise<Omit<Answer, 'errors'> & { readonly status: number; readonly errors?: readonly Refusal[] }>;
  stop(): Promise<void>;
}

/** The examples of a service write what their operations need. */
const START_MS = 120_000;
/** A refusal by one of these codes, in place of an answer, is right for a wrong value. */
const REFUSALS: readonly unknown[] = ['BAD_USER_INPUT', 'NOT_FOUND', 'CONFLICT', 'RULE_VIOLATION', 'FORBIDDEN'];
const ENGLISH = /\b(the|must|should|be|got|invalid|expected|cannot|value|of type|null)\b/i;

/** How many values were put at a place of an argument, and how many of them got past what stands before every resolver. */
interface Counted {
  values: number;
  sent: number;
}

/**
 * Declares the tests that put wrong values at every place of the arguments of every field of a service. Each is answered, or refused
 * in the error model by its place and in Italian; none is an internal error, or one that may be tried again.
 */
export function describeWrongValues<S extends Served>(service: {
  readonly definition: SubgraphDefinition;
  readonly app: string;
  readonly documents: string;
  start(): Promise<S>;
}): void {
  const { schema } = buildSubgraph(service.definition);
  const fields = askedOf(service.definition, service.documents);
  const counted: Counted = { values: 0, sent: 0 };
  let served: S;
  let examples: RoleExamples;
  beforeAll(async () => {
    served = await service.start();
    const parts = await readRoleExamples(join(service.app, 'src'), served);
    for (const { prepare } of parts) await prepare?.();
    const all = <K extends keyof RoleExamples>(key: K) => Object.assign({}, ...parts.map((part) => part[key]));
    examples = { examples: all('examples'), chiavi: all('chiavi'), argomenti: all('argomenti') };
  }, START_MS);
  afterAll(async () => {
    const { values, sent } = counted;
    process.stderr.write(
      `${values} wrong values were put at the places of the arguments of ${fields.length} fields; ${sent} of them reached the service\n`,
    );
    await served.stop();
  });

  test.each(fields.map((asked) => [asked.name, asked] as const))(
    '%s answers every wrong value, or refuses it by its place',
    async (_name, asked) => {
      expect(await faultsOf(schema, asked, examples, served, counted)).toEqual([]);
    },
  );
}

/**
 * What is wrong with the answers of a field to its trials. The functions that stand before every resolver are asked first: only what
 * they let through, and what they have not let through before, goes to the service.
 */
async function faultsOf(
  schema: GraphQLSchema,
  asked: Asked,
  examples: RoleExamples,
  served: Served,
  counted: Counted,
): Promise<string[]> {
  const { field, kind } = asked;
  const faults: string[] = [];
  let valid = await asked.valid(examples);
  const ruolo = await whoAsks(asked, valid, served);
  // A command that was done cannot be done again: what it refuses after that may be its example.
  let used = false;
  const tried = new Set<string>();
  for (const { name, type } of asked.args) {
    for (const trial of trialsOf(type, [])) {
      counted.values += 1;
      const given = (): Values => ({ ...valid, [name]: replaced(type, valid[name], trial) });
      const read = await readAsServed(schema, asked, given());
      const text = JSON.stringify(read);
      let errors: readonly Refusal[] = [];
      if (read instanceof BadUserInput) errors = [read];
      else if (!tried.has(text)) {
        tried.add(text);
        counted.sent += 1;
        let answer = await served.call(ruolo, queryOf(asked, given()), given());
        if (used && (answer.errors ?? []).some(({ extensions }) => extensions['code'] !== 'BAD_USER_INPUT')) {
          valid = await asked.valid(examples).catch(() => valid);
          used = false;
          answer = await served.call(ruolo, queryOf(asked, given()), given());
        }
        errors = answer.errors ?? [];
        used ||= kind === 'mutation' && errors.length === 0;
        if (answer.status >= 500) faults.push(`${name}: HTTP ${answer.status}`);
      }
      const fault = errors.map((error) => faultOf(error, field)).find((found) => found !== undefined);
      if (fault !== undefined)
        faults.push(`${[name, ...trial.path].join('.')} = ${JSON.stringify(trial.value).slice(0, 60)}: ${fault}`);
    }
  }
  return faults;
}

/** The role that asks: for a field of an object, one that is shown the object. */
async function whoAsks({ name, ruoli, around }: Asked, valid: Values, { call }: Served): Promise<Ruolo | null> {
  if (around === undefined) return ruoli[0] ?? null;
  for (const ruolo of ruoli) {
    const declared = around.declared === '' ? '' : `(${around.declared})`;
    const { data } = await call(ruolo, `query ${declared} { ${around.of('__typename')} }`, { of: valid['of'] });
    if (shows(data)) return ruolo;
  }
  throw new Error(`Nobody is shown the object of ${name}`);
}

/** Operations that have been parsed, by their text. */
const documents = new Map<string, DocumentNode>();

function parsed(query: string): DocumentNode {
  const document = documents.get(query) ?? parse(query);
  documents.set(query, document);
  return document;
}

/** The arguments as a resolver would get them, or their refusal by what stands before it. */
async function readAsServed(schema: GraphQLSchema, asked: Asked, variables: Values): Promise<Values | BadUserInput> {
  const document = parsed(queryOf(asked, variables));
  const [operation] = document.definitions as [OperationDefinitionNode];
  const wrong = wrongVariables(schema, document, operation, variables);
  if (wrong.length > 0) return new BadUserInput(wrong);
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (errors !== undefined) return new BadUserInput([], errors[0]?.message ?? '');
  try {
    const read = readArguments(asked.field, coerced);
    for (const { name, type } of asked.field.args) await validateArgument(instanceOf(type, read[name]));
    return read;
  } catch (error) {
    const told = inTermsOfArguments(asked.field, error);
    if (told instanceof BadUserInput) return told;
    throw error;
  }
}

/** An input as an instance of its class, by whose decorators it is validated. */
function instanceOf(type: GraphQLInputType, value: unknown): unknown {
  const inner = isNonNullType(type) ? (type.ofType as GraphQLInputType) : type;
  if (value === null || value === undefined) return value;
  if (isListType(inner)) return (value as unknown[]).map((item) => instanceOf(inner.ofType as GraphQLInputType, item));
  if (!isInputObjectType(inner)) return value;
  const { target } = getMetadataStorage().inputTypes.find(({ name }) => name === inner.name)!;
  const fields = Object.entries(value).map(([name, part]) => [name, instanceOf(inner.getFields()[name]!.type, part)]);
  return Object.assign(Object.create(target.prototype as object) as object, Object.fromEntries(fields));
}

interface Refusal {
  readonly message: string;
  readonly extensions: Values;
}
function faultOf({ message, extensions }: Refusal, { args }: Asked['field']): string | undefined {
  const { code } = extensions;
  const campi = (extensions['campi'] ?? []) as readonly CampoNonValido[];
  if (!REFUSALS.includes(code)) return `${String(code)} ${message}`;
  const english = [message, ...campi.map(({ messaggio }) => messaggio)].find((text) => ENGLISH.test(text));
  if (english !== undefined) return english;
  const named = campi.length > 0 && campi.every(({ percorso }) => args.some(({ name }) => name === percorso[0]));
  return code === 'BAD_USER_INPUT' && !named ? `names ${JSON.stringify(campi)}` : undefined;
}
