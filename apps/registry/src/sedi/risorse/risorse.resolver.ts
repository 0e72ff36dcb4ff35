// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import {
  Azione,
  type GraphContext,
  type OwnedList,
  type Pagina,
  PaginaArgs,
  paginateOwned,
  azioneOfCommand,
} from '@ambito/subgraph';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Sede } from '../sede/sede.ts';
import { AssegnaRisorsa } from './assegna-risorsa.ts';
import { PermessiRisorsa, RisorsaStrumentale, RisorsaStrumentaleConnection } from './risorsa-strumentale.ts';
import { ancoraDellaSede } from './ritira-risorsa.ts';
import { pianoLavora } from '../../governo/piano-di-zona/piano-di-zona.azioni.ts';

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
    return {
      puoRitirare: ancoraDellaSede(al, giornoRoma(context.adesso)) && context.ammette(azioneOfCommand(AssegnaRisorsa)),
    };
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
}
