-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Projects with their objectives, interventions and reviews (art. 2 c. 5).

-- Art. 2 c. 5 a: whether a project is over: no step leads on from its state (`TRANSIZIONI`), as a test says.
CREATE FUNCTION progetto_finito(stato text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT stato = 'CONCLUSO'
$$;

-- Art. 2 c. 5 a: the project of a case.
CREATE TABLE progetto (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  presa_in_carico_id uuid NOT NULL,
  stato text NOT NULL CHECK (stato IN ('BOZZA', 'ATTIVO', 'CONCLUSO')),
  redatto_il timestamptz NOT NULL,
  accettato_il timestamptz,
  accettato_da text CHECK (accettato_da IN ('PERSONA', 'TUTORE')),
  parole text,
  concluso_il timestamptz,
  versione integer NOT NULL DEFAULT 1,
  PRIMARY KEY (ambito_id, id),
  FOREIGN KEY (ambito_id, presa_in_carico_id) REFERENCES presa_in_carico,
  -- Art. 2 c. 5 a: an active project was accepted.
  CONSTRAINT progetto_attivo_se_accettato CHECK (
    stato <> 'ATTIVO' OR (accettato_il IS NOT NULL AND accettato_da IS NOT NULL)
  ),
  CONSTRAINT progetto_concluso CHECK (progetto_finito(stato) = (concluso_il IS NOT NULL))
);
CREATE UNIQUE INDEX progetto_uno_aperto ON progetto (ambito_id, presa_in_carico_id) WHERE NOT progetto_finito(stato);
CREATE INDEX progetto_elenco ON progetto (ambito_id, presa_in_carico_id, redatto_il, id);
ALTER TABLE progetto ENABLE ROW LEVEL SECURITY;
ALTER TABLE progetto FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON progetto
  USING (ambito_id = nullif(current_setting('ambito.ambito_id', true), '')::uuid)
  WITH CHECK (ambito_id = nullif(current_setting('ambito.ambito_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON progetto TO casework_service;
GRANT SELECT (ambito_id, id, stato) ON progetto TO casework_worker;

-- Art. 2 c. 5 a: the steps of a project. The service has the same (`TRANSIZIONI`), and a test compares the two.
CREATE FUNCTION passo_progetto(da text, a text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT (da, a) IN (('BOZZA', 'ATTIVO'), ('BOZZA', 'CONCLUSO'), ('ATTIVO', 'CONCLUSO'))
$$;
CREATE FUNCTION progetto_passi() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (TG_OP = 'INSERT' AND NEW.stato <> 'BOZZA')
     OR (TG_OP = 'UPDATE' AND NOT passo_progetto(OLD.stato, NEW.stato)) THEN
    RAISE EXCEPTION 'no such step of a project'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'progetto_passi';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER progetto_nasce_bozza BEFORE INSERT ON progetto
  FOR EACH ROW EXECUTE FUNCTION progetto_passi();
CREATE TRIGGER progetto_passi BEFORE UPDATE OF stato ON progetto
  FOR EACH ROW WHEN (NEW.stato <> OLD.stato) EXECUTE FUNCTION progetto_passi();

-- Art. 2 c. 5 o: the same check for all entrusted interventi, when a project becomes active.
CREATE FUNCTION progetto_ad_enti_accreditati() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(lock_key('ente', ente_id::text))
  FROM (SELECT DISTINCT ente_id FROM intervento
        WHERE ambito_id = NEW.ambito_id AND progetto_id = NEW.id AND ente_id IS NOT NULL ORDER BY ente_id) AS enti;
  IF EXISTS (SELECT FROM intervento WHERE ambito_id = NEW.ambito_id AND progetto_id = NEW.id AND ente_id IS NOT NULL
               AND giorni_scoperti(ambito_id, ente_id, prestazione, periodo) <> '{}') THEN
    RAISE EXCEPTION 'an ente is not accredited'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'intervento_ad_ente_accreditato';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER progetto_ad_enti_accreditati AFTER UPDATE OF stato ON progetto
  FOR EACH ROW WHEN (NEW.stato = 'ATTIVO' AND OLD.stato <> 'ATTIVO') EXECUTE FUNCTION progetto_ad_enti_accreditati();

-- Art. 2 c. 5 a: the objectives of a project.
CREATE TABLE obiettivo (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  progetto_id uuid NOT NULL,
  ordine smallint NOT NULL,
  descrizione text NOT NULL,
  indicatore text NOT NULL,
  esito text CHECK (esito IN ('RAGGIUNTO', 'PARZIALE', 'NON_RAGGIUNTO')),
  PRIMARY KEY (ambito_id, id),
  FOREIGN KEY (ambito_id, progetto_id) REFERENCES progetto
);
CREATE INDEX obiettivo_progetto ON obiettivo (ambito_id, progetto_id, ordine);
ALTER TABLE obiettivo ENABLE ROW LEVEL SECURITY;
ALTER TABLE obiettivo FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON obiettivo
  USING (ambito_id = nullif(current_setting('ambito.ambito_id', true), '')::uuid)
  WITH CHECK (ambito_id = nullif(current_setting('ambito.ambito_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON obiettivo TO casework_service;

-- Art. 2 c. 5 a and o: an intervento, done by the service or entrusted to an ente.
CREATE TABLE intervento (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  progetto_id uuid NOT NULL,
  prestazione text NOT NULL,
  descrizione text,
  costo numeric(14,2) NOT NULL CHECK (costo >= 0),
  periodo daterange NOT NULL CHECK (NOT isempty(periodo)),
  linea_id uuid,
  ente_id uuid,
  -- The first and the last day that no accreditation covers any more.
  scoperto_dal date,
  scoperto_al date,
  PRIMARY KEY (ambito_id, id),
  FOREIGN KEY (ambito_id, progetto_id) REFERENCES progetto,
  CONSTRAINT intervento_linea_nota FOREIGN KEY (ambito_id, linea_id) REFERENCES anagrafe_linea,
  CONSTRAINT intervento_ente_dell_ambito FOREIGN KEY (ambito_id, ente_id) REFERENCES anagrafe_ente,
  CONSTRAINT intervento_affidato_a_termine CHECK (ente_id IS NULL OR NOT upper_inf(periodo)),
  CONSTRAINT intervento_scoperto_se_affidato CHECK (scoperto_dal IS NULL OR ente_id IS NOT NULL),
  CONSTRAINT intervento_scoperto_dal_al CHECK (
    (scoperto_dal IS NULL) = (scoperto_al IS NULL) AND scoperto_dal <= scoperto_al
  )
);
CREATE INDEX intervento_progetto ON intervento (ambito_id, progetto_id);
CREATE INDEX intervento_linea ON intervento (ambito_id, linea_id) WHERE linea_id IS NOT NULL;
CREATE INDEX intervento_ente ON intervento (ambito_id, ente_id) WHERE ente_id IS NOT NULL;
CREATE INDEX intervento_scoperto ON intervento (ambito_id, scoperto_dal, id) WHERE scoperto_dal IS NOT NULL;
ALTER TABLE intervento ENABLE ROW LEVEL SECURITY;
ALTER TABLE intervento FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON intervento
  USING (ambito_id = nullif(current_setting('ambito.ambito_id', true), '')::uuid)
  WITH CHECK (ambito_id = nullif(current_setting('ambito.ambito_id', true), '')::uuid);
GRANT SELECT, INSERT ON intervento TO casework_service;
GRANT SELECT (ambito_id, id, progetto_id, prestazione, periodo, ente_id, scoperto_dal, scoperto_al),
  UPDATE (scoperto_dal, scoperto_al) ON intervento TO casework_worker;

-- Art. 2 c. 5 o: the ente of an entrusted intervento is accredited on the first day and, once the project is active,
-- on every day. The lock makes events of the registry about the ente wait (keep-ente.ts).
CREATE FUNCTION intervento_ad_ente_accreditato() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  primo CONSTANT date := lower(NEW.periodo);
  giorni daterange := daterange(primo, primo, '[]');
BEGIN
  PERFORM pg_advisory_xact_lock_shared(lock_key('ente', NEW.ente_id::text));
  IF EXISTS (SELECT FROM progetto WHERE ambito_id = NEW.ambito_id AND id = NEW.progetto_id AND stato = 'ATTIVO') THEN
    giorni := NEW.periodo;
  END IF;
  IF giorni_scoperti(NEW.ambito_id, NEW.ente_id, NEW.prestazione, giorni) <> '{}' THEN
    RAISE EXCEPTION 'the ente is not accredited'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'intervento_ad_ente_accreditato';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER intervento_ad_ente_accreditato AFTER INSERT OR UPDATE OF ente_id, prestazione, periodo ON intervento
  FOR EACH ROW WHEN (NEW.ente_id IS NOT NULL) EXECUTE FUNCTION intervento_ad_ente_accreditato();

-- Art. 2 c. 5 o: the marks are the first and the last day that no accreditation covers.
CREATE FUNCTION intervento_scoperto_davvero() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE giorni CONSTANT datemultirange := giorni_scoperti(NEW.ambito_id, NEW.ente_id, NEW.prestazione, NEW.periodo);
BEGIN
  IF (NEW.scoperto_dal, NEW.scoperto_al) IS DISTINCT FROM (lower(giorni), upper(giorni) - 1) THEN
    RAISE EXCEPTION 'the marks are not the days that no accreditation covers'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'intervento_scoperto_davvero';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER intervento_scoperto_davvero AFTER UPDATE OF scoperto_dal, scoperto_al ON intervento
  FOR EACH ROW EXECUTE FUNCTION intervento_scoperto_davvero();

-- Art. 2 c. 5 a: the reviews of a project.
CREATE TABLE verifica (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  progetto_id uuid NOT NULL,
  prevista date NOT NULL,
  svolta date,
  relazione text,
  PRIMARY KEY (ambito_id, id),
  FOREIGN KEY (ambito_id, progetto_id) REFERENCES progetto,
  CONSTRAINT verifica_svolta CHECK ((svolta IS NULL) = (relazione IS NULL))
);
CREATE INDEX verifica_progetto ON verifica (ambito_id, progetto_id, prevista);
ALTER TABLE verifica ENABLE ROW LEVEL SECURITY;
ALTER TABLE verifica FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON verifica
  USING (ambito_id = nullif(current_setting('ambito.ambito_id', true), '')::uuid)
  WITH CHECK (ambito_id = nullif(current_setting('ambito.ambito_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON verifica TO casework_service;
