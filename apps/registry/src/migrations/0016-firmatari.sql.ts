// SPDX-License-Identifier: AGPL-3.0-or-later

/** What is registered stays as it was written, but for the columns named after the constraint. */
export const IMMUTABILITA = `
  CREATE FUNCTION registrato_immutabile() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' OR to_jsonb(NEW) - TG_ARGV[1:] <> to_jsonb(OLD) - TG_ARGV[1:] THEN
      RAISE EXCEPTION 'what is registered does not change' USING ERRCODE = 'check_violation', CONSTRAINT = TG_ARGV[0];
    END IF;
    RETURN NEW;
  END $$;
`;

/**
 * Art. 1: on each day in which a Convenzione is in force its signatories are the Comuni associated on that day. Which days those
 * are is told by Convenzione and membership: who leaves is a signatory no more from that day on, and what was signed stays.
 */
export const FIRMATARI = `
  -- Whoever entered while a Convenzione was recorded for later days signed it by entering.
  INSERT INTO convenzione_comune (convenzione_id, codice_istat, sottoscritta_il)
    SELECT c.id, a.codice_istat, min(lower(a.periodo)) FROM convenzione c JOIN appartenenza a ON a.ambito_id = c.ambito_id AND a.periodo && c.periodo
    GROUP BY c.id, a.codice_istat ON CONFLICT DO NOTHING;

  CREATE TRIGGER convenzione_immutabile BEFORE UPDATE OR DELETE ON convenzione
    FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('convenzione_immutabile');
  CREATE TRIGGER firma_immutabile BEFORE UPDATE OR DELETE ON convenzione_comune
    FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('firma_immutabile');

  -- Who signs is, or will be, associated on a day of the Convenzione.
  CREATE FUNCTION firma_di_comune_associato() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (
      SELECT FROM convenzione c JOIN appartenenza a ON a.ambito_id = c.ambito_id AND a.periodo && c.periodo
      WHERE c.id = NEW.convenzione_id AND a.codice_istat = NEW.codice_istat
    ) THEN
      RAISE EXCEPTION 'members sign' USING ERRCODE = 'check_violation', CONSTRAINT = 'firma_di_comune_associato';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER firma_di_comune_associato AFTER INSERT ON convenzione_comune
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION firma_di_comune_associato();

  -- At commit, of two at once the second after the first: a Convenzione and whoever is associated on its days.
  CREATE FUNCTION convenzione_di_tutti_gli_associati() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM FROM ambito WHERE id = NEW.ambito_id FOR NO KEY UPDATE;
    IF EXISTS (
      SELECT FROM convenzione c JOIN appartenenza a ON a.ambito_id = c.ambito_id AND a.periodo && c.periodo
      WHERE c.ambito_id = NEW.ambito_id
        AND NOT EXISTS (SELECT FROM convenzione_comune f WHERE f.convenzione_id = c.id AND f.codice_istat = a.codice_istat)
    ) THEN
      RAISE EXCEPTION 'every member signs' USING ERRCODE = 'check_violation', CONSTRAINT = 'convenzione_di_tutti_gli_associati';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER convenzione_di_tutti_gli_associati AFTER INSERT ON convenzione
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION convenzione_di_tutti_gli_associati();
  CREATE CONSTRAINT TRIGGER convenzione_di_tutti_gli_associati AFTER INSERT ON appartenenza
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION convenzione_di_tutti_gli_associati();
`;

export const SENZA_FIRMATARI = `
  DROP TRIGGER convenzione_di_tutti_gli_associati ON appartenenza;
  DROP TRIGGER convenzione_di_tutti_gli_associati ON convenzione;
  DROP TRIGGER firma_di_comune_associato ON convenzione_comune;
  DROP TRIGGER firma_immutabile ON convenzione_comune;
  DROP TRIGGER convenzione_immutabile ON convenzione;
  DROP FUNCTION convenzione_di_tutti_gli_associati, firma_di_comune_associato;
`;
