// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

/** Also those who answer for the Ambito as a whole: the coordinator is among those whose reads are counted. */
export const lettureSegnalateLeggi = defineAzione('letture-segnalate.leggi', {
  descrizione: 'vedere chi ha letto moltissime registrazioni personali',
  ammessi: ['COORDINATORE', 'COORDINAMENTO_ISTITUZIONALE'],
  personale: true,
});
