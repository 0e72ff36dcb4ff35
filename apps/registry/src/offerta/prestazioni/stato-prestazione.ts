// SPDX-License-Identifier: AGPL-3.0-or-later
import { registerEnumType } from 'type-graphql';

export enum StatoPrestazione {
  BOZZA = 'BOZZA',
  PUBBLICATA = 'PUBBLICATA',
  RITIRATA = 'RITIRATA',
}
registerEnumType(StatoPrestazione, {
  name: 'StatoPrestazione',
  description: 'A che punto è una voce del catalogo.',
  valuesConfig: {
    BOZZA: { description: 'Si sta scrivendo: la vede solo chi lavora nell’Ambito.' },
    PUBBLICATA: { description: 'La vede chiunque, finché la sua verifica non scade.' },
    RITIRATA: { description: 'Non si offre più; resta per la storia.' },
  },
});
