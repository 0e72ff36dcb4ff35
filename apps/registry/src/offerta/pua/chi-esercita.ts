// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound, RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { sedeIgnota } from '../../sedi/sede/sede-da-modificare.ts';

/** @throws NotFound for a sede or an ente that is not of the Ambito */
export async function requireChiEsercita(
  unit: WriteUnit,
  { sedeId, distrettoId }: { readonly sedeId: string; readonly distrettoId: string },
): Promise<void> {
  const [propri] = await unit.query<{ sede: boolean; distretto: boolean }>(
    `SELECT EXISTS (SELECT FROM sede WHERE id = $1 AND ambito_id = $3) AS sede,
            EXISTS (SELECT FROM ente WHERE id = $2 AND ambito_id = $3) AS distretto`,
    [sedeId, distrettoId, unit.ambitoId],
  );
  if (propri?.sede !== true) throw sedeIgnota();
  if (!propri.distretto) throw new NotFound('Distretto sanitario non trovato');
}

/** The refusal of a day on which the Comune does not belong to the Ambito. */
export function nonAssociato(): RuleViolation {
  return new RuleViolation('art. 2 c. 8', 'La PUA si esercita per i Comuni associati: questo non lo è a quella data');
}
