// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import type { UnitContext } from '@ambito/persistence';
import type { Memo } from '@ambito/subgraph';
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

type Chi = Pick<UnitContext, 'attore' | 'autorizzazione' | 'adesso'> & { readonly memo?: Memo };

/**
 * The one policy on cases. The coordinator sees all cases of the Ambito. An assistente sociale sees the cases that they
 * answer for or have answered for: a concluded case stays readable. On the days of an absence the substitute sees the cases of
 * the absent operator. A case that the request has found to be the actor's own is not decided again.
 * @param presa the alias of presa_in_carico in the statement
 * @param used how many parameters the statement already has
 * @param ambito the place of the Ambito among them
 */
export function casiVisibili(chi: Chi, presa: string, used: number, ambito = '$1'): CasiVisibili {
  if (chi.autorizzazione.ruolo === 'COORDINATORE') return { where: 'true', propri: 'true', parameters: [] };
  const [sub, oggi, noti] = [`$${used + 1}`, `$${used + 2}`, `$${used + 3}`];
  const risponde = (condizione: string): string =>
    `EXISTS (SELECT FROM responsabilita r
             WHERE r.ambito_id = ${presa}.ambito_id AND r.presa_in_carico_id = ${presa}.id AND ${condizione})`;
  // ARRAY has the actor's operators read once for a statement, not for each case.
  const propri = `(${presa}.id = ANY (${noti}::uuid[]) OR ${risponde(`r.operatore_id = ANY (ARRAY(${OPERATORI_DELL_ATTORE(sub, ambito)}))`)})`;
  return {
    // Two EXISTS and not one with an OR inside: PostgreSQL then reads the cases in the order of their index.
    where: `(${propri} OR ${risponde(sostituisce('r', sub, ambito, oggi))})`,
    propri,
    parameters: [chi.attore.sub, giornoRoma(chi.adesso), [...propriNoti(chi)]],
  };
}

/** Remembers, of the cases that a statement has shown, those that the actor sees as their own. */
export function rememberCasi<R extends { readonly id?: unknown; readonly inSostituzione?: unknown }>(
  chi: Chi,
  righe: readonly R[],
): void {
  if (chi.autorizzazione.ruolo === 'COORDINATORE') return;
  const noti = propriNoti(chi);
  for (const { id, inSostituzione } of righe) if (inSostituzione === false) noti.add(String(id));
}

/** The cases that the request has found to be the actor's own, under the role by which it reads. */
function propriNoti({ autorizzazione, memo }: Chi): Set<string> {
  return memo?.(`propri ${autorizzazione.ruolo}`, () => new Set<string>()) ?? new Set();
}
