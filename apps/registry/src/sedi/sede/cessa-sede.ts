// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso, type GraphContext, UUID, Command, Unit } from '@ambito/subgraph';
import { Field, InputType, Int, Resolver, Arg } from 'type-graphql';
import { endAperture } from '../aperture-straordinarie/end-aperture.ts';
import { endPua } from '../../offerta/pua/end-pua.ts';
import { endVariazioni } from '../variazioni-orarie/end-variazioni.ts';
import { sedeDaModificare } from './sede-da-modificare.ts';
import { sedeCambiata } from './sede.evento.ts';
import { Sede } from './sede.ts';
import { sedeReference } from './sede.reference.ts';

@InputType({ description: 'Una sede da cessare.' })
export class CessaSedeInput {
  @Field(() => UUID, { description: 'La sede.' })
  sedeId!: string;

  @Field(() => Int, { description: 'Versione della sede che si è letta.' })
  versione!: number;

  @Field(() => DataIso, { description: 'Ultimo giorno di attività.' })
  al!: string;
}

/** The incarichi in some sedi ($1) that go on after a day ($2). */
const INCARICHI_OLTRE = `
  SELECT sede_id AS owner, id FROM incarico
  WHERE sede_id = ANY ($1::uuid[]) AND periodo && daterange($2::date + 1, NULL) ORDER BY id`;

/** Whether there is a day with which a sede may end: none while an incarico in it goes on beyond any. Batched. */
export async function puoCessare({ id }: { id: string }, context: GraphContext): Promise<boolean> {
  const oltre = await context.loadMany<{ owner: string }>('Sede.incarichiSenzaTermine', id, ({ query }, ids) =>
    query(INCARICHI_OLTRE, [ids, 'infinity']),
  );
  return oltre.length === 0;
}

/** Art. 5 c. 1: a sede ends with its last day, and from the next day the Comune may designate another. */
export async function cessaSede(unit: WriteUnit, { sedeId, versione, al }: CessaSedeInput): Promise<void> {
  const { attivaDal, attivaAl } = await sedeDaModificare(unit, sedeId, versione);
  if (al < attivaDal || (attivaAl !== null && al > attivaAl))
    throw new RuleViolation('art. 5 c. 1', 'Una sede cessa in un giorno in cui è attiva');
  await endSede(unit, sedeId, al);
}

/**
 * Ends a sede, locked, with its last day: it stays in history, its hours and variations, what it was given to work with and
 * the PUA that it exercises end with it; openings that would be afterwards are refused, or taken back.
 * @throws RuleViolation for an incarico in it that lasts beyond, something given to it only afterwards, a day afterwards on
 * which it was inspected or open out of hours
 */
export async function endSede(unit: WriteUnit, sedeId: string, al: string): Promise<void> {
  await requireNullaDopo(unit, sedeId, al);
  await unit.query(
    `UPDATE risorsa_strumentale SET periodo = periodo * daterange(NULL, $2::date, '[]'), versione = versione + 1
     WHERE sede_id = $1 AND periodo @> $2::date + 1`,
    [sedeId, al],
  );
  await endVariazioni(unit, sedeId, al);
  await endAperture(unit, sedeId, al);
  await endPua(unit, { sedeId }, al);
  await unit.query(`UPDATE sede SET periodo = periodo * daterange(NULL, $2::date, '[]') WHERE id = $1`, [sedeId, al]);
  // After the sede: of days on which it is not there, hours past too are nobody's.
  await unit.query('DELETE FROM orario WHERE sede_id = $1 AND lower(validita) > $2::date', [sedeId, al]);
  await unit.query(
    `UPDATE orario SET validita = validita * daterange(NULL, $2::date, '[]') WHERE sede_id = $1 AND validita @> $2::date + 1`,
    [sedeId, al],
  );
  await sedeCambiata(unit, sedeId);
}

async function requireNullaDopo(unit: WriteUnit, sedeId: string, al: string): Promise<void> {
  const incarichi = await unit.query<{ id: string }>(INCARICHI_OLTRE, [[sedeId], al]);
  if (incarichi.length > 0)
    throw new RuleViolation('art. 8 c. 1', 'Nella sede ci sono incarichi oltre la sua fine: prima si concludono', {
      incarichi: incarichi.map(({ id }) => id),
    });
  const [futura] = await unit.query(
    'SELECT 1 FROM risorsa_strumentale WHERE sede_id = $1 AND lower(periodo) > $2::date',
    [sedeId, al],
  );
  if (futura !== undefined)
    throw new RuleViolation('art. 6 c. 1', 'Alla sede sono assegnate risorse che iniziano dopo la sua fine');
  const [ispezione] = await unit.query('SELECT 1 FROM ispezione WHERE sede_id = $1 AND eseguita_il > $2::date', [
    sedeId,
    al,
  ]);
  if (ispezione !== undefined) throw new RuleViolation('art. 5 c. 2', 'La sede è stata ispezionata dopo quel giorno');
}

@Resolver()
export class CessaSede {
  @Command(() => Sede, {
    description:
      'Cessa una sede da un giorno in poi: resta nella storia, e il Comune può individuarne un’altra (art. 5).',
    articolo: 'art. 5 c. 2',
    ammessi: ['COORDINATORE', 'COMUNE'],
    reload: sedeReference,
  })
  async cessaSede(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Quale, e da quando.' }) input: CessaSedeInput,
  ): Promise<string> {
    await cessaSede(unit, input);
    return input.sedeId;
  }
}
