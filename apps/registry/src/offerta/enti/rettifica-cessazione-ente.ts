// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { ilGiorno } from '@ambito/orari';
import { rettificaSulPosto, type WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Motivo, Permesso, Unit, UpdateInput, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, Int, Resolver, Root } from 'type-graphql';
import { ENTE, EnteEntity } from './ente.entity.ts';
import { emitEnte } from './ente.evento.ts';
import { enteReference } from './ente.reference.ts';
import { Ente, PermessiEnte, type EnteRow } from './ente.ts';
import { LEGAMI_DELL_ENTE } from './legami-dell-ente.sql.ts';
import { lockEnte } from './load-ente.ts';

@UpdateInput(EnteEntity, "L'ultimo giorno di un ente, scritto male", ['al'])
export class RettificaCessazioneEnteInput {
  @Field(() => UUID, { description: "L'ente." })
  id!: string;

  @Field(() => Int, { description: 'La versione letta.' })
  versione!: number;

  @Field(() => DataIso, { nullable: true, description: "L'ultimo giorno giusto; null se l'ente non cessa." })
  al?: string | null;

  @Motivo()
  motivo!: string;
}

/** What an ente ($1) has on days after another last day ($2), by the name that a person reads. */
const DOPO = `
  SELECT legame, max(upper(giorni) - 1) AS al FROM (${LEGAMI_DELL_ENTE}) AS righe
  WHERE ente_id = $1 AND giorni && daterange($2::date + 1, NULL) GROUP BY legame ORDER BY al, legame`;

/** @throws RuleViolation for what the ente has after the day: each of these is put right first, by its own command */
async function requireNienteDopo(unit: WriteUnit, id: string, giorno: string): Promise<void> {
  const dopo = await unit.query<{ legame: string; al: string }>(DOPO, [id, giorno]);
  if (dopo.length === 0) return;
  const quali = dopo.map(({ legame, al }) => `${legame}, che finiscono ${ilGiorno(al)}`).join('; ');
  throw new RuleViolation('art. 2 c. 5 f', `Dopo quel giorno l'ente ha ancora: ${quali}. Prima si rettificano`);
}

@Resolver(() => PermessiEnte)
export class RettificaCessazioneEnte {
  /**
   * Art. 2 c. 5 f: the last day of an ente was written wrongly, or the ente never ceased. What it was is kept among what was annulled. The
   * other services are told by its event. @returns the ente's id
   */
  @Command(() => Ente, {
    description:
      "Rettifica l'ultimo giorno di un ente, scritto male: ciò che ha dopo il giorno giusto si rettifica prima (art. 2 c. 5 f).",
    articolo: 'art. 2 c. 5 f',
    ammessi: ['COORDINATORE'],
    reload: enteReference,
  })
  async rettificaCessazioneEnte(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il giorno giusto.' }) input: RettificaCessazioneEnteInput,
  ): Promise<string> {
    const { id, versione, motivo } = input;
    const ente = await lockEnte(unit, id, versione);
    const al = input.al === undefined ? ente.al : input.al;
    if (ente.al === null)
      throw new RuleViolation('art. 2 c. 5 f', "L'ente non ha un ultimo giorno da rettificare: se finisce, si cessa");
    if (al !== null && al < ente.dal)
      throw new BadUserInput(['input', 'al'], `Il primo giorno dell'ente è dopo, ${ilGiorno(ente.dal)}`);
    if (al !== null) await requireNienteDopo(unit, id, al);
    await rettificaSulPosto(unit, ENTE, id, { motivo }, () =>
      unit.query(
        `UPDATE ente SET periodo = daterange(lower(periodo), $2::date, '[]'), versione = versione + 1 WHERE id = $1`,
        [id, al],
      ),
    );
    await emitEnte(unit, id);
    unit.audit('Ente', id);
    return id;
  }

  @Permesso("Se può rettificarne l'ultimo giorno: quando ne ha uno.")
  puoRettificareCessazione(@Root() { ambitoId, al }: EnteRow, @Ctx() context: GraphContext): boolean {
    return ambitoId === context.ambitoId && al !== null;
  }
}
