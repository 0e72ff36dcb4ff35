// SPDX-License-Identifier: AGPL-3.0-or-later
import { rettifica, type WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Motivo, Permesso, Unit, UpdateInput, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, Resolver } from 'type-graphql';
import {
  puoDaCoordinatoreInCarica,
  requireCoordinatoreInCarica,
} from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { PermessiAndamento, StatoObiettivo } from './andamento.ts';
import { loadAndamento } from './load-andamento.ts';
import { ObiettivoDiPiano } from './obiettivo-di-piano.ts';
import { ANDAMENTO_OBIETTIVO, AndamentoObiettivoEntity } from './obiettivo.entity.ts';
import { obiettivoReference } from './obiettivo.reference.ts';
import { requireRilevabile } from './rileva-andamento.ts';

@UpdateInput(AndamentoObiettivoEntity, "Una rilevazione dell'andamento di un obiettivo scritta male, e come era")
export class RettificaAndamentoInput {
  @Field(() => UUID, { description: 'La rilevazione sbagliata.' })
  andamentoId!: string;

  @Motivo()
  motivo!: string;

  @Field(() => DataIso, { nullable: true, description: 'Il giorno a cui si riferisce, oggi al più tardi.' })
  al?: string;

  @Field(() => StatoObiettivo, { nullable: true, description: 'A che punto era.' })
  stato?: StatoObiettivo;

  @Field(() => String, {
    nullable: true,
    description: "Periodo in cui leggere l'indicatore (2026-M11, 2026-Q4 o 2026); solo se l'obiettivo ne ha uno.",
  })
  @Length(4, 8)
  periodoIndicatore?: string | null;

  @Field(() => String, { nullable: true, description: 'Da che cosa lo si vedeva.' })
  @Length(3, 4_000)
  relazione?: string;
}

@Resolver(() => PermessiAndamento)
export class RettificaAndamento {
  /**
   * Art. 7 c. 2: a report was written wrongly: it is annulled, and another one says how the objective was, by the rules of a new one.
   * @returns the objective's id
   */
  @Command(() => ObiettivoDiPiano, {
    description:
      "Rettifica una rilevazione dell'andamento di un obiettivo: quella sbagliata è annullata e un'altra la sostituisce (art. 7 c. 2).",
    articolo: 'art. 7 c. 2',
    ammessi: ['COORDINATORE'],
    reload: obiettivoReference,
  })
  async rettificaAndamento(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La rilevazione.' }) input: RettificaAndamentoInput,
  ): Promise<string> {
    const { andamentoId, motivo, al, stato, periodoIndicatore, relazione } = input;
    await requireCoordinatoreInCarica(unit);
    const { obiettivoId, ...obiettivo } = await loadAndamento(unit, andamentoId);
    requireRilevabile(unit, obiettivo, { al, periodoIndicatore: periodoIndicatore ?? undefined });
    const dati = { al, stato, periodoIndicatore, relazione };
    await rettifica(unit, ANDAMENTO_OBIETTIVO, andamentoId, dati, { motivo });
    unit.audit('ObiettivoDiPiano', obiettivoId);
    return obiettivoId;
  }

  @Permesso('Se può rettificarla.')
  puoRettificare(@Ctx() context: GraphContext): Promise<boolean> {
    return puoDaCoordinatoreInCarica(context);
  }
}
