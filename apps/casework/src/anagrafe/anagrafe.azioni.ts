// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';

export const azioniAnagrafe = definisciAzioni({
  'sede.cita': { descrizione: 'citare una sede o un operatore', ammessi: 'pubblico' },
});
