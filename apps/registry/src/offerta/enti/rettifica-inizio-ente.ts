// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { ilGiorno } from '@ambito/orari';
import { rettificaSulPosto, type WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { ENTE } from './ente.entity.ts';
import { emitEnte } from './ente.evento.ts';
import { enteReference } from './ente.reference.ts';
import { Ente, PermessiEnte, type EnteRow } from './ente.ts';
import { LEGAMI_DELL_ENTE } from './legami-dell-ente.sql.ts';
import { isOwnActive, loadEnte } from './load-ente.ts';

@InputType({ description: 'Il primo giorno di un ente, scritto male.' })
export class RettificaInizioEnteInput {
  @Field(() => UUID, { description: "L'ente." })
  id!: string;

  @Field(() => Int, { description: 'La versione letta.' })
  versione!: number;

  @Field(() => DataIso, { description: 'Il primo giorno giusto.' })
  dal!: string;

  @Motivo()
  motivo!: string;
}

/** What an ente ($1) has on days before another first day ($2), by the name that a person reads. */
const PRIMA = `
  SELECT legame, min(lower(giorni)) AS dal FROM (${LEGAMI_DELL_ENTE}) AS righe
  WHERE ente_id = $1 AND lower(giorni) < $2::date GROUP BY legame ORDER BY dal, legame`;

/** @throws RuleViolation for what the ente has before the day: each of these is put right first, by its own command */
async function requireNientePrima(unit: WriteUnit, id: string, giorno: string): Promise<void> {
  const prima = await unit.query<{ legame: string; dal: string }>(PRIMA, [id, giorno]);
  if (prima.length === 0) return;
  const quali = prima.map(({ legame, dal }) => `${legame}, ${ilGiorno(dal)}`).join('; ');
  throw new RuleViolation('art. 2 c. 5 f', `Prima di quel giorno l'ente ha già: ${quali}. Prima si rettificano`);
}

@Resolver(() => PermessiEnte)
export class RettificaInizioEnte {
  /**
   * Art. 2 c. 5 f: the first day of an ente was written wrongly. The ente stays, since other records name it; what it was is kept among
   * what was annulled. The other services are told by its event. @returns the ente's id
   */
  @Command(() => Ente, {
    description:
      'Rettifica il primo giorno di un ente, scritto male: ciò che ha prima di quel giorno si rettifica prima (art. 2 c. 5 f).',
    articolo: 'art. 2 c. 5 f',
    ammessi: ['COORDINATORE'],
    reload: enteReference,
  })
  async rettificaInizioEnte(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il giorno giusto.' }) input: RettificaInizioEnteInput,
  ): Promise<string> {
    const { id, versione, dal, motivo } = input;
    const ente = await loadEnte(unit, id, versione);
    if (ente.al !== null && dal > ente.al)
      throw new BadUserInput(['input', 'dal'], `L'ultimo giorno dell'ente è prima, ${ilGiorno(ente.al)}`);
    await requireNientePrima(unit, id, dal);
    await rettificaSulPosto(unit, ENTE, id, { motivo }, () =>
      unit.query(
        'UPDATE ente SET periodo = daterange($2::date, upper(periodo)), versione = versione + 1 WHERE id = $1',
        [id, dal],
      ),
    );
    await emitEnte(unit, id);
    unit.audit('Ente', id);
    return id;
  }

  @Permesso('Se può rettificarne il primo giorno.')
  puoRettificareInizio(@Root() ente: EnteRow, @Ctx() context: GraphContext): boolean {
    return isOwnActive(ente, context);
  }
}
