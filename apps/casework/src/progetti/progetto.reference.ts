// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineReference } from '@ambito/subgraph';
import { IN_SOSTITUZIONE } from '../anagrafe/sostituzioni.ts';
import { casiVisibili } from '../prese-in-carico/casi-visibili.ts';
import { progettoLeggi } from './progetti.azioni.ts';

/** Of the person whose codice fiscale ($3) the actor has signed in with. */
const DELLA_PERSONA = `EXISTS (SELECT FROM cartella c JOIN persona s ON s.ambito_id = c.ambito_id AND s.id = c.persona_id
                    WHERE c.ambito_id = p.ambito_id AND c.id = p.cartella_id AND s.codice_fiscale = $3)`;

/** The case manager's own cases, or those of whom one stands in for; for a citizen, one's own project once there is one to accept. */
export const progettoReference = defineReference({
  typename: 'ProgettoPersonalizzato',
  azione: progettoLeggi,
  motivo: ({ inSostituzione }) => (inSostituzione === true ? IN_SOSTITUZIONE : undefined),
  keys: {
    id: ({ query, ...chi }, ids) => {
      const { where, propri, parameters } =
        chi.autorizzazione.ruolo === 'CITTADINO'
          ? { where: DELLA_PERSONA, propri: DELLA_PERSONA, parameters: [] }
          : casiVisibili(chi, 'p', 3);
      return query(
        `SELECT g.id, g.presa_in_carico_id AS "presaInCaricoId", g.stato, g.redatto_il AS "redattoIl", g.accettato_il AS "accettatoIl",
                g.accettato_da AS "accettatoDa", g.parole, g.versione, NOT (${propri}) AS "inSostituzione",
                EXISTS (SELECT FROM intervento i WHERE i.ambito_id = g.ambito_id AND i.progetto_id = g.id AND i.ente_id IS NOT NULL
                          AND giorni_scoperti(i.ambito_id, i.ente_id, i.prestazione, i.periodo) <> '{}') AS scoperto,
                EXISTS (SELECT FROM verifica v WHERE v.ambito_id = g.ambito_id AND v.progetto_id = g.id AND v.svolta IS NULL) AS "daVerificare",
                ${DELLA_PERSONA} AS "dellaPersona"
         FROM progetto g JOIN presa_in_carico p ON p.ambito_id = g.ambito_id AND p.id = g.presa_in_carico_id
         WHERE g.ambito_id = $1 AND g.id = ANY ($2::uuid[]) AND ${where}`,
        [chi.ambitoId, ids, chi.attore.codiceFiscale ?? null, ...parameters],
      );
    },
  },
});
