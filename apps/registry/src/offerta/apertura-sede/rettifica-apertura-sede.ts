// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { ilGiorno } from '@ambito/orari';
import { rettificaSulPosto, type UnitContext, type WriteUnit } from '@ambito/persistence';
import { Admitted, Command, DataIso, type GraphContext, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { beginOrari } from '../../sedi/orari/begin-orari.ts';
import { requireEntroDieciAnni } from '../../sedi/sede/entro-dieci-anni.ts';
import { loadSedeDaModificare, puoCambiare } from '../../sedi/sede/sede-da-modificare.ts';
import { SEDE } from '../../sedi/sede/sede.entity.ts';
import { finishModificaSede } from '../../sedi/sede/sede.evento.ts';
import { sedeReference } from '../../sedi/sede/sede.reference.ts';
import { PermessiSede, Sede, type SedeRow } from '../../sedi/sede/sede.ts';
import { CHE_HA } from './che-ha.sql.ts';

@InputType({ description: 'Il primo giorno di una sede, scritto male.' })
export class RettificaAperturaSedeInput {
  @Field(() => UUID, { description: 'La sede.' })
  sedeId!: string;

  @Field(() => Int, { description: 'Versione della sede che si è letta.' })
  versione!: number;

  @Field(() => DataIso, { description: 'Il primo giorno giusto.' })
  attivaDal!: string;

  @Motivo()
  motivo!: string;
}

/** What a sede ($1) has on days before another first day ($2), by the name that a person reads. */
const PRIMA = `
  SELECT che, min(dal) AS dal FROM (${CHE_HA}) AS righe WHERE sede_id = $1 AND dal < $2::date GROUP BY che ORDER BY min(dal), che`;

/** @throws RuleViolation for what the sede has before the day: each of these is put right first, by its own command */
async function requireNientePrima(unit: WriteUnit, sedeId: string, giorno: string): Promise<void> {
  const prima = await unit.query<{ che: string; dal: string }>(PRIMA, [sedeId, giorno]);
  if (prima.length === 0) return;
  const quali = prima.map(({ che, dal }) => `${che}, ${ilGiorno(dal)}`).join('; ');
  throw new RuleViolation('art. 5 c. 1', `Prima di quel giorno la sede ha già: ${quali}. Prima si rettificano`);
}

@Resolver(() => PermessiSede)
export class RettificaAperturaSede {
  /**
   * Art. 5 c. 1: the first day of a sede was written wrongly. The sede stays, since many records name it; what it was is kept among what
   * was annulled. Hours begin with it; contatti of days on which it was not there stay, and casework marks them. @returns the sede's id
   */
  @Command(() => Sede, {
    description:
      'Rettifica il primo giorno di una sede, scritto male: gli orari cominciano con essa, ciò che ha prima di quel giorno si rettifica prima (art. 5 c. 1).',
    articolo: 'art. 5 c. 1',
    ammessi: ['COORDINATORE', 'COMUNE'],
    reload: sedeReference,
  })
  async rettificaAperturaSede(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il giorno giusto.' }) input: RettificaAperturaSedeInput,
  ): Promise<string> {
    const { sedeId, versione, attivaDal, motivo } = input;
    const { attivaAl } = await loadSedeDaModificare(unit, sedeId, versione);
    requireEntroDieciAnni(unit, 'attivaDal', attivaDal);
    if (attivaAl !== null && attivaDal > attivaAl)
      throw new BadUserInput(['input', 'attivaDal'], `L'ultimo giorno della sede è prima, ${ilGiorno(attivaAl)}`);
    await requireNientePrima(unit, sedeId, attivaDal);
    await rettificaSulPosto(unit, SEDE, sedeId, { motivo }, () =>
      unit.query('UPDATE sede SET periodo = daterange($2::date, upper(periodo)) WHERE id = $1', [sedeId, attivaDal]),
    );
    await beginOrari(unit, sedeId, attivaDal);
    await finishModificaSede(unit, sedeId);
    return sedeId;
  }

  @Permesso('Se può rettificarne il primo giorno.')
  puoRettificareApertura(
    @Root() sede: SedeRow,
    @Admitted() autorizzazione: UnitContext['autorizzazione'],
    @Ctx() context: GraphContext,
  ): boolean {
    return puoCambiare(sede, autorizzazione, context);
  }
}
