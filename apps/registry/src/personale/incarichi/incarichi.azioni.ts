// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const incaricoConferisci = defineAzione('incarico.conferisci', {
  descrizione: 'conferire un incarico a un operatore, o cambiarne il tempo',
  articolo: 'art. 8',
  ammessi: ['COORDINATORE'],
});

export const incaricoFine = defineAzione('incarico.fine', {
  descrizione: 'chiedere la fine di un incarico, o interrompere un servizio',
  articolo: 'art. 2 c. 2',
  ammessi: ['COORDINATORE'],
});
