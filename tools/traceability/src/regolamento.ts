// SPDX-License-Identifier: AGPL-3.0-or-later

/** The Regolamento's articles: for each comma, in order, its letters. */
const COMMI: Readonly<Record<number, readonly string[]>> = {
  1: [''],
  2: ['', '', 'abcd', '', 'abcdefghijklmnopq', '', '', 'abcde'],
  3: ['abcdefg'],
  4: ['', 'ab'],
  5: ['', 'abc', '', '', ''],
  6: ['', ''],
  7: ['', ''],
  8: [''],
  9: [''],
  10: [''],
  11: ['', ''],
};

/** A place in the Regolamento. Without a comma, the whole article; without a letter, the whole comma. */
export interface Luogo {
  readonly articolo: number;
  readonly comma?: number;
  readonly lettera?: string;
}

/** Laws that stand beside the Regolamento: they have no place in it. */
const OTHER_SOURCE = /^(?:D\.Lgs\.|L\.|GDPR) /;

/**
 * The places that a text such as `art. 2 c. 5 f e o; D.Lgs. 33/2013` or `2.8 e` names. An article with one comma is that comma.
 * @throws Error for a text of another form, or a place that the Regolamento does not have
 */
export function luoghiOf(text: string): Luogo[] {
  return text.split('; ').flatMap((source) => {
    if (OTHER_SOURCE.test(source)) return [];
    const [, articolo, commi] =
      /^art\. (\d+)(?: (c\. .+))?$/.exec(source.replace(/^(\d+)\.(\d+)/, 'art. $1 c. $2')) ?? [];
    if (articolo === undefined) throw new Error(`«${text}» is not written as an article`);
    const letters = COMMI[Number(articolo)];
    if (letters === undefined) throw new Error(`The Regolamento has no article ${articolo}: «${text}»`);
    if (commi === undefined) return [{ articolo: Number(articolo), ...(letters.length === 1 ? { comma: 1 } : {}) }];
    return commi.split(' e c. ').flatMap((comma) => luoghiOfComma(text, Number(articolo), comma.replace(/^c\. /, '')));
  });
}

function luoghiOfComma(text: string, articolo: number, rest: string): Luogo[] {
  const [, number, lettere] = /^(\d+)(?: ([a-z](?:(?:, | e )[a-z])*))?$/.exec(rest) ?? [];
  const comma = Number(number);
  const letters = COMMI[articolo]?.[comma - 1];
  if (letters === undefined) throw new Error(`The Regolamento has no such comma: «${text}»`);
  if (lettere === undefined) return [{ articolo, comma }];
  return lettere.split(/, | e /).map((lettera) => {
    if (!letters.includes(lettera)) throw new Error(`The Regolamento has no such letter: «${text}»`);
    return { articolo, comma, lettera };
  });
}

/** A place as documents write it: `art. 2 c. 8 e`. */
export function inWords({ articolo, comma, lettera }: Luogo): string {
  return `art. ${articolo}${comma === undefined ? '' : ` c. ${comma}`}${lettera === undefined ? '' : ` ${lettera}`}`;
}

/** Orders places as the Regolamento has them, a whole before its parts. */
export function inOrder(one: Luogo, other: Luogo): number {
  return (
    one.articolo - other.articolo ||
    (one.comma ?? 0) - (other.comma ?? 0) ||
    (one.lettera ?? '').localeCompare(other.lettera ?? '')
  );
}
