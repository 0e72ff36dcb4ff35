// SPDX-License-Identifier: AGPL-3.0-or-later

/** When what is kept of a record in `a` was first written, where it says so. */
const FATTA = `CASE a.tipo
  WHEN 'PRESA_IN_CARICO' THEN (a.dati ->> 'attivata_il')::timestamptz
  WHEN 'SOSPENSIONE' THEN lower((a.dati ->> 'periodo')::tstzrange)
  WHEN 'PROGETTO' THEN (a.dati ->> CASE WHEN a.sostituito_da IS NULL THEN 'redatto_il' ELSE 'accettato_il' END)::timestamptz
  WHEN 'VERIFICA' THEN (a.dati ->> 'registrata_il')::timestamptz
  WHEN 'INTERVENTO' THEN (a.dati ->> 'conclusione_registrata_il')::timestamptz
  WHEN 'TRASMISSIONE_PASSO' THEN (a.dati ->> 'registrato_il')::timestamptz END`;

/**
 * Whether something stands in the place of what is kept in `a` of a case `p`: another record, or the record itself, corrected. A record
 * that says it again says so from a later instant.
 */
const CORRETTA = `CASE
  WHEN a.sostituito_da IS NULL THEN false
  WHEN a.sostituito_da::text <> a.dati ->> 'id' THEN true
  ELSE coalesce(CASE a.tipo
    WHEN 'PRESA_IN_CARICO' THEN p.attivata_il
    WHEN 'PROGETTO' THEN (SELECT accettato_il FROM progetto WHERE ambito_id = a.ambito_id AND id = a.sostituito_da)
    WHEN 'VERIFICA' THEN (SELECT registrata_il FROM verifica WHERE ambito_id = a.ambito_id AND id = a.sostituito_da)
    WHEN 'INTERVENTO' THEN (SELECT conclusione_registrata_il FROM intervento WHERE ambito_id = a.ambito_id AND id = a.sostituito_da)
    END <= a.annullato_il, false) END`;

/** Whether what is kept in `a` was done and annulled in one stretch `r`: whoever answered then took back what they had done. */
const RIPRESA_DA_SE = `coalesce(
  ${FATTA} <@ r.periodo AND a.annullato_il <@ r.periodo AND a.annullato_da_ruolo <> 'COORDINATORE' AND NOT ${CORRETTA}, false)`;

/**
 * What was done on a case `p` while somebody answered for it in a stretch `r`: in words, and when. It stays of whoever answered then.
 * What was done by the coordinator, or by the person signed in, is left out; concealed transmissions tell nothing. What somebody put right
 * since was done all the same: it is read in what is kept of it, where only one kind of record has each of the columns. What the same one
 * took back leaves nothing. An end of the case that the coordinator annulled was of whoever answered as it was annulled: a case that has
 * ended does not change hands.
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
    WHERE fatto.istante <@ r.periodo AND NOT ${RIPRESA_DA_SE}
  UNION ALL SELECT 'si è concluso', (a.dati ->> 'data')::timestamp AT TIME ZONE 'Europe/Rome' FROM annullamento a
    WHERE a.ambito_id = p.ambito_id AND a.proprietario_id = p.id AND a.tipo IN ('DIMISSIONE', 'TRASFERIMENTO')
      AND a.sostituito_da IS NULL AND a.annullato_il > r.inizio AND a.annullato_il <= r.fine`;
