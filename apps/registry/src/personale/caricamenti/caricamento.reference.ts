// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineReference } from '@ambito/subgraph';
import { caricamentoLeggi } from './caricamenti.azioni.ts';

export const caricamentoReference = defineReference({
  typename: 'Caricamento',
  azione: caricamentoLeggi,
  keys: {
    id: ({ query, ambitoId }, ids) =>
      query(
        `SELECT id, tipo, prova, allegato_id AS "allegatoId", stato, righe, righe_lavorate AS "righeLavorate", nuove, invariate, errori,
                totale_errori AS "totaleErrori", con_tabella_errori AS "conTabellaErrori", richiesto_il AS "richiestoIl",
                iniziato_il AS "iniziatoIl", concluso_il AS "conclusoIl", dati_tolti_il AS "datiToltiIl", versione
         FROM caricamento WHERE id = ANY ($1::uuid[]) AND ambito_id = $2`,
        [ids, ambitoId],
      ),
  },
});
