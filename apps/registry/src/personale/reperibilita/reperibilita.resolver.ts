// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { AtMost, Azione, type GraphContext, ListQuery, LoadField, UUID } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import { correggeOf } from '../../ambito/annullamenti/corregge.ts';
import { motivoRitardoOf } from '../../ambito/annullamenti/registrazione-tardiva.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore } from '../operatori/operatore.ts';
import { ritardoDaOf } from '../operatori/ritardo-da.ts';
import { REPERIBILE, scoperture } from './copertura.sql.ts';
import { reperibilitaLeggi } from './reperibilita.azioni.ts';
import { turnoReperibilitaReference } from './turno-reperibilita.reference.ts';
import {
  Reperibile,
  ScoperturaReperibilita,
  TurnoReperibilita,
  TurnoReperibilitaConnection,
  type ReperibileRow,
  type TurnoRow,
} from './turno-reperibilita.ts';

const GIORNI_AL_MASSIMO = 366;

@Resolver(() => TurnoReperibilita)
export class TurnoResolver {
  @ListQuery(() => TurnoReperibilitaConnection, {
    description:
      "I turni di reperibilità dell'Ambito che finiscono dopo un istante, o quelli che si cercano, in ordine (art. 2 c. 4).",
    nodes: turnoReperibilitaReference,
    from: 'turno_reperibilita WHERE ambito_id = $2 AND upper(periodo) > $3',
    filters: [
      (entro) => `lower(periodo) < ${entro}::timestamptz`,
      (operatore) => ({
        alias: 'turno',
        conditions: [`operatore_id = ${operatore}::uuid`, `sostituto_id = ${operatore}::uuid`],
      }),
    ],
    // Shifts never overlap, so they end in the order in which they begin.
    order: [['upper(periodo)', 'timestamptz']],
    direction: 'ASC',
  })
  turniReperibilita(
    @Arg('dopo', () => Date, { nullable: true, description: 'Istante; adesso, se manca.' }) dopo: Date | undefined,
    @Arg('entro', () => Date, { nullable: true, description: 'Solo quelli che cominciano prima di questo istante.' })
    entro: Date | undefined,
    @Arg('operatoreId', () => UUID, {
      nullable: true,
      description: 'Solo quelli di questo operatore, anche come sostituto.',
    })
    operatoreId: string | undefined,
    @Ctx() { ambitoId, adesso }: GraphContext,
  ): readonly unknown[] {
    const da = dopo ?? adesso;
    if (entro !== undefined && entro <= da)
      throw new BadUserInput(['entro'], 'Il periodo finisce prima di cominciare: indica un istante dopo il primo');
    return [ambitoId, da, entro, operatoreId];
  }

  @LoadField(() => Operatore, operatoreReference, { nullable: true, description: 'Chi è reperibile.' })
  operatore(@Root() { operatoreId }: TurnoRow): string {
    return operatoreId;
  }

  @LoadField(() => Operatore, operatoreReference, { nullable: true, description: 'Chi lo sostituisce se serve.' })
  sostituto(@Root() { sostitutoId }: TurnoRow): string | null {
    return sostitutoId;
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
  ): Promise<ReperibileRow | null> {
    if (id !== context.ambitoId) return null;
    const [reperibile] = await context.lettura.query<ReperibileRow>(REPERIBILE, [id, istante ?? context.adesso]);
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
      throw new BadUserInput(
        ['alle'],
        alle <= dalle
          ? 'Il periodo finirebbe prima di cominciare: indica una fine dopo l’inizio'
          : 'Il periodo è troppo lungo: dura al più un anno',
      );
    return id === context.ambitoId ? context.lettura.query(scoperture('$2', '$3'), [id, dalle, alle]) : null;
  }
}

@Resolver(() => Reperibile)
export class ReperibileResolver {
  @LoadField(() => Operatore, operatoreReference, { nullable: true, description: 'Chi risponde.' })
  operatore(@Root() { operatoreId }: ReperibileRow): string {
    return operatoreId;
  }

  @LoadField(() => TurnoReperibilita, turnoReperibilitaReference, { nullable: true, description: 'Il turno.' })
  turno(@Root() { turnoId }: ReperibileRow): string {
    return turnoId;
  }
}

export const TurnoCorregge = correggeOf(TurnoReperibilita);
export const TurnoRitardo = motivoRitardoOf(TurnoReperibilita, ({ id }: TurnoRow) => ['TurnoReperibilita', id]);
export const TurnoRitardoDa = ritardoDaOf<TurnoRow>(TurnoReperibilita);
