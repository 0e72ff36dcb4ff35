// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import {
  AtMost,
  Azione,
  PaginaArgs,
  paginate,
  type GraphContext,
  type Pagina,
  azioneOfCommand,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import { Operatore } from '../operatori/operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { REPERIBILE, scoperture } from './copertura.sql.ts';
import { cominciato, daSvolgere, OrganizzaTurnoReperibilita } from './organizza-turno.ts';
import {
  PermessiTurno,
  Reperibile,
  ScoperturaReperibilita,
  TurnoReperibilita,
  TurnoReperibilitaConnection,
} from './turno-reperibilita.ts';
import { turnoReperibilitaReference } from './turno-reperibilita.reference.ts';
import { operatoreLeggi } from '../operatori/operatori.azioni.ts';
import { reperibilitaLeggi } from './reperibilita.azioni.ts';

type TurnoRow = TurnoReperibilita & { operatoreId: string; sostitutoId: string | null };

const GIORNI_AL_MASSIMO = 366;

@Resolver(() => TurnoReperibilita)
export class TurnoResolver {
  @Azione(reperibilitaLeggi)
  @Query(() => TurnoReperibilitaConnection, {
    description: "I turni di reperibilità dell'Ambito che finiscono dopo un istante, in ordine (art. 2 c. 4).",
  })
  turniReperibilita(
    @Arg('dopo', () => Date, { nullable: true, description: 'Istante; adesso, se manca.' }) dopo: Date | undefined,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    // One at a time: they end in the order in which they begin.
    return paginate<{ fine: string; id: string }, object>(
      pagina,
      ['fine'],
      (after, limit) =>
        context.lettura.query(
          `SELECT upper(periodo)::text AS fine, id FROM turno_reperibilita
           WHERE ambito_id = $1 AND upper(periodo) > $2 AND ($3::timestamptz IS NULL OR upper(periodo) > $3)
           ORDER BY upper(periodo) LIMIT $4`,
          [context.ambitoId, dopo ?? context.adesso, ...(after ?? [null]), limit],
        ),
      ({ id }) => context.load(turnoReperibilitaReference, 'id', id),
    );
  }

  @Azione(operatoreLeggi)
  @FieldResolver(() => Operatore, { nullable: true, description: 'Chi è reperibile.' })
  operatore(@Root() { operatoreId }: TurnoRow, @Ctx() context: GraphContext) {
    return context.load(operatoreReference, 'id', operatoreId);
  }

  @Azione(operatoreLeggi)
  @FieldResolver(() => Operatore, { nullable: true, description: 'Chi lo sostituisce se serve.' })
  sostituto(@Root() { sostitutoId }: TurnoRow, @Ctx() context: GraphContext) {
    return sostitutoId === null ? null : context.load(operatoreReference, 'id', sostitutoId);
  }

  @Azione(reperibilitaLeggi)
  @FieldResolver(() => PermessiTurno, { description: 'Che cosa chi legge può farne.' })
  permessi(@Root() turno: TurnoRow, @Ctx() context: GraphContext): PermessiTurno {
    const ammesso = context.ammette(azioneOfCommand(OrganizzaTurnoReperibilita));
    return {
      puoModificare: ammesso && daSvolgere(turno, context.adesso),
      puoAnnullare: ammesso && !cominciato(turno, context.adesso),
    };
  }
}

@Resolver(() => Ambito)
export class ReperibilitaResolver {
  @Azione(reperibilitaLeggi)
  @FieldResolver(() => Reperibile, {
    nullable: true,
    description: 'Chi è reperibile a un istante; assente se nessuno lo è (art. 2 c. 4). Solo del proprio Ambito.',
  })
  async reperibile(
    @Root() { id }: Ambito,
    @Arg('istante', () => Date, { nullable: true, description: 'Istante; adesso, se manca.' })
    istante: Date | undefined,
    @Ctx() context: GraphContext,
  ): Promise<Reperibile | null> {
    if (id !== context.ambitoId) return null;
    const [reperibile] = await context.lettura.query<Reperibile>(REPERIBILE, [id, istante ?? context.adesso]);
    return reperibile ?? null;
  }

  @Azione(reperibilitaLeggi)
  @AtMost(400) // of a year
  @FieldResolver(() => [ScoperturaReperibilita], {
    nullable: true,
    description: 'Gli intervalli di un periodo in cui nessuno è reperibile, in ordine. Solo del proprio Ambito.',
  })
  async scoperturaReperibilita(
    @Root() { id }: Ambito,
    @Arg('dalle', () => Date, { description: 'Inizio del periodo.' }) dalle: Date,
    @Arg('alle', () => Date, { description: 'Fine del periodo, entro un anno.' }) alle: Date,
    @Ctx() context: GraphContext,
  ): Promise<ScoperturaReperibilita[] | null> {
    if (alle <= dalle || alle.getTime() - dalle.getTime() > GIORNI_AL_MASSIMO * 86_400_000)
      throw new BadUserInput(['alle'], 'Il periodo finisce dopo il suo inizio, entro un anno');
    return id === context.ambitoId ? context.lettura.query(scoperture('$2', '$3'), [id, dalle, alle]) : null;
  }
}

@Resolver(() => Reperibile)
export class ReperibileResolver {
  @Azione(operatoreLeggi)
  @FieldResolver(() => Operatore, { nullable: true, description: 'Chi risponde.' })
  operatore(@Root() { operatoreId }: Reperibile, @Ctx() context: GraphContext) {
    return context.load(operatoreReference, 'id', operatoreId);
  }

  @Azione(reperibilitaLeggi)
  @FieldResolver(() => TurnoReperibilita, { nullable: true, description: 'Il turno.' })
  turno(@Root() { turnoId }: Reperibile, @Ctx() context: GraphContext) {
    return context.load(turnoReperibilitaReference, 'id', turnoId);
  }
}
