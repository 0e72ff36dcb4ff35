// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound, RuleViolation } from '@ambito/errors';
import { apertaAlle, giornoRoma } from '@ambito/orari';
import { columnsOf, type WriteUnit } from '@ambito/persistence';
import { AnagrafeSedeEntity } from './anagrafe.entity.ts';

/**
 * Requires that a sede belongs to the Ambito, is active that day and, when somebody comes in person, is open at that hour: by
 * its weekly hours, holidays, closures and authorised extraordinary openings. The urgent path is never refused for the hours
 * (art. 2 c. 4).
 * @throws NotFound for a sede that is not of the Ambito; RuleViolation for one that is closed
 */
export async function requireSedeAperta(
  unit: WriteUnit,
  sedeId: string,
  istante: Date,
  orariDovuti: boolean,
): Promise<void> {
  const [sede] = await unit.query<AnagrafeSedeEntity>(
    `SELECT ${columnsOf(AnagrafeSedeEntity)} FROM anagrafe_sede WHERE id = $1 AND ambito_id = $2`,
    [sedeId, unit.ambitoId],
  );
  if (sede === undefined) throw new NotFound("Sede non trovata nell'Ambito");
  const giorno = giornoRoma(istante);
  if (giorno < sede.attivaDal || (sede.attivaAl !== null && giorno > sede.attivaAl)) {
    throw new RuleViolation('art. 5 c. 1', 'La sede non è attiva in quel giorno');
  }
  if (orariDovuti && !apertaAlle(sede, istante)) {
    throw new RuleViolation(
      'art. 5 c. 3',
      'La sede è chiusa a quell’ora: controlla gli orari, o indica un altro canale',
    );
  }
}
