// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';

export const azioniAppartenenze = definisciAzioni({
  'appartenenza.registra': {
    descrizione: "registrare l'entrata e l'uscita di un Comune",
    articolo: 'art. 1',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
  },
  'appartenenza.ridisegna': {
    descrizione: 'far passare Comuni da un Ambito a un altro',
    articolo: 'art. 1',
    ammessi: ['REGIONE', 'AMMINISTRATORE'],
  },
});
