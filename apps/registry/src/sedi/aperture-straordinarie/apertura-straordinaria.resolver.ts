// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, ChiaveIdempotenza, type GraphContext, type Pagina, PaginaArgs, UUID } from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { paginaPerGiorno } from '../sede/pagina-per-giorno.ts';
import { Sede } from '../sede/sede.ts';
import { sedeReference } from '../sede/sede.reference.ts';
import { AperturaStraordinaria, AperturaStraordinariaConnection, PermessiApertura } from './apertura-straordinaria.ts';
import { aperturaStraordinariaReference } from './apertura-straordinaria.reference.ts';
import { autorizzaApertura } from './autorizza-apertura.ts';
import { richiediApertura, RichiediAperturaInput } from './richiedi-apertura.ts';
import { rifiutaApertura } from './rifiuta-apertura.ts';
import { puoRitirarla, ritiraApertura } from './ritira-apertura.ts';
import { DecidiAperturaInput, puoDiventare, trascorsa } from './transizione.ts';
import { aperturaDecidi, aperturaLeggi, aperturaRichiedi, aperturaRitira } from './aperture-straordinarie.azioni.ts';
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
    const decide = context.ammette(aperturaDecidi);
    return {
      puoDecidere: decide && puoDiventare(stato, 'RIFIUTATA'),
      puoAutorizzare: decide && puoDiventare(stato, 'AUTORIZZATA') && aVenire,
      puoRitirare:
        puoDiventare(stato, 'RITIRATA') &&
        aVenire &&
        context.ammette(aperturaRitira) &&
        puoRitirarla(apertura, context.bind(aperturaRitira)),
    };
  }

  @Azione(aperturaRichiedi)
  @Mutation(() => AperturaStraordinaria, {
    description:
      "Chi lavora in una sede, o il suo Comune, ne chiede l'apertura fuori orario, con il motivo (art. 5 c. 5).",
  })
  async richiediApertura(
    @Arg('input', { description: "L'apertura." }) input: RichiediAperturaInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => richiediApertura(unit, input), { key: chiave, arguments: input });
    return context.load(aperturaStraordinariaReference, 'id', id);
  }

  @Azione(aperturaDecidi)
  @Mutation(() => AperturaStraordinaria, {
    description: "Il coordinatore autorizza un'apertura straordinaria: da qui la sede è aperta (art. 5 c. 5).",
  })
  async autorizzaApertura(
    @Arg('input', { description: "L'apertura." }) input: DecidiAperturaInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    await context.write((unit) => autorizzaApertura(unit, input), { key: chiave, arguments: input });
    return context.load(aperturaStraordinariaReference, 'id', input.aperturaId);
  }

  @Azione(aperturaDecidi)
  @Mutation(() => AperturaStraordinaria, {
    description: "Il coordinatore rifiuta un'apertura straordinaria, con il motivo (art. 5 c. 5).",
  })
  async rifiutaApertura(
    @Arg('input', { description: "L'apertura e il motivo." }) input: DecidiAperturaInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    await context.write((unit) => rifiutaApertura(unit, input), { key: chiave, arguments: input });
    return context.load(aperturaStraordinariaReference, 'id', input.aperturaId);
  }

  @Azione(aperturaRitira)
  @Mutation(() => AperturaStraordinaria, {
    description: "Chi ha chiesto un'apertura straordinaria la ritira, o il coordinatore la revoca, prima che finisca.",
  })
  async ritiraApertura(
    @Arg('input', { description: "L'apertura." }) input: DecidiAperturaInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    await context.write((unit) => ritiraApertura(unit, input), { key: chiave, arguments: input });
    return context.load(aperturaStraordinariaReference, 'id', input.aperturaId);
  }
}
