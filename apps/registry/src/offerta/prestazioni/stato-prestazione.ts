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

const { BOZZA, PUBBLICATA, RITIRATA } = StatoPrestazione;

/** Art. 2 c. 6: the steps of an entry. The database holds the same (`passo_prestazione`), and a test compares the two. */
export const TRANSIZIONI: Readonly<Record<StatoPrestazione, readonly StatoPrestazione[]>> = {
  BOZZA: [PUBBLICATA, RITIRATA],
  PUBBLICATA: [RITIRATA],
  RITIRATA: [],
};

/** The states from which an entry comes to another one. */
export function primaDi(stato: StatoPrestazione): StatoPrestazione[] {
  return [BOZZA, PUBBLICATA, RITIRATA].filter((da) => TRANSIZIONI[da].includes(stato));
}
