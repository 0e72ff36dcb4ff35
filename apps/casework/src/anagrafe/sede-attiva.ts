// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound, RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import { columnsOf, lockShared, LOCKS, type WriteUnit } from '@ambito/persistence';
import { AnagrafeSedeEntity } from './anagrafe.entity.ts';

/**
 * Reads a sede of the Ambito that is active on the day of an instant, with all that decides when it is open. Its hours do not change
 * until the unit ends.
 * @throws NotFound for a sede that is not of the Ambito; RuleViolation for one that is not active
 */
export async function loadSedeAttiva(unit: WriteUnit, sedeId: string, istante: Date): Promise<AnagrafeSedeEntity> {
  await lockShared(unit, LOCKS.calendarioSede, sedeId);
  const [sede] = await unit.query<AnagrafeSedeEntity>(
    `SELECT ${columnsOf(AnagrafeSedeEntity)} FROM anagrafe_sede WHERE id = $1 AND ambito_id = $2`,
    [sedeId, unit.ambitoId],
  );
  if (sede === undefined) throw new NotFound("Sede non trovata nell'Ambito");
  const giorno = giornoRoma(istante);
  if (giorno < sede.attivaDal || (sede.attivaAl !== null && giorno > sede.attivaAl))
    throw new RuleViolation('art. 5 c. 1', 'La sede non è attiva in quel giorno');
  return sede;
}
