// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const lineaCita = defineAzione('linea.cita', {
  descrizione: 'citare una linea di bilancio',
  ammessi: 'pubblico',
});

export const lineaLeggi = defineAzione('linea.leggi', {
  descrizione: 'leggere quanto è impegnato su una linea di bilancio',
  articolo: 'art. 6 c. 1',
  ammessi: ['COORDINATORE', 'COORDINAMENTO_ISTITUZIONALE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
});
