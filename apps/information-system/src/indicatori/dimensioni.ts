// SPDX-License-Identifier: AGPL-3.0-or-later
/** The dimensions of the figures. Each is the name of a column of the sources, which has it in lower case. */
export const DIMENSIONI = {
  TOTALE: "Tutto l'Ambito",
  COMUNE: 'Comune di residenza, codice ISTAT',
  SEDE: 'Sede',
  AREA: 'Area di utenza ISTAT',
  AREA_SIUSS: 'Area nazionale, del flusso SIUSS',
  CANALE: 'Canale del contatto',
  ESITO: 'Esito',
  BISOGNO: 'Bisogno decodificato',
} as const;

/** The entry of facts whose value in a dimension is not known. */
export const NON_NOTO = 'NON_NOTO';

export type Dimensione = keyof typeof DIMENSIONI;
