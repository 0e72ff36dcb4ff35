// SPDX-License-Identifier: AGPL-3.0-or-later
/** Art. 2 c. 5 m, n: training events and who attended how many hours of them. */
export const FORMAZIONE = `
  CREATE TABLE attivita_formativa (
    id uuid PRIMARY KEY,
    ambito_id uuid NOT NULL REFERENCES ambito,
    titolo text NOT NULL,
    organizzatore text NOT NULL,
    periodo daterange NOT NULL CHECK (NOT isempty(periodo) AND NOT lower_inf(periodo) AND NOT upper_inf(periodo)),
    ore numeric(5,2) NOT NULL CHECK (ore > 0),
    crediti integer NOT NULL CHECK (crediti >= 0),
    posti integer CHECK (posti > 0),
    aperta_a text[] NOT NULL CHECK (cardinality(aperta_a) > 0 AND aperta_a <@ ARRAY['ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COORDINATORE']),
    aperta_ad_altri_enti boolean NOT NULL,
    versione integer NOT NULL DEFAULT 1,
    UNIQUE (id, ore)
  );
  CREATE INDEX attivita_formativa_elenco ON attivita_formativa (ambito_id, lower(periodo) DESC, id DESC);

  -- The event's hours come along, so that nobody attends more of them than there are.
  CREATE TABLE partecipazione (
    attivita_id uuid NOT NULL,
    operatore_id uuid NOT NULL REFERENCES operatore,
    ore_attivita numeric(5,2) NOT NULL,
    iscritto_il timestamptz NOT NULL,
    ore numeric(5,2),
    CONSTRAINT partecipazione_una_iscrizione PRIMARY KEY (attivita_id, operatore_id),
    FOREIGN KEY (attivita_id, ore_attivita) REFERENCES attivita_formativa (id, ore),
    CONSTRAINT partecipazione_ore_della_attivita CHECK (ore BETWEEN 0 AND ore_attivita)
  );
  CREATE INDEX partecipazione_operatore ON partecipazione (operatore_id, attivita_id);

  CREATE FUNCTION partecipazione_posti() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE posti_attivita integer;
  BEGIN
    SELECT posti INTO posti_attivita FROM attivita_formativa WHERE id = NEW.attivita_id FOR UPDATE;
    IF (SELECT count(*) FROM partecipazione WHERE attivita_id = NEW.attivita_id) >= posti_attivita THEN
      RAISE EXCEPTION 'no place is left' USING ERRCODE = 'check_violation', CONSTRAINT = 'partecipazione_posti';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER partecipazione_posti BEFORE INSERT ON partecipazione FOR EACH ROW EXECUTE FUNCTION partecipazione_posti();

  GRANT SELECT, INSERT, UPDATE (versione) ON attivita_formativa TO registry_service;
  GRANT SELECT, INSERT, UPDATE (ore), DELETE ON partecipazione TO registry_service;
`;

export const SENZA_FORMAZIONE = `
  DROP TABLE partecipazione, attivita_formativa;
  DROP FUNCTION partecipazione_posti;
`;
