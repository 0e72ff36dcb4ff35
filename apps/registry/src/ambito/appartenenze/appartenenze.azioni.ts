// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const appartenenzaRegistra = defineAzione('appartenenza.registra', {
  descrizione: "registrare l'entrata e l'uscita di un Comune",
  articolo: 'art. 1',
  ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
});

export const appartenenzaRidisegna = defineAzione('appartenenza.ridisegna', {
  descrizione: 'far passare Comuni da un Ambito a un altro',
  articolo: 'art. 1',
  ammessi: ['REGIONE', 'AMMINISTRATORE'],
});
