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
 * the absent operator. A case that the request has found to be one or the other is not decided again.
 * @param presa the alias of presa_in_carico in the statement
 * @param used how many parameters the statement already has
 * @param ambito the place of the Ambito among them
 */
export function casiVisibili(chi: Chi, presa: string, used: number, ambito = '$1'): CasiVisibili {
  if (chi.autorizzazione.ruolo === 'COORDINATORE') return { where: 'true', propri: 'true', parameters: [] };
  const [sub, oggi, suoi, altrui] = [1, 2, 3, 4].map((n) => `$${used + n}`) as [string, string, string, string];
  const noto = (casi: string): string => `${presa}.id = ANY (${casi}::uuid[])`;
  // OFFSET has the stretches of each case of a page read by themselves: without it PostgreSQL may hash those of the whole Ambito.
  const risponde = (condizione: string): string =>
    `EXISTS (SELECT FROM responsabilita r
             WHERE r.ambito_id = ${presa}.ambito_id AND r.presa_in_carico_id = ${presa}.id AND ${condizione} OFFSET 0)`;
  // ARRAY has the actor's operators read once for a statement, not for each case.
  const mio = risponde(`r.operatore_id = ANY (ARRAY(${OPERATORI_DELL_ATTORE(sub, ambito)}))`);
  return {
    // Two EXISTS and not one with an OR inside: PostgreSQL then reads the cases in the order of their index.
    where: `(${noto(suoi)} OR ${noto(altrui)} OR ${mio} OR ${risponde(sostituisce('r', sub, ambito, oggi))})`,
    propri: `(${noto(suoi)} OR (NOT ${noto(altrui)} AND ${mio}))`,
    parameters: [chi.attore.sub, giornoRoma(chi.adesso), [...casiNoti(chi).propri], [...casiNoti(chi).inSostituzione]],
  };
}

/** Remembers of the cases that a statement has shown whether the actor sees them as their own, or as a substitute. */
export function rememberCasi(
  chi: Chi,
  righe: readonly { readonly id: string; readonly inSostituzione: boolean }[],
): void {
  if (chi.autorizzazione.ruolo === 'COORDINATORE') return;
  const noti = casiNoti(chi);
  for (const { id, inSostituzione } of righe) (inSostituzione ? noti.inSostituzione : noti.propri).add(id);
}

interface CasiNoti {
  readonly propri: Set<string>;
  readonly inSostituzione: Set<string>;
}

/** The cases that the request has found to be visible to the actor, under the role by which it reads. */
function casiNoti({ autorizzazione, memo }: Chi): CasiNoti {
  const nuovi = (): CasiNoti => ({ propri: new Set(), inSostituzione: new Set() });
  return memo?.(`casi ${autorizzazione.ruolo}`, nuovi) ?? nuovi();
}
