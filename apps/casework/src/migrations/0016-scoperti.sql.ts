// SPDX-License-Identifier: AGPL-3.0-or-later

/** Art. 2 c. 5 o: the last day not covered, beside the first, so that a list asks of both nothing but its own today. */
export const SCOPERTI = `
  ALTER TABLE intervento ADD COLUMN scoperto_al date, NO FORCE ROW LEVEL SECURITY;
  UPDATE intervento SET scoperto_dal = lower(giorni), scoperto_al = upper(giorni) - 1
  FROM (SELECT ambito_id, id, giorni_scoperti(ambito_id, ente_id, prestazione, periodo) AS giorni
        FROM intervento WHERE scoperto_dal IS NOT NULL) AS s
  WHERE intervento.ambito_id = s.ambito_id AND intervento.id = s.id;
  SET CONSTRAINTS ALL IMMEDIATE;
  ALTER TABLE intervento FORCE ROW LEVEL SECURITY,
    ADD CONSTRAINT intervento_scoperto_dal_al CHECK ((scoperto_dal IS NULL) = (scoperto_al IS NULL) AND scoperto_dal <= scoperto_al);

  CREATE FUNCTION intervento_scoperto_davvero() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE giorni CONSTANT datemultirange := giorni_scoperti(NEW.ambito_id, NEW.ente_id, NEW.prestazione, NEW.periodo);
  BEGIN
    IF (NEW.scoperto_dal, NEW.scoperto_al) IS DISTINCT FROM (lower(giorni), upper(giorni) - 1) THEN
      RAISE EXCEPTION 'the marks are the days not covered' USING ERRCODE = 'check_violation', CONSTRAINT = 'intervento_scoperto_davvero';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER intervento_scoperto_davvero AFTER UPDATE OF scoperto_dal, scoperto_al ON intervento
    FOR EACH ROW EXECUTE FUNCTION intervento_scoperto_davvero();
  GRANT SELECT (scoperto_al), UPDATE (scoperto_al) ON intervento TO casework_worker;
`;

export const SENZA_SCOPERTI = `
  DROP TRIGGER intervento_scoperto_davvero ON intervento;
  DROP FUNCTION intervento_scoperto_davvero;
  REVOKE SELECT (scoperto_al), UPDATE (scoperto_al) ON intervento FROM casework_worker;
  ALTER TABLE intervento DROP COLUMN scoperto_al;
`;
