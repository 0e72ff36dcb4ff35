// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
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
export const PermessiPiano = permessiOf(
  PianoDiZona,
  'Piano',
  pianoLeggi,
  'Che cosa chi legge può fare di questo Piano.',
);

/** A plan as it is read, with the key of its Ambito. */
export interface PianoRow extends PianoDiZona {
  readonly ambitoId: string;
}
