// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import {
  AtMost,
  Azione,
  DataIso,
  type GraphContext,
  ListField,
  ListQuery,
  LoadField,
  LoadQuery,
  UUID,
} from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { comuneReference, sedeReference } from '../anagrafe/citazioni.reference.ts';
import { Comune, Sede } from '../anagrafe/citazioni.ts';
import { vocabolarioDellaRichiesta } from '../anagrafe/vocabolari.ts';
import { personaReference } from '../persone/persona.reference.ts';
import { Persona } from '../persone/persona.ts';
import { contattoLeggi, contattoLeggiASedeChiusa } from './contatti.azioni.ts';
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

  @ListQuery(() => ContattoConnection, {
    description:
      'I contatti avvenuti di persona, senza urgenza né appuntamento, quando la sede risulta chiusa, dal più recente (art. 5 c. 3, art. 7 c. 1).',
    azione: contattoLeggiASedeChiusa,
    nodes: contattoReference,
    from: 'contatto WHERE ambito_id = $2 AND a_sede_chiusa',
    order: [
      ['avvenuto_il', 'timestamptz'],
      ['id', 'uuid'],
    ],
    direction: 'DESC',
  })
  contattiASedeChiusa(@Ctx() { ambitoId }: GraphContext): readonly unknown[] {
    return [ambitoId];
  }

  @LoadField(() => Contatto, contattoReference, {
    nullable: true,
    description: "Il contatto in cui si è dato l'appuntamento.",
  })
  appuntamentoDi(@Root() { appuntamentoDi }: ContattoRow): string | null {
    return appuntamentoDi;
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

@Resolver(() => Sede)
export class ContattiDellaSedeResolver {
  @ListField(() => ContattoConnection, {
    description:
      'I contatti di persona, senza urgenza né appuntamento, da un giorno a un altro, dal più recente: da guardare quando si registra una chiusura (art. 5 c. 3).',
    azione: contattoLeggiASedeChiusa,
    nodes: contattoReference,
    from: `contatto WHERE ambito_id = $3 AND sede_id = owner AND allo_sportello
           AND avvenuto_il >= ($4::date)::timestamp AT TIME ZONE 'Europe/Rome' AND avvenuto_il < ($5::date + 1)::timestamp AT TIME ZONE 'Europe/Rome'`,
    order: [
      ['avvenuto_il', 'timestamptz'],
      ['id', 'uuid'],
    ],
    direction: 'DESC',
  })
  contattiAlloSportello(
    @Arg('dal', () => DataIso, { description: 'Primo giorno.' }) dal: string,
    @Arg('al', () => DataIso, { description: 'Ultimo giorno.' }) al: string,
    @Ctx() { ambitoId }: GraphContext,
  ): readonly unknown[] {
    return [ambitoId, dal, al];
  }
}
