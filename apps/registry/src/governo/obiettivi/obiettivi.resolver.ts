// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import {
  AtMost,
  Azione,
  ChiaveIdempotenza,
  type GraphContext,
  type OwnedList,
  type Pagina,
  PaginaArgs,
  paginateOwned,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { puoDaCoordinatoreInCarica } from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { PianoDiZona } from '../piano-di-zona/piano-di-zona.ts';
import { pianoDiZonaReference } from '../piano-di-zona/piano-di-zona.reference.ts';
import { AndamentoObiettivoConnection } from './andamento.ts';
import { DefinizioneIndicatore, ObiettivoDiPiano, PermessiObiettivo } from './obiettivo-di-piano.ts';
import { COLONNE_OBIETTIVO, obiettivoReference } from './obiettivo.reference.ts';
import { rilevaAndamento, RilevaAndamentoInput } from './rileva-andamento.ts';
import { stabilisciObiettivi, StabilisciObiettiviInput } from './stabilisci-obiettivi.ts';
import { pianoLavora, pianoRedigi } from '../piano-di-zona/piano-di-zona.azioni.ts';

const ANDAMENTO: OwnedList = {
  name: 'ObiettivoDiPiano.andamento',
  owner: 'uuid',
  columns: 'al, stato, periodo_indicatore AS "periodoIndicatore", relazione',
  from: 'andamento_obiettivo WHERE obiettivo_id = owner',
  order: [['al', 'date']],
  direction: 'DESC',
};

@Resolver(() => PianoDiZona)
export class ObiettiviDelPianoResolver {
  @Azione(pianoLavora)
  @AtMost(100)
  @FieldResolver(() => [ObiettivoDiPiano], {
    description: 'Gli obiettivi come sono adesso, anche in revisione; solo del proprio Ambito.',
  })
  obiettivi(@Root() { id }: PianoDiZona, @Ctx() context: GraphContext): Promise<object[]> {
    return context.loadMany('PianoDiZona.obiettivi', id, ({ query, ambitoId }, ids) =>
      query(
        `SELECT o.piano_id AS owner, ${COLONNE_OBIETTIVO} FROM obiettivo_di_piano AS o JOIN piano_di_zona AS p ON p.id = o.piano_id
         WHERE o.piano_id = ANY ($1::uuid[]) AND p.ambito_id = $2 ORDER BY o.piano_id, o.ordine, o.id`,
        [ids, ambitoId],
      ),
    );
  }

  @Azione(pianoRedigi)
  @Mutation(() => PianoDiZona, {
    description: 'Stabilisce gli obiettivi del Piano di Zona, tutti insieme (art. 7 c. 2).',
  })
  async stabilisciObiettivi(
    @Arg('input', { description: 'Gli obiettivi.' }) input: StabilisciObiettiviInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => stabilisciObiettivi(unit, input), { key: chiave, arguments: input });
    return context.load(pianoDiZonaReference, 'id', id);
  }
}

@Resolver(() => ObiettivoDiPiano)
export class ObiettivoDiPianoResolver {
  @Azione(pianoLavora)
  @FieldResolver(() => DefinizioneIndicatore, {
    nullable: true,
    description: "L'indicatore da cui si vede, con la definizione e i valori che ne dà il Sistema Informativo.",
  })
  indicatore(@Root() { codiceIndicatore }: ObiettivoDiPiano) {
    return codiceIndicatore === null ? null : { codice: codiceIndicatore };
  }

  @Azione(pianoLavora)
  @FieldResolver(() => AndamentoObiettivoConnection, { description: 'Come è andato, dal giorno più recente.' })
  andamento(
    @Root() { id }: ObiettivoDiPiano,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return paginateOwned(context, ANDAMENTO, id, pagina);
  }

  @Azione(pianoLavora)
  @FieldResolver(() => PermessiObiettivo, { description: 'Che cosa chi legge può farne.' })
  async permessi(
    @Root() { pianoDal }: ObiettivoDiPiano & { pianoDal: string },
    @Ctx() context: GraphContext,
  ): Promise<PermessiObiettivo> {
    const cominciato = pianoDal <= giornoRoma(context.adesso);
    return { puoRilevareAndamento: cominciato && (await puoDaCoordinatoreInCarica(pianoRedigi, context)) };
  }

  @Azione(pianoRedigi)
  @Mutation(() => ObiettivoDiPiano, { description: 'Rileva a che punto è un obiettivo in un giorno (art. 7 c. 2).' })
  async rilevaAndamento(
    @Arg('input', { description: "L'andamento." }) input: RilevaAndamentoInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => rilevaAndamento(unit, input), { key: chiave, arguments: input });
    return context.load(obiettivoReference, 'id', id);
  }
}
