// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, type GraphContext, ListQuery, LoadField, LoadQuery, UUID } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { allegatoReference } from '../../ambito/allegati/allegato.reference.ts';
import { Allegato } from '../../ambito/allegati/allegato.ts';
import { caricamentoLeggi, caricamentoScaricaerrori } from './caricamenti.azioni.ts';
import { caricamentoReference } from './caricamento.reference.ts';
import {
  Caricamento,
  CaricamentoConnection,
  PermessiCaricamento,
  StatoCaricamento,
  TipoCaricamento,
  type CaricamentoRow,
} from './caricamento.ts';

@Resolver(() => Caricamento)
export class CaricamentoResolver {
  @LoadQuery(() => Caricamento, caricamentoReference, { description: 'Un caricamento del proprio Ambito.' })
  caricamento(@Arg('id', () => UUID, { description: 'Il caricamento.' }) id: string): string {
    return id;
  }

  @ListQuery(() => CaricamentoConnection, {
    description: 'I caricamenti del proprio Ambito, o quelli che si cercano, dal più recente.',
    nodes: caricamentoReference,
    from: 'caricamento WHERE ambito_id = $2',
    filters: [(tipo) => `tipo = ${tipo}::text`, (stato) => `stato = ${stato}::text`],
    order: [
      ['richiesto_il', 'timestamptz'],
      ['id', 'uuid'],
    ],
    direction: 'DESC',
  })
  caricamenti(
    @Arg('tipo', () => TipoCaricamento, { nullable: true, description: 'Solo quelli di queste tabelle.' })
    tipo: TipoCaricamento | undefined,
    @Arg('stato', () => StatoCaricamento, { nullable: true, description: 'Solo quelli in questo stato.' })
    stato: StatoCaricamento | undefined,
    @Ctx() { ambitoId }: GraphContext,
  ): readonly unknown[] {
    return [ambitoId, tipo, stato];
  }

  @LoadField(() => Allegato, allegatoReference, {
    nullable: true,
    description: 'La tabella; assente quando è stata tolta.',
    azione: caricamentoLeggi,
  })
  allegato(@Root() { allegatoId }: CaricamentoRow): string | null {
    return allegatoId;
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
}

/** The table of errors is a resource outside the graph, so no command has this `puo…`. */
@Resolver(() => PermessiCaricamento)
export class ScaricamentoErroriResolver {
  @Azione(caricamentoLeggi)
  @FieldResolver(() => Boolean, { description: 'Se può scaricare la tabella degli errori.' })
  puoScaricareErrori(@Root() { conTabellaErrori }: CaricamentoRow, @Ctx() context: GraphContext): boolean {
    return conTabellaErrori && context.ammette(caricamentoScaricaerrori);
  }
}
