// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * What was done on a case `p` while somebody answered for it in a stretch `r`: in words, and when. It stays of whoever answered then.
 * What was done by the coordinator, or by the person signed in, is left out; concealed transmissions tell nothing. What somebody put right
 * since was done all the same: it is read in what is kept of it, where only one kind of record has each of the columns.
 */
export const FATTI_DEL_PASSAGGIO = `
  SELECT 'è stato preso in carico' AS cosa, p.attivata_il AS istante WHERE p.attivata_il <@ r.periodo
  UNION ALL SELECT 'si è concluso', p.conclusa_il WHERE p.conclusa_il = upper(r.periodo) AND p.stato <> 'NON_ACCOLTA'
  UNION ALL SELECT 'è stato sospeso', lower(s.periodo) FROM sospensione s
    WHERE s.ambito_id = p.ambito_id AND s.presa_in_carico_id = p.id AND lower(s.periodo) <@ r.periodo
  UNION ALL SELECT 'è stato ripreso', upper(s.periodo) FROM sospensione s
    WHERE s.ambito_id = p.ambito_id AND s.presa_in_carico_id = p.id AND upper(s.periodo) <@ r.periodo
  UNION ALL SELECT fatto.cosa, fatto.istante FROM progetto g CROSS JOIN LATERAL (
      VALUES ('ne è stato redatto il progetto', g.redatto_il),
        ('è stata registrata l’accettazione del progetto', CASE WHEN NOT g.accettato_con_accesso THEN g.accettato_il END)
      UNION ALL SELECT 'ne è stato modificato il progetto', unnest(g.modifiche)
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
  UNION ALL SELECT fatto.cosa, fatto.istante
    FROM (SELECT p.id
          UNION ALL SELECT id FROM progetto WHERE ambito_id = p.ambito_id AND presa_in_carico_id = p.id
          UNION ALL SELECT id FROM trasmissione
            WHERE ambito_id = p.ambito_id AND presa_in_carico_id = p.id AND NOT occultata) AS suo (id)
    JOIN annullamento a ON a.ambito_id = p.ambito_id AND a.proprietario_id = suo.id
    CROSS JOIN LATERAL (
      VALUES ('è stato corretto ciò che era sbagliato', CASE WHEN a.annullato_da_ruolo <> 'COORDINATORE' THEN a.annullato_il END),
        ('è stato preso in carico', (a.dati ->> 'attivata_il')::timestamptz),
        ('è stato sospeso', CASE a.tipo WHEN 'SOSPENSIONE' THEN lower((a.dati ->> 'periodo')::tstzrange) END),
        ('è stato ripreso', CASE a.tipo WHEN 'SOSPENSIONE' THEN upper((a.dati ->> 'periodo')::tstzrange) END),
        ('ne è stato redatto il progetto', (a.dati ->> 'redatto_il')::timestamptz),
        ('è stata registrata l’accettazione del progetto',
          CASE WHEN NOT (a.dati ->> 'accettato_con_accesso')::boolean THEN (a.dati ->> 'accettato_il')::timestamptz END),
        ('è stata registrata una verifica del progetto', (a.dati ->> 'registrata_il')::timestamptz),
        ('è stato concluso un intervento', (a.dati ->> 'conclusione_registrata_il')::timestamptz),
        ('è stata registrata la risposta di un ente', (a.dati ->> 'registrato_il')::timestamptz)
      UNION ALL SELECT 'ne è stato modificato il progetto', modifica::timestamptz
        FROM jsonb_array_elements_text(a.dati -> 'modifiche') AS modifica) AS fatto (cosa, istante)
    WHERE fatto.istante <@ r.periodo`;
