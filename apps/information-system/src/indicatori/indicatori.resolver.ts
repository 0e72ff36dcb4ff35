// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, Azione, type GraphContext, UUID } from '@ambito/subgraph';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { CATALOGO } from './catalogo.ts';
import { readCelle, PARAMETRI } from './read-celle.ts';
import { requireCominciato } from './require-periodo.ts';
import { Ambito, Comune, Sede } from './territorio.ts';
import { DefinizioneIndicatore, ValoreIndicatore } from './valore-indicatore.ts';
import { visibilita } from './visibilita.ts';
import { indicatoreCatalogo, indicatoreLeggi } from './indicatori.azioni.ts';

@ArgsType()
class PeriodoArgs {
  @Field({ description: 'Periodo: 2026-M11, 2026-Q4 o 2026.' })
  periodo!: string;

  @Field(() => [String], { nullable: true, description: 'I codici degli indicatori; tutti, se mancano.' })
  @AtMost(50) // the catalogue
  codici?: string[];
}

/** The catalogue by Comune, of the Ambiti of a Regione, is more: whoever wants that names the indicators. */
const MASSIMO_VALORI = 5_000;

@Resolver()
export class IndicatoriResolver {
  @Azione(indicatoreCatalogo)
  @AtMost(50) // the catalogue
  @Query(() => [DefinizioneIndicatore], { description: 'Il catalogo degli indicatori, con la loro definizione.' })
  catalogoIndicatori(): object[] {
    return CATALOGO.map(({ nota = null, ...indicatore }) => ({ ...indicatore, nota }));
  }

  @Azione(indicatoreLeggi)
  @AtMost(MASSIMO_VALORI)
  @Query(() => [ValoreIndicatore], {
    description:
      'Gli indicatori di un periodo: per la Regione di tutti i suoi Ambiti, per gli altri del proprio. Solo il coordinatore vede i numeri piccoli.',
  })
  indicatori(
    @Args() { periodo, codici }: PeriodoArgs,
    @Arg('dimensione', {
      defaultValue: 'TOTALE',
      description: 'TOTALE, COMUNE, SEDE, AREA, AREA_SIUSS, CANALE, ESITO o BISOGNO.',
    })
    dimensione: string,
    @Arg('ambitoId', () => UUID, { nullable: true, description: 'Solo di questo Ambito.' })
    ambitoId: string | undefined,
    @Ctx() context: GraphContext,
  ): Promise<ValoreIndicatore[]> {
    const { lettura, adesso } = context;
    requireCominciato(periodo, adesso);
    return readCelle(
      lettura,
      { periodo, codici, dimensione, ambitoId, massimo: MASSIMO_VALORI },
      visibilita(lettura, PARAMETRI),
    );
  }
}

/** The figures of a territory. One statement reads those of all the territories of a request. */
async function figureDi(
  context: GraphContext,
  dimensione: string,
  chiave: string,
  { periodo, codici }: PeriodoArgs,
): Promise<ValoreIndicatore[]> {
  requireCominciato(periodo, context.adesso);
  const nome = `indicatori ${dimensione} ${periodo} ${codici?.join() ?? ''}`;
  const righe = await context.loadMany<{ owner: string; valore: ValoreIndicatore }>(
    nome,
    chiave,
    async (lettura, chiavi) => {
      const delTotale = dimensione === 'TOTALE';
      const valori = await readCelle(
        lettura,
        { periodo, codici, dimensione, ...(delTotale ? {} : { chiavi }) },
        visibilita(lettura, PARAMETRI),
      );
      return valori.map((valore) => ({ owner: delTotale ? valore.ambitoId : valore.chiave, valore }));
    },
  );
  return righe.map(({ valore }) => valore);
}

@Resolver(() => Ambito)
export class AmbitoResolver {
  @Azione(indicatoreLeggi)
  @AtMost(50) // the catalogue
  @FieldResolver(() => [ValoreIndicatore], { description: "Gli indicatori dell'Ambito in un periodo." })
  indicatori(@Root() { id }: Ambito, @Args() args: PeriodoArgs, @Ctx() context: GraphContext) {
    return figureDi(context, 'TOTALE', id, args);
  }
}

@Resolver(() => Comune)
export class ComuneResolver {
  @Azione(indicatoreLeggi)
  @AtMost(50) // the catalogue
  @FieldResolver(() => [ValoreIndicatore], { description: 'Gli indicatori dei residenti del Comune in un periodo.' })
  indicatori(@Root() { codiceIstat }: Comune, @Args() args: PeriodoArgs, @Ctx() context: GraphContext) {
    return figureDi(context, 'COMUNE', codiceIstat, args);
  }
}

@Resolver(() => Sede)
export class SedeResolver {
  @Azione(indicatoreLeggi)
  @AtMost(50) // the catalogue
  @FieldResolver(() => [ValoreIndicatore], { description: 'Gli indicatori della sede in un periodo.' })
  indicatori(@Root() { id }: Sede, @Args() args: PeriodoArgs, @Ctx() context: GraphContext) {
    return figureDi(context, 'SEDE', id, args);
  }
}
