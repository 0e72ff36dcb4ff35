// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso, UUID, Command, Unit } from '@ambito/subgraph';
import { Field, InputType, Int, Resolver, Arg } from 'type-graphql';
import { loadForUpdate } from '../../load-for-update.ts';
import { Sede } from '../sede/sede.ts';
import { sedeReference } from '../sede/sede.reference.ts';

@InputType({ description: 'Il ritiro di una risorsa da una sede.' })
export class RitiraRisorsaInput {
  @Field(() => UUID, { description: 'La risorsa.' })
  risorsaId!: string;

  @Field(() => Int, { description: 'Versione della risorsa che si è letta.' })
  versione!: number;

  @Field(() => DataIso, { description: 'Ultimo giorno in cui la sede la ha.' })
  al!: string;
}

/** Whether a sede still has a resource, given until a last day, on a day. */
export function ancoraDellaSede(al: string | null, oggi: string): boolean {
  return al === null || al >= oggi;
}

/** Art. 6 c. 1: a resource leaves a sede before it would have. @returns the sede's id */
export async function ritiraRisorsa(unit: WriteUnit, { risorsaId, versione, al }: RitiraRisorsaInput): Promise<string> {
  const { sedeId, fine, dentro } = await loadForUpdate<{
    versione: number;
    sedeId: string;
    fine: string | null;
    dentro: boolean;
  }>(
    unit,
    'La risorsa',
    versione,
    `SELECT r.versione, r.sede_id AS "sedeId", upper(r.periodo) - 1 AS fine, r.periodo @> $3::date AS dentro FROM risorsa_strumentale AS r JOIN sede AS s ON s.id = r.sede_id
     WHERE r.id = $1 AND s.ambito_id = $2 FOR UPDATE OF r`,
    [risorsaId, unit.ambitoId, al],
  );
  if (!ancoraDellaSede(fine, giornoRoma(unit.adesso))) throw new RuleViolation('art. 6 c. 1', 'La sede non la ha più');
  if (!dentro) throw new RuleViolation('art. 6 c. 1', 'Si ritira in un giorno in cui la sede la ha');
  await unit.query(
    `UPDATE risorsa_strumentale SET periodo = daterange(lower(periodo), $2, '[]'), versione = versione + 1 WHERE id = $1`,
    [risorsaId, al],
  );
  unit.audit('Sede', sedeId);
  return sedeId;
}

@Resolver()
export class RitiraRisorsa {
  @Command(() => Sede, {
    description: 'Ritira una risorsa strumentale da una sede.',
    articolo: 'art. 6',
    ammessi: ['COORDINATORE'],
    reload: sedeReference,
  })
  ritiraRisorsa(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il ritiro.' }) input: RitiraRisorsaInput,
  ): Promise<string> {
    return ritiraRisorsa(unit, input);
  }
}
