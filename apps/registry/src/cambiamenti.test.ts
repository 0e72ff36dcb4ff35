// SPDX-License-Identifier: AGPL-3.0-or-later
import { RUOLI, type Ruolo } from '@ambito/access';
import { createDataSource } from '@ambito/persistence';
import { recordStatements } from '@ambito/persistence/testing';
import { buildSubgraph } from '@ambito/subgraph';
import type { Chi } from '@ambito/subgraph/testing';
import { isObjectType, Kind, parse, type ObjectTypeDefinitionNode } from 'graphql';
import { definition } from './app.ts';
import { loadDimostrazione } from './demo/load.ts';
import { startRegistry, type Registry } from './testing.ts';

const { sdl, schema } = buildSubgraph(definition);
const tipi = new Map(
  parse(sdl)
    .definitions.filter((definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION)
    .map((type) => [type.name.value, type]),
);
const pubblici = definition.references.filter(({ pubblica }) => pubblica !== undefined);

/** All public fields of a type: of a value inside it all of them, of a record inside it those that lead nowhere else. */
function selezione(nome: string, dentro = false): string {
  const { fields = [] } = tipi.get(nome) as ObjectTypeDefinitionNode;
  return fields
    .filter(({ directives = [] }) => directives.some(({ name }) => name.value === 'pubblico'))
    .map(({ name }) => {
      const type = schema.getType(nome);
      const target = isObjectType(type) ? String(type.getFields()[name.value]?.type).replaceAll(/[[\]!]/g, '') : '';
      if (!isObjectType(schema.getType(target))) return name.value;
      const isRecord = definition.references.some(({ typename }) => typename === target);
      return isRecord && dentro ? '' : `${name.value} { ${selezione(target, true)} }`;
    })
    .join(' ');
}

/** The types of the records that a public answer about a type may hold. */
function contenuti(nome: string): string[] {
  return [
    nome,
    ...pubblici.map(({ typename }) => typename).filter((altro) => selezione(nome).includes(`${altro.toLowerCase()} {`)),
  ];
}

const richiesta = (nome: string): string =>
  `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${nome} { ${selezione(nome)} } } }`;

let registry: Registry;
const chiavi = new Map<string, { __typename: string }[]>();
beforeAll(async () => {
  registry = await startRegistry();
  const { urls } = registry.database;
  const dataSource = createDataSource({
    url: urls.DATABASE_URL,
    applicationName: 'prova',
    poolSize: 2,
    entities: definition.entities,
  });
  await dataSource.initialize();
  await loadDimostrazione(dataSource, definition.rules, () => undefined);
  await dataSource.destroy();
  // A draft, which only who works in the Ambito sees.
  await registry.admin(
    `ALTER TABLE prestazione DISABLE TRIGGER USER;
     UPDATE prestazione SET stato = 'BOZZA' WHERE id = (SELECT id FROM prestazione ORDER BY id LIMIT 1);
     ALTER TABLE prestazione ENABLE TRIGGER USER`,
  );
  for (const { typename, keys } of pubblici) {
    const [chiave = ''] = Object.keys(keys);
    const colonna = chiave === 'codiceIstat' ? 'codice_istat' : chiave;
    const rows = await registry.admin<{ valore: string }>(
      `SELECT ${colonna}::text AS valore FROM ${typename.toLowerCase()} ORDER BY 1 LIMIT 20`,
    );
    chiavi.set(
      typename,
      rows.map(({ valore }) => ({ __typename: typename, [chiave]: valore })),
    );
  }
}, 120_000);
afterAll(async () => {
  await registry.stop();
});

const leggi = async (chi: Chi | Ruolo | null, nome: string): Promise<unknown[]> => {
  const { data, errors } = await registry.call<{ _entities: unknown[] }>(chi, richiesta(nome), { r: chiavi.get(nome) });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data!._entities;
};

test('the public records are those of the territory and of the catalogue', () => {
  expect(pubblici.map(({ typename }) => typename).sort()).toEqual(['Ambito', 'Comune', 'Prestazione', 'Sede']);
});

describe.each(pubblici.map(({ typename, pubblica }) => [typename, pubblica?.oltre] as const))('%s', (nome, oltre) => {
  test('announces the changes of every table that its public fields read', async () => {
    const recorder = recordStatements();
    await leggi('COORDINATORE', nome);
    const sent = recorder.take().filter(({ text }) => text.trimStart().startsWith('SELECT') && text.includes(' FROM '));
    recorder.stop();
    const lette = new Set<string>();
    for (const { text, values } of sent) {
      const rows = await registry.admin(`EXPLAIN (FORMAT JSON) ${text}`, [...values]);
      for (const [, tabella] of JSON.stringify(rows).matchAll(/"Relation Name":"(\w+)"/g)) lette.add(tabella as string);
    }
    const rows = await registry.admin<{ tabella: string; tipo: string }>(
      `SELECT relname AS tabella, split_part(encode(tgargs, 'escape'), '\\000', 1) AS tipo
       FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
       WHERE tgfoid = 'annuncia_cambiamento'::regproc AND tgtype::int & 24 = 24`,
    );
    const annunciate = rows.filter(({ tipo }) => contenuti(nome).includes(tipo)).map(({ tabella }) => tabella);
    expect(lette.size).toBeGreaterThan(0);
    expect([...lette].filter((tabella) => !annunciate.includes(tabella))).toEqual([]);
  });

  test('is read alike by everybody, but by those who see more in their own Ambito', async () => {
    const tutti = await leggi(null, nome);
    expect(tutti.some((record) => record !== null)).toBe(true);
    for (const ruolo of RUOLI) {
      expect([ruolo, await leggi({ ruolo, ambito: 'altro' }, nome)]).toEqual([ruolo, tutti]);
      const vedeOltre = oltre !== undefined && oltre.ammessi !== 'pubblico' && oltre.ammessi.includes(ruolo);
      const propri = await leggi({ ruolo, ambito: 'proprio' }, nome);
      if (vedeOltre) expect(propri).not.toEqual(tutti);
      else expect([ruolo, propri]).toEqual([ruolo, tutti]);
    }
  });

  test('is not audited', async () => {
    const quante = async (): Promise<number> => (await registry.admin('SELECT 1 FROM audit')).length;
    const prima = await quante();
    await leggi('COORDINATORE', nome);
    expect(await quante()).toBe(prima);
  });
});
