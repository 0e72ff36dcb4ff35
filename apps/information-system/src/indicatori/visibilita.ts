// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Lettura } from '@ambito/subgraph';
import type { UnitContext } from '@ambito/persistence';

/**
 * Which figures an actor sees. The coordinator sees the Ambito's figures as they are. Others see figures after disclosure
 * control: the Regione those of its Ambiti, a Comune those of its own residents, everybody else the Ambito's.
 */
export interface Visibilita {
  readonly protetta: boolean;
  /** A condition on `ambito a` and `cella c`; its parameters come after the statement's own. */
  readonly where: string;
  readonly parametri: readonly (string | null)[];
}

export function visibilita(
  { autorizzazione, ambitoId }: Pick<Lettura, 'autorizzazione' | 'ambitoId'> | UnitContext,
  usati: number,
): Visibilita {
  const { ruolo, assegnazione } = autorizzazione;
  const [primo, secondo] = [`$${usati + 1}`, `$${usati + 2}`];
  if (ruolo === 'REGIONE')
    return { protetta: true, where: `a.regione = ${primo}`, parametri: [assegnazione?.regione ?? null] };
  const dellAmbito = `a.id = ${primo}::uuid`;
  if (ruolo === 'COMUNE') {
    const where = `${dellAmbito} AND c.dimensione = 'COMUNE' AND c.chiave = ${secondo}`;
    return { protetta: true, where, parametri: [ambitoId, assegnazione?.comune ?? ''] };
  }
  return { protetta: ruolo !== 'COORDINATORE', where: dellAmbito, parametri: [ambitoId] };
}
