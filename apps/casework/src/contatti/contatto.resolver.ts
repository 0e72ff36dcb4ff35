// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { AtMost, Azione, type GraphContext, ListQuery, LoadField, LoadQuery, UUID } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { comuneReference, sedeReference } from '../anagrafe/citazioni.reference.ts';
import { Comune, Sede } from '../anagrafe/citazioni.ts';
import { vocabolarioDellaRichiesta } from '../anagrafe/vocabolari.ts';
import { personaReference } from '../persone/persona.reference.ts';
import { Persona } from '../persone/persona.ts';
import { contattoLeggi } from './contatti.azioni.ts';
import { ContattoBisognoEntity } from './contatto.entity.ts';
import { contattoReference } from './contatto.reference.ts';
import { Bisogno, Contatto, ContattoConnection, type ContattoRow } from './contatto.ts';

@Resolver(() => Contatto)
export class ContattoResolver {
  @LoadQuery(() => Contatto, contattoReference, { description: "Un contatto dell'Ambito." })
  contatto(@Arg('id', () => UUID, { description: 'Il contatto.' }) id: string): string {
    return id;
  }

  @ListQuery(() => ContattoConnection, {
    description: "I contatti dell'Ambito, dal più recente.",
    nodes: contattoReference,
    from: 'contatto WHERE ambito_id = $2',
    order: [
      ['avvenuto_il', 'timestamptz'],
      ['id', 'uuid'],
    ],
    direction: 'DESC',
  })
  contatti(@Ctx() { ambitoId }: GraphContext): readonly unknown[] {
    return [ambitoId];
  }

  @LoadField(() => Sede, sedeReference, { description: 'La sede a cui ci si è rivolti.' })
  sede(@Root() { sedeId }: ContattoRow): string {
    return sedeId;
  }

  @LoadField(() => Persona, personaReference, {
    nullable: true,
    description: 'La persona interessata; assente se il contatto è anonimo.',
  })
  persona(@Root() { personaId }: ContattoRow): string | null {
    return personaId;
  }

  @LoadField(() => Comune, comuneReference, {
    nullable: true,
    description: 'Comune di residenza della persona interessata.',
  })
  comuneResidenza(@Root() { comuneResidenza }: ContattoRow): string | null {
    return comuneResidenza;
  }

  @Azione(contattoLeggi)
  @AtMost(20)
  @FieldResolver(() => [Bisogno], { description: 'I bisogni decodificati.' })
  async bisogni(@Root() { id }: ContattoRow, @Ctx() context: GraphContext): Promise<Bisogno[]> {
    const righe = await context.loadMany<{ owner: string; codice: string; nota: string | null }>(
      'Contatto.bisogni',
      id,
      ({ query, ambitoId }, ids) =>
        query(
          `SELECT contatto_id AS owner, ${columnsOf(ContattoBisognoEntity)} FROM contatto_bisogno
         WHERE ambito_id = $1 AND contatto_id = ANY ($2::uuid[]) ORDER BY codice`,
          [ambitoId, ids],
        ),
    );
    const vocabolario = await vocabolarioDellaRichiesta(context, 'BISOGNI');
    return righe.map(({ codice, nota }) => {
      const { nome = codice, area = '' } = vocabolario.voce(codice) ?? {};
      return { codice, nome, area, nota };
    });
  }
}
