// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineReference } from '@ambito/subgraph';
import { regolamentoLeggi } from './regolamento.azioni.ts';

export const versioneRegolamentoReference = defineReference({
  typename: 'VersioneRegolamento',
  azione: regolamentoLeggi,
  keys: {
    id: ({ query }, ids) =>
      query(
        `SELECT id, ambito_id AS "ambitoId", numero, approvata_il AS "approvataIl", origine, atto, proposta_id AS "propostaId",
                coalesce(upper(periodo), CASE WHEN isempty(periodo) THEN approvata_il END) AS "superataIl",
                CASE origine WHEN 'ALLINEAMENTO' THEN json_build_object('livello', disposizione_livello, 'fonte', disposizione_fonte,
                  'inVigoreDal', disposizione_dal, 'articoli', articoli_toccati) END AS allineamento
         FROM versione_regolamento WHERE id = ANY ($1::uuid[])`,
        [ids],
      ),
  },
});
