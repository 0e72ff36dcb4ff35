// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const convenzioneRegistra = defineAzione('convenzione.registra', {
  descrizione: 'registrare la Convenzione tra i Comuni associati',
  articolo: 'art. 1',
  ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
});

export const convenzioneCessa = defineAzione('convenzione.cessa', {
  descrizione: 'far cessare la Convenzione prima del suo termine',
  articolo: 'art. 1',
  ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
});
