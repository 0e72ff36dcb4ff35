// SPDX-License-Identifier: AGPL-3.0-or-later

/** Art. 1 c. 1: an Ambito is of a Regione, under a code, for good; and its Comuni are of that Regione. */
export const REGIONE = `
  CREATE TRIGGER ambito_immutabile BEFORE UPDATE ON ambito
    FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('ambito_immutabile', 'nome', 'versione');
  REVOKE UPDATE ON ambito FROM registry_service;
  GRANT UPDATE (nome, versione) ON ambito TO registry_service;

  -- The Regione of a Comune, which may change, is locked: an import waits, and sees the membership.
  CREATE FUNCTION appartenenza_della_regione() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE altra boolean;
  BEGIN
    IF TG_TABLE_NAME = 'comune' THEN
      altra := EXISTS (
        SELECT FROM appartenenza JOIN ambito ON ambito.id = ambito_id
        WHERE codice_istat = NEW.codice_istat AND periodo && daterange(oggi(), NULL) AND ambito.regione <> NEW.regione);
    ELSE
      SELECT comune.regione <> ambito.regione INTO altra FROM comune, ambito
        WHERE codice_istat = NEW.codice_istat AND ambito.id = NEW.ambito_id FOR SHARE OF comune;
    END IF;
    IF altra THEN
      RAISE EXCEPTION 'of another Regione' USING ERRCODE = 'check_violation', CONSTRAINT = 'appartenenza_della_regione';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER appartenenza_della_regione BEFORE INSERT ON appartenenza
    FOR EACH ROW EXECUTE FUNCTION appartenenza_della_regione();
  CREATE TRIGGER appartenenza_della_regione BEFORE UPDATE OF regione ON comune
    FOR EACH ROW WHEN (NEW.regione <> OLD.regione) EXECUTE FUNCTION appartenenza_della_regione();
`;

export const SENZA_REGIONE = `
  DROP TRIGGER appartenenza_della_regione ON comune;
  DROP TRIGGER appartenenza_della_regione ON appartenenza;
  DROP FUNCTION appartenenza_della_regione;
  REVOKE UPDATE ON ambito FROM registry_service;
  GRANT UPDATE ON ambito TO registry_service;
  DROP TRIGGER ambito_immutabile ON ambito;
`;
