// SPDX-License-Identifier: AGPL-3.0-or-later

/** What is taken as now by the service; the database's clock where nobody says. */
const ADESSO = `coalesce(nullif(current_setting('ambito.adesso', true), '')::timestamptz, now())`;

/** Who is on call is in service on the days of $giorni. */
const inServizio = (dichiara: string, prepara: string, giorni: string): string => `
  CREATE OR REPLACE FUNCTION turno_reperibilita_in_servizio() RETURNS trigger LANGUAGE plpgsql AS $$
  ${dichiara}BEGIN
    ${prepara}PERFORM FROM operatore WHERE id IN (NEW.operatore_id, NEW.sostituto_id) ORDER BY id FOR NO KEY UPDATE;
    IF NOT giorni_disponibili(NEW.operatore_id) @> giorni_di(${giorni})
       OR (NEW.sostituto_id IS NOT NULL AND NOT giorni_disponibili(NEW.sostituto_id) @> giorni_di(${giorni})) THEN
      RAISE EXCEPTION 'who is on call is in service' USING ERRCODE = 'check_violation', CONSTRAINT = 'turno_reperibilita_in_servizio';
    END IF;
    RETURN NULL;
  END $$;`;

/** Art. 2 c. 4: who was on call stays. What is before the minute of the operation is written no more. */
export const REPERIBILITA = `
  CREATE FUNCTION turno_reperibilita_passato() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    minuto timestamptz := date_trunc('minute', ${ADESSO});
    mobili CONSTANT text[] := ARRAY['periodo', 'versione'];
    riscritto boolean;
  BEGIN
    IF TG_OP <> 'INSERT' AND lower(OLD.periodo) < minuto THEN
      -- Of one that has begun only the end moves, while it is to come.
      riscritto := TG_OP = 'DELETE' OR upper(OLD.periodo) <= minuto OR upper(NEW.periodo) < minuto
        OR lower(NEW.periodo) <> lower(OLD.periodo) OR to_jsonb(NEW) - mobili <> to_jsonb(OLD) - mobili;
    ELSE
      riscritto := TG_OP <> 'DELETE' AND lower(NEW.periodo) < minuto;
    END IF;
    IF riscritto THEN
      RAISE EXCEPTION 'who was on call stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'turno_reperibilita_passato';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END $$;
  CREATE TRIGGER turno_reperibilita_passato BEFORE INSERT OR UPDATE OR DELETE ON turno_reperibilita
    FOR EACH ROW EXECUTE FUNCTION turno_reperibilita_passato();
  REVOKE UPDATE ON turno_reperibilita FROM registry_service;
  GRANT UPDATE (periodo, operatore_id, sostituto_id, versione) ON turno_reperibilita TO registry_service;
  ${inServizio(
    'DECLARE chiesti tstzrange := NEW.periodo;\n  ',
    `IF TG_OP = 'UPDATE' AND lower(NEW.periodo) = lower(OLD.periodo)
       AND (NEW.operatore_id, NEW.sostituto_id) IS NOT DISTINCT FROM (OLD.operatore_id, OLD.sostituto_id) THEN
      -- Only the end moves: whoever was away meanwhile was, and only the hours that are added are asked for.
      IF upper(NEW.periodo) <= upper(OLD.periodo) THEN RETURN NULL; END IF;
      chiesti := tstzrange(upper(OLD.periodo), upper(NEW.periodo));
    END IF;
    `,
    'chiesti',
  )}
`;

export const SENZA_REPERIBILITA = `
  ${inServizio('', '', 'NEW.periodo')}
  REVOKE UPDATE ON turno_reperibilita FROM registry_service;
  GRANT UPDATE ON turno_reperibilita TO registry_service;
  DROP TRIGGER turno_reperibilita_passato ON turno_reperibilita;
  DROP FUNCTION turno_reperibilita_passato;
`;
