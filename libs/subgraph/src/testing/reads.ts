// SPDX-License-Identifier: AGPL-3.0-or-later
import { RUOLI, type Azione, type Ruolo } from '@ambito/access';
import type { Statement } from '@ambito/persistence/testing';
import { getNamedType, isObjectType, type GraphQLNamedType, type GraphQLObjectType } from 'graphql';
import { azioneOf } from '../binding.ts';
import { buildSubgraph, type SubgraphDefinition } from '../schema.ts';
import {
  admits,
  argumentsOf,
  nodeOf,
  selectionOf,
  targetOf,
  type Argomenti,
  type Campo as CampoDelTipo,
} from './selections.ts';

export interface Letture {
  readonly definition: SubgraphDefinition;
  /** For a page also the arguments that make it read another statement. */
  readonly argomenti: Argomenti;
  /** Keys of types to which no field of this service leads: types of other services. */
  readonly chiavi?: Readonly<Record<string, readonly Chiave[]>>;
  /** Asks as a role of the Ambito of the test, and returns the statements that the service has sent meanwhile. */
  ask(ruolo: Ruolo, query: string, variables?: object): Promise<{ data: unknown; inviate: Statement[] }>;
}

/** The result of reading one field: the statements for one owner, for all owners at once, and for its pages. */
export interface Lettura {
  readonly campo: string;
  /** How many owners were read at once; 0 for a field of a root, which has no key. */
  readonly proprietari: number | undefined;
  /** For each statement, how many times it was sent at most for one owner, and for all owners. */
  readonly ripetute: readonly { text: string; uno: number; tutti: number }[];
  /** Present for a connection only. */
  readonly pagine: readonly Statement[] | undefined;
}

export type Chiave = Readonly<Record<string, string>>;
/** How many owners are read at once, and of how many the keys are kept. */
const INSIEME = 8;
const NOTI = 40;
/** The size of a page, which identifies its LIMIT among others. */
export const PAGINA = 6;
/** The roles in the order in which they are tried: those that see most come first. */
const CHI_VEDE: readonly Ruolo[] = ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', ...RUOLI];

/** The fields to read, such as `Operatore.incarichi`: all that are bound to an action, without commands. */
export function campiLetti(definition: SubgraphDefinition): string[] {
  return campiDi(definition).map(({ nome }) => nome);
}

/** The arguments of a field: the size of a page and its cursor, and the field's own arguments. */
interface Pagina {
  readonly first: number;
  readonly after?: string;
  readonly propri?: string;
}

export interface Campo {
  readonly nome: string;
  readonly tipo: GraphQLObjectType;
  readonly field: CampoDelTipo;
}

/** A root field that takes the key of a record is left out: `_entities` reads the same record. */
function campiDi(definition: SubgraphDefinition): Campo[] {
  const { references } = definition;
  const { schema } = buildSubgraph(definition);
  const perChiave = (tipo: GraphQLObjectType, { args, type }: CampoDelTipo): boolean =>
    tipo === schema.getQueryType() &&
    args.some(({ name }) =>
      references.some(({ typename, keys }) => typename === getNamedType(type).name && name in keys),
    );
  return Object.values(schema.getTypeMap())
    .filter((tipo): tipo is GraphQLObjectType => isObjectType(tipo) && tipo !== schema.getMutationType())
    .flatMap((tipo) =>
      Object.values(tipo.getFields())
        .filter((field) => azioneOf(field) !== undefined && !perChiave(tipo, field))
        .map((field) => ({ nome: `${tipo.name}.${field.name}`, tipo, field })),
    );
}

/**
 * Reads every field of a service, for one owner and for several, with the keys that it finds on the way, from the roots of the
 * graph down to every record that they reach. A new field is read without being listed.
 * @returns what was read by field, and by what it can be read again
 */
export async function readTutto(letture: Letture): Promise<{ lette: ReadonlyMap<string, Lettura>; lettore: Lettore }> {
  const lettore = new Lettore(letture);
  await lettore.findChiavi();
  const lette = new Map<string, Lettura>();
  for (const campo of lettore.campi) lette.set(campo.nome, await lettore.read(campo));
  return { lette, lettore };
}

export class Lettore {
  readonly campi: readonly Campo[];
  private readonly letture: Letture;
  private readonly query: GraphQLObjectType;
  /** By type with a key, the keys found so far. */
  private readonly chiavi = new Map<string, Map<string, Chiave>>();
  private readonly nomeChiave: ReadonlyMap<string, string>;

  constructor(letture: Letture) {
    this.letture = letture;
    this.campi = campiDi(letture.definition);
    for (const [tipo, note] of Object.entries(letture.chiavi ?? {}))
      this.chiavi.set(tipo, new Map(note.map((chiave) => [JSON.stringify(chiave), chiave])));
    this.query = this.campi.find(({ tipo }) => tipo.name === 'Query')!.tipo;
    this.nomeChiave = new Map(
      letture.definition.references.map(({ typename, keys }) => [typename, Object.keys(keys)[0] as string]),
    );
  }

  async findChiavi(): Promise<void> {
    for (let note = -1; note < this.quante();) {
      note = this.quante();
      for (const campo of this.campi)
        for (const propri of this.argomentiDi(campo))
          await this.ask(campo, this.proprietari(campo), { first: PAGINA, propri });
    }
  }

  async read(campo: Campo): Promise<Lettura> {
    const proprietari = this.proprietari(campo);
    const argomenti = this.argomentiDi(campo);
    if (argomenti.length === 0) throw new Error(`There are no arguments for ${campo.nome}`);
    const ripetute = await inOrdine(argomenti, (propri) => this.ripetute(campo, proprietari, propri));
    return {
      campo: campo.nome,
      proprietari: this.viaPer(campo.tipo)?.da === this.query ? undefined : proprietari.length,
      ripetute: ripetute.flat(),
      pagine: nodeOf(getNamedType(campo.field.type)) !== undefined ? await this.pagine(campo, proprietari) : undefined,
    };
  }

  /** How often each statement is sent for one owner and for all, with some of the field's own arguments. */
  private async ripetute(campo: Campo, proprietari: readonly Chiave[], propri: string): Promise<Lettura['ripetute']> {
    const singole =
      proprietari.length > 0
        ? await inOrdine(proprietari, (chiave) => this.ask(campo, [chiave], { first: PAGINA, propri }))
        : [await this.ask(campo, [], { first: 1, propri })];
    const tutte = await this.ask(campo, proprietari, { first: PAGINA, propri });
    const count = (text: string, { inviate }: { inviate: Statement[] }): number =>
      inviate.filter((statement) => statement.text === text).length;
    return [...new Set(tutte.inviate.map(({ text }) => text))].map((text) => ({
      text,
      uno: Math.max(...singole.map((singola) => count(text, singola))),
      tutti: count(text, tutte),
    }));
  }

  /** The statements of a first page and of a following one, for each role that is admitted. */
  private async pagine(campo: Campo, proprietari: readonly Chiave[]): Promise<Statement[]> {
    const inviate: Statement[] = [];
    for (const ruolo of this.ruoli(campo))
      for (const propri of this.argomentiDi(campo)) {
        const chiedi = { first: PAGINA, propri, ruolo };
        const prima = await this.ask(campo, proprietari, chiedi);
        const after = cursoreIn(prima.data);
        const poi = after === undefined ? undefined : await this.ask(campo, proprietari, { ...chiedi, after });
        inviate.push(...prima.inviate, ...(poi?.inviate ?? []));
      }
    const pagine = inviate.filter(
      ({ text, values }) => /\bLIMIT \$\d/.test(text) && values.some((value) => value === PAGINA + 1),
    );
    return [...new Map(pagine.map((statement) => [statement.text, statement])).values()];
  }

  async ask(
    campo: Campo,
    proprietari: readonly Chiave[],
    { ruolo = this.ruoli(campo)[0], ...pagina }: Pagina & { ruolo?: Ruolo },
  ): Promise<{ data: unknown; inviate: Statement[] }> {
    if (ruolo === undefined) throw new Error(`${campo.nome}: nobody gets there`);
    return this.askOf(campo.tipo, proprietari, {
      ruolo,
      selezione: this.selezione(campo, pagina),
      first: pagina.first,
    });
  }

  /** Asks for fields of a type, of the owners that lead to it. */
  async askOf(
    tipo: GraphQLObjectType,
    proprietari: readonly Chiave[],
    { ruolo, selezione: dentro, first = PAGINA }: { ruolo: Ruolo; selezione: string; first?: number },
  ): Promise<{ data: unknown; inviate: Statement[] }> {
    const via = this.viaPer(tipo);
    if (via === undefined) throw new Error(`${tipo.name}: nothing leads there`);
    const selezione = via.avvolgi(dentro, first);
    if (via.da !== this.query && proprietari.length === 0) return { data: null, inviate: [] };
    const { data, inviate } =
      via.da === this.query
        ? await this.letture.ask(ruolo, `{ ${selezione} }`)
        : await this.letture.ask(
            ruolo,
            `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${via.da.name} { ${selezione} } } }`,
            { r: proprietari.map((chiave) => ({ __typename: via.da.name, ...chiave })) },
          );
    this.raccogli(data);
    return { data, inviate };
  }

  /** How to reach a type: by its key, from a root, or through a field of another type. */
  viaPer(
    tipo: GraphQLObjectType,
    passati: readonly GraphQLObjectType[] = [],
  ): { da: GraphQLObjectType; campi: Campo[]; avvolgi: (selezione: string, first: number) => string } | undefined {
    if (tipo === this.query || this.nomeChiave.has(tipo.name))
      return { da: tipo, campi: [], avvolgi: (selezione) => selezione };
    for (const campo of this.campi.filter(({ field }) => targetOf(field) === tipo && !passati.includes(tipo))) {
      const via = this.argomentiDi(campo).length === 0 ? undefined : this.viaPer(campo.tipo, [...passati, tipo]);
      if (via !== undefined)
        return {
          da: via.da,
          campi: [...via.campi, campo],
          avvolgi: (selezione, first) => via.avvolgi(this.selezione(campo, { first }, selezione), first),
        };
    }
    return undefined;
  }

  proprietari({ tipo }: Pick<Campo, 'tipo'>, quanti = INSIEME): Chiave[] {
    return [...(this.chiavi.get(this.viaPer(tipo)?.da.name ?? '')?.values() ?? [])].slice(0, quanti);
  }

  private selezione(
    campo: Campo,
    { first, after, propri = this.argomentiDi(campo)[0] }: Pagina,
    dentro = this.chiaveDi(targetOf(campo.field)),
  ): string {
    if (propri === undefined) throw new Error(`There are no arguments for ${campo.nome}`);
    const pagina =
      nodeOf(getNamedType(campo.field.type)) === undefined
        ? []
        : [`first: ${first}`, ...(after === undefined ? [] : [`after: "${after}"`])];
    return selectionOf(campo.field, [propri, ...pagina], dentro);
  }

  /** The arguments with which a field is read, one after the other; one without for a field that takes none. */
  argomentiDi({ tipo, field }: Campo): readonly string[] {
    return argumentsOf(this.letture.argomenti, tipo, field);
  }

  chiaveDi(tipo: GraphQLNamedType): string {
    return `__typename ${this.nomeChiave.get(tipo.name) ?? ''}`;
  }

  /** The roles that are admitted to a field, or to a type, and to every field on the way to it. */
  ruoli({ tipo, field }: Pick<Campo, 'tipo'> & Partial<Campo>): Ruolo[] {
    const via = this.viaPer(tipo);
    const { references } = this.letture.definition;
    const azione = references.find(({ typename }) => typename === via?.da.name)?.azione;
    const servono = [
      ...(azione === undefined ? [] : [azione]),
      ...[...(via?.campi ?? []).map((campo) => campo.field), ...(field === undefined ? [] : [field])].map(
        (un) => azioneOf(un) as Azione,
      ),
    ];
    return [...new Set(CHI_VEDE)].filter((ruolo) => servono.every((azione) => admits(azione, { ruolo })));
  }

  private raccogli(data: unknown): void {
    if (typeof data !== 'object' || data === null) return;
    if (Array.isArray(data)) return data.forEach((elemento) => this.raccogli(elemento));
    const { __typename: tipo } = data as { __typename?: string };
    const nome = this.nomeChiave.get(tipo ?? '');
    const valore = nome === undefined ? undefined : (data as Record<string, unknown>)[nome];
    if (tipo !== undefined && nome !== undefined && typeof valore === 'string') {
      const note = this.chiavi.get(tipo) ?? new Map<string, Chiave>();
      if (note.size < NOTI) note.set(valore, { [nome]: valore });
      this.chiavi.set(tipo, note);
    }
    for (const dentro of Object.values(data)) this.raccogli(dentro);
  }

  private quante(): number {
    return [...this.chiavi.values()].reduce((somma, { size }) => somma + size, 0);
  }
}

async function inOrdine<T, R>(elementi: readonly T[], command: (elemento: T) => Promise<R>): Promise<R[]> {
  const fatti: R[] = [];
  for (const elemento of elementi) fatti.push(await command(elemento));
  return fatti;
}

function cursoreIn(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { endCursor } = data as { endCursor?: string | null };
  if (typeof endCursor === 'string') return endCursor;
  return Object.values(data)
    .map(cursoreIn)
    .find((cursore) => cursore !== undefined);
}
