// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { IN_SOSTITUZIONE } from '../anagrafe/sostituzioni.ts';
import { casiVisibili } from '../responsabilita/casi-visibili.ts';
import { PresaInCaricoEntity } from './presa-in-carico.entity.ts';
import { presaInCaricoLeggi } from './prese-in-carico.azioni.ts';

export const presaInCaricoReference = defineReference({
  typename: 'PresaInCarico',
  azione: presaInCaricoLeggi,
  motivo: ({ inSostituzione }) => (inSostituzione === true ? IN_SOSTITUZIONE : undefined),
  keys: {
    id: ({ query, ...chi }, ids) => {
      const { where, propri, parameters } = casiVisibili(chi, 'p', 3);
      return query(
        `SELECT ${columnsOf(PresaInCaricoEntity, 'p')},
                (SELECT r.operatore_id FROM responsabilita r
                 WHERE r.ambito_id = p.ambito_id AND r.presa_in_carico_id = p.id AND r.periodo @> $3::timestamptz AND p.conclusa_il IS NULL) AS "caseManagerId",
                NOT (${propri}) AS "inSostituzione"
         FROM presa_in_carico p WHERE p.ambito_id = $1 AND p.id = ANY ($2::uuid[]) AND ${where}`,
        [chi.ambitoId, ids, chi.adesso, ...parameters],
      );
    },
  },
});
