// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';

const ANNI = 10;

/** Requires a first day within ten years: a later day is a slip. @throws BadUserInput on the field */
export function requireEntroDieciAnni({ adesso }: Pick<WriteUnit, 'adesso'>, campo: string, giorno: string): void {
  const oggi = giornoRoma(adesso);
  if (giorno > `${Number(oggi.slice(0, 4)) + ANNI}${oggi.slice(4)}`)
    throw new BadUserInput(
      ['input', campo],
      `Indica un giorno entro ${ANNI} anni da oggi: ${ilGiorno(giorno)} è oltre`,
    );
}
