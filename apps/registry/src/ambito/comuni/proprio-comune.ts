// SPDX-License-Identifier: AGPL-3.0-or-later
import { Forbidden } from '@ambito/errors';
import type { UnitContext } from '@ambito/persistence';

/** The one Comune for which an actor with the role COMUNE acts and reads. Null for a role in the whole Ambito. */
export function soloDelComune({ ruolo, assegnazione }: UnitContext['autorizzazione']): string | null {
  return ruolo === 'COMUNE' ? (assegnazione?.comune ?? '') : null;
}

/** Whether a role admits an actor to the records of a Comune. */
export function riguarda(autorizzazione: UnitContext['autorizzazione'], codiceIstat: string): boolean {
  return [null, codiceIstat].includes(soloDelComune(autorizzazione));
}

/** @throws Forbidden for another Comune than the actor's own */
export function requireProprioComune(
  context: UnitContext,
  codiceIstat: string,
  messaggio = 'Un Comune dispone solo della propria sede',
): void {
  if (!riguarda(context.autorizzazione, codiceIstat)) throw new Forbidden(messaggio);
}
