// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  Azione,
  type GraphContext,
  type OwnedList,
  type Pagina,
  PaginaArgs,
  paginateOwned,
  azioneOfCommand,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { puoDaCoordinatoreInCarica } from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { PianoDiZona } from '../piano-di-zona/piano-di-zona.ts';
import {
  LineaDiBilancio,
  LineaDiBilancioConnection,
  PermessiLinea,
  RiduzioneLineaConnection,
  StatoLinea,
} from './linea-di-bilancio.ts';
import { lineaReference } from './linea.reference.ts';
import { StanziaLinea } from './stanzia-linea.ts';
import { pianoLavora } from '../piano-di-zona/piano-di-zona.azioni.ts';

/** Of the year $3, or of all. */
const LINEE: OwnedList = {
  name: 'PianoDiZona.linee',
  owner: 'uuid',
  columns: 'id',
  from: 'linea_di_bilancio WHERE piano_id = owner AND ($3::integer IS NULL OR anno = $3)',
  order: [
    ['anno', 'integer'],
    ['codice', 'text'],
  ],
  direction: 'ASC',
};

const RIDUZIONI: OwnedList = {
  name: 'LineaDiBilancio.riduzioni',
  owner: 'uuid',
  columns: `id, importo::text AS importo, cessa, motivo, richiesta_il AS "richiestaIl", stato, esaminata_il AS "esaminataIl",
            ritirata_il AS "ritirataIl", impegnato::text AS impegnato`,
  from: 'riduzione_linea WHERE linea_id = owner',
  order: [
    ['richiesta_il', 'timestamptz'],
    ['id', 'uuid'],
  ],
  direction: 'DESC',
};

@Resolver(() => PianoDiZona)
export class BilancioDelPianoResolver {
  @Azione(pianoLavora)
  @FieldResolver(() => LineaDiBilancioConnection, {
    description:
      'Le linee di bilancio come sono adesso, di un anno o di tutti, per anno e codice; solo del proprio Ambito.',
  })
  linee(
    @Root() { id }: PianoDiZona,
    @Arg('anno', () => Int, { nullable: true, description: 'Un anno.' }) anno: number | undefined,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return paginateOwned<object, { id: string }>(context, LINEE, id, pagina, [anno ?? null], (linea) =>
      context.load(lineaReference, 'id', linea.id),
    );
  }
}

@Resolver(() => LineaDiBilancio)
export class LineaDiBilancioResolver {
  @Azione(pianoLavora)
  @FieldResolver(() => RiduzioneLineaConnection, { description: 'Le riduzioni chieste, dalla più recente.' })
  riduzioni(
    @Root() { id }: LineaDiBilancio,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return paginateOwned(context, RIDUZIONI, id, pagina);
  }

  @Azione(pianoLavora)
  @FieldResolver(() => PermessiLinea, { description: 'Che cosa chi legge può farne.' })
  async permessi(
    @Root() { stato, inRiduzione }: LineaDiBilancio & { inRiduzione: boolean },
    @Ctx() context: GraphContext,
  ): Promise<PermessiLinea> {
    const redige = await puoDaCoordinatoreInCarica(azioneOfCommand(StanziaLinea), context);
    const puo = stato === StatoLinea.ATTIVA && !inRiduzione && redige;
    return { puoAumentare: puo, puoRidurre: puo, puoRitirareRiduzione: inRiduzione && redige };
  }
}
