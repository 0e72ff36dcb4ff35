// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';

export const azioniIndicatori = definisciAzioni({
  'indicatore.catalogo': { descrizione: 'leggere il catalogo degli indicatori', ammessi: 'pubblico' },
  'indicatore.leggi': {
    descrizione: 'leggere gli indicatori',
    articolo: 'art. 2 c. 5 k',
    ammessi: ['REGIONE', 'COORDINATORE', 'COORDINAMENTO_ISTITUZIONALE', 'COMUNE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
  },
  'territorio.cita': { descrizione: 'citare un Ambito, un Comune o una sede', ammessi: 'pubblico' },
});
