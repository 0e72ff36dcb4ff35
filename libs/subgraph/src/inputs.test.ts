// SPDX-License-Identifier: AGPL-3.0-or-later
import 'reflect-metadata';
import { defineAzione } from '@ambito/access';
import { BadUserInput } from '@ambito/errors';
import { ArrayUnique, IsIn, IsUrl, Length, Max } from 'class-validator';
import { execute, parse } from 'graphql';
import { Arg, Args, ArgsType, Field, ID, InputType, Int, Query, Resolver } from 'type-graphql';
import { Azione } from './binding.ts';
import { AtMost } from './bounds.ts';
import { Ora } from './forma.ts';
import { invalidFields } from './inputs.ts';
import { UUID } from './scalars.ts';
import { buildSubgraph } from './schema.ts';

const provaLeggi = defineAzione('prova.leggi', { descrizione: 'provare', ammessi: 'pubblico' });

@InputType()
class FasciaInput {
  @Field()
  @Ora()
  dalle!: string;
}

@InputType()
class SedeInput {
  @Field(() => UUID)
  comuneId!: string;

  @Field()
  @Length(1, 20)
  nome!: string;

  @Field(() => String, { nullable: true })
  nota?: string;

  @Field({ defaultValue: 'DI_PERSONA' })
  @IsIn(['DI_PERSONA', 'TELEFONO'], { message: 'Canale ignoto' })
  canale: string = 'DI_PERSONA';

  @Field(() => [FasciaInput], { nullable: true })
  @AtMost(2)
  @ArrayUnique(({ dalle }: FasciaInput) => dalle)
  fasce?: FasciaInput[];

  @Field(() => [String], { nullable: true })
  @AtMost(20)
  @Length(1, 5, { each: true })
  sigle?: string[];

  @Field(() => FasciaInput, { nullable: true })
  altra?: FasciaInput;
}

@ArgsType()
class PaginaArgs {
  @Field(() => Int, { defaultValue: 25 })
  @Max(100)
  first: number = 25;

  @Field(() => [UUID], { nullable: true })
  @AtMost(20)
  ids?: string[];
}

/** The arguments that the operation received. */
let ricevuto: unknown;

@Resolver()
class ProvaResolver {
  @Azione(provaLeggi)
  @Query(() => Boolean)
  prova(@Arg('input') input: SedeInput, @Arg('chiave', () => ID, { nullable: true }) chiave?: string): boolean {
    ricevuto = { input, chiave };
    return true;
  }

  @Azione(provaLeggi)
  @Query(() => Boolean)
  pagine(@Args() pagina: PaginaArgs): boolean {
    ricevuto = { ...pagina };
    return true;
  }
}

const { schema } = buildSubgraph({
  name: 'prova',
  rules: {},
  entities: [],
  references: [],
  resolvers: [new ProvaResolver()],
});

const ID_BUONO = '0192a04a-0000-7000-8000-000000000a04';
const buono = { comuneId: ID_BUONO, nome: 'Sede' };

/** The reported errors: the path of each argument, joined, and the message; empty when all arguments are valid. */
async function rifiutati(query: string, variables: object): Promise<[string, string][]> {
  ricevuto = undefined;
  const context = { bind: () => context, endReads: () => Promise.resolve(), tellRefusal: () => undefined };
  const { errors = [] } = await execute({
    schema,
    document: parse(query),
    variableValues: variables as Record<string, unknown>,
    contextValue: context,
  });
  return errors.flatMap(({ originalError, message }) => {
    if (!(originalError instanceof BadUserInput)) throw new Error(message);
    return originalError.campi.map(({ percorso, messaggio }): [string, string] => [percorso.join('.'), messaggio]);
  });
}
const attempt = (input: object, chiave: string | null = null) =>
  rifiutati('query ($input: SedeInput!, $chiave: ID) { prova(input: $input, chiave: $chiave) }', {
    input: { ...buono, ...input },
    chiave,
  });

const RIGA_SOLA = 'Una riga sola, senza a capo e senza tabulazioni';

test.each([
  ['a text where an identifier is due', { comuneId: 'x' }, [['input.comuneId', 'Non è un identificativo valido']]],
  ['a number where an identifier is due', { comuneId: 5 }, [['input.comuneId', 'Non è un identificativo valido']]],
  ['an empty identifier', { comuneId: '' }, [['input.comuneId', 'Non è un identificativo valido']]],
  ['a NUL', { nota: 'a\u0000b' }, [['input.nota', 'Contiene caratteri non ammessi']]],
  ['an escape', { nota: 'a\u001b[31mb' }, [['input.nota', 'Contiene caratteri non ammessi']]],
  ['blanks alone where a text is due', { nome: ' \t\u200b\n ' }, [['input.nome', 'Da 1 a 20 caratteri']]],
  ['a line break in a short text', { nome: 'Via Roma 14\npiano' }, [['input.nome', RIGA_SOLA]]],
  ['a tab in a short text', { nome: 'Via\tRoma' }, [['input.nome', RIGA_SOLA]]],
  ['a line separator in a short text', { nome: 'Via\u2028Roma' }, [['input.nome', RIGA_SOLA]]],
  ['a line break in one of several short texts', { sigle: ['ok', 'a\nb'] }, [['input.sigle', RIGA_SOLA]]],
  ['half a character', { nota: 'a\ud800' }, [['input.nota', 'Contiene caratteri non ammessi']]],
  ['a text that is too long', { nome: 'x'.repeat(21) }, [['input.nome', 'Da 1 a 20 caratteri']]],
  ['an unknown code, with the decorator’s own message', { canale: 'FAX' }, [['input.canale', 'Canale ignoto']]],
  [
    'an input within an input',
    { altra: { dalle: '9' } },
    [['input.altra.dalle', 'Un’ora da 00:00 a 24:00, come 08:30']],
  ],
  [
    'one of several inputs',
    { fasce: [{ dalle: '09:00' }, { dalle: '9' }] },
    [['input.fasce.1.dalle', 'Un’ora da 00:00 a 24:00, come 08:30']],
  ],
  ['two alike', { fasce: [{ dalle: '09:00' }, { dalle: '09:00' }] }, [['input.fasce', 'Un elemento è ripetuto']]],
  [
    'several at once',
    { comuneId: 'x', nota: '\u0000', altra: { dalle: '\u0000' } },
    [
      ['input.comuneId', 'Non è un identificativo valido'],
      ['input.nota', 'Contiene caratteri non ammessi'],
      ['input.altra.dalle', 'Contiene caratteri non ammessi'],
    ],
  ],
])('%s is told by the way to it, and the operation does not run', async (_nome, input, attesi) => {
  expect(await attempt(input)).toEqual(attesi);
  expect(ricevuto).toBeUndefined();
});

test('the path begins at the argument when there is no input, and contains the index in a list', async () => {
  expect(await rifiutati('{ pagine(first: 101) }', {})).toEqual([['first', 'Al massimo 100']]);
  const ids = [ID_BUONO, 'x'];
  expect(await rifiutati('query ($ids: [UUID!]!) { pagine(ids: $ids) }', { ids })).toEqual([
    ['ids.1', 'Non è un identificativo valido'],
  ]);
});

test('a null counts as absent, at every depth', async () => {
  expect(await attempt({ nota: null, altra: null })).toEqual([]);
  expect(ricevuto).toEqual({ input: { ...buono, canale: 'DI_PERSONA' }, chiave: undefined });
});

test.each(['', ' \t\u200b\n '])('an optional text that is empty (%j) counts as absent', async (nota) => {
  expect(await attempt({ nota })).toEqual([]);
  expect(ricevuto).toEqual({ input: { ...buono, canale: 'DI_PERSONA' }, chiave: undefined });
});

test('a text loses the blanks around it and keeps those inside', async () => {
  expect(await attempt({ nome: '  Sede  centrale\u200b ', nota: 'prima\n\tseconda\n' })).toEqual([]);
  expect(ricevuto).toMatchObject({ input: { nome: 'Sede  centrale', nota: 'prima\n\tseconda' } });
});

test('a text is kept in NFC, whatever the keyboard or the system that wrote it', async () => {
  expect(await attempt({ nome: 'Nicolo\u0300', nota: 'Citta\u0300\nperche\u0301' })).toEqual([]);
  expect(ricevuto).toMatchObject({ input: { nome: 'Nicol\u00f2', nota: 'Citt\u00e0\nperch\u00e9' } });
});

test('a code of type ID has no line breaks', async () => {
  expect(await attempt({}, 'a\nb')).toEqual([['chiave', 'Contiene caratteri non ammessi']]);
});

test('a field that is inherited keeps its other limits when it becomes one line', () => {
  class Sito {
    @IsUrl({ require_protocol: true })
    @Length(8, 300)
    sito!: string;
  }
  class SitoNuovo extends Sito {}
  const fields = (sito: string) =>
    invalidFields(Object.assign(new SitoNuovo(), { sito })).map(({ percorso }) => percorso[0]);
  expect(fields('javascript:alert(1)')).toEqual(['sito']);
  expect(fields('x')).toEqual(['sito', 'sito']);
  expect(fields('https://ente.example')).toEqual([]);
});

test('an input that is no argument has short texts of one line too', () => {
  const sede = Object.assign(new SedeInput(), { nome: 'Via Roma 14\npiano', nota: 'prima\nseconda' });
  expect(invalidFields(sede)).toEqual([{ percorso: ['nome'], messaggio: RIGA_SOLA }]);
});

test('an identifier becomes lower case; a code of type ID does not change', async () => {
  expect(await attempt({ comuneId: ID_BUONO.toUpperCase() }, 'Chiave-1')).toEqual([]);
  expect(ricevuto).toMatchObject({ input: { comuneId: ID_BUONO }, chiave: 'Chiave-1' });
});
