// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';

/**
 * Requires that the registry knows the Comune of a residence, in any Ambito or Regione. A wrong code would enter the
 * statistics. @throws BadUserInput at the path of the field
 */
export async function requireComuneNoto(
  unit: WriteUnit,
  codiceIstat: string | null | undefined,
  percorso: readonly string[],
): Promise<void> {
  if (codiceIstat === null || codiceIstat === undefined) return;
  const [noto] = await unit.query('SELECT 1 FROM anagrafe_comune WHERE codice_istat = $1', [codiceIstat]);
  if (noto === undefined) throw new BadUserInput(percorso, 'Nessun Comune ha questo codice ISTAT nell’anagrafe');
}
