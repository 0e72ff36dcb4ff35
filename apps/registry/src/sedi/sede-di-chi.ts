// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Autorizzazione } from '@ambito/access';
import { Forbidden } from '@ambito/errors';
import type { UnitContext } from '@ambito/persistence';

/** A Comune by whose sede alone an actor may act or read: that of a role COMUNE. Null for who has the whole Ambito. */
export function soloDelComune({ ruolo, assegnazione }: UnitContext['autorizzazione']): string | null {
  return ruolo === 'COMUNE' ? (assegnazione?.comune ?? '') : null;
}

/** Whether a role admits to what is of a Comune. */
export function riguarda(autorizzazione: Autorizzazione, codiceIstat: string): boolean {
  return [null, codiceIstat].includes(soloDelComune(autorizzazione));
}

/** @throws Forbidden for a Comune that is not the actor's own */
export function esigiProprioComune(context: UnitContext, codiceIstat: string): void {
  const comune = soloDelComune(context.autorizzazione);
  if (comune !== null && comune !== codiceIstat) throw new Forbidden('Un Comune dispone solo della propria sede');
}
