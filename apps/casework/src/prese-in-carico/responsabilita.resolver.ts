// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { Azione, type GraphContext, ListField, ListQuery, LoadField } from '@ambito/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { operatoreReference } from '../anagrafe/citazioni.reference.ts';
import { Operatore } from '../anagrafe/citazioni.ts';
import { ResponsabilitaEntity } from '../responsabilita/responsabilita.entity.ts';
import {
  PresaInCarico,
  PresaInCaricoConnection,
  Responsabilita,
  ResponsabilitaConnection,
  Urgenza,
  type PresaInCaricoRow,
  type ResponsabilitaRow,
} from './presa-in-carico.ts';
import { presaInCaricoReference } from './presa-in-carico.reference.ts';
import { presaInCaricoAssegna, presaInCaricoLeggi } from './prese-in-carico.azioni.ts';

@Resolver(() => PresaInCarico)
export class ResponsabilitaDelCasoResolver {
  @ListQuery(() => PresaInCaricoConnection, {
    description: 'I casi aperti in urgenza ancora da regolarizzare, dalla scadenza più vicina (art. 2 c. 4).',
    azione: presaInCaricoAssegna,
    nodes: presaInCaricoReference,
    from: `presa_in_carico p WHERE ambito_id = $2 AND urgenza_motivo IS NOT NULL AND urgenza_regolarizzata_il IS NULL AND conclusa_il IS NULL`,
    order: [
      ['urgenza_entro', 'date'],
      ['id', 'uuid'],
    ],
    direction: 'ASC',
  })
  preseInCaricoDaRegolarizzare(@Ctx() { ambitoId }: GraphContext): readonly unknown[] {
    return [ambitoId];
  }

  @Azione(presaInCaricoLeggi)
  @FieldResolver(() => Urgenza, { nullable: true, description: "L'urgenza con cui è stata aperta, se lo è stata." })
  urgenza(@Root() { urgenzaMotivo, urgenzaEntro, urgenzaRegolarizzataIl }: PresaInCaricoRow): Urgenza | null {
    if (urgenzaMotivo === null || urgenzaEntro === null) return null;
    return { motivo: urgenzaMotivo, daRegolarizzareEntro: urgenzaEntro, regolarizzataIl: urgenzaRegolarizzataIl };
  }

  @ListField(() => ResponsabilitaConnection, {
    description: 'Chi ne ha risposto, ne risponde e ne risponderà, in ordine (art. 2 c. 2).',
    azione: presaInCaricoLeggi,
    columns: columnsOf(ResponsabilitaEntity),
    from: 'responsabilita WHERE ambito_id = $3 AND presa_in_carico_id = owner',
    order: [['lower(periodo)', 'timestamptz']],
    direction: 'ASC',
  })
  responsabilita(@Ctx() { ambitoId }: GraphContext): readonly unknown[] {
    return [ambitoId];
  }
}

@Resolver(() => Responsabilita)
export class ResponsabilitaResolver {
  @LoadField(() => Operatore, operatoreReference, {
    nullable: true,
    description: 'Chi risponde del caso; assente se è scoperto, perché non c’è un coordinatore in carica.',
  })
  operatore(@Root() { operatoreId }: ResponsabilitaRow): string | null {
    return operatoreId;
  }

  @LoadField(() => Operatore, operatoreReference, {
    nullable: true,
    description:
      'Chi ha confermato un passaggio da rivedere: chi era allora. Assente se non era un operatore dell’Ambito.',
  })
  rivistoDa(@Root() { rivistoDa }: ResponsabilitaRow): string | null {
    return rivistoDa;
  }

  @Azione(presaInCaricoLeggi)
  @FieldResolver(() => Boolean, { description: 'Se comincia dopo adesso: è già disposto, ma non ne risponde ancora.' })
  inFuturo(@Root() { dalle }: ResponsabilitaRow, @Ctx() { adesso }: GraphContext): boolean {
    return new Date(dalle) > adesso;
  }
}
