// SPDX-License-Identifier: AGPL-3.0-or-later

/** Art. 7: who is nominated has an account, and keeps one while the nomination is not over. Whoever comes second waits, and sees it. */
const NOMINA = `
  CREATE FUNCTION coordinatore_con_account() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE manca boolean;
  BEGIN
    IF TG_TABLE_NAME = 'operatore' THEN
      manca := EXISTS (SELECT FROM nomina_coordinatore WHERE operatore_id = NEW.id AND periodo && daterange(oggi(), NULL));
    ELSE
      SELECT account IS NULL INTO manca FROM operatore WHERE id = NEW.operatore_id FOR SHARE;
    END IF;
    IF manca THEN
      RAISE EXCEPTION 'a coordinator acts by an account' USING ERRCODE = 'check_violation', CONSTRAINT = 'coordinatore_con_account';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER coordinatore_con_account BEFORE INSERT ON nomina_coordinatore
    FOR EACH ROW EXECUTE FUNCTION coordinatore_con_account();
  CREATE TRIGGER coordinatore_con_account BEFORE UPDATE OF account ON operatore
    FOR EACH ROW WHEN (NEW.account IS NULL AND OLD.account IS NOT NULL) EXECUTE FUNCTION coordinatore_con_account();
`;

/** Art. 2 c. 5 f and o: an ente that is party to an agreement is there on the day of its signing, and does not cease before it. */
const ACCORDO = `
  CREATE FUNCTION accordo_parte_ente_attivo() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM FROM ente JOIN accordo AS d ON ente.periodo @> d.sottoscritto_il
      WHERE ente.id = NEW.ente_id AND d.id = NEW.accordo_id FOR SHARE OF ente;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the ente was not there' USING ERRCODE = 'check_violation', CONSTRAINT = 'accordo_parte_ente_attivo';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER accordo_parte_ente_attivo BEFORE INSERT ON accordo_parte
    FOR EACH ROW WHEN (NEW.ente_id IS NOT NULL) EXECUTE FUNCTION accordo_parte_ente_attivo();
  CREATE FUNCTION ente_attivo_negli_accordi() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (
      SELECT FROM accordo_parte AS p JOIN accordo AS d ON d.id = p.accordo_id
      WHERE p.ente_id = NEW.id AND OLD.periodo @> d.sottoscritto_il AND NOT NEW.periodo @> d.sottoscritto_il
    ) THEN
      RAISE EXCEPTION 'the ente has signed' USING ERRCODE = 'check_violation', CONSTRAINT = 'ente_attivo_negli_accordi';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER ente_attivo_negli_accordi BEFORE UPDATE OF periodo ON ente
    FOR EACH ROW EXECUTE FUNCTION ente_attivo_negli_accordi();
`;

export const PARTI = `${NOMINA}${ACCORDO}`;

export const SENZA_PARTI = `
  DROP TRIGGER ente_attivo_negli_accordi ON ente;
  DROP TRIGGER accordo_parte_ente_attivo ON accordo_parte;
  DROP FUNCTION ente_attivo_negli_accordi, accordo_parte_ente_attivo;
  DROP TRIGGER coordinatore_con_account ON operatore;
  DROP TRIGGER coordinatore_con_account ON nomina_coordinatore;
  DROP FUNCTION coordinatore_con_account;
`;
