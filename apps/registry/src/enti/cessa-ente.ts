// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso } from '@ambito/subgraph';
import { Field, ID, InputType, Int } from 'type-graphql';
import { emettiEnte } from './ente.evento.ts';
import { prendiEnte } from './prendi-ente.ts';

@InputType({ description: 'La cessazione di un ente.' })
export class CessaEnteInput {
  @Field(() => ID, { description: "L'ente." })
  id!: string;

  @Field(() => Int, { description: 'La versione letta.' })
  versione!: number;

  @Field(() => DataIso, { description: 'Ultimo giorno in cui opera.' })
  al!: string;
}

/**
 * An ente ceases. What would outlive it is settled first: accreditations, the PUA (both held by the database, for the
 * period) and the published entries it answers for. @returns the ente's id
 */
export async function cessaEnte(unit: WriteUnit, { id, versione, al }: CessaEnteInput): Promise<string> {
  const ente = await prendiEnte(unit, id, versione);
  if (al < ente.dal || (ente.al !== null && al > ente.al))
    throw new RuleViolation('art. 2 c. 5 f', `Un ente cessa nel periodo in cui opera, che comincia il ${ente.dal}`);
  const [voce] = await unit.query<{ nome: string }>(
    `SELECT nome FROM prestazione WHERE titolare_id = $1 AND stato = 'PUBBLICATA' ORDER BY nome LIMIT 1`,
    [id],
  );
  if (voce !== undefined)
    throw new RuleViolation(
      'art. 2 c. 6',
      `L'ente risponde della prestazione pubblicata «${voce.nome}»: ritirala o affidala a un altro`,
    );
  await unit.query(
    `UPDATE ente SET periodo = daterange(lower(periodo), $2::date, '[]'), versione = versione + 1 WHERE id = $1`,
    [id, al],
  );
  await emettiEnte(unit, id);
  unit.audit('Ente', id);
  return id;
}
