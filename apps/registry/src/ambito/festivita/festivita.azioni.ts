// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const patronoImposta = defineAzione('patrono.imposta', {
  descrizione: 'indicare il santo patrono di un Comune',
  articolo: 'art. 5 c. 3',
  ammessi: ['COORDINATORE', 'COMUNE'],
});
