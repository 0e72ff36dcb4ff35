// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * What was done on a case `p` while somebody answered for it in a stretch `r`: in words, and when. It stays of whoever answered then.
 * What was done by the coordinator, or by the person signed in, is left out; concealed transmissions tell nothing.
 */
export const FATTI_DEL_PASSAGGIO = `
  SELECT 'è stato preso in carico' AS cosa, p.attivata_il AS istante WHERE p.attivata_il <@ r.periodo
  UNION ALL SELECT 'si è concluso', p.conclusa_il WHERE p.conclusa_il = upper(r.periodo) AND p.stato <> 'NON_ACCOLTA'
  UNION ALL SELECT 'è stato sospeso', lower(s.periodo) FROM sospensione s
    WHERE s.ambito_id = p.ambito_id AND s.presa_in_carico_id = p.id AND lower(s.periodo) <@ r.periodo
  UNION ALL SELECT 'è stato ripreso', upper(s.periodo) FROM sospensione s
    WHERE s.ambito_id = p.ambito_id AND s.presa_in_carico_id = p.id AND upper(s.periodo) <@ r.periodo
  UNION ALL SELECT fatto.cosa, fatto.istante FROM progetto g CROSS JOIN LATERAL (
      VALUES ('ne è stato redatto il progetto', g.redatto_il), ('ne è stato modificato il progetto', g.modificato_il),
        ('è stata registrata l’accettazione del progetto', CASE WHEN NOT g.accettato_con_accesso THEN g.accettato_il END)
      UNION ALL SELECT 'è stata registrata una verifica del progetto', v.registrata_il FROM verifica v
        WHERE v.ambito_id = g.ambito_id AND v.progetto_id = g.id
      UNION ALL SELECT 'è stato concluso un intervento', i.conclusione_registrata_il FROM intervento i
        WHERE i.ambito_id = g.ambito_id AND i.progetto_id = g.id) AS fatto (cosa, istante)
    WHERE g.ambito_id = p.ambito_id AND g.presa_in_carico_id = p.id AND fatto.istante <@ r.periodo
  UNION ALL SELECT fatto.cosa, fatto.istante FROM trasmissione t CROSS JOIN LATERAL (
      VALUES ('ne è stata trasmessa una richiesta a un ente', t.trasmessa_il)
      UNION ALL SELECT 'è stata registrata la risposta di un ente', passo.registrato_il FROM trasmissione_passo passo
        WHERE passo.ambito_id = t.ambito_id AND passo.trasmissione_id = t.id) AS fatto (cosa, istante)
    WHERE t.ambito_id = p.ambito_id AND t.presa_in_carico_id = p.id AND NOT t.occultata AND fatto.istante <@ r.periodo
  UNION ALL SELECT 'è stato corretto ciò che era sbagliato', a.annullato_il FROM annullamento a
    WHERE a.ambito_id = p.ambito_id AND a.annullato_da_ruolo <> 'COORDINATORE' AND a.annullato_il <@ r.periodo
      AND (a.proprietario_id = p.id
        OR EXISTS (SELECT FROM progetto g WHERE g.ambito_id = p.ambito_id AND g.presa_in_carico_id = p.id AND g.id = a.proprietario_id)
        OR EXISTS (SELECT FROM trasmissione t WHERE t.ambito_id = p.ambito_id AND t.presa_in_carico_id = p.id
                     AND t.id = a.proprietario_id AND NOT t.occultata))`;
