// SPDX-License-Identifier: AGPL-3.0-or-later
import { Matches, ValidateBy, type ValidationOptions } from 'class-validator';

/** The form of a text: its pattern, and in Italian what is expected, with an example. */
interface Forma {
  readonly pattern: RegExp;
  readonly attesa: string;
  readonly esempio: string;
}

/** A decorator for the texts of one form. Its refusal says what is expected: `Sei cifre, come 064008`. */
export function defineForma({ pattern, attesa, esempio }: Forma) {
  if (!pattern.test(esempio)) throw new Error(`${esempio} does not have the form ${pattern.source}`);
  return ({ each = false }: Pick<ValidationOptions, 'each'> = {}): PropertyDecorator =>
    Matches(pattern, { each, message: `${attesa}, come ${esempio}` });
}

/**
 * A decorator for a number that its column holds as it is. `IsNumber` of class-validator counts no decimals of a number that
 * JavaScript writes with an exponent: it throws.
 */
export function Decimali(decimali: number, { fino }: { fino: number }): PropertyDecorator {
  const validate = (value: unknown): boolean =>
    typeof value === 'number' && Math.abs(value) <= fino && Number(value.toFixed(decimali)) === value;
  const message = `Un numero con ${decimali} decimali al massimo, non oltre ${fino}`;
  return ValidateBy({ name: 'decimali', validator: { validate } }, { message });
}

export const CodiceIstat = defineForma({
  pattern: /^\d{6}$/,
  attesa: 'Il codice ISTAT di un Comune, sei cifre',
  esempio: '064008',
});

export const CodiceRegione = defineForma({
  pattern: /^\d{2}$/,
  attesa: 'Il codice ISTAT di una Regione, due cifre',
  esempio: '15',
});

export const Telefono = defineForma({
  pattern: /^\+?[\d ]{5,20}$/,
  attesa: 'Un numero di telefono, da 5 a 20 cifre e spazi',
  esempio: '+39 0825 000000',
});

export const CodiceLingua = defineForma({
  pattern: /^[a-z]{2}$/,
  attesa: 'Il codice ISO 639-1 di una lingua, due lettere minuscole',
  esempio: 'it',
});

export const Ora = defineForma({
  pattern: /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
  attesa: 'Un’ora da 00:00 a 24:00',
  esempio: '08:30',
});

/** An hour at which something begins: not midnight at the end of the day. */
export const OraDiInizio = defineForma({
  pattern: /^([01]\d|2[0-3]):[0-5]\d$/,
  attesa: 'Un’ora da 00:00 a 23:59',
  esempio: '08:30',
});
