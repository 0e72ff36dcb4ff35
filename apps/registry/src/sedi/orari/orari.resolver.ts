// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { apertaAlle, aperture, giornoRoma, prossimaApertura, settimane } from '@ambito/orari';
import { columnsOf } from '@ambito/persistence';
import { AtMost, Azione, type GraphContext, ListField } from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { sogliaDellaRichiesta } from '../../ambito/vocabolari/in-vigore.ts';
import { OrarioEntity } from '../calendario/orario.entity.ts';
import { riguarda } from '../../ambito/comuni/proprio-comune.ts';
import { Sede, type SedeRow } from '../sede/sede.ts';
import { sedeLeggi } from '../sede/sedi.azioni.ts';
import { calendarioDi, scopertiDi } from './calendario.ts';
import { FasciaOraria, FasciaOrariaConnection } from './fascia-oraria.ts';
import { sedeLeggiSettimane } from './orari.azioni.ts';
import { Apertura, PeriodoArgs, Settimana } from './settimana.ts';
import { inFuturoOf } from '../../in-futuro.ts';

/** The calendar of a sede: everything that decides when it is open. */
@Resolver(() => Sede)
export class OrariResolver {
  // A cursor needs one direction for all its columns: days and hours are negated, so that they go down with the weeks.
  @ListField(() => FasciaOrariaConnection, {
    description:
      'Gli orari settimanali, anche passati e futuri: dai più recenti, in ciascuno dal lunedì in ordine di ora (art. 5 c. 3).',
    azione: sedeLeggi,
    columns: columnsOf(OrarioEntity),
    from: 'orario WHERE sede_id = owner',
    order: [
      ['lower(validita)', 'date'],
      ['-giorno', 'integer'],
      ['-lower(fascia)', 'integer'],
    ],
    direction: 'DESC',
  })
  orari(): readonly unknown[] {
    return [];
  }

  @Azione(sedeLeggi)
  @FieldResolver(() => Boolean, {
    description:
      "Se la sede è aperta all'istante indicato: orari in vigore, feste, chiusure, variazioni, aperture straordinarie autorizzate.",
  })
  async apertaAlle(
    @Root() { id }: Sede,
    @Arg('istante', () => Date, { description: 'Istante, con fuso orario.' }) istante: Date,
    @Ctx() context: GraphContext,
  ) {
    return apertaAlle(await calendarioDi(id, context), istante);
  }

  @Azione(sedeLeggi)
  @FieldResolver(() => Date, {
    nullable: true,
    description: "L'inizio della prossima apertura dopo l'istante indicato (adesso, se manca).",
  })
  async prossimaApertura(
    @Root() { id }: Sede,
    @Arg('dopo', () => Date, { nullable: true, description: 'Istante, con fuso orario.' }) dopo: Date | undefined,
    @Ctx() context: GraphContext,
  ) {
    return prossimaApertura(await calendarioDi(id, context), dopo ?? context.adesso);
  }

  @Azione(sedeLeggi)
  @AtMost(50) // of a day
  @FieldResolver(() => [Apertura], { description: 'Le aperture di oggi, in ordine; nessuna se oggi la sede è chiusa.' })
  async apertureDiOggi(@Root() { id }: Sede, @Ctx() context: GraphContext) {
    const oggi = giornoRoma(context.adesso);
    return aperture(await calendarioDi(id, context), oggi, oggi);
  }

  @Azione(sedeLeggi)
  @AtMost(3_000) // of 401 days
  @FieldResolver(() => [Apertura], { description: 'Le aperture di un periodo, in ordine.' })
  async aperture(@Root() { id }: Sede, @Args() periodo: PeriodoArgs, @Ctx() context: GraphContext) {
    const { dal, al } = entroLimiti(periodo);
    return aperture(await calendarioDi(id, context), dal, al);
  }

  @Azione(sedeLeggiSettimane)
  @AtMost(59) // of 401 days
  @FieldResolver(() => [Settimana], {
    nullable: true,
    description:
      'Le ore davvero aperte, settimana per settimana, con che cosa si perde e perché: quelle sotto il minimo si vedono prima (art. 5 c. 4). Solo delle sedi del proprio Ambito, e per un Comune della propria.',
  })
  async settimane(
    @Root() { id, ambitoId, codiceIstat }: SedeRow,
    @Args() periodo: PeriodoArgs,
    @Ctx() context: GraphContext,
  ): Promise<object[] | null> {
    const { dal, al } = entroLimiti(periodo);
    if (ambitoId !== context.ambitoId || !riguarda(context.autorizzazione, codiceIstat)) return null;
    const [calendario, scoperti, oreMinime] = await Promise.all([
      calendarioDi(id, context),
      scopertiDi(id, dal, al, context),
      sogliaDellaRichiesta(context, 'ORE_SETTIMANALI_SEDE'),
    ]);
    return settimane(calendario, dal, al, scoperti).map((settimana) => ({
      ...settimana,
      sottoMinimo: settimana.intera && settimana.minutiAperti < (oreMinime(settimana.dal) ?? 0) * 60,
    }));
  }
}

const GIORNI_AL_MASSIMO = 400;

function entroLimiti({ dal, al }: PeriodoArgs): PeriodoArgs {
  if (al < dal) throw new BadUserInput(['al'], 'Il periodo finisce prima di cominciare');
  if (Date.parse(al) - Date.parse(dal) > GIORNI_AL_MASSIMO * 86_400_000)
    throw new BadUserInput(['al'], `Il periodo va al massimo ${GIORNI_AL_MASSIMO} giorni avanti`);
  return { dal, al };
}

export const FasciaOrariaInFuturo = inFuturoOf(FasciaOraria, sedeLeggi, 'validoDal');
