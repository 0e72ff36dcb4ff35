// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const sedeCita = defineAzione('sede.cita', {
  descrizione: 'citare una sede, un operatore o un ente',
  ammessi: 'pubblico',
});
