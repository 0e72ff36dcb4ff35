// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import {
  Azione,
  ChiaveIdempotenza,
  type GraphContext,
  type OwnedList,
  type Pagina,
  PaginaArgs,
  paginateOwned,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Sede } from '../sede/sede.ts';
import { sedeReference } from '../sede/sede.reference.ts';
import { assegnaRisorsa, AssegnaRisorsaInput } from './assegna-risorsa.ts';
import { PermessiRisorsa, RisorsaStrumentale, RisorsaStrumentaleConnection } from './risorsa-strumentale.ts';
import { ancoraDellaSede, ritiraRisorsa, RitiraRisorsaInput } from './ritira-risorsa.ts';
import { pianoLavora } from '../../governo/piano-di-zona/piano-di-zona.azioni.ts';
import { risorsaAssegna } from './risorse.azioni.ts';

/** Of a sede of the Ambito $3. */
const RISORSE: OwnedList = {
  name: 'Sede.risorse',
  owner: 'uuid',
  columns: `r.id, r.categoria, r.descrizione, r.quantita, lower(r.periodo) AS dal, upper(r.periodo) - 1 AS al, r.versione`,
  from: 'risorsa_strumentale AS r JOIN sede AS s ON s.id = r.sede_id WHERE r.sede_id = owner AND s.ambito_id = $3',
  order: [
    ['r.categoria', 'text'],
    ['r.id', 'uuid'],
  ],
  direction: 'ASC',
};

@Resolver(() => RisorsaStrumentale)
export class RisorsaResolver {
  @Azione(pianoLavora)
  @FieldResolver(() => PermessiRisorsa, { description: 'Che cosa chi legge può farne.' })
  permessi(@Root() { al }: RisorsaStrumentale, @Ctx() context: GraphContext): PermessiRisorsa {
    return { puoRitirare: ancoraDellaSede(al, giornoRoma(context.adesso)) && context.ammette(risorsaAssegna) };
  }
}

@Resolver(() => Sede)
export class RisorseDellaSedeResolver {
  @Azione(pianoLavora)
  @FieldResolver(() => RisorsaStrumentaleConnection, {
    description: 'Le risorse strumentali assegnate, anche in passato; solo del proprio Ambito (art. 6 c. 1).',
  })
  risorse(@Root() { id }: Sede, @Args() pagina: PaginaArgs, @Ctx() context: GraphContext): Promise<Pagina<object>> {
    return paginateOwned(context, RISORSE, id, pagina, [context.ambitoId]);
  }

  @Azione(risorsaAssegna)
  @Mutation(() => Sede, { description: 'Assegna una risorsa strumentale a una sede (art. 6 c. 1).' })
  async assegnaRisorsa(
    @Arg('input', { description: 'La risorsa.' }) input: AssegnaRisorsaInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => assegnaRisorsa(unit, input), { key: chiave, arguments: input });
    return context.load(sedeReference, 'id', id);
  }

  @Azione(risorsaAssegna)
  @Mutation(() => Sede, { description: 'Ritira una risorsa strumentale da una sede.' })
  async ritiraRisorsa(
    @Arg('input', { description: 'Il ritiro.' }) input: RitiraRisorsaInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => ritiraRisorsa(unit, input), { key: chiave, arguments: input });
    return context.load(sedeReference, 'id', id);
  }
}
