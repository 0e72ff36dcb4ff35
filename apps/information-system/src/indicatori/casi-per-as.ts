// SPDX-License-Identifier: AGPL-3.0-or-later
import { FTE_IN_SERVIZIO } from './assistenti-sociali.sql.ts';
import type { Indicatore } from './indicatore.ts';

export const CASI_PER_AS: Indicatore = {
  codice: 'CASI_PER_AS',
  nome: 'Casi per assistente sociale a tempo pieno',
  articolo: '2.2',
  unita: 'casi per tempo pieno equivalente',
  verso: 'MENO_E_MEGLIO',
  base: 'media, sui giorni del periodo già trascorsi, dei casi in carico, diviso la media degli assistenti sociali in servizio',
  nota: 'Un caso conta dal giorno della presa in carico effettiva a quello della conclusione, compresi, anche se sospeso o affidato al coordinatore. Gli assistenti sociali contano in tempo pieno equivalente, come in AS_FTE.',
  fonte: `SELECT p.pseudonimo, servizio.fte, g.giorni,
                 CASE WHEN p.id IS NOT NULL THEN
                   least(g.fine, coalesce(p.conclusa + 1, 'infinity'::date)) - greatest($2::date, p.attivata) END AS in_carico
          FROM (${FTE_IN_SERVIZIO}) AS servizio
          CROSS JOIN (SELECT fine, fine - $2::date AS giorni
                      FROM (SELECT least($3::date, greatest($2::date + 1, current_date + 1)) AS fine) AS f) AS g
          LEFT JOIN fatto_presa_in_carico p ON p.ambito_id = $1 AND p.attivata < g.fine AND (p.conclusa IS NULL OR p.conclusa >= $2)`,
  numeratore: 'round(coalesce(sum(in_carico), 0)::numeric / max(giorni), 4)',
  denominatore: 'round(max(fte), 4)',
  persone: 'count(DISTINCT pseudonimo)',
  dimensioni: [],
};
