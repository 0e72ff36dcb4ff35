// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { type GraphContext, ListQuery, LoadField } from '@ambito/subgraph';
import { Ctx, Resolver, Root } from 'type-graphql';
import {
  PresaInCarico,
  Responsabilita,
  ResponsabilitaConnection,
  type ResponsabilitaRow,
} from '../prese-in-carico/presa-in-carico.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { presaInCaricoAssegna } from '../prese-in-carico/prese-in-carico.azioni.ts';
import { ResponsabilitaEntity } from '../responsabilita/responsabilita.entity.ts';

@Resolver(() => Responsabilita)
export class PassaggiDaRivedereResolver {
  @ListQuery(() => ResponsabilitaConnection, {
    description:
      'I passaggi programmati per la fine di un servizio che poi è stata ritirata, dal primo: chi ne risponde resta, e il coordinatore li annulla o li conferma (art. 2 c. 2).',
    azione: presaInCaricoAssegna,
    columns: columnsOf(ResponsabilitaEntity),
    from: 'responsabilita WHERE ambito_id = $2 AND da_rivedere AND inizio > $3::timestamptz',
    order: [
      ['inizio', 'timestamptz'],
      ['presa_in_carico_id', 'uuid'],
    ],
    direction: 'ASC',
  })
  passaggiDaRivedere(@Ctx() { ambitoId, adesso }: GraphContext): readonly unknown[] {
    return [ambitoId, adesso];
  }

  @LoadField(() => PresaInCarico, presaInCaricoReference, { nullable: true, description: 'Il caso.' })
  presaInCarico(@Root() { presaInCaricoId }: ResponsabilitaRow): string {
    return presaInCaricoId;
  }
}
