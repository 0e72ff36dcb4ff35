// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { estremi, giornoRoma, ilGiorno } from '@ambito/orari';

/** The first day of a period and the first day after it. @throws BadUserInput for a text that is not a period */
export function requirePeriodo(periodo: string): { dal: string; al: string } {
  const limiti = estremi(periodo);
  if (limiti === null) throw new BadUserInput(['periodo'], 'Periodo non valido: si scrive 2026-M11, 2026-Q4 o 2026');
  return limiti;
}

/** Requires a period that has begun: of one to come there are no figures. @throws BadUserInput */
export function requireCominciato(periodo: string, adesso: Date): void {
  const { dal } = requirePeriodo(periodo);
  if (dal > giornoRoma(adesso))
    throw new BadUserInput(['periodo'], `Il periodo comincia ${ilGiorno(dal)}: di uno a venire non ci sono valori`);
}
