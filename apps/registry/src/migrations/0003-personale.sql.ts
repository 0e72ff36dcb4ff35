// SPDX-License-Identifier: AGPL-3.0-or-later
/** Article 8 as tables: titles of service, incarichi inside them, absences with their substitutes. */
export const SERVIZIO = `
  ALTER TABLE operatore
    ADD albo_regione text CHECK (albo_regione ~ '^[0-9]{2}$'),
    -- Who takes over the cases where the service ends.
    ADD subentrante_id uuid REFERENCES operatore;
  UPDATE operatore SET albo_regione = ambito.regione FROM ambito WHERE ambito.id = operatore.ambito_id AND albo_numero IS NOT NULL;
  ALTER TABLE operatore
    DROP CONSTRAINT operatore_albo,
    ADD CONSTRAINT operatore_albo CHECK (qualifica <> 'ASSISTENTE_SOCIALE' OR num_nonnulls(albo_regione, albo_sezione, albo_numero) = 3),
    ADD CONSTRAINT operatore_albo_unico UNIQUE (ambito_id, albo_regione, albo_sezione, albo_numero),
    ADD CONSTRAINT operatore_dell_ambito UNIQUE (ambito_id, id),
    ADD CONSTRAINT operatore_subentrante_altro CHECK (subentrante_id <> id);

  CREATE TABLE titolo_di_servizio (
    id uuid PRIMARY KEY,
    operatore_id uuid NOT NULL REFERENCES operatore,
    tipo text NOT NULL CHECK (tipo IN ('DIPENDENTE', 'DISCIPLINARE_INCARICO')),
    ente text NOT NULL,
    atto text NOT NULL,
    sottoscritto_il date,
    tempo_indeterminato boolean NOT NULL,
    periodo daterange NOT NULL CHECK (NOT isempty(periodo) AND NOT lower_inf(periodo)),
    CONSTRAINT titolo_nel_tempo UNIQUE (id, operatore_id, periodo WITHOUT OVERLAPS),
    CONSTRAINT titolo_disciplinare CHECK (tipo = 'DIPENDENTE' OR (NOT tempo_indeterminato AND sottoscritto_il IS NOT NULL))
  );
  CREATE INDEX titolo_di_servizio_operatore ON titolo_di_servizio (operatore_id, periodo);

  -- What stood on each incarico becomes the title under which it was given.
  ALTER TABLE incarico ADD titolo_id uuid;
  UPDATE incarico SET titolo_id = uuidv7();
  INSERT INTO titolo_di_servizio (id, operatore_id, tipo, ente, atto, sottoscritto_il, tempo_indeterminato, periodo)
    SELECT titolo_id, operatore_id, titolo, comune.nome, atto, CASE titolo WHEN 'DISCIPLINARE_INCARICO' THEN lower(periodo) END,
           tempo_indeterminato AND titolo = 'DIPENDENTE', periodo
    FROM incarico
    JOIN operatore ON operatore.id = operatore_id
    JOIN ambito ON ambito.id = operatore.ambito_id
    JOIN comune ON comune.codice_istat = ambito.capofila;
  -- Not of what was there before: those end when somebody says when.
  ALTER TABLE titolo_di_servizio ADD CONSTRAINT titolo_a_termine CHECK (tempo_indeterminato OR NOT upper_inf(periodo)) NOT VALID;
  ALTER TABLE incarico
    ALTER titolo_id SET NOT NULL,
    ALTER sede_id DROP NOT NULL,
    DROP titolo,
    DROP tempo_indeterminato,
    ADD codice_istat text REFERENCES comune,
    ADD fine_richiesta date,
    ADD fine_motivo text CHECK (fine_motivo IN ('TERMINE', 'DIMISSIONI', 'TRASFERIMENTO', 'DECESSO', 'SOSPENSIONE', 'ALTRO')),
    ADD sotto_minimo boolean NOT NULL DEFAULT false,
    ADD senza_successore integer CHECK (senza_successore >= 0),
    ADD successione_versione integer NOT NULL DEFAULT 0,
    ADD CONSTRAINT incarico_in_un_luogo CHECK (num_nonnulls(sede_id, codice_istat) = 1),
    ADD CONSTRAINT incarico_fine_dentro CHECK (fine_richiesta >= lower(periodo) AND (upper_inf(periodo) OR fine_richiesta < upper(periodo))),
    ADD CONSTRAINT incarico_uno_per_comune EXCLUDE USING gist (operatore_id WITH =, codice_istat WITH =, periodo WITH &&),
    -- Art. 8 c. 1: no day of an incarico without the title by which one serves.
    ADD CONSTRAINT incarico_con_titolo FOREIGN KEY (titolo_id, operatore_id, PERIOD periodo)
      REFERENCES titolo_di_servizio (id, operatore_id, PERIOD periodo);

  CREATE TABLE assenza (
    id uuid PRIMARY KEY,
    operatore_id uuid NOT NULL REFERENCES operatore,
    sostituto_id uuid REFERENCES operatore,
    periodo daterange NOT NULL CHECK (NOT isempty(periodo) AND NOT lower_inf(periodo) AND NOT upper_inf(periodo)),
    CONSTRAINT assenza_una_per_volta EXCLUDE USING gist (operatore_id WITH =, periodo WITH &&),
    CONSTRAINT assenza_sostituto_altro CHECK (sostituto_id <> operatore_id)
  );
  CREATE INDEX assenza_sostituto ON assenza (sostituto_id) WHERE sostituto_id IS NOT NULL;

  -- The days of all the incarichi of an operator, up to the end that is asked for.
  CREATE FUNCTION giorni_in_servizio(operatore uuid) RETURNS datemultirange LANGUAGE sql STABLE AS $$
    SELECT coalesce(range_agg(periodo * daterange(NULL, fine_richiesta, '[]')), '{}') FROM incarico WHERE operatore_id = operatore $$;
  CREATE FUNCTION giorni_disponibili(operatore uuid) RETURNS datemultirange LANGUAGE sql STABLE AS $$
    SELECT giorni_in_servizio(operatore) - coalesce((SELECT range_agg(periodo) FROM assenza WHERE operatore_id = operatore), '{}') $$;

  -- The row of the operator is the lock: what two transactions write about one person is checked one after the other.
  CREATE FUNCTION incarico_regole() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM FROM operatore WHERE id = NEW.operatore_id FOR NO KEY UPDATE;
    IF EXISTS (
      SELECT FROM incarico AS inizio WHERE operatore_id = NEW.operatore_id
        AND (SELECT sum(fte) FROM incarico WHERE operatore_id = NEW.operatore_id AND periodo @> lower(inizio.periodo)) > 1
    ) THEN
      RAISE EXCEPTION 'more than a full time' USING ERRCODE = 'check_violation', CONSTRAINT = 'incarico_tempo_pieno';
    END IF;
    IF EXISTS (
      SELECT FROM operatore WHERE id = NEW.operatore_id AND qualifica = 'ASSISTENTE_SOCIALE'
        AND coalesce(codice_deontologico_accettato_il > lower(NEW.periodo), true)
    ) THEN
      RAISE EXCEPTION 'professional code not accepted' USING ERRCODE = 'check_violation', CONSTRAINT = 'incarico_codice_deontologico';
    END IF;
    IF EXISTS (SELECT FROM assenza WHERE sostituto_id = NEW.operatore_id AND NOT giorni_in_servizio(NEW.operatore_id) @> periodo) THEN
      RAISE EXCEPTION 'the substitute is in service' USING ERRCODE = 'check_violation', CONSTRAINT = 'assenza_sostituto_in_servizio';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER incarico_regole AFTER INSERT OR UPDATE OF operatore_id, periodo, fte, fine_richiesta ON incarico
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION incarico_regole();

  CREATE FUNCTION assenza_sostituto_in_servizio() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM FROM operatore WHERE id IN (NEW.operatore_id, NEW.sostituto_id) ORDER BY id FOR NO KEY UPDATE;
    IF EXISTS (
      SELECT FROM assenza WHERE id = NEW.id AND sostituto_id IS NOT NULL AND NOT giorni_disponibili(sostituto_id) @> periodo
      UNION ALL SELECT FROM assenza WHERE sostituto_id = NEW.operatore_id AND periodo && NEW.periodo
    ) THEN
      RAISE EXCEPTION 'the substitute is in service' USING ERRCODE = 'check_violation', CONSTRAINT = 'assenza_sostituto_in_servizio';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER assenza_sostituto_in_servizio AFTER INSERT OR UPDATE ON assenza
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assenza_sostituto_in_servizio();

  GRANT SELECT, INSERT, UPDATE ON titolo_di_servizio TO registry_service;
  GRANT DELETE ON incarico TO registry_service;
  GRANT SELECT, INSERT, UPDATE, DELETE ON assenza TO registry_service;
  GRANT SELECT ON titolo_di_servizio, assenza TO registry_worker;
  GRANT UPDATE (versione) ON operatore TO registry_worker;
  GRANT UPDATE (periodo, fine_richiesta, senza_successore, successione_versione) ON incarico TO registry_worker;
`;

/** Articles 2 c. 3 and c. 4 as tables: the acts of mandate of each Comune, the on-call rota of the Ambito. */
export const MANDATI_E_REPERIBILITA = `
  CREATE TABLE atto_di_mandato (
    id uuid PRIMARY KEY,
    ambito_id uuid NOT NULL REFERENCES ambito,
    codice_istat text NOT NULL REFERENCES comune,
    numero text NOT NULL,
    data date NOT NULL,
    organo text NOT NULL,
    periodo daterange NOT NULL CHECK (NOT isempty(periodo) AND NOT lower_inf(periodo)),
    versione integer NOT NULL DEFAULT 1,
    CONSTRAINT atto_di_mandato_estremi UNIQUE (ambito_id, codice_istat, data, numero),
    CONSTRAINT atto_di_mandato_dell_ambito UNIQUE (ambito_id, id),
    CONSTRAINT atto_di_mandato_non_retroattivo CHECK (data <= lower(periodo))
  );
  CREATE INDEX atto_di_mandato_elenco ON atto_di_mandato (ambito_id, data DESC, id DESC);
  CREATE INDEX atto_di_mandato_comune ON atto_di_mandato (ambito_id, codice_istat, data DESC, id DESC);

  CREATE TABLE atto_di_mandato_operatore (
    ambito_id uuid NOT NULL,
    atto_id uuid NOT NULL,
    operatore_id uuid NOT NULL,
    PRIMARY KEY (atto_id, operatore_id),
    CONSTRAINT mandato_di_un_atto FOREIGN KEY (ambito_id, atto_id) REFERENCES atto_di_mandato (ambito_id, id),
    CONSTRAINT mandato_a_un_operatore FOREIGN KEY (ambito_id, operatore_id) REFERENCES operatore (ambito_id, id)
  );
  CREATE INDEX atto_di_mandato_operatore_operatore ON atto_di_mandato_operatore (operatore_id, atto_id);

  -- Art. 2 c. 4: one shift at a time in an Ambito, hence none twice for one operator.
  CREATE TABLE turno_reperibilita (
    id uuid PRIMARY KEY,
    ambito_id uuid NOT NULL REFERENCES ambito,
    operatore_id uuid NOT NULL,
    sostituto_id uuid,
    periodo tstzrange NOT NULL CHECK (NOT isempty(periodo) AND NOT lower_inf(periodo) AND NOT upper_inf(periodo)),
    versione integer NOT NULL DEFAULT 1,
    CONSTRAINT turno_reperibilita_operatore FOREIGN KEY (ambito_id, operatore_id) REFERENCES operatore (ambito_id, id),
    CONSTRAINT turno_reperibilita_sostituto FOREIGN KEY (ambito_id, sostituto_id) REFERENCES operatore (ambito_id, id),
    CONSTRAINT turno_reperibilita_uno_alla_volta EXCLUDE USING gist (ambito_id WITH =, periodo WITH &&),
    CONSTRAINT turno_reperibilita_sostituto_altro CHECK (sostituto_id <> operatore_id)
  );
  CREATE INDEX turno_reperibilita_elenco ON turno_reperibilita (ambito_id, lower(periodo), id);

  -- The days by the calendar of Rome that an interval touches, and the instants of some days.
  CREATE FUNCTION giorni_di(periodo tstzrange) RETURNS daterange LANGUAGE sql STABLE AS $$
    SELECT daterange((lower(periodo) AT TIME ZONE 'Europe/Rome')::date,
                     ((upper(periodo) - interval '1 microsecond') AT TIME ZONE 'Europe/Rome')::date, '[]') $$;
  CREATE FUNCTION istanti_di(giorni datemultirange) RETURNS tstzmultirange LANGUAGE sql STABLE AS $$
    SELECT coalesce(range_agg(tstzrange(lower(g)::timestamp AT TIME ZONE 'Europe/Rome', upper(g)::timestamp AT TIME ZONE 'Europe/Rome')), '{}')
    FROM unnest(giorni) AS g $$;

  CREATE FUNCTION turno_reperibilita_in_servizio() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM FROM operatore WHERE id IN (NEW.operatore_id, NEW.sostituto_id) ORDER BY id FOR NO KEY UPDATE;
    IF NOT giorni_disponibili(NEW.operatore_id) @> giorni_di(NEW.periodo)
       OR (NEW.sostituto_id IS NOT NULL AND NOT giorni_disponibili(NEW.sostituto_id) @> giorni_di(NEW.periodo)) THEN
      RAISE EXCEPTION 'who is on call is in service' USING ERRCODE = 'check_violation', CONSTRAINT = 'turno_reperibilita_in_servizio';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER turno_reperibilita_in_servizio AFTER INSERT OR UPDATE ON turno_reperibilita
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION turno_reperibilita_in_servizio();

  GRANT SELECT, INSERT, UPDATE ON atto_di_mandato TO registry_service;
  GRANT SELECT, INSERT ON atto_di_mandato_operatore TO registry_service;
  GRANT SELECT, INSERT, UPDATE, DELETE ON turno_reperibilita TO registry_service;
  GRANT SELECT ON atto_di_mandato, atto_di_mandato_operatore, turno_reperibilita TO registry_worker;
`;
