// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, type GraphContext, type Pagina, PaginaArgs, paginate, UUID, azioneOfCommand } from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Allegato } from '../../ambito/allegati/allegato.ts';
import { allegatoReference } from '../../ambito/allegati/allegato.reference.ts';
import { AnnullaCaricamento } from './annulla-caricamento.ts';
import { Caricamento, CaricamentoConnection, PermessiCaricamento, StatoCaricamento } from './caricamento.ts';
import { caricamentoReference } from './caricamento.reference.ts';
import { caricamentoLeggi, caricamentoScaricaerrori } from './caricamenti.azioni.ts';

type CaricamentoRow = Caricamento & { allegatoId: string | null; conTabellaErrori: boolean };

@Resolver(() => Caricamento)
export class CaricamentoResolver {
  @Azione(caricamentoLeggi)
  @Query(() => Caricamento, { nullable: true, description: 'Un caricamento del proprio Ambito.' })
  caricamento(@Arg('id', () => UUID, { description: 'Il caricamento.' }) id: string, @Ctx() context: GraphContext) {
    return context.load(caricamentoReference, 'id', id);
  }

  @Azione(caricamentoLeggi)
  @Query(() => CaricamentoConnection, { description: 'I caricamenti del proprio Ambito, dal più recente.' })
  caricamenti(@Args() pagina: PaginaArgs, @Ctx() context: GraphContext): Promise<Pagina<object>> {
    return paginate<{ istante: string; id: string }, object>(
      pagina,
      ['istante', 'id'],
      (after, limit) =>
        context.lettura.query(
          `SELECT richiesto_il::text AS istante, id FROM caricamento
           WHERE ambito_id = $1 AND ($2::timestamptz IS NULL OR (richiesto_il, id) < ($2, $3::uuid))
           ORDER BY richiesto_il DESC, id DESC LIMIT $4`,
          [context.ambitoId, ...(after ?? [null, null]), limit],
        ),
      ({ id }) => context.load(caricamentoReference, 'id', id),
    );
  }

  @Azione(caricamentoLeggi)
  @FieldResolver(() => Allegato, {
    nullable: true,
    description: 'La tabella; assente quando è stata tolta.',
  })
  allegato(@Root() { allegatoId }: CaricamentoRow, @Ctx() context: GraphContext) {
    return allegatoId === null ? null : context.load(allegatoReference, 'id', allegatoId);
  }

  @Azione(caricamentoLeggi)
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Da dove scaricare le righe che non vanno, con accanto che cosa non va, nel formato della tabella; assente se non ce ne sono.',
  })
  tabellaErrori(@Root() { id, conTabellaErrori }: CaricamentoRow, @Ctx() { ambitoId }: GraphContext): string | null {
    return conTabellaErrori ? `/risorse/registry/caricamenti/${id}/errori?ambito=${ambitoId ?? ''}` : null;
  }

  @Azione(caricamentoLeggi)
  @FieldResolver(() => PermessiCaricamento, { description: 'Che cosa chi legge può farne.' })
  permessi(@Root() { stato, conTabellaErrori }: CaricamentoRow, @Ctx() context: GraphContext): PermessiCaricamento {
    return {
      puoAnnullare: stato === StatoCaricamento.IN_ATTESA && context.ammette(azioneOfCommand(AnnullaCaricamento)),
      puoScaricareErrori: conTabellaErrori && context.ammette(caricamentoScaricaerrori),
    };
  }
}
