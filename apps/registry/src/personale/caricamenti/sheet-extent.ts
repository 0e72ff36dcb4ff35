// SPDX-License-Identifier: AGPL-3.0-or-later

/** The reference of a cell ("AB12") or of a row ("12"), in its element. Text cannot contain "<", so it is never taken for one. */
const REFERENCE = /<(?:\w+:)?(?:c|row)\s(?:[^<>]*?\s)?r\s*=\s*["']([A-Za-z]{0,20})(\d{1,20})["']/g;
/** The longest start of an element that may continue in the next chunk. */
const LONGEST_START = 1_000;

/**
 * Measures the rectangle that the references of a sheet span, chunk by chunk. The parser makes every cell of that rectangle,
 * so one cell that names row 4000000000 would cost it all its memory and time.
 */
export class SheetExtent {
  #rest = '';
  #rows = 0;
  #columns = 0;

  /** @param chunk the next bytes of the sheet's XML */
  add(chunk: Buffer): void {
    const text = this.#rest + chunk.toString('latin1');
    for (const [, letters = '', row = ''] of text.matchAll(REFERENCE)) {
      this.#rows = Math.max(this.#rows, Number(row));
      this.#columns = Math.max(this.#columns, columnOf(letters));
    }
    this.#rest = text.slice(Math.max(text.lastIndexOf('<'), text.length - LONGEST_START));
  }

  /** How many cells the rectangle has, from A1. */
  get cells(): number {
    return this.#rows * this.#columns;
  }
}

/** The number of a column: A is 1, Z 26, AA 27. */
function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}
