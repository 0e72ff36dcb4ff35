// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, type GraphContext, LoadQuery, UUID } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { allegatoCarica, allegatoLeggi, allegatoScarica } from './allegati.azioni.ts';
import type { AllegatoEntity } from './allegato.entity.ts';
import { allegatoReference } from './allegato.reference.ts';
import { Allegato, Collegamento, PermessiAllegato, StatoAllegato } from './allegato.ts';
import type { Archivio } from './archivio.ts';
import { collegamento } from './collegamenti.ts';

@Resolver(() => Allegato)
export class AllegatoResolver {
  constructor(private readonly archivio: Archivio) {}

  @LoadQuery(() => Allegato, allegatoReference, {
    description:
      'Un allegato del proprio Ambito; un Comune vede i suoi, e le prove delle ispezioni della sua sede (art. 5 c. 2).',
  })
  allegato(@Arg('id', () => UUID, { description: "L'allegato." }) id: string): string {
    return id;
  }

  @Azione(allegatoLeggi)
  @FieldResolver(() => Collegamento, {
    nullable: true,
    description: 'Dove caricare il contenuto con una PUT: per chi lo ha preparato, una volta sola. Assente se non può.',
  })
  caricamento(@Root() allegato: AllegatoEntity, @Ctx() context: GraphContext): Collegamento | null {
    return puoCaricare(allegato, context) ? collegamento(this.archivio.chiavi, 'PUT', allegato.id, context) : null;
  }

  @Azione(allegatoLeggi)
  @FieldResolver(() => Collegamento, {
    nullable: true,
    description: 'Dove scaricare il contenuto. Assente finché non è caricato.',
  })
  scaricamento(@Root() allegato: AllegatoEntity, @Ctx() context: GraphContext): Collegamento | null {
    return puoScaricare(allegato, context) ? collegamento(this.archivio.chiavi, 'GET', allegato.id, context) : null;
  }
}

/** No command uploads or downloads a content: the signed address does. So these `puo…` are here. */
@Resolver(() => PermessiAllegato)
export class PermessiAllegatoResolver {
  @Azione(allegatoLeggi)
  @FieldResolver(() => Boolean, { description: 'Se può caricarne il contenuto.' })
  puoCaricare(@Root() allegato: AllegatoEntity, @Ctx() context: GraphContext): boolean {
    return puoCaricare(allegato, context);
  }

  @Azione(allegatoLeggi)
  @FieldResolver(() => Boolean, { description: 'Se può scaricarne il contenuto.' })
  puoScaricare(@Root() allegato: AllegatoEntity, @Ctx() context: GraphContext): boolean {
    return puoScaricare(allegato, context);
  }
}

function puoCaricare({ stato, preparatoDa }: AllegatoEntity, context: GraphContext): boolean {
  return stato === StatoAllegato.PREPARATO && preparatoDa === context.attore.sub && context.ammette(allegatoCarica);
}

function puoScaricare({ stato }: AllegatoEntity, context: GraphContext): boolean {
  return stato === StatoAllegato.CARICATO && context.ammette(allegatoScarica);
}
