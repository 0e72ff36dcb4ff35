// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  Azione,
  ListField,
  LoadField,
  LoadQuery,
  type GraphContext,
  type Pagina,
  PaginaArgs,
  UUID,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, Query, Resolver, Root } from 'type-graphql';
import { operatoreReference, sedeReference } from '../anagrafe/citazioni.reference.ts';
import { Operatore, Sede } from '../anagrafe/citazioni.ts';
import { Cartella } from '../cartelle/cartella.ts';
import { cartellaReference } from '../cartelle/cartella.reference.ts';
import { Contatto, type ContattoRow } from '../contatti/contatto.ts';
import { cercaCasi, FiltriPreseInCaricoInput } from './cerca-casi.ts';
import { PresaInCarico, PresaInCaricoConnection, type PresaInCaricoRow } from './presa-in-carico.ts';
import { presaInCaricoReference } from './presa-in-carico.reference.ts';
import { presaInCaricoLeggi } from './prese-in-carico.azioni.ts';
import { StatoPresaInCarico } from './stati.ts';

@Resolver(() => PresaInCarico)
export class PresaInCaricoResolver {
  @LoadQuery(() => PresaInCarico, presaInCaricoReference, {
    description: 'Una presa in carico, per chi può vederla.',
  })
  presaInCarico(@Arg('id', () => UUID, { description: 'La presa in carico.' }) id: string): string {
    return id;
  }

  // The policy on cases is part of the WHERE, which is not the same text for every actor, as a @ListQuery requires.
  @Azione(presaInCaricoLeggi)
  @Query(() => PresaInCaricoConnection, {
    description:
      'Le prese in carico che chi legge può vedere, dalla più vecchia, o dal termine più vicino se si chiedono quelle con un termine: quelle RICHIESTA sono da assegnare.',
  })
  preseInCarico(
    @Arg('stato', () => StatoPresaInCarico, { nullable: true, description: 'Solo quelle in questo stato.' })
    stato: StatoPresaInCarico | undefined,
    @Arg('filtri', () => FiltriPreseInCaricoInput, { nullable: true, description: 'A quali limitarsi.' })
    filtri: FiltriPreseInCaricoInput = {},
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    const { stati = Object.values(StatoPresaInCarico) } = filtri;
    const cercati = stato === undefined ? stati : stati.filter((uno) => uno === stato);
    return cercaCasi(context, { ...filtri, stati: cercati }, pagina);
  }

  @LoadField(() => Cartella, cartellaReference, { nullable: true, description: 'La cartella della persona.' })
  cartella(@Root() { cartellaId }: PresaInCaricoRow): string {
    return cartellaId;
  }

  @LoadField(() => Sede, sedeReference, { description: 'La sede che l’ha chiesta.' })
  sede(@Root() { sedeId }: PresaInCaricoRow): string {
    return sedeId;
  }

  @LoadField(() => Operatore, operatoreReference, {
    nullable: true,
    description: 'Il case manager, da quando è assegnata e finché è aperta.',
  })
  caseManager(@Root() { caseManagerId }: PresaInCaricoRow): string | null {
    return caseManagerId;
  }
}

@Resolver(() => Contatto)
export class PresaInCaricoDelContattoResolver {
  @LoadField(() => PresaInCarico, presaInCaricoReference, {
    nullable: true,
    description: 'La presa in carico chiesta con questo contatto.',
  })
  presaInCarico(@Root() { presaInCaricoId }: ContattoRow): string | null {
    return presaInCaricoId;
  }
}

@Resolver(() => Cartella)
export class PreseInCaricoDellaCartellaResolver {
  @ListField(() => PresaInCaricoConnection, {
    description: 'Le prese in carico, dalla più recente.',
    nodes: presaInCaricoReference,
    from: 'presa_in_carico p WHERE ambito_id = $3 AND cartella_id = owner',
    order: [
      ['richiesta_il', 'timestamptz'],
      ['id', 'uuid'],
    ],
    direction: 'DESC',
  })
  preseInCarico(@Ctx() { ambitoId }: GraphContext): readonly unknown[] {
    return [ambitoId];
  }
}
