// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione, type Ruolo } from '@ambito/access';

/** Who works for the Ambito or one of its Comuni. */
export const INTERNI: readonly Ruolo[] = ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'];

export const allegatoLeggi = defineAzione('allegato.leggi', {
  descrizione: 'leggere gli estremi di un allegato',
  articolo: 'art. 5 c. 2',
  ammessi: INTERNI,
});

export const allegatoCarica = defineAzione('allegato.carica', {
  descrizione: 'caricare il contenuto di un allegato',
  articolo: 'art. 5 c. 2',
  ammessi: INTERNI,
});

// The content of a file is not known, so every file is treated as personal data.
export const allegatoScarica = defineAzione('allegato.scarica', {
  descrizione: 'scaricare il contenuto di un allegato',
  articolo: 'art. 5 c. 2',
  ammessi: INTERNI,
  personale: true,
});
