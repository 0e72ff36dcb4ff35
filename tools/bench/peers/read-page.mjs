// SPDX-License-Identifier: AGPL-3.0-or-later
/*
 * Casework's part of the page as one hand-written statement: the same policy and row-level security, one transaction, one row of
 * audit for each record that is shown. What a service without a graph would do.
 */
import { auditRead } from './audit.mjs';
import { OWN_CASES } from './policy.mjs';
import { unit } from './serve.mjs';

const PAGE = `
  WITH pagina AS (
    SELECT p.ambito_id, p.id, p.cartella_id, p.stato, p.area, p.richiesta_il, p.sede_id, p.conclusa_il
    FROM presa_in_carico p
    WHERE p.ambito_id = $1 AND p.stato = $2
      AND ${OWN_CASES}
    ORDER BY p.richiesta_il, p.id LIMIT $5)
  SELECT p.id, p.stato, p.area, p.richiesta_il, p.sede_id, c.id AS cartella_id, s.id AS persona_id, s.nome, s.cognome, s.comune_residenza,
    (SELECT r.operatore_id FROM responsabilita r WHERE r.ambito_id = p.ambito_id AND r.presa_in_carico_id = p.id AND r.periodo @> now() AND p.conclusa_il IS NULL) AS case_manager_id,
    g.id AS progetto_id, g.stato AS progetto_stato, g.interventi
  FROM pagina p
  JOIN cartella c ON c.ambito_id = p.ambito_id AND c.id = p.cartella_id
  JOIN persona s ON s.ambito_id = c.ambito_id AND s.id = c.persona_id
  LEFT JOIN LATERAL (
    SELECT g.id, g.stato, (SELECT json_agg(json_build_object('id', i.id, 'prestazione', i.prestazione, 'costo', i.costo::text, 'dal', lower(i.periodo)) ORDER BY i.periodo, i.id)
                           FROM intervento i WHERE i.ambito_id = g.ambito_id AND i.progetto_id = g.id) AS interventi
    FROM progetto g WHERE g.ambito_id = p.ambito_id AND g.presa_in_carico_id = p.id ORDER BY g.redatto_il DESC, g.id DESC LIMIT 1) AS g ON true
  ORDER BY p.richiesta_il, p.id`;

/** The page for an account of an Ambito. */
export function readPage(request) {
  const { ambito, account, oggi, stato, first } = request;
  return unit(request, async (run) => {
    const rows = await run('page', PAGE, [ambito, stato, account, oggi, first + 1]);
    const shown = rows.slice(0, first);
    const read = shown.flatMap((row) => [
      ['PresaInCarico', row.id],
      ['Cartella', row.cartella_id],
      ['Persona', row.persona_id],
      ...(row.progetto_id === null ? [] : [['ProgettoPersonalizzato', row.progetto_id]]),
    ]);
    await auditRead(run, request, read);
    return {
      data: {
        preseInCarico: {
          edges: shown.map((row) => ({
            node: {
              id: row.id,
              stato: row.stato,
              area: row.area,
              richiestaIl: row.richiesta_il,
              sede: { id: row.sede_id },
              caseManager: row.case_manager_id === null ? null : { id: row.case_manager_id },
              cartella: {
                id: row.cartella_id,
                persona: {
                  id: row.persona_id,
                  nome: row.nome,
                  cognome: row.cognome,
                  comuneResidenza: { codiceIstat: row.comune_residenza },
                },
              },
              progetti: {
                edges:
                  row.progetto_id === null
                    ? []
                    : [{ node: { id: row.progetto_id, stato: row.progetto_stato, interventi: row.interventi ?? [] } }],
              },
            },
          })),
          pageInfo: { hasNextPage: rows.length > first },
        },
      },
    };
  });
}
