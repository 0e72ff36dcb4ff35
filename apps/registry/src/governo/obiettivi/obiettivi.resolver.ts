// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import {
  AtMost,
  Azione,
  type GraphContext,
  type OwnedList,
  type Pagina,
  PaginaArgs,
  paginateOwned,
  azioneOfCommand,
} from '@ambito/subgraph';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { puoDaCoordinatoreInCarica } from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { PianoDiZona } from '../piano-di-zona/piano-di-zona.ts';
import { AndamentoObiettivoConnection } from './andamento.ts';
import { DefinizioneIndicatore, ObiettivoDiPiano, PermessiObiettivo } from './obiettivo-di-piano.ts';
import { COLONNE_OBIETTIVO } from './obiettivo.reference.ts';
import { pianoLavora } from '../piano-di-zona/piano-di-zona.azioni.ts';
import { StanziaLinea } from '../bilancio/stanzia-linea.ts';

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
    return {
      puoRilevareAndamento: cominciato && (await puoDaCoordinatoreInCarica(azioneOfCommand(StanziaLinea), context)),
    };
  }
}
