// SPDX-License-Identifier: AGPL-3.0-or-later
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

function textScalar(options: {
  name: string;
  description: string;
  accepts: (text: string) => boolean;
  example: string;
}): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    if (typeof value === 'string' && options.accepts(value)) return value;
    throw new GraphQLError(`${options.name} non valida: atteso ${options.example}`, {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  };
  return new GraphQLScalarType({
    name: options.name,
    description: options.description,
    serialize: parse,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
}

function isRealDate(text: string): boolean {
  // PostgreSQL has no year 0, and nothing here happened before the year 1000.
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A day of the calendar, in Europe/Rome where a day has to be found from an instant. */
export const DataIso = textScalar({
  name: 'Data',
  description: 'Giorno di calendario nella forma AAAA-MM-GG, senza fuso orario.',
  accepts: isRealDate,
  example: 'un giorno nella forma AAAA-MM-GG',
});

/** Money: exact decimals as text, never a float. */
export const Importo = textScalar({
  name: 'Importo',
  description: 'Importo in euro come testo decimale con due cifre, ad esempio "1250.00". Mai in virgola mobile.',
  accepts: (text) => /^\d{1,12}\.\d{2}$/.test(text),
  example: 'un importo come "1250.00"',
});
