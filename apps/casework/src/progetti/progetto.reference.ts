// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { IN_SOSTITUZIONE } from '../anagrafe/sostituzioni.ts';
import { casiVisibili } from '../responsabilita/casi-visibili.ts';
import { progettoLeggi } from './progetti.azioni.ts';
import { ProgettoEntity } from './progetto.entity.ts';

/** A condition on a case `p`: its person has the codice fiscale ($3) with which the actor has signed in. */
export const DELLA_PERSONA = `EXISTS (SELECT FROM cartella c JOIN persona s ON s.ambito_id = c.ambito_id AND s.id = c.persona_id
                    WHERE c.ambito_id = p.ambito_id AND c.id = p.cartella_id AND s.codice_fiscale = $3)`;

/** Shows a project to an actor who may see its case, and to a citizen the citizen's own. */
export const progettoReference = defineReference({
  typename: 'ProgettoPersonalizzato',
  azione: progettoLeggi,
  motivo: ({ inSostituzione }) => (inSostituzione === true ? IN_SOSTITUZIONE : undefined),
  keys: {
    id: ({ query, ...chi }, ids) => {
      const { where, propri, parameters } =
        chi.autorizzazione.ruolo === 'CITTADINO'
          ? { where: DELLA_PERSONA, propri: DELLA_PERSONA, parameters: [chi.attore.codiceFiscale ?? null] }
          : casiVisibili(chi, 'p', 2);
      return query(
        `SELECT ${columnsOf(ProgettoEntity, 'g')}, NOT (${propri}) AS "inSostituzione"
         FROM progetto g JOIN presa_in_carico p ON p.ambito_id = g.ambito_id AND p.id = g.presa_in_carico_id
         WHERE g.ambito_id = $1 AND g.id = ANY ($2::uuid[]) AND ${where}`,
        [chi.ambitoId, ids, ...parameters],
      );
    },
  },
});
