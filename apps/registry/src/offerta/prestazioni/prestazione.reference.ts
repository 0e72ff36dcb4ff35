// SPDX-License-Identifier: AGPL-3.0-or-later
import { isAdmitted } from '@ambito/access';
import { giornoRoma } from '@ambito/orari';
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { PrestazioneEntity } from './prestazione.entity.ts';
import { visibileIl } from './prestazione.sql.ts';
import { prestazioneLeggi, prestazioneLeggiTutte } from './prestazioni.azioni.ts';

/** Everybody reads public entries. Somebody who works in an Ambito reads all its entries. */
export const prestazioneReference = defineReference({
  typename: 'Prestazione',
  azione: prestazioneLeggi,
  pubblica: { oltre: prestazioneLeggiTutte },
  keys: {
    id: (lettura, ids) =>
      lettura.query(
        `SELECT ${columnsOf(PrestazioneEntity)} FROM prestazione
         WHERE id = ANY ($1::uuid[]) AND (${visibileIl('$2')} OR ambito_id = $3)`,
        [
          ids,
          giornoRoma(lettura.adesso),
          isAdmitted(lettura.attore, prestazioneLeggiTutte, lettura.ambitoId) ? lettura.ambitoId : null,
        ],
      ),
  },
});
