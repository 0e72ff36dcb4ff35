// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, type GraphContext, UUID } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Allegato, Collegamento, PermessiAllegato, StatoAllegato } from './allegato.ts';
import { allegatoReference } from './allegato.reference.ts';
import type { Archivio } from './archivio.ts';
import { collegamento } from './collegamenti.ts';
import { allegatoCarica, allegatoLeggi, allegatoScarica } from './allegati.azioni.ts';

type AllegatoRow = Allegato & { preparatoDa: string };

@Resolver(() => Allegato)
export class AllegatoResolver {
  constructor(private readonly archivio: Archivio) {}

  @Azione(allegatoLeggi)
  @Query(() => Allegato, {
    nullable: true,
    description:
      'Un allegato del proprio Ambito; un Comune vede i suoi, e le prove delle ispezioni della sua sede (art. 5 c. 2).',
  })
  allegato(@Arg('id', () => UUID, { description: "L'allegato." }) id: string, @Ctx() context: GraphContext) {
    return context.load(allegatoReference, 'id', id);
  }

  @Azione(allegatoLeggi)
  @FieldResolver(() => PermessiAllegato, { description: 'Che cosa chi legge può farne.' })
  permessi(@Root() allegato: AllegatoRow, @Ctx() context: GraphContext): PermessiAllegato {
    return { puoCaricare: puoCaricare(allegato, context), puoScaricare: puoScaricare(allegato, context) };
  }

  @Azione(allegatoLeggi)
  @FieldResolver(() => Collegamento, {
    nullable: true,
    description: 'Dove caricare il contenuto con una PUT: per chi lo ha preparato, una volta sola. Assente se non può.',
  })
  caricamento(@Root() allegato: AllegatoRow, @Ctx() context: GraphContext): Collegamento | null {
    return puoCaricare(allegato, context) ? collegamento(this.archivio.chiavi, 'PUT', allegato.id, context) : null;
  }

  @Azione(allegatoLeggi)
  @FieldResolver(() => Collegamento, {
    nullable: true,
    description: 'Dove scaricare il contenuto. Assente finché non è caricato.',
  })
  scaricamento(@Root() allegato: AllegatoRow, @Ctx() context: GraphContext): Collegamento | null {
    return puoScaricare(allegato, context) ? collegamento(this.archivio.chiavi, 'GET', allegato.id, context) : null;
  }
}

function puoCaricare({ stato, preparatoDa }: AllegatoRow, context: GraphContext): boolean {
  return stato === StatoAllegato.PREPARATO && preparatoDa === context.attore.sub && context.ammette(allegatoCarica);
}

function puoScaricare({ stato }: AllegatoRow, context: GraphContext): boolean {
  return stato === StatoAllegato.CARICATO && context.ammette(allegatoScarica);
}
