// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { RUOLI, type Ruolo } from '@ambito/access';
import { recordStatements } from '@ambito/persistence/testing';
import { print } from 'graphql';
import { azioneOf } from '../binding.ts';
import { buildSubgraph, type SubgraphDefinition } from '../schema.ts';
import type { Answer, Chi } from './answers.ts';
import { readDocuments, type Example } from './roles.ts';

interface Served {
  call(chi: Chi, query: string, variables: object): Promise<Answer>;
  admin<R>(sql: string, parameters: unknown[]): Promise<R[]>;
}

/** One command, to be given on records that the caller may not see and at another version. */
export interface RecordTest {
  readonly name: string;
  /** @returns how many cases were tried */
  run(example: Example, served: Served): Promise<number>;
}

/** Roles that are held outside any Ambito: no record is hidden from them because of its Ambito. */
const OUTSIDE: readonly Ruolo[] = ['REGIONE', 'AMMINISTRATORE'];
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * The tests of the order in which each command of a service refuses: role, record, relation, version, state. They come from the
 * schema and its actions, so that a new command is tested without being listed.
 */
export function recordTests(definition: SubgraphDefinition, folder: string): RecordTest[] {
  const { schema } = buildSubgraph(definition);
  const documents = readDocuments(folder, schema);
  return Object.values(schema.getMutationType()?.getFields() ?? {}).map((field) => {
    const azione = azioneOf(field);
    const ammessi = azione?.ammessi === 'pubblico' ? [] : (azione?.ammessi ?? []);
    const query = print(documents.get(field.name)!);
    return {
      name: field.name,
      async run(example, served) {
        let tried = 0;
        const without = RUOLI.find((ruolo) => !ammessi.includes(ruolo) && !OUTSIDE.includes(ruolo));
        // Each try is refused and changes nothing, so that the next one can be on the same records, unless its role sees others.
        let kept: object | undefined;
        for (const [index, ruolo] of ammessi.entries()) {
          const made = async (): Promise<object> => (await example.variables?.({ ruolo, ambito: 'proprio' })) ?? {};
          const chi: Chi = { ruolo, ambito: 'proprio' };
          const variables = kept !== undefined && (await isSeen(chi, query, kept, served)) ? kept : await made();
          kept = variables;
          tried += await tryHidden({ ruolo, ambito: 'altro' }, query, variables, served);
          if (index === 0 && without !== undefined)
            tried += await tryWithoutRole({ ruolo: without, ambito: 'proprio' }, query, variables, served);
          tried += await tryVersion(chi, field.name, query, variables, served);
        }
        return tried;
      },
    };
  });
}

/**
 * Gives a command on records of another Ambito and on records that do not exist, at the version of the record and at another one. The
 * answers and the statements that the service sends are equal, whole.
 */
async function tryHidden(chi: Chi, query: string, variables: object, served: Served): Promise<number> {
  if (chi.ruolo === null || OUTSIDE.includes(chi.ruolo) || !namesRecords(variables)) return 0;
  const versions = versionOf(variables) === undefined ? [0] : [0, 1];
  for (const later of versions) await requireEqual(chi, query, atLater(variables, later), served);
  return versions.length;
}

/** Whoever has no role for a command is refused in the same way whatever the input names, and nothing is read for it. */
async function tryWithoutRole(chi: Chi, query: string, variables: object, served: Served): Promise<number> {
  if (!namesRecords(variables)) return 0;
  await requireEqual(chi, query, variables, served, 'FORBIDDEN');
  return 1;
}

/**
 * Gives a command at another version than the record's: that is refused before anything else that is wrong with the record, and the
 * audit keeps the refusal, which tells the version.
 */
async function tryVersion(
  chi: Chi,
  name: string,
  query: string,
  variables: object,
  { call, admin }: Served,
): Promise<number> {
  if (versionOf(variables) === undefined) return 0;
  const audited = async (): Promise<number> => {
    const rows = await admin<{ n: number }>(
      `SELECT count(*)::int AS n FROM audit WHERE azione = $1 AND ruolo = $2 AND motivo = 'rifiutato: CONFLICT'`,
      [name, chi.ruolo],
    );
    return rows[0]!.n;
  };
  const before = await audited();
  const { errors } = await call(chi, query, atLater(variables, 1));
  expect({ chi, code: errors?.[0]?.extensions['code'] }).toEqual({ chi, code: 'CONFLICT' });
  expect({ chi, audited: (await audited()) > before }).toEqual({ chi, audited: true });
  return 1;
}

/** Whether a caller sees the record that an input names with its version: it is then refused for another version. */
async function isSeen(chi: Chi, query: string, variables: object, { call }: Served): Promise<boolean> {
  if (versionOf(variables) === undefined) return true;
  const { errors } = await call(chi, query, atLater(variables, 1));
  return errors?.[0]?.extensions['code'] === 'CONFLICT';
}

async function requireEqual(
  chi: Chi,
  query: string,
  variables: object,
  { call }: Served,
  code?: string,
): Promise<void> {
  const ask = async (asked: object) => {
    const recorder = recordStatements();
    try {
      const answer = await call(chi, query, asked);
      return { chi, answer: numbered(answer), statements: recorder.take().map(({ text }) => text) };
    } finally {
      recorder.stop();
    }
  };
  const hidden = await ask(variables);
  expect(hidden).toEqual(await ask(elsewhere(variables)));
  expect(hidden.answer).not.toMatchObject({ errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] });
  if (code !== undefined) expect(hidden.answer).toMatchObject({ errors: [{ extensions: { code } }] });
}

const namesRecords = (variables: object): boolean => (JSON.stringify(variables).match(UUID) ?? []).length > 0;

/** The same variables with identifiers of records that do not exist, one for each. */
function elsewhere(variables: object): object {
  const invented = new Map<string, string>();
  const text = JSON.stringify(variables).replace(UUID, (id) => {
    const other = invented.get(id) ?? randomUUID();
    invented.set(id, other);
    return other;
  });
  return JSON.parse(text) as object;
}

/** An answer with its identifiers numbered in the order in which they come. */
function numbered(answer: Answer): unknown {
  const seen = new Map<string, number>();
  return JSON.parse(
    JSON.stringify(answer).replace(UUID, (id) => {
      if (!seen.has(id)) seen.set(id, seen.size);
      return `record ${seen.get(id)}`;
    }),
  );
}

/** The version that an input names. */
function versionOf(variables: object): number | undefined {
  const { input } = variables as { input?: { versione?: number } };
  return input?.versione;
}

function atLater(variables: object, later: number): object {
  const { input } = variables as { input?: object };
  const versione = versionOf(variables);
  return versione === undefined ? variables : { ...variables, input: { ...input, versione: versione + later } };
}
