// SPDX-License-Identifier: AGPL-3.0-or-later
import { connectionOf, DataIso } from '@ambito/subgraph';
import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'Qualcosa del registro che attende il coordinatore, con il giorno entro cui provvedere (art. 7 c. 1).',
  simpleResolvers: true,
})
class VoceScrivania {
  @Field(() => ID, { description: 'Identificativo della voce, unico nel suo tipo.' })
  id!: string;

  @Field({ description: 'Codice del tipo di voce, ad esempio ACCORDO_IN_SCADENZA.' })
  tipo!: string;

  @Field({ description: 'Che cosa si attende, per tutte le voci del tipo.' })
  intestazione!: string;

  @Field({ description: 'Articolo del Regolamento che lo chiede.' })
  articolo!: string;

  @Field({ description: 'La voce in particolare: un Comune, un oggetto, un nome.' })
  titolo!: string;

  @Field(() => DataIso, { description: 'Giorno entro cui provvedere.' })
  scadenza!: string;

  @Field({ description: 'Se quel giorno è già passato.' })
  scaduta!: boolean;

  @Field({ description: 'Il tipo, nel grafo, di ciò a cui la voce rimanda, ad esempio Comune.' })
  oggetto!: string;

  @Field(() => ID, { description: 'La chiave di ciò a cui la voce rimanda.' })
  riferimento!: string;
}

export const VoceScrivaniaConnection = connectionOf(VoceScrivania, 'VoceScrivania');

@ObjectType({ description: 'Quante voci di un tipo sono sulla scrivania oggi.', simpleResolvers: true })
export class ConteggioScrivania {
  @Field({ description: 'Codice del tipo di voce.' })
  tipo!: string;

  @Field({ description: 'Che cosa si attende.' })
  intestazione!: string;

  @Field({ description: 'Articolo del Regolamento che lo chiede.' })
  articolo!: string;

  @Field(() => Int, { description: 'Voci in tutto; zero se non ce ne sono.' })
  totale!: number;

  @Field(() => Int, { description: 'Di queste, le scadute.' })
  scadute!: number;
}
