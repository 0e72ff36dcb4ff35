// SPDX-License-Identifier: AGPL-3.0-or-later
import { ChiaveIdempotenza, PaginaArgs, paginate, type GraphContext, type Pagina } from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Azione } from '../azioni.ts';
import { conferisciIncarico } from '../incarichi/conferisci-incarico.ts';
import { ConferisciIncaricoInput, Incarico } from '../incarichi/incarico.ts';
import { Operatore, OperatoreConnection } from './operatore.ts';
import { operatoreReference } from './operatore.reference.ts';
import { registraOperatore, RegistraOperatoreInput } from './registra-operatore.ts';

@Resolver(() => Operatore)
export class OperatoreResolver {
  @Azione('operatore.leggi')
  @Query(() => OperatoreConnection, { description: "Gli operatori dell'Ambito, per cognome e nome." })
  operatori(@Args() pagina: PaginaArgs, @Ctx() context: GraphContext): Promise<Pagina<object>> {
    return paginate<{ cognome: string; nome: string; id: string }, object>(
      pagina,
      ['cognome', 'nome', 'id'],
      (after, limit) =>
        context.lettura.query(
          `SELECT cognome, nome, id FROM operatore
           WHERE ambito_id = $1 AND ($2::text IS NULL OR (cognome, nome, id) > ($2, $3, $4::uuid))
           ORDER BY cognome, nome, id LIMIT $5`,
          [context.ambitoId, ...(after ?? [null, null, null]), limit],
        ),
      ({ id }) => context.load(operatoreReference, 'id', id),
    );
  }

  @Azione('operatore.leggi')
  @FieldResolver(() => [Incarico], { description: 'Gli incarichi, dal più recente.' })
  incarichi(@Root() { id }: Operatore, @Ctx() context: GraphContext): Promise<object[]> {
    return context.loadMany('Operatore.incarichi', id, ({ query }, ids) =>
      query(
        `SELECT operatore_id AS owner, id, sede_id AS "sedeId", lower(periodo) AS dal, upper(periodo) - 1 AS al, fte::float AS fte, titolo,
                tempo_indeterminato AS "tempoIndeterminato", atto
         FROM incarico WHERE operatore_id = ANY ($1::uuid[]) ORDER BY periodo DESC, id`,
        [ids],
      ),
    );
  }

  @Azione('operatore.registra')
  @Mutation(() => Operatore, { description: "Registra un operatore dell'Ambito (art. 8)." })
  async registraOperatore(
    @Arg('input', { description: "I dati dell'operatore." }) input: RegistraOperatoreInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => registraOperatore(unit, input), { key: chiave, arguments: input });
    return context.load(operatoreReference, 'id', id);
  }

  @Azione('incarico.conferisci')
  @Mutation(() => Operatore, { description: 'Conferisce a un operatore un incarico in una sede (art. 8).' })
  async conferisciIncarico(
    @Arg('input', { description: "L'incarico." }) input: ConferisciIncaricoInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    await context.write((unit) => conferisciIncarico(unit, input), { key: chiave, arguments: input });
    return context.load(operatoreReference, 'id', input.operatoreId);
  }
}
