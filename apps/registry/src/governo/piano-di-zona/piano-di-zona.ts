// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, connectionOf, DataIso, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { pianoLeggi } from './piano-di-zona.azioni.ts';

export enum StatoPiano {
  BOZZA = 'BOZZA',
  APPROVATO = 'APPROVATO',
  IN_REVISIONE = 'IN_REVISIONE',
}
registerEnumType(StatoPiano, {
  name: 'StatoPiano',
  description: 'A che punto è un Piano di Zona.',
  valuesConfig: {
    BOZZA: { description: 'Mai approvato: lo vede solo chi lavora nell’Ambito.' },
    APPROVATO: { description: 'Approvato così come è.' },
    IN_REVISIONE: { description: 'Cambiato dopo l’ultima approvazione: vale l’ultima edizione.' },
  },
});

@ObjectType({ description: 'Che cosa chi legge può fare di questo Piano.', simpleResolvers: true })
export class PermessiPiano {
  @Field({ description: 'Se può cambiarne obiettivi e linee di bilancio.' })
  puoModificare!: boolean;

  @Field({ description: 'Se può approvarlo.' })
  puoApprovare!: boolean;
}

@Azione(pianoLeggi)
@ObjectType({
  description: "Piano di Zona dell'Ambito: obiettivi e risorse di un periodo (art. 1, art. 6 c. 1, art. 7 c. 2).",
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class PianoDiZona {
  @Field(() => UUID, { description: 'Identificativo del Piano.' })
  id!: string;

  @Field({ description: 'Titolo.' })
  titolo!: string;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno, compreso.' })
  al!: string;

  @Field(() => StatoPiano, { description: 'A che punto è.' })
  stato!: StatoPiano;

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}

export const PianoDiZonaConnection = connectionOf(PianoDiZona, 'PianoDiZona');
