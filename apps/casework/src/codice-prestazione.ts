// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineForma } from '@ambito/subgraph';
import { FORMA_PRESTAZIONE } from '@ambito/vocabulary';

export const CodicePrestazione = defineForma({
  pattern: FORMA_PRESTAZIONE,
  attesa: 'Il codice SIUSS di una prestazione',
  esempio: 'A2.07',
});
