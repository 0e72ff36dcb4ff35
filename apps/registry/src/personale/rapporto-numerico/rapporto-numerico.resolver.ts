// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoDopo, giornoRoma } from '@ambito/orari';
import { AtMost, Azione, DataIso, type GraphContext, LoadField } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import { Comune } from '../../ambito/comuni/comune.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore } from '../operatori/operatore.ts';
import { vedeRiservato } from '../operatori/vede-riservato.ts';
import { organicoAmbito, organicoComune } from './organico.ts';
import { requireGiorno, livelloDellAnno, previsioni, rapportoAl } from './compute-rapporto.ts';
import {
  PrevisioneRapporto,
  ProspettoAnnuale,
  RapportoNumerico,
  SimulaRapportoInput,
  SimulazioneRapporto,
} from './rapporto-numerico.ts';
import { residentiAl } from './servizio.ts';
import { simula } from './simula.ts';
import { rapportoNumericoLeggi } from './rapporto-numerico.azioni.ts';

/** The last year whose days fit YYYY-MM-DD. */
const ULTIMO_ANNO = 9_999;

@Resolver(() => Ambito)
export class RapportoAmbitoResolver {
  @Azione(rapportoNumericoLeggi)
  @FieldResolver(() => RapportoNumerico, {
    nullable: true,
    description: 'I rapporti fra assistenti sociali e residenti a una data (art. 4 c. 1). Solo del proprio Ambito.',
  })
  async rapportoNumerico(
    @Root() { id }: Ambito,
    @Arg('al', () => DataIso, { nullable: true, description: 'Il giorno; oggi, se manca.' }) al: string | undefined,
    @Ctx() context: GraphContext,
  ): Promise<RapportoNumerico | null> {
    const giorno = al ?? giornoRoma(context.adesso);
    requireGiorno(giorno, ['al']);
    return id === context.ambitoId ? rapportoAl(await organicoAmbito(context, id), giorno, true) : null;
  }

  @Azione(rapportoNumericoLeggi)
  @AtMost(400) // the days on which something changes
  @FieldResolver(() => [PrevisioneRapporto], {
    nullable: true,
    description:
      'I giorni a venire in cui chi è in servizio, o chi è presente, scende sotto il rapporto minimo (finisce un incarico, qualcuno si assenta, cambiano i residenti, i Comuni o la soglia), o da cui non si può dire. Solo del proprio Ambito.',
  })
  async previsioniRapportoNumerico(
    @Root() { id }: Ambito,
    @Arg('fino', () => DataIso, { nullable: true, description: 'Fino a quando; un anno da oggi, se manca.' })
    fino: string | undefined,
    @Ctx() context: GraphContext,
  ): Promise<PrevisioneRapporto[] | null> {
    if (id !== context.ambitoId) return null;
    const oggi = giornoRoma(context.adesso);
    return previsioni(await organicoAmbito(context, id), oggi, fino ?? giornoDopo(oggi, 365));
  }

  @Azione(rapportoNumericoLeggi)
  @FieldResolver(() => ProspettoAnnuale, {
    nullable: true,
    description:
      'Il prospetto da trasmettere entro il 28 febbraio di un anno (L. 178/2020 art. 1 c. 798). Solo del proprio Ambito.',
  })
  async prospettoAnnuale(
    @Root() { id }: Ambito,
    @Arg('anno', () => Int, { description: 'L’anno in cui si trasmette.' }) anno: number,
    @Ctx() context: GraphContext,
  ): Promise<ProspettoAnnuale | null> {
    if (id !== context.ambitoId) return null;
    const scadenza = `${String(anno).padStart(4, '0')}-02-28`;
    if (anno > ULTIMO_ANNO) throw new BadUserInput(['anno'], `L'anno è al massimo ${ULTIMO_ANNO}`);
    requireGiorno(scadenza, ['anno']);
    const organico = await organicoAmbito(context, id);
    return {
      scadenza,
      residenti: residentiAl(organico.residenti, `${anno - 1}-12-31`),
      consuntivo: livelloDellAnno(organico, anno - 1, true),
      previsione: livelloDellAnno(organico, anno, true),
    };
  }

  @Azione(rapportoNumericoLeggi)
  @FieldResolver(() => SimulazioneRapporto, {
    nullable: true,
    description:
      'Che cosa accadrebbe ai rapporti con altri assistenti sociali, ad esempio due in più da settembre. Solo del proprio Ambito.',
  })
  async simulaRapportoNumerico(
    @Root() { id }: Ambito,
    @Arg('input', { description: 'I cambiamenti.' }) input: SimulaRapportoInput,
    @Ctx() context: GraphContext,
  ): Promise<SimulazioneRapporto | null> {
    return id === context.ambitoId ? simula(await organicoAmbito(context, id), input) : null;
  }
}

@Resolver(() => Comune)
export class RapportoComuneResolver {
  @Azione(rapportoNumericoLeggi)
  @FieldResolver(() => RapportoNumerico, {
    nullable: true,
    description:
      'I rapporti fra gli assistenti sociali assegnati al Comune e i suoi residenti a una data (art. 4 c. 1). Solo del proprio Ambito.',
  })
  async rapportoNumerico(
    @Root() { codiceIstat }: Comune,
    @Arg('al', () => DataIso, { nullable: true, description: 'Il giorno; oggi, se manca.' }) al: string | undefined,
    @Ctx() context: GraphContext,
  ): Promise<RapportoNumerico | null> {
    const giorno = al ?? giornoRoma(context.adesso);
    requireGiorno(giorno, ['al']);
    const organico = await organicoComune(context, codiceIstat, giorno);
    return organico === null ? null : rapportoAl(organico, giorno, false);
  }
}

@Resolver(() => PrevisioneRapporto)
export class PrevisioneResolver {
  @AtMost(100) // those whose service ends on a day
  @LoadField(() => [Operatore], operatoreReference, {
    description:
      'Chi finisce un incarico o si assenta quel giorno: per il coordinatore; gli altri vi leggono al più se stessi.',
  })
  async operatori(@Root() { operatoriIds }: PrevisioneRapporto, @Ctx() context: GraphContext): Promise<string[]> {
    const visibili = await Promise.all(operatoriIds.map((id) => vedeRiservato(context, id)));
    return operatoriIds.filter((_, index) => visibili[index]);
  }
}
