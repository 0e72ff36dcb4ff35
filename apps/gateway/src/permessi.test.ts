// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  GraphQLBoolean,
  isInputObjectType,
  isNonNullType,
  isObjectType,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** Types that a command answers with or names, and that have no `permessi`. */
const ECCEZIONI: Readonly<Record<string, string>> = {
  EsitoImportazioneHsds: 'what came of an import or of its trial: nothing is done with it',
  Intervento: 'a part of the project, which says whether its interventi may be ended or opened again',
  InterventoScoperto: 'a part of the project that is listed for the days without accreditation',
  Sospensione: 'a part of the case, which says whether its suspensions may be corrected',
  Obiettivo: 'a part of the project that is verified, which says whether it may be',
  Verifica: 'a part of the project that is verified, which says whether it may be',
};

/** The type that an argument of a command names, when the two names begin differently. */
const CON_ALTRO_NOME: Readonly<Record<string, string>> = { codiceIstat: 'Comune', distrettoId: 'Ente' };

let schema: GraphQLSchema;
beforeAll(async () => {
  const sdl = await readFile(join(import.meta.dirname, '..', 'supergraph.graphql'), 'utf8');
  schema = buildSchema(sdl, { assumeValid: true, assumeValidSDL: true });
});

const tipi = (): GraphQLObjectType[] => Object.values(schema.getTypeMap()).filter(isObjectType);

/** The types with an identity that an argument names: `atto` of `attoId` begins AttoDiMandato. */
function nominati(tipo: GraphQLInputType): GraphQLObjectType[] {
  const input = getNamedType(tipo);
  if (!isInputObjectType(input)) return [];
  return Object.values(input.getFields()).flatMap((campo) => {
    const nome = /^(.*)Ids?$/.exec(campo.name)?.[1];
    const altro = CON_ALTRO_NOME[campo.name];
    return [
      ...tipi().filter(
        (tipo) => tipo.name === altro || (nome !== undefined && comincia(tipo.name, nome) && conId(tipo)),
      ),
      ...nominati(campo.type),
    ];
  });
}

const conId = (tipo: GraphQLObjectType): boolean => tipo.getFields()['id'] !== undefined;

/** Whether the first words of a type's name are a name. */
function comincia(tipo: string, nome: string): boolean {
  const inizio = `${nome[0]?.toUpperCase()}${nome.slice(1)}`;
  return tipo.startsWith(inizio) && /^([A-Z]|$)/.test(tipo.slice(inizio.length));
}

/** The types of records: neither pages nor types of `permessi`. */
const record = ({ name }: GraphQLObjectType): boolean => !/(Connection|Edge)$|^(Permessi|Query|Mutation)/.test(name);

/** Every type that a command answers with, or names in its arguments. */
function conComandi(): GraphQLObjectType[] {
  const comandi = Object.values(schema.getMutationType()?.getFields() ?? {});
  const trovati = comandi.flatMap(({ type, args }) => {
    const risposta = getNamedType(type);
    return [...(isObjectType(risposta) ? [risposta] : []), ...args.flatMap((argomento) => nominati(argomento.type))];
  });
  return [...new Set(trovati)].filter(record);
}

test('the types with commands are found, also those that a command only names', () => {
  const nomi = conComandi().map(({ name }) => name);
  for (const nome of [
    'Sede',
    'Assenza',
    'Titolo',
    'VariazioneOraria',
    'NominaCoordinatore',
    'PresaInCarico',
    'Rapporto',
  ])
    expect(nomi).toContain(nome);
});

test('each type with commands has `permessi`, with fields that are never null', () => {
  const senza = conComandi().filter((tipo) => !(tipo.name in ECCEZIONI) && tipo.getFields()['permessi'] === undefined);
  expect(senza.map(({ name }) => name)).toEqual([]);
  for (const tipo of tipi()) {
    const campo = tipo.getFields()['permessi'];
    if (campo === undefined) continue;
    const permessi = getNamedType(campo.type);
    expect([tipo.name, isNonNullType(campo.type), isObjectType(permessi)]).toEqual([tipo.name, true, true]);
    for (const { name, type } of Object.values((permessi as GraphQLObjectType).getFields()))
      expect([tipo.name, name, isNonNullType(type) && type.ofType === GraphQLBoolean]).toEqual([
        tipo.name,
        expect.stringMatching(/^puo[A-Z]/),
        true,
      ]);
  }
});

test('every exception is still needed', () => {
  const nomi = conComandi().map(({ name }) => name);
  for (const nome of Object.keys(ECCEZIONI)) {
    expect(nomi).toContain(nome);
    expect((schema.getType(nome) as GraphQLObjectType).getFields()['permessi']).toBeUndefined();
  }
});
