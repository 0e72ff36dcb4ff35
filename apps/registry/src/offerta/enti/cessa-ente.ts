// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { giornoRoma, vigilia } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso, type GraphContext, UUID, Command, Unit } from '@ambito/subgraph';
import { Field, InputType, Int, Resolver, Arg } from 'type-graphql';
import { emitEnte } from './ente.evento.ts';
import { loadEnte } from './load-ente.ts';
import { Ente } from './ente.ts';
import { enteReference } from './ente.reference.ts';

@InputType({ description: 'La cessazione di un ente.' })
export class CessaEnteInput {
  @Field(() => UUID, { description: "L'ente." })
  id!: string;

  @Field(() => Int, { description: 'La versione letta.' })
  versione!: number;

  @Field(() => DataIso, { description: 'Ultimo giorno in cui opera: da ieri in poi.' })
  al!: string;
}

/** What of some enti ($1) would outlive their end on a day ($2): a published entry by its name, or the PUA. */
const SOPRAVVIVE = `
  SELECT titolare_id AS owner, nome AS prestazione FROM prestazione
  WHERE titolare_id = ANY ($1::uuid[]) AND stato = 'PUBBLICATA'
  UNION ALL SELECT distretto_id, NULL FROM pua WHERE distretto_id = ANY ($1::uuid[]) AND periodo && daterange($2::date + 1, NULL)
  ORDER BY prestazione`;

/** Whether there is a day with which an ente may cease: none while something would outlive any. Batched. */
export async function puoCessareEnte({ id }: { id: string }, context: GraphContext): Promise<boolean> {
  const restano = await context.loadMany<{ owner: string }>('Ente.sopravvive', id, ({ query }, ids) =>
    query(SOPRAVVIVE, [ids, 'infinity']),
  );
  return restano.length === 0;
}

/**
 * An ente ceases, not before the day of an agreement that it signed (`ente_attivo_negli_accordi`). What would outlive it is
 * settled first: accreditations, the PUA (both held by the database, for the period) and the published entries it answers
 * for. That it was there on the days that are over stays (`ente_immutabile`): its last day is yesterday at the earliest.
 * @returns the ente's id
 */
export async function cessaEnte(unit: WriteUnit, { id, versione, al }: CessaEnteInput): Promise<string> {
  const ente = await loadEnte(unit, id, versione);
  if (al < ente.dal || (ente.al !== null && al > ente.al))
    throw new RuleViolation('art. 2 c. 5 f', `Un ente cessa nel periodo in cui opera, che comincia il ${ente.dal}`);
  const ieri = vigilia(giornoRoma(unit.adesso));
  if (al < ieri)
    throw new RuleViolation(
      'art. 2 c. 5 f',
      `I giorni in cui l'ente ha operato non cambiano: cessa dal ${ieri} in poi`,
    );
  const [resta] = await unit.query<{ prestazione: string | null }>(SOPRAVVIVE, [[id], al]);
  if (resta !== undefined)
    throw resta.prestazione === null
      ? new RuleViolation('art. 2 c. 8', "L'ente esercita una PUA oltre quel giorno: prima la esercita un altro")
      : new RuleViolation(
          'art. 2 c. 6',
          `L'ente risponde della prestazione pubblicata «${resta.prestazione}»: ritirala o affidala a un altro`,
        );
  await unit.query(
    `UPDATE ente SET periodo = daterange(lower(periodo), $2::date, '[]'), versione = versione + 1 WHERE id = $1`,
    [id, al],
  );
  await emitEnte(unit, id);
  unit.audit('Ente', id);
  return id;
}

@Resolver()
export class CessaEnte {
  @Command(() => Ente, {
    description: 'Registra la cessazione di un ente; la sua storia resta.',
    articolo: 'art. 2 c. 5 f',
    ammessi: ['COORDINATORE'],
    reload: enteReference,
  })
  cessaEnte(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La cessazione.' }) input: CessaEnteInput,
  ): Promise<string> {
    return cessaEnte(unit, input);
  }
}
