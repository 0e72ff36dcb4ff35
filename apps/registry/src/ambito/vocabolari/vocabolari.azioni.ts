// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const vocabolarioLeggi = defineAzione('vocabolario.leggi', {
  descrizione: 'leggere vocabolari e soglie',
  articolo: 'art. 11 c. 1',
  ammessi: 'pubblico',
});

export const vocabolarioRettificheLeggi = defineAzione('vocabolario.rettifiche.leggi', {
  descrizione: 'leggere come erano scritte le voci rettificate, chi le ha rettificate e perché',
  articolo: 'art. 11 c. 1',
  ammessi: ['AMMINISTRATORE'],
});
