// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Lettura } from '@ambito/subgraph';
import type { UnitContext } from '@ambito/persistence';

/**
 * Whose figures an actor sees, and how: the coordinator the Ambito's own as they are; the Regione those of its Ambiti, and
 * everybody else the Ambito's, after disclosure control.
 */
export interface Visibilita {
  readonly protetta: boolean;
  /** A condition on `ambito a`; its parameters begin after the statement's own. */
  readonly where: string;
  readonly parametro: string | null;
}

export function visibilita(
  { autorizzazione, ambitoId }: Pick<Lettura, 'autorizzazione' | 'ambitoId'> | UnitContext,
  usati: number,
): Visibilita {
  const posto = `$${usati + 1}`;
  if (autorizzazione.ruolo === 'REGIONE') {
    return { protetta: true, where: `a.regione = ${posto}`, parametro: autorizzazione.assegnazione?.regione ?? null };
  }
  return { protetta: autorizzazione.ruolo !== 'COORDINATORE', where: `a.id = ${posto}::uuid`, parametro: ambitoId };
}
