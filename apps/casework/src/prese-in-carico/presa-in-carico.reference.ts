// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineReference } from '@ambito/subgraph';
import { casiVisibili } from './casi-visibili.ts';

export const presaInCaricoReference = defineReference({
  typename: 'PresaInCarico',
  azione: 'presa-in-carico.leggi',
  keys: {
    id: ({ query, ...chi }, ids) => {
      const { where, parameters } = casiVisibili(chi, 'p', 2);
      return query(
        `SELECT p.id, cartella_id AS "cartellaId", sede_id AS "sedeId", area, stato, richiesta_il AS "richiestaIl",
                assegnata_il AS "assegnataIl", attivata_il AS "attivataIl", conclusa_il AS "conclusaIl", motivo, versione,
                (SELECT r.operatore_id FROM responsabilita r
                 WHERE r.ambito_id = p.ambito_id AND r.presa_in_carico_id = p.id AND upper_inf(r.periodo)) AS "caseManagerId"
         FROM presa_in_carico p WHERE p.ambito_id = $1 AND p.id = ANY ($2::uuid[]) AND ${where}`,
        [chi.ambitoId, ids, ...parameters],
      );
    },
  },
});
