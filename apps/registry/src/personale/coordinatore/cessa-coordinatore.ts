// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { finiscePrima } from '../../fine-anticipata.ts';
import { loadForUpdate } from '../../load-for-update.ts';
import { emitCoordinatore } from './coordinatore.evento.ts';

@InputType({ description: 'La cessazione di un coordinatore prima del suo termine.' })
export class CessaCoordinatoreInput {
  @Field(() => UUID, { description: 'La nomina.' })
  nominaId!: string;

  @Field(() => Int, { description: 'Versione della nomina che si è letta.' })
  versione!: number;

  @Field(() => DataIso, { description: 'Ultimo giorno, compreso: da oggi in poi.' })
  al!: string;

  @Field({ description: "Estremi dell'atto." })
  @Length(3, 200)
  atto!: string;
}

/** Art. 7: a coordinator's term ends before it would have; it is never made longer, and what it did in
 * office stays done. @returns the nomination's id */
export async function cessaCoordinatore(
  unit: WriteUnit,
  { nominaId, versione, al, atto }: CessaCoordinatoreInput,
): Promise<string> {
  const { dal, fine } = await loadForUpdate<{ versione: number; dal: string; fine: string | null }>(
    unit,
    'La nomina',
    versione,
    `SELECT versione, lower(periodo) AS dal, upper(periodo) - 1 AS fine FROM nomina_coordinatore
     WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
    [nominaId, unit.ambitoId],
  );
  const oggi = giornoRoma(unit.adesso);
  if (al < oggi)
    throw new BadUserInput(['input', 'al'], 'I giorni in cui è stato in carica non cambiano: si cessa da oggi in poi');
  if (!finiscePrima(al, { dal, al: fine }, oggi))
    throw new RuleViolation('art. 7', 'Si cessa in un giorno compreso tra il primo e il termine della nomina');
  await unit.query(
    `UPDATE nomina_coordinatore SET periodo = daterange(lower(periodo), $2, '[]'), atto_cessazione = $3, versione = versione + 1 WHERE id = $1`,
    [nominaId, al, atto],
  );
  await emitCoordinatore(unit);
  unit.audit('NominaCoordinatore', nominaId);
  return nominaId;
}
