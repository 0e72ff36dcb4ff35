// SPDX-License-Identifier: AGPL-3.0-or-later
import type { UnitContext } from '@ambito/persistence';
import { OPERATORI_DELL_ATTORE } from '../anagrafe/operatore-in-servizio.ts';

/**
 * The one policy on cases: the coordinator sees those of the Ambito, an assistente sociale those under one's own
 * responsibility, now or ever (a concluded case stays readable to who answered for it).
 * @param presa the alias of presa_in_carico in the statement, whose $1 is the Ambito
 * @param used how many parameters the statement already has
 */
export function casiVisibili(
  { attore, autorizzazione }: Pick<UnitContext, 'attore' | 'autorizzazione'>,
  presa: string,
  used: number,
): { where: string; parameters: readonly unknown[] } {
  if (autorizzazione.ruolo === 'COORDINATORE') return { where: 'true', parameters: [] };
  const propri = OPERATORI_DELL_ATTORE(`$${used + 1}`, '$1');
  return {
    where: `EXISTS (SELECT FROM responsabilita r
                    WHERE r.ambito_id = ${presa}.ambito_id AND r.presa_in_carico_id = ${presa}.id AND r.operatore_id IN (${propri}))`,
    parameters: [attore.sub],
  };
}
