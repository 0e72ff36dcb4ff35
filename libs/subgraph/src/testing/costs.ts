// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Ruolo } from '@ambito/access';
import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql';
import { azioneOf } from '../binding.ts';
import { buildSubgraph, type SubgraphDefinition } from '../schema.ts';
import { PAGINA, type Lettore } from './reads.ts';
import { selectionOf } from './selections.ts';

/**
 * How many statements each field takes beside those of its objects with the key alone, for many objects at once, as the role and with the
 * arguments for which it takes most. A field of `Query`, and a type whose objects are found by key, has all of its own. What takes none is left out.
 */
export async function costsOf(lettore: Lettore, definition: SubgraphDefinition): Promise<ReadonlyMap<string, number>> {
  const { schema } = buildSubgraph(definition);
  const types = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && type !== schema.getMutationType(),
  );
  const counter = new Counter(lettore);
  const query = schema.getQueryType()!;
  for (const type of types.filter((one) => lettore.viaPer(one) !== undefined)) {
    const bases = type === query ? new Map<Ruolo, number>() : await counter.ofKey(type);
    if (type !== query) await counter.ofColumns(type, bases);
    await counter.ofFields(type, bases);
  }
  await counter.ofRecords(query, types);
  return counter.costs;
}

class Counter {
  readonly costs = new Map<string, number>();
  private readonly lettore: Lettore;

  constructor(lettore: Lettore) {
    this.lettore = lettore;
  }

  /** What the objects of a type take with their key alone, by role. */
  async ofKey(type: GraphQLObjectType): Promise<ReadonlyMap<Ruolo, number>> {
    const bases = new Map<Ruolo, number>();
    for (const ruolo of this.lettore.ruoli({ tipo: type })) {
      const base = await this.statements(type, ruolo, this.lettore.chiaveDi(type));
      bases.set(ruolo, base);
      if (this.lettore.viaPer(type)?.da === type) this.note(type.name, base);
    }
    return bases;
  }

  /** The fields that are columns: together first, since they are read with their row and few take a statement more. */
  async ofColumns(type: GraphQLObjectType, bases: ReadonlyMap<Ruolo, number>): Promise<void> {
    const columns = Object.values(type.getFields())
      .filter((field) => azioneOf(field) === undefined)
      .map((field) => ({ name: field.name, selection: selectionOf(field, [], '__typename') }));
    if (columns.length === 0) return;
    for (const [ruolo, base] of bases) {
      if ((await this.statements(type, ruolo, columns.map(({ selection }) => selection).join(' '))) === base) continue;
      for (const { name, selection } of columns)
        this.note(`${type.name}.${name}`, (await this.statements(type, ruolo, selection)) - base);
    }
  }

  async ofFields(type: GraphQLObjectType, bases: ReadonlyMap<Ruolo, number>): Promise<void> {
    for (const campo of this.lettore.campi.filter(({ tipo }) => tipo === type))
      for (const ruolo of this.lettore.ruoli(campo))
        for (const propri of this.lettore.argomentiDi(campo)) {
          const { inviate } = await this.lettore.ask(campo, this.owners(type), { first: PAGINA, ruolo, propri });
          this.note(campo.nome, inviate.length - (bases.get(ruolo) ?? 0));
        }
  }

  /** The fields of `Query` that find a record by its key, which `campi` leave out. */
  async ofRecords(query: GraphQLObjectType, types: readonly GraphQLObjectType[]): Promise<void> {
    const read = new Set(this.lettore.campi.map(({ nome }) => nome));
    for (const field of Object.values(query.getFields()).filter(({ name }) => !read.has(`Query.${name}`))) {
      const type = types.find(({ name }) => name === getNamedType(field.type).name);
      const [[key, value] = []] = Object.entries(type === undefined ? {} : (this.owners(type)[0] ?? {}));
      if (type === undefined || key === undefined || field.args.every(({ name }) => name !== key)) continue;
      const selection = selectionOf(field, [`${key}: "${value}"`], this.lettore.chiaveDi(type));
      for (const ruolo of this.lettore.ruoli({ tipo: type }))
        this.note(`Query.${field.name}`, await this.statements(query, ruolo, selection));
    }
  }

  private owners(tipo: GraphQLObjectType) {
    return this.lettore.proprietari({ tipo }, Infinity);
  }

  private async statements(type: GraphQLObjectType, ruolo: Ruolo, selezione: string): Promise<number> {
    return (await this.lettore.askOf(type, this.owners(type), { ruolo, selezione })).inviate.length;
  }

  private note(name: string, cost: number): void {
    if (cost > (this.costs.get(name) ?? 0)) this.costs.set(name, cost);
  }
}

/** The statements of each field as they are committed. */
export function printCosts(title: string, costs: ReadonlyMap<string, number>): string {
  const rows = [...costs].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const width = Math.max(...rows.map(([name]) => name.length));
  return `# ${title}

The tests of reads write this file and compare it: how many SQL statements a field takes beside those of its objects with the key
alone, for many objects at once, as the role and with the arguments for which it takes most: each combination of filters that
\`letture.test.ts\` names. A field of \`Query\`, and a type whose objects are found by key, has all that it takes, the beginning and the
end of the transaction and the audit included. A field without a row takes none.

| ${'field'.padEnd(width)} | statements |
| ${'-'.repeat(width)} | ---------- |
${rows.map(([name, cost]) => `| ${name.padEnd(width)} | ${String(cost).padEnd(10)} |`).join('\n')}
`;
}
