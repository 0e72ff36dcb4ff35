// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Lettura } from '@ambito/subgraph';
import type { UnitContext } from '@ambito/persistence';

/**
 * Which figures an actor sees. The coordinator sees the Ambito's figures as they are. Others see figures after disclosure
 * control: the Regione those of its Ambiti, a Comune those of its own residents, everybody else the Ambito's.
 */
export interface Visibilita {
  readonly protetta: boolean;
  /** A condition on `ambito a` and `cella c`; its two parameters come after the statement's own. */
  readonly where: string;
  readonly parametri: readonly [string | null, string | null];
}

export function visibilita(
  { autorizzazione, ambitoId }: Pick<Lettura, 'autorizzazione' | 'ambitoId'> | UnitContext,
  usati: number,
): Visibilita {
  const [primo, secondo] = [`$${usati + 1}`, `$${usati + 2}`];
  const { ruolo, assegnazione } = autorizzazione;
  if (ruolo === 'REGIONE') {
    const where = `a.regione = ${primo} AND ${secondo}::text IS NULL`;
    return { protetta: true, where, parametri: [assegnazione?.regione ?? null, null] };
  }
  const comune = ruolo === 'COMUNE' ? (assegnazione?.comune ?? '') : null;
  return {
    protetta: ruolo !== 'COORDINATORE',
    where: `a.id = ${primo}::uuid AND (${secondo}::text IS NULL OR (c.dimensione = 'COMUNE' AND c.chiave = ${secondo}))`,
    parametri: [ambitoId, comune],
  };
}
