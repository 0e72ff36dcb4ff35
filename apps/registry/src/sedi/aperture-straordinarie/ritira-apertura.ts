// SPDX-License-Identifier: AGPL-3.0-or-later
import { Forbidden } from '@ambito/errors';
import type { UnitContext, WriteUnit } from '@ambito/persistence';
import { aperturaDaDecidere, decidi, requireNonFinita, type DecidiAperturaInput } from './transizione.ts';

/** Whether somebody, by the role with which it would be done, may take an opening back. */
export function puoRitirarla(
  { richiestaDa }: { richiestaDa: string },
  { autorizzazione, attore }: Pick<UnitContext, 'autorizzazione' | 'attore'>,
): boolean {
  return autorizzazione.ruolo === 'COORDINATORE' || richiestaDa === attore.sub;
}

/** Art. 5 c. 5: who asked takes it back, or the coordinator revokes what was authorised: the sede is not open then any more. */
export async function ritiraApertura(unit: WriteUnit, input: DecidiAperturaInput): Promise<void> {
  const apertura = await aperturaDaDecidere(unit, input, 'RITIRATA');
  if (!puoRitirarla(apertura, unit.context)) throw new Forbidden("Ritira un'apertura straordinaria chi l'ha chiesta");
  requireNonFinita(apertura, unit.adesso);
  await decidi(unit, input, apertura, 'RITIRATA');
}
