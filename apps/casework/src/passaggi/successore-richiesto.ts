// SPDX-License-Identifier: AGPL-3.0-or-later
import { connectionOf, DataIso } from '@ambito/subgraph';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

export enum MotivoSuccessore {
  IN_ATTESA = 'IN_ATTESA',
  FINE_SERVIZIO = 'FINE_SERVIZIO',
  FINE_RICHIESTA = 'FINE_RICHIESTA',
  ASSENZA = 'ASSENZA',
}
registerEnumType(MotivoSuccessore, {
  name: 'MotivoSuccessore',
  description: 'Perché a un caso occorre un altro case manager.',
  valuesConfig: {
    IN_ATTESA: { description: 'Già oggi ne risponde il coordinatore ad interim, chi è subentrato o nessuno.' },
    FINE_SERVIZIO: { description: 'Il servizio di chi ne risponde finisce in un giorno noto.' },
    FINE_RICHIESTA: { description: 'È chiesta la fine dell’incarico di chi ne risponde.' },
    ASSENZA: { description: 'Chi ne risponde è assente, e nessuno lo sostituisce.' },
  },
});

@ObjectType({
  description: 'Un caso a cui occorre un altro case manager, con il giorno da cui è scoperto (art. 2 c. 2).',
  simpleResolvers: true,
})
export class SuccessoreRichiesto {
  @Field(() => DataIso, { description: 'Primo giorno in cui è scoperto; anche passato.' })
  scopertaDal!: string;

  @Field(() => DataIso, {
    nullable: true,
    description: 'Ultimo giorno in cui è scoperto: prima di un passaggio programmato, o alla fine di un’assenza.',
  })
  finoAl!: string | null;

  @Field(() => MotivoSuccessore, { description: 'Perché.' })
  motivo!: MotivoSuccessore;
}

export const SuccessoreRichiestoConnection = connectionOf(SuccessoreRichiesto, 'SuccessoreRichiesto');

/** A case that wants a successor, with its keys. */
export interface SuccessoreRichiestoRow extends SuccessoreRichiesto {
  readonly presaInCaricoId: string;
  /** Who took over and is to be confirmed, or will be. */
  readonly subentranteId: string | null;
  /** Who is away, where that is why: the days are those of an absence. */
  readonly assenteId: string | null;
}
