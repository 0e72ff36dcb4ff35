// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, type InputValueDefinitionNode } from 'graphql';

const SUPERGRAPH = readFileSync(join(import.meta.dirname, '..', 'supergraph.graphql'), 'utf8');

/** Commands without a key that are harmless when they are repeated, each with the reason. */
const SENZA_CHIAVE: Readonly<Record<string, string>> = {};

/** The commands of all services, with their arguments. */
const mutazioni = parse(SUPERGRAPH).definitions.flatMap((definition) =>
  definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === 'Mutation'
    ? (definition.fields ?? []).map((field) => [field.name.value, field.arguments ?? []] as const)
    : [],
);

const eChiave = ({ name, type }: InputValueDefinitionNode): boolean =>
  name.value === 'chiaveIdempotenza' && type.kind === Kind.NAMED_TYPE && type.name.value === 'ID';

test('every command of every service takes an idempotency key', () => {
  expect(mutazioni.length).toBeGreaterThan(100);
  const senza = mutazioni.filter(([, argomenti]) => !argomenti.some(eChiave)).map(([nome]) => nome);
  expect(senza).toEqual(Object.keys(SENZA_CHIAVE));
});
