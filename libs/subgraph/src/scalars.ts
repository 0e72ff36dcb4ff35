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
    throw new GraphQLError(`Atteso ${options.example}`, {
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
  // PostgreSQL has no year 0, and no date here is before the year 1000.
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A day of the calendar. The day of an instant is that of Europe/Rome. */
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

const UUID_FORM = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a value is the text of a UUID, in any case. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID_FORM.test(value);
}

/**
 * An identifier. As an input the scalar takes any value: `readArguments` refuses other texts than UUIDs, because it knows the path
 * of each argument and reports all the wrong ones together. It turns UUIDs to lower case.
 */
export const UUID = new GraphQLScalarType<string, string>({
  name: 'UUID',
  description: 'Identificativo: un UUID (RFC 9562), in minuscolo nelle risposte.',
  serialize: (value) => {
    if (isUuid(value)) return value.toLowerCase();
    throw new TypeError('An identifier in the answer is no UUID');
  },
});

const EURO = new Intl.NumberFormat('it-IT', { style: 'currency', currency: 'EUR', useGrouping: 'always' });

/** An `Importo` as a person reads it: "1.250,00 €". */
export const inEuro = (importo: string): string => EURO.format(importo as `${number}`);
