// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { AtMost, Azione, type GraphContext, ListQuery, LoadField, LoadQuery, UUID } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { correggeOf } from '../../ambito/annullamenti/corregge.ts';
import { comuneReference } from '../../ambito/comuni/comune.reference.ts';
import { Comune } from '../../ambito/comuni/comune.ts';
import { conNome, NomeCercato } from '../../ambito/comuni/nome-cercato.ts';
import { Competenza } from './dati-ente.ts';
import { EnteCompetenzaEntity } from './ente.entity.ts';
import { enteReference } from './ente.reference.ts';
import { Ente, EnteConnection } from './ente.ts';
import { enteLeggi } from './enti.azioni.ts';
import { NaturaEnte } from './natura-ente.ts';
import { inFuturoOf } from '../../in-futuro.ts';

@Resolver(() => Ente)
export class EnteResolver {
  @LoadQuery(() => Ente, enteReference, {
    description: 'Un ente, dal suo identificativo; da quello di un doppione annullato, l’ente che resta.',
  })
  ente(@Arg('id', () => UUID, { description: "L'ente." }) id: string): string {
    return id;
  }

  @ListQuery(() => EnteConnection, {
    description: 'Gli enti con cui un Ambito collabora, anche cessati, per denominazione.',
    nodes: enteReference,
    from: 'ente WHERE ambito_id = $2',
    filters: [(natura) => `natura = ${natura}::text`, conNome],
    order: [
      ['denominazione', 'text'],
      ['id', 'uuid'],
    ],
    direction: 'ASC',
  })
  enti(
    @Arg('ambitoId', () => UUID, { description: "L'Ambito." }) ambitoId: string,
    @Arg('natura', () => NaturaEnte, { nullable: true, description: 'Solo gli enti di questa natura.' })
    natura: NaturaEnte | undefined,
    @NomeCercato() nome: string | undefined,
  ): readonly unknown[] {
    return [ambitoId, natura, nome];
  }

  @Azione(enteLeggi)
  @AtMost(3) // one for each TipoCompetenza
  @FieldResolver(() => [Competenza], { description: 'Le richieste per cui è competente, al presente (art. 2 c. 8 e).' })
  competenze(@Root() { id }: Ente, @Ctx() context: GraphContext): Promise<object[]> {
    return context.loadMany('Ente.competenze', id, ({ query }, ids) =>
      query(
        `SELECT ente_id AS owner, ${columnsOf(EnteCompetenzaEntity)} FROM ente_competenza
         WHERE ente_id = ANY ($1::uuid[]) ORDER BY tipo`,
        [ids],
      ),
    );
  }

  @AtMost(500)
  @LoadField(() => [Comune], comuneReference, {
    description: "I Comuni in cui opera, al presente; nessuno: tutto l'Ambito.",
  })
  async comuni(@Root() { id }: Ente, @Ctx() context: GraphContext): Promise<string[]> {
    const comuni = await context.loadMany<{ owner: string; codice: string }>('Ente.comuni', id, ({ query }, ids) =>
      query(
        `SELECT ente_id AS owner, codice_istat AS codice FROM ente_comune JOIN comune USING (codice_istat)
         WHERE ente_id = ANY ($1::uuid[]) ORDER BY nome`,
        [ids],
      ),
    );
    return comuni.map(({ codice }) => codice);
  }
}

export const EnteInFuturo = inFuturoOf(Ente, enteLeggi);

export const EnteCorregge = correggeOf(Ente);
