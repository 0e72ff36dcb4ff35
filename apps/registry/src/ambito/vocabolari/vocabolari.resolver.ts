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
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { aggiungiVoci, AggiungiVociInput } from './aggiungi-voci.ts';
import { chiudiVoce, ChiudiVoceInput } from './chiudi-voce.ts';
import { fissaSoglia, FissaSogliaInput } from './fissa-soglia.ts';
import { NomeSoglia, PermessiSoglia, Soglia, type ValoreSoglia, ValoreSogliaConnection } from './soglia.ts';
import {
  NomeVocabolario,
  PermessiVocabolario,
  Vocabolario,
  VoceVocabolario,
  VoceVocabolarioConnection,
} from './vocabolario.ts';
import { sogliaFissa, vocabolarioAggiorna, vocabolarioLeggi } from './vocabolari.azioni.ts';

const COLONNE_VOCE = 'codice, nome, area, lower(periodo) AS dal, upper(periodo) - 1 AS al, fonte';

const STORIA: OwnedList = {
  name: 'Vocabolario.storia',
  owner: 'text',
  columns: COLONNE_VOCE,
  from: 'voce_vocabolario WHERE vocabolario = owner',
  order: [
    ['codice', 'text'],
    ['lower(periodo)', 'date'],
  ],
  direction: 'ASC',
};

const VALORI: OwnedList = {
  name: 'Soglia.valori',
  owner: 'text',
  columns: 'valore::float8 AS valore, dal, fonte',
  from: 'valore_soglia WHERE nome = owner',
  order: [['dal', 'date']],
  direction: 'ASC',
};

@Resolver(() => Vocabolario)
export class VocabolarioResolver {
  @Azione(vocabolarioLeggi)
  @Query(() => Vocabolario, { description: 'Un vocabolario, con le voci in uso in un giorno (art. 11 c. 1).' })
  vocabolario(
    @Arg('nome', () => NomeVocabolario, { description: 'Quale.' }) nome: NomeVocabolario,
    @Arg('al', () => DataIso, { nullable: true, description: 'Il giorno; oggi, se manca.' }) al: string | undefined,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    return readVocabolario(context, nome, al);
  }

  @Azione(vocabolarioLeggi)
  @AtMost(1_000) // those in use on a day
  @FieldResolver(() => [VoceVocabolario], { description: 'Le voci in uso nel giorno chiesto, per codice.' })
  voci(@Root() { nome, giorno }: Vocabolario & { giorno: string }, @Ctx() context: GraphContext): Promise<object[]> {
    return context.loadMany(`Vocabolario.voci ${giorno}`, nome, ({ query }, nomi) =>
      query(
        `SELECT vocabolario AS owner, ${COLONNE_VOCE} FROM voce_vocabolario
         WHERE vocabolario = ANY ($1) AND periodo @> $2::date ORDER BY codice`,
        [nomi, giorno],
      ),
    );
  }

  @Azione(vocabolarioLeggi)
  @FieldResolver(() => VoceVocabolarioConnection, { description: 'Tutte le voci, anche passate e future, per codice.' })
  storia(
    @Root() { nome }: Vocabolario,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return paginateOwned(context, STORIA, nome, pagina);
  }

  @Azione(vocabolarioLeggi)
  @FieldResolver(() => PermessiVocabolario, { description: 'Che cosa chi legge può farne.' })
  permessi(@Ctx() context: GraphContext): PermessiVocabolario {
    return { puoAggiornare: context.ammette(vocabolarioAggiorna) };
  }

  @Azione(vocabolarioAggiorna)
  @Mutation(() => Vocabolario, {
    description:
      'Aggiunge voci a un vocabolario da una data, senza una nuova versione del programma (art. 2 c. 5 p, q).',
  })
  async aggiungiVoci(
    @Arg('input', { description: 'Le voci.' }) input: AggiungiVociInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const nome = await context.write((unit) => aggiungiVoci(unit, input), { key: chiave, arguments: input });
    return readVocabolario(context, nome);
  }

  @Azione(vocabolarioAggiorna)
  @Mutation(() => Vocabolario, {
    description: 'Chiude una voce di un vocabolario a una data; chi l’ha usata la conserva.',
  })
  async chiudiVoce(
    @Arg('input', { description: 'La voce.' }) input: ChiudiVoceInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const nome = await context.write((unit) => chiudiVoce(unit, input), { key: chiave, arguments: input });
    return readVocabolario(context, nome);
  }
}

@Resolver(() => Soglia)
export class SogliaResolver {
  @Azione(vocabolarioLeggi)
  @Query(() => Soglia, { description: 'Una soglia, con il valore in vigore in un giorno (art. 11 c. 1).' })
  soglia(
    @Arg('nome', () => NomeSoglia, { description: 'Quale.' }) nome: NomeSoglia,
    @Arg('al', () => DataIso, { nullable: true, description: 'Il giorno; oggi, se manca.' }) al: string | undefined,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    return readSoglia(context, nome, al);
  }

  @Azione(vocabolarioLeggi)
  @FieldResolver(() => ValoreSogliaConnection, { description: 'I valori nel tempo, anche futuri, dal primo.' })
  valori(@Root() { nome }: Soglia, @Args() pagina: PaginaArgs, @Ctx() context: GraphContext): Promise<Pagina<object>> {
    return paginateOwned(context, VALORI, nome, pagina);
  }

  @Azione(vocabolarioLeggi)
  @FieldResolver(() => PermessiSoglia, { description: 'Che cosa chi legge può farne.' })
  permessi(@Ctx() context: GraphContext): PermessiSoglia {
    return { puoFissare: context.ammette(sogliaFissa) };
  }

  @Azione(sogliaFissa)
  @Mutation(() => Soglia, { description: 'Fissa il valore di una soglia da una data (art. 11 c. 1).' })
  async fissaSoglia(
    @Arg('input', { description: 'La soglia.' }) input: FissaSogliaInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const nome = await context.write((unit) => fissaSoglia(unit, input), { key: chiave, arguments: input });
    return readSoglia(context, nome);
  }
}

async function readVocabolario(context: GraphContext, nome: NomeVocabolario, al?: string): Promise<object> {
  const [{ versione } = { versione: 1 }] = await context.lettura.query<{ versione: number }>(
    'SELECT versione FROM vocabolario WHERE nome = $1',
    [nome],
  );
  return { nome, versione, giorno: al ?? giornoRoma(context.adesso) };
}

async function readSoglia(context: GraphContext, nome: NomeSoglia, al?: string): Promise<object> {
  const [soglia] = await context.lettura.query<{ versione: number; inVigore: ValoreSoglia | null }>(
    `SELECT versione, (SELECT json_build_object('valore', valore, 'dal', dal, 'fonte', fonte) FROM valore_soglia AS v
                       WHERE v.nome = s.nome AND dal <= $2::date ORDER BY dal DESC LIMIT 1) AS "inVigore"
     FROM soglia AS s WHERE nome = $1`,
    [nome, al ?? giornoRoma(context.adesso)],
  );
  const { versione = 1, inVigore = null } = soglia ?? {};
  return { nome, versione, inVigore };
}
