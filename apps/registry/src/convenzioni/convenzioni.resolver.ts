// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  ChiaveIdempotenza,
  type GraphContext,
  type OwnedList,
  type Pagina,
  PaginaArgs,
  paginateOwned,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Ambito } from '../ambiti/ambito.ts';
import { ambitoReference } from '../ambiti/ambito.reference.ts';
import { Azione } from '../azioni.ts';
import { Comune } from '../comuni/comune.ts';
import { comuneReference } from '../comuni/comune.reference.ts';
import { Convenzione, ConvenzioneConnection, FirmatarioConvenzione } from './convenzione.ts';
import { registraConvenzione, RegistraConvenzioneInput } from './registra-convenzione.ts';

const CONVENZIONI: OwnedList = {
  name: 'Ambito.convenzioni',
  owner: 'uuid',
  columns: `id, oggetto, sottoscritta_il AS "sottoscrittaIl", lower(periodo) AS dal, upper(periodo) - 1 AS al`,
  from: 'convenzione WHERE ambito_id = owner',
  order: [['lower(periodo)', 'date']],
  direction: 'DESC',
};

@Resolver(() => FirmatarioConvenzione)
export class FirmatarioResolver {
  @Azione('comune.leggi')
  @FieldResolver(() => Comune, { description: 'Il Comune.' })
  comune(@Root() { codiceIstat }: { codiceIstat: string }, @Ctx() context: GraphContext) {
    return context.load(comuneReference, 'codiceIstat', codiceIstat);
  }
}

@Resolver(() => Convenzione)
export class ConvenzioneResolver {
  @Azione('ambito.leggi')
  @FieldResolver(() => [FirmatarioConvenzione], { description: "I Comuni che l'hanno sottoscritta." })
  firmatari(@Root() { id }: Convenzione, @Ctx() context: GraphContext): Promise<object[]> {
    return context.loadMany('Convenzione.firmatari', id, ({ query }, ids) =>
      query(
        `SELECT convenzione_id AS owner, codice_istat AS "codiceIstat", sottoscritta_il AS "sottoscrittaIl"
         FROM convenzione_comune WHERE convenzione_id = ANY ($1::uuid[]) ORDER BY codice_istat`,
        [ids],
      ),
    );
  }
}

@Resolver(() => Ambito)
export class ConvenzioniDellAmbitoResolver {
  @Azione('ambito.leggi')
  @FieldResolver(() => ConvenzioneConnection, {
    description: 'Le Convenzioni tra i Comuni associati, dalla più recente.',
  })
  convenzioni(
    @Root() { id }: Ambito,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return paginateOwned(context, CONVENZIONI, id, pagina);
  }

  @Azione('convenzione.registra')
  @Mutation(() => Ambito, { description: 'Registra la Convenzione sottoscritta dai Comuni associati (art. 1 e 9).' })
  async registraConvenzione(
    @Arg('input', { description: 'La Convenzione.' }) input: RegistraConvenzioneInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => registraConvenzione(unit, input), { key: chiave, arguments: input });
    return context.load(ambitoReference, 'id', id);
  }
}
