// SPDX-License-Identifier: AGPL-3.0-or-later
import { RUOLI, type Ruolo } from '@ambito/access';
import {
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { nomeRisorsa } from './risorsa.ts';
import { buildSubgraph, type SubgraphDefinition } from './schema.ts';

/** What a call answered. */
interface Risposta {
  readonly data?: unknown;
  readonly errors?: readonly { extensions: Record<string, unknown> }[];
}

/** A call of one root field on a record of Ambito A, harmless where it is admitted: a stale version, a page, a key. */
export interface Esempio {
  readonly query: string;
  readonly variables?: object;
}

/** A call of one resource, harmless where it is admitted. */
export interface EsempioRisorsa {
  readonly metodo?: string;
  /** As asked for, with its parameters filled in. */
  readonly percorso: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** True when what it answers is of no Ambito, and whoever holds the role gets it: a template to fill in. */
  readonly diNessunAmbito?: true;
}

export interface Griglia {
  readonly definition: SubgraphDefinition;
  /** By `Query.contatto`, `Mutation.dimetti`. */
  readonly esempi: Readonly<Record<string, () => Esempio>>;
  /** A key of a record of Ambito A, by type. */
  readonly chiavi: Readonly<Record<string, () => Record<string, string>>>;
  /** Arguments of method fields that need some, by `Sede.apertaAlle`. */
  readonly argomenti?: Readonly<Record<string, string>>;
  call(chi: Chi, esempio: Esempio): Promise<Risposta>;
  /** By `GET /sedi/:id/calendario.ics`. */
  readonly risorse?: Readonly<Record<string, () => EsempioRisorsa>>;
  callRisorsa?(chi: Chi, esempio: EsempioRisorsa): Promise<Response>;
}

/** Who asks: a role held in Ambito A (`proprio`) or in another (`altro`), or nobody. */
export interface Chi {
  readonly ruolo: Ruolo | null;
  readonly ambito: 'proprio' | 'altro';
}

export interface Caso {
  readonly nome: string;
  prova(): Promise<void>;
}

const NEGATI = ['FORBIDDEN', 'UNAUTHENTICATED'];

/**
 * Every role, and nobody, against every operation, entity, method field and resource that the service has, in the own Ambito
 * and in another: generated from the schema and the action table, so that what is added is tried without being listed.
 * @throws Error naming an operation, entity or resource without an example
 */
export function generateGriglia(griglia: Griglia): Caso[] {
  const { schema } = buildSubgraph(griglia.definition);
  const luoghi = [...radici(schema, griglia), ...entita(schema, griglia), ...risorse(griglia)];
  const chi: Chi[] = [
    { ruolo: null, ambito: 'proprio' },
    ...RUOLI.flatMap((ruolo): Chi[] => [
      { ruolo, ambito: 'proprio' },
      { ruolo, ambito: 'altro' },
    ]),
  ];
  return luoghi.flatMap((luogo) => [
    ...chi.map((persona) => casoDi(griglia, luogo, persona)),
    ...(luogo.lettura ? [casoMostrato(griglia, luogo)] : []),
  ]);
}

interface Luogo {
  readonly nome: string;
  readonly azioni: readonly string[];
  readonly chiedi: (chi: Chi) => Promise<Risposta>;
  /** False for commands, whose examples change nothing. */
  readonly lettura: boolean;
}

/** A policy that hides everything from everybody would pass for a good one: to somebody admitted the record is shown. */
function casoMostrato({ definition }: Griglia, { nome, azioni, chiedi }: Luogo): Caso {
  return {
    nome: `${nome}: somebody who is admitted is shown something`,
    async prova() {
      const ammessi = RUOLI.filter((ruolo) =>
        azioni.every((azione) => {
          const ammette = definition.azioni[azione]?.ammessi;
          return ammette === 'pubblico' || ammette?.includes(ruolo) === true;
        }),
      );
      for (const ruolo of ammessi) {
        const { data } = await chiedi({ ruolo, ambito: 'proprio' });
        if (mostra(data)) return;
      }
      throw new Error(`nobody was shown anything, of ${ammessi.join(', ')}`);
    },
  };
}

function casoDi({ definition }: Griglia, { nome, azioni, chiedi }: Luogo, chi: Chi): Caso {
  const definizioni = azioni.map((azione) => definition.azioni[azione]);
  const ammesse = definizioni.map(
    (azione) =>
      azione !== undefined &&
      (azione.ammessi === 'pubblico' || (chi.ruolo !== null && azione.ammessi.includes(chi.ruolo))),
  );
  const pubblico = definizioni.every((azione) => azione?.ammessi === 'pubblico');
  // Of another Ambito the record itself is not there, so that a field of it is not even asked for.
  const cerca = chi.ambito === 'altro' && ammesse[0] === true && definizioni[0]?.ammessi !== 'pubblico';
  const atteso = cerca
    ? 'shown nothing'
    : !ammesse.every(Boolean)
      ? 'refused'
      : pubblico || chi.ambito === 'proprio'
        ? 'admitted'
        : 'shown nothing';
  return {
    nome: `${nome}: ${chi.ruolo ?? 'nobody'} of the ${chi.ambito === 'proprio' ? 'same' : 'other'} Ambito is ${atteso}`,
    async prova() {
      const risposta = await chiedi(chi);
      const codici = (risposta.errors ?? []).map(({ extensions }) => String(extensions['code']));
      const negato = codici.some((codice) => NEGATI.includes(codice));
      if (atteso === 'refused' && !negato) throw new Error(`was not refused: ${JSON.stringify(risposta)}`);
      if (atteso === 'admitted' && (negato || codici.includes('INTERNAL_SERVER_ERROR')))
        throw new Error(`was not admitted: ${JSON.stringify(risposta)}`);
      if (codici.includes('INTERNAL_SERVER_ERROR') || codici.includes('GRAPHQL_VALIDATION_FAILED'))
        throw new Error(`broke: ${JSON.stringify(risposta)}`);
      if (atteso === 'shown nothing' && mostra(risposta.data))
        throw new Error(`was shown something: ${JSON.stringify(risposta)}`);
    },
  };
}

/** Whether an answer holds anything but nulls, empty lists and page marks. */
function mostra(data: unknown): boolean {
  if (data === null || data === undefined || data === false || data === 0) return false;
  if (Array.isArray(data)) return data.some(mostra);
  if (typeof data === 'object')
    return Object.entries(data).some(([name, value]) => name !== 'pageInfo' && mostra(value));
  return true;
}

function radici(schema: GraphQLSchema, { esempi, call }: Griglia): Luogo[] {
  const tipi = [schema.getQueryType(), schema.getMutationType()].filter((tipo) => tipo !== null && tipo !== undefined);
  return tipi.flatMap((tipo) =>
    Object.values(tipo.getFields())
      .filter(({ name }) => !name.startsWith('_'))
      .map((field) => {
        const nome = `${tipo.name}.${field.name}`;
        const esempio = esempi[nome];
        if (esempio === undefined) throw new Error(`The grid has no example for ${nome}`);
        const lettura = tipo === schema.getQueryType();
        return { nome, azioni: [azioneDi(field)], chiedi: (chi) => call(chi, esempio()), lettura };
      }),
  );
}

function entita(schema: GraphQLSchema, griglia: Griglia): Luogo[] {
  return griglia.definition.references.flatMap(({ typename, azione }) => {
    const tipo = schema.getType(typename);
    const chiave = griglia.chiavi[typename];
    if (!isObjectType(tipo) || chiave === undefined) throw new Error(`The grid has no key for ${typename}`);
    const stub = Object.keys(tipo.getFields()).length === 1;
    const campi = Object.values(tipo.getFields()).filter((field) => azioneNota(field) !== undefined);
    const perChiave = {
      nome: `_entities ${typename}`,
      azioni: [azione],
      chiedi: (chi: Chi) => griglia.call(chi, rappresentazione(tipo, chiave(), '__typename')),
      lettura: true,
    };
    return [
      ...(stub ? [] : [perChiave]),
      ...campi.map((field) => ({
        nome: `_entities ${typename}.${field.name}`,
        azioni: [azione, azioneDi(field)],
        chiedi: (chi: Chi) => griglia.call(chi, rappresentazione(tipo, chiave(), selezione(typename, field, griglia))),
        // A field of a record may well be empty; that the record is shown is another place.
        lettura: false,
      })),
    ];
  });
}

function risorse(griglia: Griglia): Luogo[] {
  return (griglia.definition.risorse ?? []).map((risorsa) => {
    const nome = nomeRisorsa(risorsa);
    const esempio = griglia.risorse?.[nome];
    const { callRisorsa } = griglia;
    if (esempio === undefined || callRisorsa === undefined) throw new Error(`The grid has no example for ${nome}`);
    const chiedi = async (chi: Chi): Promise<Risposta> => {
      const { diNessunAmbito, ...richiesta } = esempio();
      const risposta = await callRisorsa(chi, { metodo: risorsa.metodo, ...richiesta });
      const testo = await risposta.text();
      if (!risposta.ok) return JSON.parse(testo) as Risposta;
      return { data: chi.ambito === 'altro' && diNessunAmbito === true ? null : testo };
    };
    return { nome, azioni: [risorsa.azione], chiedi, lettura: risorsa.metodo === 'GET' };
  });
}

function rappresentazione(tipo: GraphQLObjectType, chiave: Record<string, string>, campo: string): Esempio {
  return {
    query: `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${tipo.name} { ${campo} } } }`,
    variables: { representations: [{ __typename: tipo.name, ...chiave }] },
  };
}

function selezione(typename: string, field: GraphQLField<unknown, unknown>, { argomenti = {} }: Griglia): string {
  const args = argomenti[`${typename}.${field.name}`] ?? '';
  if (args === '' && field.args.some(isRequiredArgument))
    throw new Error(`The grid has no arguments for ${typename}.${field.name}`);
  const tipo = getNamedType(field.type);
  if (isLeafType(tipo)) return `${field.name}${args}`;
  // An empty page is nothing shown.
  const pagina = isObjectType(tipo) && tipo.getFields()['edges'] !== undefined;
  return `${field.name}${args} { ${pagina ? 'edges { cursor }' : '__typename'} }`;
}

function azioneNota(field: GraphQLField<unknown, unknown>): string | undefined {
  return field.extensions['azione'] as string | undefined;
}

function azioneDi(field: GraphQLField<unknown, unknown>): string {
  return azioneNota(field) ?? '';
}
