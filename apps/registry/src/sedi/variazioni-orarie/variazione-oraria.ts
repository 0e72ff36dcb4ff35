// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { sedeLeggi } from '../sede/sedi.azioni.ts';

@ObjectType({ description: 'Da un’ora a un’altra di un giorno, ora di Roma.', simpleResolvers: true })
class Intervallo {
  @Field({ description: 'Ora di apertura, HH:MM.' })
  dalle!: string;

  @Field({ description: 'Ora di chiusura, HH:MM; 24:00 è mezzanotte.' })
  alle!: string;
}

@ObjectType({
  description:
    'In alcuni giorni un orario diverso da quello settimanale, o nessuno: una chiusura. Vale anche nelle feste (art. 5 c. 3).',
  simpleResolvers: true,
})
export class VariazioneOraria {
  @Field(() => UUID, { description: 'Identificativo della variazione.' })
  id!: string;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno, compreso.' })
  al!: string;

  @Field({ description: 'Se in quei giorni la sede è chiusa.' })
  chiusura!: boolean;

  @AtMost(6)
  @Field(() => [Intervallo], { description: "L'orario di ciascuno di quei giorni; vuoto per una chiusura." })
  fasce!: Intervallo[];

  @Field({ description: 'Il motivo, per i cittadini.' })
  motivo!: string;
}

export const VariazioneOrariaConnection = connectionOf(VariazioneOraria, 'VariazioneOraria');
export const PermessiVariazione = permessiOf(
  VariazioneOraria,
  'Variazione',
  sedeLeggi,
  'Che cosa chi legge può fare di questa variazione.',
);

/** A variation as it is read, with the key of its sede. */
export interface VariazioneOrariaRow extends VariazioneOraria {
  readonly sedeId: string;
}
