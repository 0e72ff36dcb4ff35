// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, type CampoNonValido } from '@ambito/errors';
import {
  getMetadataStorage as constraints,
  ValidateNested,
  validateOrReject,
  validateSync,
  type ValidationError,
} from 'class-validator';
import {
  getNamedType,
  GraphQLID,
  GraphQLString,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  type GraphQLArgument,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql';
import { ArgumentValidationError, getMetadataStorage } from 'type-graphql';
import { inItalian } from './input-words.ts';
import { isUuid, UUID } from './scalars.ts';
import { isOneLine, isText, keepShortTextsOneLine, readText } from './text.ts';
import { removableFields } from './update-input.ts';

/** A field with its arguments. */
interface HasArguments {
  readonly args: readonly GraphQLArgument[];
}

/**
 * The checks of the arguments of every field, before any operation sees them: an identifier is a UUID (in lower case from here
 * on), a text is in NFC without the blanks around it, and no text holds control characters or characters that PostgreSQL cannot
 * store. Null and an optional text that is empty count as absent, but for the fields of an `UpdateInput`, where they are null.
 * @throws BadUserInput with the path of each wrong argument
 */
export function readArguments(field: HasArguments, args: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const wrong: CampoNonValido[] = [];
  const read: Record<string, unknown> = {};
  for (const { name, type } of field.args) {
    const value = clean(args[name], type, [name], wrong);
    if (value !== undefined) read[name] = value;
  }
  if (wrong.length > 0) throw new BadUserInput(wrong);
  return read;
}

function clean(value: unknown, type: GraphQLInputType, path: readonly string[], wrong: CampoNonValido[]): unknown {
  if (value === undefined || value === null) return undefined;
  const inner = isNonNullType(type) ? type.ofType : type;
  if (isListType(inner)) {
    return (value as readonly unknown[]).map((item, index) =>
      clean(item, inner.ofType as GraphQLInputType, [...path, String(index)], wrong),
    );
  }
  if (isInputObjectType(inner)) {
    return cleanInput(value as Record<string, unknown>, inner, path, wrong);
  }
  if (inner.name === UUID.name) return cleanUuid(value, path, wrong);
  if (typeof value !== 'string' || !isScalarType(inner)) return value;
  const text = cleanText(value, inner.name, path, wrong);
  return text === '' && inner === type && inner.name === GraphQLString.name ? undefined : text;
}

function cleanInput(
  value: Readonly<Record<string, unknown>>,
  type: GraphQLInputObjectType,
  path: readonly string[],
  wrong: CampoNonValido[],
): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  const removable = removableFields(type.name);
  for (const field of Object.values(type.getFields())) {
    const given = value[field.name];
    const part = clean(given, field.type, [...path, field.name], wrong);
    if (part !== undefined) read[field.name] = part;
    else if (given === undefined || removable === undefined) continue;
    else if (removable.has(field.name)) read[field.name] = null;
    else wrong.push({ percorso: [...path, field.name], messaggio: 'Si può cambiare, ma non può mancare' });
  }
  return read;
}

function cleanUuid(value: unknown, path: readonly string[], wrong: CampoNonValido[]): unknown {
  if (isUuid(value)) return value.toLowerCase();
  wrong.push({ percorso: path, messaggio: 'Non è un identificativo valido' });
  return value;
}

function cleanText(text: string, scalar: string, path: readonly string[], wrong: CampoNonValido[]): string {
  if (!isText(text) || (scalar === GraphQLID.name && !isOneLine(text))) {
    wrong.push({ percorso: path, messaggio: 'Contiene caratteri non ammessi' });
  } else if (scalar === GraphQLString.name) {
    return readText(text);
  }
  return text;
}

/**
 * Validates an argument, or each of a list, by the decorators of its class. type-graphql by itself imports class-validator
 * again for each argument, which may take a turn of the event loop: fields that are resolved together would then load one by one.
 * @throws ArgumentValidationError
 */
export async function validateArgument(value: unknown): Promise<void> {
  const inputs = (Array.isArray(value) ? value : [value]).filter(
    (input): input is object => typeof input === 'object' && input !== null,
  );
  try {
    await Promise.all(
      inputs.map((input) => validateOrReject(input, { skipMissingProperties: true, forbidUnknownValues: false })),
    );
  } catch (errors) {
    throw new ArgumentValidationError(errors as ValidationError[]);
  }
}

/**
 * The errors of class-validator, by the path from the field's arguments.
 * @returns any other error unchanged
 */
export function inTermsOfArguments(field: HasArguments, error: unknown): unknown {
  if (!(error instanceof ArgumentValidationError)) return error;
  const { validationErrors } = error.extensions;
  const target = validationErrors[0]?.target?.constructor;
  const input = getMetadataStorage().inputTypes.find((type) => type.target === target);
  const argument = field.args.find(({ type }) => getNamedType(type).name === input?.name);
  const above = argument === undefined ? [] : [argument.name];
  return new BadUserInput(validationErrors.flatMap((invalid) => flatten(invalid, above)));
}

/**
 * The errors of an input that is not an argument, such as a line of a file: the same limits, the same messages.
 * The input and the inputs nested in it must be instances of their classes.
 */
export function invalidFields(input: object): CampoNonValido[] {
  keepShortTextsOneLine(input.constructor);
  return validateSync(input, { skipMissingProperties: true }).flatMap((invalid) => flatten(invalid, []));
}

function flatten(error: ValidationError, above: readonly string[]): CampoNonValido[] {
  const percorso = [...above, error.property];
  const own = Object.entries(error.constraints ?? {}).map(([name, message]) => ({
    percorso,
    messaggio: inItalian(error, name, message),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, percorso))];
}

/**
 * Completes the decorators of all inputs: short texts are one line, and nested inputs are validated as well. type-graphql needs a decorator on each such field, and a forgotten one
 * would let any value through.
 */
export function completeInputs(): void {
  const { inputTypes, argumentTypes } = getMetadataStorage();
  const inputs = new Set<unknown>(inputTypes.map(({ target }) => target));
  for (const { target } of inputTypes) keepShortTextsOneLine(target);
  for (const { target, fields = [] } of [...inputTypes, ...argumentTypes]) {
    const known = constraints().getTargetValidationMetadatas(target, '', false, false);
    for (const { name, getType } of fields) {
      const done = known.some(({ propertyName, type }) => propertyName === name && type === 'nestedValidation');
      if (inputs.has(getType()) && !done) ValidateNested()(target.prototype as object, name);
    }
  }
}
