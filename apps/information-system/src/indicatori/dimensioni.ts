// SPDX-License-Identifier: AGPL-3.0-or-later
/** What figures are broken down by; each is the name of a column of the sources, in lower case. */
export const DIMENSIONI = {
  TOTALE: "Tutto l'Ambito",
  COMUNE: 'Comune di residenza, codice ISTAT',
  SEDE: 'Sede',
  AREA: 'Area di utenza ISTAT',
  CANALE: 'Canale del contatto',
  ESITO: 'Esito',
  BISOGNO: 'Bisogno decodificato',
} as const;

/** The entry of a dimension that is not known of a fact. */
export const NON_NOTO = 'NON_NOTO';

export type Dimensione = keyof typeof DIMENSIONI;
