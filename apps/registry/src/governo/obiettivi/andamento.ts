// SPDX-License-Identifier: AGPL-3.0-or-later
import { connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { pianoLavora } from '../piano-di-zona/piano-di-zona.azioni.ts';

export enum StatoObiettivo {
  NON_AVVIATO = 'NON_AVVIATO',
  IN_CORSO = 'IN_CORSO',
  IN_RITARDO = 'IN_RITARDO',
  RAGGIUNTO = 'RAGGIUNTO',
  NON_RAGGIUNTO = 'NON_RAGGIUNTO',
}
registerEnumType(StatoObiettivo, {
  name: 'StatoObiettivo',
  description: 'A che punto è un obiettivo del Piano di Zona.',
  valuesConfig: {
    NON_AVVIATO: { description: 'Non ancora cominciato.' },
    IN_CORSO: { description: 'Procede nei tempi.' },
    IN_RITARDO: { description: 'Procede, ma non nei tempi.' },
    RAGGIUNTO: { description: 'Raggiunto.' },
    NON_RAGGIUNTO: { description: 'Non si raggiungerà, o non si è raggiunto.' },
  },
});

@ObjectType({ description: 'A che punto era un obiettivo in un giorno (art. 7 c. 2).', simpleResolvers: true })
export class AndamentoObiettivo {
  @Field(() => UUID, { description: 'Identificativo della rilevazione.' })
  id!: string;

  @Field(() => DataIso, { description: 'Il giorno.' })
  al!: string;

  @Field(() => StatoObiettivo, { description: 'A che punto era.' })
  stato!: StatoObiettivo;

  @Field(() => String, { nullable: true, description: "Il periodo in cui se ne legge l'indicatore." })
  periodoIndicatore!: string | null;

  @Field({ description: 'Da che cosa lo si vedeva.' })
  relazione!: string;
}

export const AndamentoObiettivoConnection = connectionOf(AndamentoObiettivo, 'AndamentoObiettivo');
export const PermessiAndamento = permessiOf(
  AndamentoObiettivo,
  'Andamento',
  pianoLavora,
  'Che cosa chi legge può fare di questa rilevazione.',
);
