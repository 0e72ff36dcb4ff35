// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import {
  AtMost,
  Azione,
  ChiaveIdempotenza,
  DataIso,
  type GraphContext,
  type OwnedList,
  type Pagina,
  PaginaArgs,
  paginateOwned,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Ambito } from '../ambiti/ambito.ts';
import { ambitoReference } from '../ambiti/ambito.reference.ts';
import { Comune } from '../comuni/comune.ts';
import { comuneReference } from '../comuni/comune.reference.ts';
import { Appartenenza, AppartenenzaConnection } from './appartenenza.ts';
import { ridisegnaAmbiti, RidisegnaAmbitiInput } from './redraw-ambiti.ts';
import { ambitoLeggi } from '../ambiti/ambiti.azioni.ts';
import { appartenenzaRidisegna } from './appartenenze.azioni.ts';
import { comuneLeggi } from '../comuni/comuni.azioni.ts';

type AppartenenzaRow = Appartenenza & { codiceIstat: string; ambitoId: string };

const COLONNE = `codice_istat AS "codiceIstat", ambito_id AS "ambitoId", lower(periodo) AS dal, upper(periodo) - 1 AS al,
  atto_ingresso AS "attoIngresso", atto_uscita AS "attoUscita"`;

const APPARTENENZE_DEL_COMUNE: OwnedList = {
  name: 'Comune.appartenenze',
  owner: 'text',
  columns: COLONNE,
  from: 'appartenenza WHERE codice_istat = owner',
  order: [['lower(periodo)', 'date']],
  direction: 'ASC',
};

const APPARTENENZE_DELL_AMBITO: OwnedList = {
  name: 'Ambito.appartenenze',
  owner: 'uuid',
  columns: COLONNE,
  from: 'appartenenza WHERE ambito_id = owner',
  order: [
    ['lower(periodo)', 'date'],
    ['codice_istat', 'text'],
  ],
  direction: 'ASC',
};

@Resolver(() => Appartenenza)
export class AppartenenzaResolver {
  @Azione(comuneLeggi)
  @FieldResolver(() => Comune, { description: 'Il Comune.' })
  comune(@Root() { codiceIstat }: AppartenenzaRow, @Ctx() context: GraphContext) {
    return context.load(comuneReference, 'codiceIstat', codiceIstat);
  }

  @Azione(ambitoLeggi)
  @FieldResolver(() => Ambito, { description: "L'Ambito." })
  ambito(@Root() { ambitoId }: AppartenenzaRow, @Ctx() context: GraphContext) {
    return context.load(ambitoReference, 'id', ambitoId);
  }
}

@Resolver(() => Comune)
export class AppartenenzeDelComuneResolver {
  @Azione(ambitoLeggi)
  @FieldResolver(() => Ambito, {
    nullable: true,
    description: "L'Ambito a cui il Comune appartiene nel giorno indicato (oggi, se manca).",
  })
  async ambito(
    @Root() { codiceIstat }: Comune,
    @Arg('al', () => DataIso, { nullable: true, description: 'Un giorno.' }) al: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const giorno = al ?? giornoRoma(context.adesso);
    const [ambito] = await context.loadMany<{ owner: string; id: string }>(
      `Comune.ambito ${giorno}`,
      codiceIstat,
      ({ query }, codici) =>
        query(
          `SELECT codice_istat AS owner, ambito_id AS id FROM appartenenza
           WHERE codice_istat = ANY ($1) AND periodo @> $2::date`,
          [codici, giorno],
        ),
    );
    return ambito === undefined ? null : context.load(ambitoReference, 'id', ambito.id);
  }

  @Azione(ambitoLeggi)
  @FieldResolver(() => AppartenenzaConnection, {
    description: 'Gli Ambiti a cui il Comune è appartenuto, dal primo (art. 1).',
  })
  appartenenze(
    @Root() { codiceIstat }: Comune,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return paginateOwned(context, APPARTENENZE_DEL_COMUNE, codiceIstat, pagina);
  }
}

@Resolver(() => Ambito)
export class AppartenenzeDellAmbitoResolver {
  @Azione(comuneLeggi)
  @AtMost(500)
  @FieldResolver(() => [Comune], {
    description: 'I Comuni che ne fanno parte nel giorno indicato (oggi, se manca), in ordine alfabetico.',
  })
  async comuni(
    @Root() { id }: Ambito,
    @Arg('al', () => DataIso, { nullable: true, description: 'Un giorno.' }) al: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const giorno = al ?? giornoRoma(context.adesso);
    const membri = await context.loadMany<{ owner: string; codiceIstat: string }>(
      `Ambito.comuni ${giorno}`,
      id,
      ({ query }, ids) =>
        query(
          `SELECT ambito_id AS owner, codice_istat AS "codiceIstat"
           FROM appartenenza JOIN comune USING (codice_istat)
           WHERE ambito_id = ANY ($1::uuid[]) AND periodo @> $2::date ORDER BY nome`,
          [ids, giorno],
        ),
    );
    return Promise.all(membri.map(({ codiceIstat }) => context.load(comuneReference, 'codiceIstat', codiceIstat)));
  }

  @Azione(ambitoLeggi)
  @FieldResolver(() => AppartenenzaConnection, {
    description: 'Tutti i Comuni che ne fanno o ne hanno fatto parte, con i giorni e gli atti (art. 1).',
  })
  appartenenze(
    @Root() { id }: Ambito,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return paginateOwned(context, APPARTENENZE_DELL_AMBITO, id, pagina);
  }

  @Azione(appartenenzaRidisegna)
  @AtMost(2) // the Ambiti between which Comuni pass
  @Mutation(() => [Ambito], {
    description: 'Fa passare Comuni da un Ambito a un altro della stessa Regione, da un giorno in poi (art. 1).',
  })
  async ridisegnaAmbiti(
    @Arg('input', { description: 'Lo spostamento.' }) input: RidisegnaAmbitiInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const ids = await context.write((unit) => ridisegnaAmbiti(unit, input), { key: chiave, arguments: input });
    return Promise.all(ids.map((id) => context.load(ambitoReference, 'id', id)));
  }
}
