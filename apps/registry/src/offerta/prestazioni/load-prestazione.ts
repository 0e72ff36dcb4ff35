// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { columnsOf, loadForUpdate, type WriteUnit } from '@ambito/persistence';
import type { GraphContext } from '@ambito/subgraph';
import type { Contenuto } from './mancanze.ts';
import { PrestazioneEntity } from './prestazione.entity.ts';
import type { PrestazioneRow } from './prestazione.ts';
import { primaDi, StatoPrestazione } from './stato-prestazione.ts';

/** An entry of the catalogue, locked to be changed. */
export type PrestazionePresa = Contenuto & {
  readonly stato: StatoPrestazione;
  readonly versione: number;
  readonly verificatoIl: string | null;
  readonly verificaScadeIl: string | null;
};

const IN_PAROLE: Readonly<Record<StatoPrestazione, string>> = {
  BOZZA: 'in bozza',
  PUBBLICATA: 'pubblicata',
  RITIRATA: 'ritirata',
};

/** The states of an entry that may still be changed, or withdrawn. */
export const NON_RITIRATA: readonly StatoPrestazione[] = primaDi(StatoPrestazione.RITIRATA);

/** Whether an entry belongs to the caller's own Ambito and is in one of the states that a command requires. */
export function isOwnIn(
  stati: readonly StatoPrestazione[],
  { ambitoId, stato }: PrestazioneRow,
  context: GraphContext,
): boolean {
  return ambitoId === context.ambitoId && stati.includes(stato);
}

/**
 * Locks an entry of the caller's own Ambito, at the version that the caller read and in one of the states that the command requires.
 * @throws NotFound, Conflict for another version, RuleViolation for another state
 */
export async function loadPrestazione(
  unit: WriteUnit,
  id: string,
  versione: number,
  stati: readonly StatoPrestazione[],
): Promise<PrestazionePresa> {
  const prestazione = await loadForUpdate<PrestazionePresa>(
    unit,
    { tipo: 'Prestazione', nome: 'La voce', id },
    versione,
    `SELECT ${columnsOf(PrestazioneEntity)} FROM prestazione WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
    [id, unit.ambitoId],
  );
  if (!stati.includes(prestazione.stato))
    throw new RuleViolation(
      'art. 2 c. 6',
      `La voce è ${IN_PAROLE[prestazione.stato]}: questo si fa con una voce ${stati.map((stato) => IN_PAROLE[stato]).join(' o ')}`,
    );
  return prestazione;
}
