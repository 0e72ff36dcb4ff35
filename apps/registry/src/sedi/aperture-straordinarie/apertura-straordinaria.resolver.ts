// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, type GraphContext, type Pagina, PaginaArgs, UUID, azioneOfCommand } from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { paginaPerGiorno } from '../sede/pagina-per-giorno.ts';
import { Sede } from '../sede/sede.ts';
import { sedeReference } from '../sede/sede.reference.ts';
import { AperturaStraordinaria, AperturaStraordinariaConnection, PermessiApertura } from './apertura-straordinaria.ts';
import { aperturaStraordinariaReference } from './apertura-straordinaria.reference.ts';
import { AutorizzaApertura } from './autorizza-apertura.ts';
import { puoRitirarla, RitiraApertura } from './ritira-apertura.ts';
import { puoDiventare, trascorsa } from './transizione.ts';
import { aperturaLeggi } from './aperture-straordinarie.azioni.ts';
import { sedeLeggi } from '../sede/sedi.azioni.ts';

type AperturaRow = AperturaStraordinaria & { sedeId: string; richiestaDa: string };

const APERTURE = { tabella: 'apertura_straordinaria', giorno: 'giorno', reference: aperturaStraordinariaReference };

@Resolver(() => AperturaStraordinaria)
export class AperturaStraordinariaResolver {
  @Azione(aperturaLeggi)
  @Query(() => AperturaStraordinaria, { nullable: true, description: "Un'apertura straordinaria dell'Ambito." })
  aperturaStraordinaria(
    @Arg('id', () => UUID, { description: "L'apertura." }) id: string,
    @Ctx() context: GraphContext,
  ) {
    return context.load(aperturaStraordinariaReference, 'id', id);
  }

  @Azione(aperturaLeggi)
  @Query(() => AperturaStraordinariaConnection, {
    description:
      "Le aperture straordinarie dell'Ambito, o di una sua sede, dal giorno più lontano nel futuro (art. 5 c. 5).",
  })
  apertureStraordinarie(
    @Arg('sedeId', () => UUID, { nullable: true, description: 'Solo di questa sede.' }) sedeId: string | undefined,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return paginaPerGiorno(context, APERTURE, sedeId, pagina);
  }

  @Azione(sedeLeggi)
  @FieldResolver(() => Sede, { description: 'La sede che apre.' })
  sede(@Root() { sedeId }: AperturaRow, @Ctx() context: GraphContext) {
    return context.load(sedeReference, 'id', sedeId);
  }

  @Azione(aperturaLeggi)
  @FieldResolver(() => PermessiApertura, { description: 'Che cosa chi legge può fare di questa apertura.' })
  permessi(@Root() apertura: AperturaRow, @Ctx() context: GraphContext): PermessiApertura {
    const { stato } = apertura;
    const aVenire = !trascorsa(apertura, context.adesso);
    const decide = context.ammette(azioneOfCommand(AutorizzaApertura));
    return {
      puoDecidere: decide && puoDiventare(stato, 'RIFIUTATA'),
      puoAutorizzare: decide && puoDiventare(stato, 'AUTORIZZATA') && aVenire,
      puoRitirare:
        puoDiventare(stato, 'RITIRATA') &&
        aVenire &&
        context.ammette(azioneOfCommand(RitiraApertura)) &&
        puoRitirarla(apertura, context.bind(azioneOfCommand(RitiraApertura))),
    };
  }
}
