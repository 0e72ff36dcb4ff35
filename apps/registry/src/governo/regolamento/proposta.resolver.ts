// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { AtMost, Azione, type GraphContext, ListQuery, LoadField, LoadQuery, UUID } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { comuneReference } from '../../ambito/comuni/comune.reference.ts';
import { Comune } from '../../ambito/comuni/comune.ts';
import { Articolo, inOrdine } from './articoli.ts';
import { associatiDi } from './associati.ts';
import { VotoEntity } from './proposta.entity.ts';
import { propostaReference } from './proposta.reference.ts';
import { PropostaDiModifica, PropostaDiModificaConnection, Voto } from './proposta.ts';
import { propostaLeggi } from './regolamento.azioni.ts';
import { versioneRegolamentoReference } from './versione-regolamento.reference.ts';
import { VersioneRegolamento } from './versione-regolamento.ts';

type VotoRow = Voto & { owner: string; codiceIstat: string; [column: string]: unknown };

@Resolver(() => PropostaDiModifica)
export class PropostaDiModificaResolver {
  @LoadQuery(() => PropostaDiModifica, propostaReference, {
    description: "Una proposta di modifica dell'Ambito.",
  })
  propostaDiModifica(@Arg('id', () => UUID, { description: 'La proposta.' }) id: string): string {
    return id;
  }

  @ListQuery(() => PropostaDiModificaConnection, {
    description: "Le proposte di modifica del Regolamento dell'Ambito, dalla più recente.",
    nodes: propostaReference,
    from: 'proposta_di_modifica WHERE ambito_id = $2',
    order: [
      ['aperta_il', 'timestamptz'],
      ['id', 'uuid'],
    ],
    direction: 'DESC',
  })
  proposteDiModifica(@Ctx() { ambitoId }: GraphContext): readonly unknown[] {
    return [ambitoId];
  }

  @Azione(propostaLeggi)
  @AtMost(50)
  @FieldResolver(() => [Articolo], { description: 'Gli articoli proposti, con il loro testo intero.' })
  async articoli(@Root() { id }: PropostaDiModifica, @Ctx() context: GraphContext): Promise<Articolo[]> {
    const articoli = await context.loadMany<Articolo & { owner: string; [column: string]: unknown }>(
      'PropostaDiModifica.articoli',
      id,
      ({ query, ambitoId }, ids) =>
        query(
          `SELECT proposta_id AS owner, numero, rubrica, testo FROM articolo_proposto
           WHERE proposta_id = ANY ($1::uuid[]) AND ambito_id = $2`,
          [ids, ambitoId],
        ),
    );
    return inOrdine(articoli);
  }

  @Azione(propostaLeggi)
  @AtMost(500) // one for each Comune
  @FieldResolver(() => [Voto], { description: 'I voti espressi, dal primo.' })
  voti(@Root() { id }: PropostaDiModifica, @Ctx() context: GraphContext): Promise<VotoRow[]> {
    return context.loadMany('PropostaDiModifica.voti', id, ({ query, ambitoId }, ids) =>
      query(
        `SELECT proposta_id AS owner, ${columnsOf(VotoEntity)}
         FROM voto WHERE proposta_id = ANY ($1::uuid[]) AND ambito_id = $2 ORDER BY espresso_il, codice_istat`,
        [ids, ambitoId],
      ),
    );
  }

  @AtMost(500) // the Comuni of the Ambito
  @LoadField(() => [Comune], comuneReference, {
    description: 'I Comuni associati oggi che devono ancora votare; nessuno, se la proposta è chiusa.',
    azione: propostaLeggi,
  })
  async comuniAttesi(@Root() { id }: PropostaDiModifica, @Ctx() context: GraphContext): Promise<string[]> {
    const associati = await associatiDi(id, context);
    return associati.filter(({ haVotato }) => !haVotato).map(({ codiceIstat }) => codiceIstat);
  }

  @LoadField(() => VersioneRegolamento, versioneRegolamentoReference, {
    nullable: true,
    description: 'La versione del Regolamento che ne è venuta, se approvata.',
  })
  async versioneApprovata(
    @Root() { id }: PropostaDiModifica,
    @Ctx() context: GraphContext,
  ): Promise<string | undefined> {
    const [versione] = await context.loadMany<{ owner: string; id: string }>(
      'PropostaDiModifica.versioneApprovata',
      id,
      ({ query }, ids) =>
        query('SELECT proposta_id AS owner, id FROM versione_regolamento WHERE proposta_id = ANY ($1::uuid[])', [ids]),
    );
    return versione?.id;
  }
}

@Resolver(() => Voto)
export class VotoResolver {
  @LoadField(() => Comune, comuneReference, { description: 'Il Comune che ha votato.' })
  comune(@Root() { codiceIstat }: VotoRow): string {
    return codiceIstat;
  }
}
