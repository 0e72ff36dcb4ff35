// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const capofilaDesigna = defineAzione('capofila.designa', {
  descrizione: 'designare il Comune capofila',
  articolo: 'art. 1',
  ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
});
