// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Directive, Field, Float, ObjectType } from 'type-graphql';
import { pianoLavora } from '../piano-di-zona/piano-di-zona.azioni.ts';

@Azione(pianoLavora)
@ObjectType({ description: 'Obiettivo del Piano di Zona, come è adesso (art. 7 c. 2).', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class ObiettivoDiPiano {
  @Field(() => UUID, { description: "Identificativo dell'obiettivo." })
  id!: string;

  @Field({ description: 'Che cosa si vuole ottenere.' })
  descrizione!: string;

  @Field(() => String, {
    nullable: true,
    description: "Codice, nel catalogo del Sistema Informativo, dell'indicatore da cui si vede.",
  })
  codiceIndicatore!: string | null;

  @Field({ description: 'Se non ha un indicatore, e quindi non si misura.' })
  senzaIndicatore!: boolean;

  @Field(() => Float, { nullable: true, description: "Valore atteso dell'indicatore." })
  valoreAtteso!: number | null;

  @Field(() => DataIso, { description: 'Entro quando.' })
  entro!: string;
}

export const PermessiObiettivo = permessiOf(
  ObiettivoDiPiano,
  'Obiettivo',
  pianoLavora,
  'Che cosa chi legge può fare di questo obiettivo.',
);

/** An objective as it is read, with the first day of its plan. */
export interface ObiettivoRow extends ObiettivoDiPiano {
  readonly pianoDal: string;
}

@ObjectType({
  description: 'Indicatore del Sistema Informativo (la sua definizione e i suoi valori sono lì).',
  simpleResolvers: true,
})
@Directive('@key(fields: "codice", resolvable: false)')
export class DefinizioneIndicatore {
  @Field({ description: 'Codice.' })
  codice!: string;
}
