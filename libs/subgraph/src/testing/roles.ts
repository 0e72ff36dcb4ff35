// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RUOLI, type Azione, type Ruolo } from '@ambito/access';
import { getOperationAST, isLeafType, getNamedType, parse, print, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, FieldNode, GraphQLSchema } from 'graphql';
import { azioneOf } from '../binding.ts';
import { buildSubgraph, type SubgraphDefinition } from '../schema.ts';
import { REFUSED, shows, type Answer, type Chi } from './answers.ts';

/** The variables with which a documented operation is tried. An admitted role must succeed with them. */
export interface Example {
  /** Makes variables for each try and each caller. For a command, it makes a record on which the command is possible. */
  variables?(chi: Chi): object | Promise<object>;
}

/** By root field, such as `concludiContatto`. An operation that takes no variables needs none. */
type Examples = Readonly<Record<string, Example>>;

interface Calls {
  call(chi: Chi, query: string, variables: object): Promise<Answer>;
  /** What the Ambito of the examples holds: another text once anything of it has changed. */
  stateOfOwn(): Promise<string>;
}

/** One operation: its row of the matrix as declared, and as found when every role tries it. */
export interface RoleTest {
  readonly name: string;
  readonly articolo: string;
  run(examples: Examples, calls: Calls): Promise<readonly Cell[]>;
}

/**
 * Where an operation admits a role: nowhere; in the Ambito of the record, where a caller of another Ambito sees and changes nothing;
 * in every Ambito; or, for a command that makes a record, in the caller's own Ambito whichever it is.
 */
export type Cell = '' | 'proprio' | 'ovunque' | 'nel proprio';

/** The columns of the matrix: nobody, and each role. */
const COLUMNS: readonly (Ruolo | null)[] = [null, ...RUOLI];

/**
 * The documented operations of a service, each to be tried by nobody and by every role, in the Ambito of the examples and
 * in another. A role that is not admitted is refused; a role that is admitted succeeds, on valid input, at least once.
 * @throws Error for a root field without a documented operation
 */
export function roleTests(definition: SubgraphDefinition, folder: string): RoleTest[] {
  const { schema } = buildSubgraph(definition);
  const documents = readDocuments(folder, schema);
  return [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.values(type?.getFields() ?? {})
      .filter(({ name }) => !name.startsWith('_'))
      .map((field): RoleTest => {
        const document = documents.get(field.name);
        const azione = azioneOf(field);
        if (document === undefined || azione === undefined) throw new Error(`No document shows ${field.name}`);
        const query = print(document);
        return {
          name: field.name,
          articolo: azione.articolo ?? '—',
          async run(examples, calls) {
            const example = examples[field.name] ?? {};
            const operation = {
              ...calls,
              name: field.name,
              query,
              azione,
              example,
              changes: type === schema.getMutationType(),
            };
            const cells: Cell[] = [];
            const untouched: Untouched = new Map();
            for (const ruolo of COLUMNS) cells.push(await cellOf(operation, ruolo, untouched));
            return cells;
          },
        };
      }),
  );
}

interface Operation extends Calls {
  readonly name: string;
  readonly example: Example;
  readonly query: string;
  readonly azione: Azione;
  /** True for a command. */
  readonly changes: boolean;
}

async function cellOf(operation: Operation, ruolo: Ruolo | null, untouched: Untouched): Promise<Cell> {
  const { ammessi } = operation.azione;
  const admitted = ammessi === 'pubblico' || (ruolo !== null && ammessi.includes(ruolo));
  const trying = (ambito: Chi['ambito']) => tryAs(operation, { ruolo, ambito }, admitted, untouched);
  return admitted ? await admittedCell(operation, ruolo, trying) : await refusedCell(operation, ruolo, trying);
}

type Trying = (ambito: Chi['ambito']) => Promise<Outcome>;

async function refusedCell({ name }: Operation, ruolo: Ruolo | null, trying: Trying): Promise<Cell> {
  for (const ambito of ruolo === null ? (['proprio'] as const) : (['altro', 'proprio'] as const)) {
    const { refused, told } = await trying(ambito);
    if (!refused) throw new Error(`${name}: ${ruolo ?? 'nobody'} is not admitted, and was answered ${told}`);
  }
  return '';
}

async function admittedCell(operation: Operation, ruolo: Ruolo | null, trying: Trying): Promise<Cell> {
  const { name, changes } = operation;
  const other = ruolo === null ? undefined : await trying('altro');
  const own = await trying('proprio');
  if (!own.done) throw new Error(`${name}: ${ruolo ?? 'nobody'} is admitted, and it was not done: ${own.told}`);
  if (other?.done === false) return 'proprio';
  return changes && other?.touched !== true ? 'nel proprio' : 'ovunque';
}

interface Outcome {
  readonly done: boolean;
  readonly refused: boolean;
  /** Whether a caller of another Ambito changed something in the Ambito of the examples. */
  readonly touched: boolean;
  readonly told: string;
}

/** Unused variables of a command, by role. A refused caller changes nothing, so that the next caller can use them. */
type Untouched = Map<Ruolo | null, object>;

async function tryAs(
  { name, query, example, changes, call, stateOfOwn }: Operation,
  chi: Chi,
  admitted: boolean,
  untouched: Untouched,
): Promise<Outcome> {
  const variables = await variablesFor(chi, example, admitted, untouched);
  // The example has written by now what it needs.
  const compared = changes && admitted && chi.ambito === 'altro';
  const before = compared ? await stateOfOwn() : '';
  const answer = await call(chi, query, variables);
  const told = JSON.stringify(answer);
  const codes = (answer.errors ?? []).map(({ extensions }) => String(extensions['code']));
  if (codes.some((code) => ['INTERNAL_SERVER_ERROR', 'GRAPHQL_VALIDATION_FAILED'].includes(code)))
    throw new Error(`${name} broke: ${told}`);
  const done = shows((answer.data as Record<string, unknown> | null | undefined)?.[name]);
  if (done) for (const [role, held] of untouched) if (held === variables) untouched.delete(role);
  const touched = compared && (await stateOfOwn()) !== before;
  return { done, refused: codes.some((code) => REFUSED.includes(code)) && !done, touched, told };
}

/** Variables that nobody has used yet: those of an earlier caller who was refused, or new ones. */
async function variablesFor(chi: Chi, example: Example, admitted: boolean, untouched: Untouched): Promise<object> {
  const kept = admitted ? untouched.get(chi.ruolo) : [...untouched.values()][0];
  const variables = kept ?? (await example.variables?.(chi)) ?? {};
  untouched.set(chi.ruolo, variables);
  return variables;
}

/** The first documented operation of each root field, without the fields of other services. */
export function readDocuments(folder: string, schema: GraphQLSchema): ReadonlyMap<string, DocumentNode> {
  const documents = new Map<string, DocumentNode>();
  for (const file of readdirSync(folder).toSorted()) {
    if (!file.endsWith('.graphql')) continue;
    const document = ownPart(parse(readFileSync(join(folder, file), 'utf8')), schema);
    for (const selection of getOperationAST(document)?.selectionSet.selections ?? []) {
      const { value } = (selection as FieldNode).name;
      if (!documents.has(value)) documents.set(value, document);
    }
  }
  return documents;
}

function ownPart(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const types = new TypeInfo(schema);
  const own = visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        enter: () => (types.getFieldDef() ? undefined : null),
        leave: (node) => {
          const type = types.getType();
          const empty = node.selectionSet?.selections.length === 0;
          if (!empty || !type || isLeafType(getNamedType(type))) return undefined;
          const typename: FieldNode = { kind: node.kind, name: { ...node.name, value: '__typename' } };
          return { ...node, selectionSet: { ...node.selectionSet!, selections: [typename] } };
        },
      },
    }),
  );
  return withoutUnusedVariables(own);
}

/** Removes the variables that only fields of other services use: an unused variable makes the operation invalid. */
function withoutUnusedVariables(document: DocumentNode): DocumentNode {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  return visit(document, {
    VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null),
  });
}

/** The matrix as it is committed: a row an operation, a column a role. */
export function printMatrix(title: string, rows: readonly (readonly [RoleTest, readonly Cell[]])[]): string {
  const head = ['operazione', 'articolo', ...COLUMNS.map((ruolo) => ruolo ?? 'nessuno')];
  const lines = rows
    .map(([{ name, articolo }, cells]) => [name, articolo, ...cells])
    .toSorted(([a = ''], [b = '']) => a.localeCompare(b));
  const widths = head.map((cell, index) => Math.max(cell.length, ...lines.map((line) => line[index]?.length ?? 0)));
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' | ')} |`;
  return `# ${title}

The role tests write this file and compare it: each role tried each operation on valid input. \`proprio\`: done in the caller's own
Ambito, and nothing of another Ambito is shown; \`ovunque\`: done in every Ambito; \`nel proprio\`: makes a record in the caller's own
Ambito, whichever it is. An empty cell: refused.

${row(head)}
${row(widths.map((width) => '-'.repeat(width)))}
${lines.map(row).join('\n')}
`;
}
