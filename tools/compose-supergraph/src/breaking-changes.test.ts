// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { breakingChanges, publishedBefore } from './breaking-changes.ts';

const PRIMA = 'type Query { comune: String sede: String }';
const POI = 'type Query { comune: String sede: String orari: String }';
const ROTTO = 'type Query { comune: String }';
const OGGI = '2026-12-01';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'ambito-graph-'));
  git('init', '-q', '-b', 'main');
});
afterEach(() => rmSync(home, { recursive: true }));

const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=prova', '-c', 'user.email=prova@ambito.example', ...args], {
    cwd: home,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
function commit(sdl: string | null): void {
  if (sdl !== null) writeFileSync(join(home, 'graph'), sdl);
  git('add', '.');
  git('commit', '-q', '--allow-empty', '-m', 'prova');
}

test('an uncommitted change is compared with the committed graph', () => {
  commit(PRIMA);
  expect(publishedBefore(home, 'graph', POI)).toBe(PRIMA);
});

test('a committed change is compared with the graph before it, after any number of commits', () => {
  commit(PRIMA);
  commit(POI);
  commit(null);
  commit(null);
  expect(publishedBefore(home, 'graph', POI)).toBe(PRIMA);
});

test('after a release the graph is compared with the release', () => {
  commit(PRIMA);
  git('tag', 'v1.0.0');
  commit(POI);
  commit(ROTTO);
  expect(publishedBefore(home, 'graph', ROTTO)).toBe(PRIMA);
});

test('the first version breaks nothing', () => {
  commit(PRIMA);
  expect(publishedBefore(home, 'graph', PRIMA)).toBeUndefined();
});

test('a clone without history is refused with the reason', () => {
  commit(PRIMA);
  commit(POI);
  const clone = join(home, 'clone');
  git('clone', '-q', '--depth', '1', `file://${home}`, clone);
  expect(() => publishedBefore(clone, 'graph', POI)).toThrow('shallow');
});

test('a removed field breaks the graph, an added one does not', async () => {
  expect(await breakingChanges(PRIMA, POI, [], OGGI)).toEqual([]);
  expect(await breakingChanges(PRIMA, ROTTO, [], OGGI)).toEqual([expect.stringContaining('sede')]);
});

test('a removed field passes when it is the allowed one, until its last day', async () => {
  const allowed = (removed: string) => [{ reason: 'prova', until: OGGI, removed }];
  expect(await breakingChanges(PRIMA, ROTTO, allowed('Query.sede'), OGGI)).toEqual([]);
  expect(await breakingChanges(PRIMA, ROTTO, allowed('Query.sede'), '9999-12-31')).toHaveLength(1);
  expect(await breakingChanges(PRIMA, ROTTO, allowed('Query.altra'), OGGI)).toHaveLength(1);
});

test('only the allowed break passes, and only until its last day', async () => {
  const prima = 'type Query { sede(id: ID!, ids: [ID!]): ID! cerca(in: Cerca): Int } input Cerca { id: ID codice: ID }';
  const allowed = [{ reason: 'prova', until: '2026-12-31', type: { from: 'ID', to: 'UUID' } }];
  const dopo = (sdl: string, today: string) => breakingChanges(prima, `scalar UUID ${sdl}`, allowed, today);
  const deciso =
    'type Query { sede(id: UUID!, ids: [UUID!]): UUID! cerca(in: Cerca): Int } input Cerca { id: UUID codice: ID }';
  expect(await dopo(deciso, '2026-12-31')).toEqual([]);
  expect(await dopo(deciso, '2027-01-01')).toHaveLength(4);
  const altro =
    'type Query { sede(id: UUID!, ids: [UUID!]!): String! cerca(in: Cerca): Int } input Cerca { id: UUID! codice: Int }';
  const broken = await dopo(altro, OGGI);
  expect(broken).toHaveLength(4);
  for (const place of ["'Cerca.id'", "'Cerca.codice'", "'ids'", "'Query.sede'"])
    expect(broken).toContainEqual(expect.stringContaining(place));
});

test('a field that is added to an input breaks the graph unless it has a default or may be null', async () => {
  const input = (campi: string) => `type Query { comune(input: Chi): String } input Chi { ${campi} }`;
  const prima = input('nome: String');
  expect(await breakingChanges(prima, input('nome: String conferma: Boolean! = false'), [], OGGI)).toEqual([]);
  expect(await breakingChanges(prima, input('nome: String conferma: Boolean'), [], OGGI)).toEqual([]);
  expect(await breakingChanges(prima, input('nome: String conferma: Boolean!'), [], OGGI)).toHaveLength(1);
});

test('a type that was taken away by decision is allowed, with what was of that type', async () => {
  const prima = 'type Query { comune: Grado } enum Grado { ALTO BASSO }';
  const decided = { reason: 'Decided', until: '2026-12-31' };
  const allowed = [
    { ...decided, removed: 'Grado' },
    { ...decided, type: { from: 'Grado', to: 'String' } },
  ];
  expect(await breakingChanges(prima, 'type Query { comune: String }', [], OGGI)).toHaveLength(2);
  expect(await breakingChanges(prima, 'type Query { comune: String }', allowed, OGGI)).toEqual([]);
});

test('a field of an input that was taken away by decision is allowed as well', async () => {
  const input = (campi: string) => `type Query { comune(input: Chi): String } input Chi { ${campi} }`;
  const removed = { reason: 'Decided', until: '2026-12-31', removed: 'Chi.sede' };
  const [prima, poi] = [input('nome: String sede: String'), input('nome: String')];
  expect(await breakingChanges(prima, poi, [], OGGI)).toHaveLength(1);
  expect(await breakingChanges(prima, poi, [removed], OGGI)).toEqual([]);
});

test('a field that may be null now, or that an input requires now, is allowed by its name', async () => {
  const graph = (campi: string, nulla: string) =>
    `type Query { comune(input: Chi): String${nulla} } input Chi { ${campi} }`;
  const [prima, poi] = [graph('nome: String', '!'), graph('nome: String motivo: String!', '')];
  const allowed = ['Query.comune', 'Chi.motivo'].map((changed) => ({ reason: 'Decided', until: OGGI, changed }));
  expect(await breakingChanges(prima, poi, [], OGGI)).toHaveLength(2);
  expect(await breakingChanges(prima, poi, allowed.slice(0, 1), OGGI)).toHaveLength(1);
  expect(await breakingChanges(prima, poi, allowed, OGGI)).toEqual([]);
});
