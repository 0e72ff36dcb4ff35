// SPDX-License-Identifier: AGPL-3.0-or-later
import { ValidateBy, type ValidationOptions } from 'class-validator';
import { metadataOf, nameOf } from './input-words.ts';

/** Control characters, but for tab and the ends of lines. */
const NOT_TEXT = /(?![\t\n\r])\p{Cc}/u;
/** Tab, the ends of lines and all that ends a line somewhere. */
const MORE_LINES = /[\p{Cc}\u2028\u2029]/u;
/** White space and invisible characters, such as a zero-width space. */
const BLANKS_AROUND = /^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu;
/** The limit of the longest text that is one line: a name, an address, the title of an act. What may be longer is prose. */
const LONGEST_LINE = 300;

/** A text without the white space and the invisible characters around it. */
export const withoutBlanks = (text: string): string => text.replace(BLANKS_AROUND, '');

/** A text as it is kept: in NFC, so that equal letters are equal, and without the blanks around it. */
export const readText = (text: string): string => withoutBlanks(text).normalize('NFC');

/** Whether a text holds only what PostgreSQL can keep and people can read. */
export const isText = (text: string): boolean => !NOT_TEXT.test(text) && text.isWellFormed();

/** Whether a text is one line. */
export const isOneLine = (text: string): boolean => !MORE_LINES.test(text);

/** A decorator for the texts of one line. */
const OneLine = (options: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    { name: 'oneLine', validator: { validate: (value) => typeof value !== 'string' || isOneLine(value) } },
    options,
  );

/** The fields that are one line already, by the class that declares them. */
const known = new WeakMap<object, Set<string>>();

/**
 * Makes each short text of an input class one line, by the limit that it declares. A field with a decorator of its own for that
 * would be forgotten, and a name with a line break breaks every list, letter and file that shows it.
 */
export function keepShortTextsOneLine(target: unknown): void {
  if (typeof target !== 'function') return;
  for (const metadata of metadataOf(target)) {
    const limit = mostCharacters(nameOf(metadata), metadata.constraints as unknown[] | undefined);
    if (limit === undefined || limit > LONGEST_LINE) continue;
    // On the class that declares the field: on one that inherits it, the decorator would take the place of all inherited ones.
    const declaring = metadata.target as unknown as { prototype: object };
    const fields = known.get(declaring) ?? new Set();
    if (fields.has(metadata.propertyName)) continue;
    known.set(declaring, fields.add(metadata.propertyName));
    OneLine({ each: metadata.each })(declaring.prototype as object, metadata.propertyName);
  }
}

function mostCharacters(name: string, limits: readonly unknown[] = []): number | undefined {
  if (name === 'isLength') return limits[1] as number | undefined;
  return name === 'maxLength' ? (limits[0] as number) : undefined;
}
