// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Indicatore } from './indicatore.ts';

export const FORMAZIONE_ORE_PER_OPERATORE: Indicatore = {
  codice: 'FORMAZIONE_ORE_PER_OPERATORE',
  nome: 'Ore di formazione per operatore',
  articolo: '2.5 n',
  unita: 'ore per operatore',
  verso: 'PIU_E_MEGLIO',
  base: 'ultimo giorno dell’attività formativa; operatori in servizio per almeno un giorno del periodo',
  nota: 'Ore frequentate dagli operatori in servizio, di qualunque qualifica.',
  fonte: `SELECT servizio.operatore_id, coalesce(sum(q.ore), 0) AS ore
          FROM (SELECT DISTINCT operatore_id FROM fatto_incarico
                WHERE ambito_id = $1 AND dal < $3 AND (al IS NULL OR al >= $2)) AS servizio
          LEFT JOIN (fatto_frequenza q JOIN fatto_formazione f ON f.ambito_id = q.ambito_id AND f.id = q.attivita_id
                     AND f.conclusa >= $2 AND f.conclusa < $3)
            ON q.ambito_id = $1 AND q.operatore_id = servizio.operatore_id
          GROUP BY servizio.operatore_id`,
  numeratore: 'sum(ore)',
  denominatore: 'count(*)',
  persone: null,
  dimensioni: [],
};
