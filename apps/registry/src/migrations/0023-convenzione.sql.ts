// SPDX-License-Identifier: AGPL-3.0-or-later

/** Art. 1 and 9: of a Convenzione only the end comes earlier, once, by an act, and not in the past. */
export const CESSAZIONE = `
  ALTER TABLE convenzione ADD COLUMN atto_cessazione text;
  CREATE FUNCTION convenzione_immutabile() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE mobili CONSTANT text[] := ARRAY['periodo', 'atto_cessazione'];
  BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - mobili = to_jsonb(OLD) - mobili
       AND OLD.atto_cessazione IS NULL AND NEW.atto_cessazione IS NOT NULL
       AND lower(NEW.periodo) = lower(OLD.periodo) AND upper(NEW.periodo) < upper(OLD.periodo) AND upper(NEW.periodo) > oggi() THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what was signed does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'convenzione_immutabile';
  END $$;
  CREATE OR REPLACE TRIGGER convenzione_immutabile BEFORE UPDATE OR DELETE ON convenzione
    FOR EACH ROW EXECUTE FUNCTION convenzione_immutabile();
  GRANT UPDATE (periodo, atto_cessazione) ON convenzione TO registry_service;
`;

export const SENZA_CESSAZIONE = `
  REVOKE UPDATE (periodo, atto_cessazione) ON convenzione FROM registry_service;
  CREATE OR REPLACE TRIGGER convenzione_immutabile BEFORE UPDATE OR DELETE ON convenzione
    FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('convenzione_immutabile');
  DROP FUNCTION convenzione_immutabile;
  ALTER TABLE convenzione DROP COLUMN atto_cessazione;
`;
