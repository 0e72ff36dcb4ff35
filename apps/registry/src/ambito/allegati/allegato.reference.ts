// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { soloDelComune } from '../comuni/proprio-comune.ts';
import { allegatoLeggi } from './allegati.azioni.ts';
import { AllegatoEntity } from './allegato.entity.ts';

/**
 * An attachment of the actor's own Ambito. A Comune sees its own attachments, and those that a record shows to it
 * (`allegato_mostrato`). `$2` is the Ambito, `$3` the Comune from `soloDelComune`.
 */
export const ALLEGATO_VISIBILE = `ambito_id = $2 AND ($3::text IS NULL OR comune = $3 OR EXISTS (
  SELECT FROM allegato_mostrato WHERE allegato_id = allegato.id AND codice_istat = $3))`;

export const allegatoReference = defineReference({
  typename: 'Allegato',
  azione: allegatoLeggi,
  keys: {
    id: ({ query, ambitoId, autorizzazione }, ids) =>
      query(`SELECT ${columnsOf(AllegatoEntity)} FROM allegato WHERE id = ANY ($1::uuid[]) AND ${ALLEGATO_VISIBILE}`, [
        ids,
        ambitoId,
        soloDelComune(autorizzazione),
      ]),
  },
});
