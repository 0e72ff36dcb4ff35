// SPDX-License-Identifier: AGPL-3.0-or-later
import { connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { risorseLeggi } from './risorse.azioni.ts';

export enum CategoriaRisorsa {
  ARREDI = 'ARREDI',
  INFORMATICA = 'INFORMATICA',
  TELEFONIA = 'TELEFONIA',
  VEICOLI = 'VEICOLI',
  ALTRO = 'ALTRO',
}
registerEnumType(CategoriaRisorsa, {
  name: 'CategoriaRisorsa',
  description: 'Categoria di una risorsa strumentale.',
  valuesConfig: {
    ARREDI: { description: 'Arredi.' },
    INFORMATICA: { description: 'Dotazione informatica.' },
    TELEFONIA: { description: 'Telefonia.' },
    VEICOLI: { description: 'Veicoli.' },
    ALTRO: { description: 'Altro.' },
  },
});

@ObjectType({ description: 'Che cosa è assegnato a una sede per lavorare (art. 6 c. 1).', simpleResolvers: true })
export class RisorsaStrumentale {
  @Field(() => UUID, { description: 'Identificativo della risorsa.' })
  id!: string;

  @Field(() => CategoriaRisorsa, { description: 'Categoria.' })
  categoria!: CategoriaRisorsa;

  @Field({ description: 'Che cosa è.' })
  descrizione!: string;

  @Field(() => Int, { description: 'Quante.' })
  quantita!: number;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno, compreso; assente se è ancora assegnata.' })
  al!: string | null;

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}

export const RisorsaStrumentaleConnection = connectionOf(RisorsaStrumentale, 'RisorsaStrumentale');
export const PermessiRisorsa = permessiOf(
  RisorsaStrumentale,
  'Risorsa',
  risorseLeggi,
  'Che cosa chi legge può fare di questa risorsa.',
);
