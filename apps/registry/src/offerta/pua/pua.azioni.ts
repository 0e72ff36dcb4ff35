// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const puaLeggi = defineAzione('pua.leggi', {
  descrizione: 'leggere chi esercita la PUA e a chi spetta una richiesta',
  articolo: 'art. 2 c. 8 e',
  ammessi: 'pubblico',
});
