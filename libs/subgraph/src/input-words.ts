// SPDX-License-Identifier: AGPL-3.0-or-later
import { getMetadataStorage as constraints, type ValidationError } from 'class-validator';

type Words = (limits: readonly unknown[]) => string;

/** What each decorator of class-validator expects, in Italian. A text with a pattern has its own words: `defineForma`. */
const WORDS: Readonly<Record<string, Words>> = {
  isLength: ([min, max]) =>
    max === undefined ? `Almeno ${String(min)} caratteri` : `Da ${String(min)} a ${String(max)} caratteri`,
  maxLength: ([most]) => `Al massimo ${String(most)} caratteri`,
  oneLine: () => 'Una riga sola, senza a capo e senza tabulazioni',
  min: ([least]) => `Almeno ${String(least)}`,
  max: ([most]) => `Al massimo ${String(most)}`,
  isPositive: () => 'Maggiore di zero',
  notEquals: ([other]) => `Diverso da ${String(other)}`,
  isIn: ([values]) => `Uno fra: ${(values as readonly unknown[]).join(', ')}`,
  isEmail: () => 'Un indirizzo di posta elettronica, come nome@esempio.it',
  isUrl: () => 'Un indirizzo web, come https://www.esempio.it',
  arrayNotEmpty: () => 'Almeno un elemento',
  arrayMaxSize: ([most]) => `Al massimo ${String(most)} elementi`,
  arrayUnique: () => 'Un elemento è ripetuto',
  nestedValidation: () => 'Sono attesi dei campi, non un valore solo',
};

/** The message of a broken constraint in Italian: the decorator's own, or that of its kind. */
export function inItalian({ target, property }: ValidationError, name: string, message: string): string {
  const applied = metadataOf(target?.constructor).find(
    (metadata) => metadata.propertyName === property && nameOf(metadata) === name,
  );
  if (applied !== undefined && hasOwnWords(applied)) return message;
  return WORDS[name]?.((applied?.constraints ?? []) as unknown[]) ?? 'Non è un valore ammesso';
}

/** Whether the decorators of a kind have Italian words. */
export const hasWords = (name: string): boolean => WORDS[name] !== undefined;

export type Metadata = ReturnType<ReturnType<typeof constraints>['getTargetValidationMetadatas']>[number];

/** `ValidateNested` always has a message, in English. */
export const hasOwnWords = ({ type, message }: Metadata): boolean =>
  message !== undefined && type !== 'nestedValidation';

export const nameOf = ({ name, type }: Metadata): string => name ?? type;

export function metadataOf(target: unknown): Metadata[] {
  return typeof target === 'function' ? constraints().getTargetValidationMetadatas(target, '', false, false) : [];
}
