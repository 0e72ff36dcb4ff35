// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import {
  Azione,
  DataIso,
  type GraphContext,
  type OwnedList,
  type Pagina,
  PaginaArgs,
  paginateOwned,
  azioneOfCommand,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Ambito } from '../ambiti/ambito.ts';
import { Comune } from '../comuni/comune.ts';
import { comuneReference } from '../comuni/comune.reference.ts';
import { capofilaDi } from './capofila.sql.ts';
import { Capofila, CapofilaConnection, PermessiCapofila } from './capofila.ts';
import { DesignaCapofila } from './designa-capofila.ts';
import { ambitoLeggi } from '../ambiti/ambiti.azioni.ts';
import { comuneLeggi } from '../comuni/comuni.azioni.ts';

const CAPOFILA_NEL_TEMPO: OwnedList = {
  name: 'Ambito.capofilaNelTempo',
  owner: 'uuid',
  columns: `codice_istat AS "codiceIstat", lower(periodo) AS dal, upper(periodo) - 1 AS al, atto`,
  from: 'capofila WHERE ambito_id = owner',
  order: [['lower(periodo)', 'date']],
  direction: 'ASC',
};

@Resolver(() => Capofila)
export class CapofilaResolver {
  @Azione(comuneLeggi)
  @FieldResolver(() => Comune, { description: 'Il Comune.' })
  comune(@Root() { codiceIstat }: { codiceIstat: string }, @Ctx() context: GraphContext) {
    return context.load(comuneReference, 'codiceIstat', codiceIstat);
  }

  @Azione(ambitoLeggi)
  @FieldResolver(() => PermessiCapofila, { description: 'Che cosa chi legge può farne.' })
  permessi(@Root() { owner, al }: Capofila & { owner: string }, @Ctx() context: GraphContext): PermessiCapofila {
    return {
      puoSostituire: owner === context.ambitoId && al === null && context.ammette(azioneOfCommand(DesignaCapofila)),
    };
  }
}

@Resolver(() => Ambito)
export class CapofilaDellAmbitoResolver {
  @Azione(ambitoLeggi)
  @FieldResolver(() => Comune, {
    description:
      'Il Comune capofila nel giorno indicato (oggi, se manca); prima del primo giorno, quello con cui inizia.',
  })
  async comuneCapofila(
    @Root() { id }: Ambito,
    @Arg('al', () => DataIso, { nullable: true, description: 'Un giorno.' }) al: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const giorno = al ?? giornoRoma(context.adesso);
    const [capofila] = await context.loadMany<{ owner: string; codiceIstat: string }>(
      `Ambito.comuneCapofila ${giorno}`,
      id,
      ({ query }, ids) =>
        query(`SELECT id AS owner, ${capofilaDi('id', '$2')} AS "codiceIstat" FROM unnest($1::uuid[]) AS id`, [
          ids,
          giorno,
        ]),
    );
    // Since it was instituted an Ambito has one on each day.
    return context.load(comuneReference, 'codiceIstat', capofila?.codiceIstat ?? '');
  }

  @Azione(ambitoLeggi)
  @FieldResolver(() => CapofilaConnection, { description: 'I Comuni che lo hanno guidato, dal primo.' })
  capofilaNelTempo(
    @Root() { id }: Ambito,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return paginateOwned(context, CAPOFILA_NEL_TEMPO, id, pagina);
  }
}
