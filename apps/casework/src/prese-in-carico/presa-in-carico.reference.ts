// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineReference } from '@ambito/subgraph';
import { IN_SOSTITUZIONE } from '../anagrafe/sostituzioni.ts';
import { casiVisibili } from './casi-visibili.ts';
import { presaInCaricoLeggi } from './prese-in-carico.azioni.ts';

export const presaInCaricoReference = defineReference({
  typename: 'PresaInCarico',
  azione: presaInCaricoLeggi,
  motivo: ({ inSostituzione }) => (inSostituzione === true ? IN_SOSTITUZIONE : undefined),
  keys: {
    id: ({ query, ...chi }, ids) => {
      const { where, propri, parameters } = casiVisibili(chi, 'p', 3);
      return query(
        `SELECT p.id, cartella_id AS "cartellaId", sede_id AS "sedeId", area, stato, richiesta_il AS "richiestaIl",
                assegnata_il AS "assegnataIl", attivata_il AS "attivataIl", conclusa_il AS "conclusaIl", motivo, versione,
                urgenza_motivo AS "urgenzaMotivo", urgenza_entro AS "urgenzaEntro", urgenza_regolarizzata_il AS "urgenzaRegolarizzataIl",
                (SELECT r.operatore_id FROM responsabilita r
                 WHERE r.ambito_id = p.ambito_id AND r.presa_in_carico_id = p.id AND r.periodo @> $3::timestamptz AND p.conclusa_il IS NULL) AS "caseManagerId",
                NOT (${propri}) AS "inSostituzione",
                EXISTS (SELECT FROM progetto g WHERE g.ambito_id = p.ambito_id AND g.presa_in_carico_id = p.id AND g.stato <> 'CONCLUSO') AS "progettoAperto",
                EXISTS (SELECT FROM progetto g JOIN obiettivo o ON o.ambito_id = g.ambito_id AND o.progetto_id = g.id
                        WHERE g.ambito_id = p.ambito_id AND g.presa_in_carico_id = p.id AND g.stato = 'ATTIVO' AND o.esito IS NULL) AS "obiettiviSenzaEsito"
         FROM presa_in_carico p WHERE p.ambito_id = $1 AND p.id = ANY ($2::uuid[]) AND ${where}`,
        [chi.ambitoId, ids, chi.adesso, ...parameters],
      );
    },
  },
});
