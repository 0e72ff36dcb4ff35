// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { aperturaDaDecidere, decidi, requireNonFinita, type DecidiAperturaInput } from './transizione.ts';

/** Art. 5 c. 5: the coordinator authorises: from now on the sede is open then, if it is still there on that day. */
export async function autorizzaApertura(unit: WriteUnit, input: DecidiAperturaInput): Promise<void> {
  const apertura = await aperturaDaDecidere(unit, input, 'AUTORIZZATA');
  requireNonFinita(apertura, unit.adesso);
  const [attiva] = await unit.query('SELECT 1 FROM sede WHERE id = $1 AND periodo @> $2::date', [
    apertura.sedeId,
    apertura.giorno,
  ]);
  if (attiva === undefined) throw new RuleViolation('art. 5 c. 1', 'La sede non è attiva in quel giorno');
  await decidi(unit, input, apertura, 'AUTORIZZATA');
}
