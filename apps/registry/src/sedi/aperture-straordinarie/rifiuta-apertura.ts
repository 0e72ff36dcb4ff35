// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { aperturaDaDecidere, decidi, type DecidiAperturaInput } from './transizione.ts';

/** Art. 5 c. 5: the coordinator refuses, saying why; also an opening on which nobody decided in time. */
export async function rifiutaApertura(unit: WriteUnit, input: DecidiAperturaInput): Promise<void> {
  if (input.motivo === undefined) throw new RuleViolation('art. 5 c. 5', 'Il rifiuto va motivato');
  const apertura = await aperturaDaDecidere(unit, input, 'RIFIUTATA');
  await decidi(unit, input, apertura, 'RIFIUTATA');
}
