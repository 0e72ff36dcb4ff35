// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import type { UnitContext } from '@ambito/persistence';
import { OPERATORI_DELL_ATTORE } from '../anagrafe/operatori-dell-attore.ts';
import { sostituisce } from '../anagrafe/sostituzioni.ts';

/** Two conditions on a case, in SQL, with their parameters. */
interface CasiVisibili {
  /** The actor may see the case. */
  readonly where: string;
  /** The actor may see the case, and not only as a substitute. */
  readonly propri: string;
  readonly parameters: readonly unknown[];
}

/**
 * The one policy on cases. The coordinator sees all cases of the Ambito. An assistente sociale sees the cases under the own
 * responsibility, present or past: a concluded case stays readable. On the days of an absence the substitute sees the cases of
 * the absent operator.
 * @param presa the alias of presa_in_carico in the statement
 * @param used how many parameters the statement already has
 * @param ambito the place of the Ambito among them
 */
export function casiVisibili(
  { attore, autorizzazione, adesso }: Pick<UnitContext, 'attore' | 'autorizzazione' | 'adesso'>,
  presa: string,
  used: number,
  ambito = '$1',
): CasiVisibili {
  if (autorizzazione.ruolo === 'COORDINATORE') return { where: 'true', propri: 'true', parameters: [] };
  const [sub, oggi] = [`$${used + 1}`, `$${used + 2}`];
  const risponde = (condizione: string): string =>
    `EXISTS (SELECT FROM responsabilita r
             WHERE r.ambito_id = ${presa}.ambito_id AND r.presa_in_carico_id = ${presa}.id AND ${condizione})`;
  const proprio = `r.operatore_id IN (${OPERATORI_DELL_ATTORE(sub, ambito)})`;
  return {
    // Two EXISTS and not one with an OR inside: PostgreSQL then reads the cases in the order of their index.
    where: `(${risponde(proprio)} OR ${risponde(sostituisce('r', sub, ambito, oggi))})`,
    propri: risponde(proprio),
    parameters: [attore.sub, giornoRoma(adesso)],
  };
}
