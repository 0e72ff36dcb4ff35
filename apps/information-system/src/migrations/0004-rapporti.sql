-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Figures by period and the reports that are made of them (art. 2 c. 8 b).

-- The last event in the facts of an Ambito, and the last one in its figures.
CREATE TABLE avanzamento (
  ambito_id uuid PRIMARY KEY,
  fatti_al timestamptz NOT NULL,
  figure_al timestamptz,
  giro date
);
GRANT SELECT ON avanzamento TO information_system_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON avanzamento TO information_system_worker;

-- The periods whose facts have changed since their figures were computed.
CREATE TABLE periodo_da_ricalcolare (
  ambito_id uuid NOT NULL,
  periodo text NOT NULL,
  PRIMARY KEY (ambito_id, periodo)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON periodo_da_ricalcolare TO information_system_worker;

-- A figure: an indicator of an Ambito in a period.
CREATE TABLE cella (
  ambito_id uuid NOT NULL,
  periodo text NOT NULL,
  indicatore text NOT NULL,
  dimensione text NOT NULL,
  chiave text NOT NULL,
  numeratore numeric,
  denominatore numeric,
  persone integer,
  valore numeric,
  persone_dentro integer,
  persone_fuori integer,
  PRIMARY KEY (ambito_id, periodo, indicatore, dimensione, chiave)
);
CREATE INDEX cella_chiave ON cella (dimensione, chiave, periodo);
GRANT SELECT ON cella TO information_system_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON cella TO information_system_worker;

-- Art. 2 c. 8 b: a report and its editions.
CREATE TABLE rapporto (
  id uuid PRIMARY KEY,
  ambito_id uuid NOT NULL REFERENCES ambito,
  tipo text NOT NULL,
  periodo text NOT NULL,
  edizione integer NOT NULL,
  stato text NOT NULL CHECK (stato IN ('IN_CODA', 'IN_GENERAZIONE', 'GENERATO', 'APPROVATO', 'TRASMESSO', 'FALLITO')),
  progresso smallint NOT NULL DEFAULT 0 CHECK (progresso BETWEEN 0 AND 100),
  provvisorio boolean NOT NULL,
  filigrana timestamptz,
  richiesto_il timestamptz NOT NULL,
  richiesto_da text NOT NULL,
  -- The request that asked last: the job names it.
  request_id text NOT NULL,
  aggiornato_il timestamptz NOT NULL,
  approvato_il timestamptz,
  approvato_da text,
  trasmesso_il timestamptz,
  ricevuta text,
  versione integer NOT NULL DEFAULT 1,
  lavoro text,
  CONSTRAINT rapporto_edizione UNIQUE (ambito_id, tipo, periodo, edizione),
  CONSTRAINT rapporto_approvato CHECK (
    (stato IN ('APPROVATO', 'TRASMESSO')) = (approvato_il IS NOT NULL AND approvato_da IS NOT NULL)
  ),
  -- What was counted before the period was over is neither approved nor transmitted.
  CONSTRAINT rapporto_definitivo CHECK (NOT (provvisorio AND stato IN ('APPROVATO', 'TRASMESSO'))),
  CONSTRAINT rapporto_trasmesso CHECK ((stato = 'TRASMESSO') = (trasmesso_il IS NOT NULL AND ricevuta IS NOT NULL))
);
-- One report of a kind and period is generated at a time; a repeated request gets the same report.
CREATE UNIQUE INDEX rapporto_uno_in_corso ON rapporto (ambito_id, tipo, periodo)
  WHERE stato IN ('IN_CODA', 'IN_GENERAZIONE', 'GENERATO');
CREATE INDEX rapporto_elenco ON rapporto (ambito_id, richiesto_il DESC, id DESC);
CREATE INDEX rapporto_per_tipo ON rapporto (ambito_id, tipo, richiesto_il DESC, id DESC);
CREATE INDEX rapporto_per_periodo ON rapporto (ambito_id, periodo, richiesto_il DESC, id DESC);
CREATE INDEX rapporto_per_stato ON rapporto (ambito_id, stato, richiesto_il DESC, id DESC);
CREATE INDEX rapporto_da_generare ON rapporto (richiesto_il) WHERE stato IN ('IN_CODA', 'IN_GENERAZIONE');
GRANT SELECT, INSERT, UPDATE ON rapporto TO information_system_service;
GRANT SELECT, UPDATE ON rapporto TO information_system_worker;

-- Art. 2 c. 8 b: the steps of a report. The service has the same (`TRANSIZIONI`), and a test compares the two.
CREATE FUNCTION passo_rapporto(da text, a text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT (da, a) IN (
    ('IN_CODA', 'IN_GENERAZIONE'), ('IN_GENERAZIONE', 'GENERATO'), ('IN_GENERAZIONE', 'FALLITO'),
    ('GENERATO', 'IN_CODA'), ('GENERATO', 'APPROVATO'), ('APPROVATO', 'TRASMESSO'))
$$;

-- Art. 2 c. 8 b: an approved report and its files never change; a correction is a new edition.
CREATE FUNCTION rapporto_immutabile() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE stato_del_rapporto text;
BEGIN
  IF TG_TABLE_NAME = 'rapporto' THEN
    IF OLD.stato IN ('APPROVATO', 'TRASMESSO') AND (
      TG_OP = 'DELETE'
      OR (NEW.filigrana, NEW.tipo, NEW.periodo, NEW.edizione, NEW.approvato_il, NEW.approvato_da)
        IS DISTINCT FROM (OLD.filigrana, OLD.tipo, OLD.periodo, OLD.edizione, OLD.approvato_il, OLD.approvato_da)
      OR OLD.stato = 'TRASMESSO'
      OR (NEW.stato <> OLD.stato AND NOT passo_rapporto(OLD.stato, NEW.stato))
    ) THEN
      RAISE EXCEPTION 'an approved report was changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'rapporto_immutabile';
    END IF;
  ELSE
    SELECT stato INTO stato_del_rapporto FROM rapporto WHERE id = coalesce(OLD.rapporto_id, NEW.rapporto_id);
    IF stato_del_rapporto IN ('APPROVATO', 'TRASMESSO') THEN
      RAISE EXCEPTION 'an approved report was changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'rapporto_immutabile';
    END IF;
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER rapporto_immutabile BEFORE UPDATE OR DELETE ON rapporto
  FOR EACH ROW EXECUTE FUNCTION rapporto_immutabile();

-- Art. 2 c. 8 b: a report takes one step at a time.
CREATE FUNCTION rapporto_passi() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT passo_rapporto(OLD.stato, NEW.stato) THEN
    RAISE EXCEPTION 'no such step of a report'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'rapporto_passi';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rapporto_passi BEFORE UPDATE OF stato ON rapporto
  FOR EACH ROW WHEN (NEW.stato <> OLD.stato) EXECUTE FUNCTION rapporto_passi();

-- The files of a report.
CREATE TABLE artefatto (
  rapporto_id uuid NOT NULL REFERENCES rapporto,
  vista text NOT NULL CHECK (vista IN ('INTERNA', 'REGIONE')),
  formato text NOT NULL CHECK (formato IN ('JSON', 'CSV')),
  contenuto text NOT NULL,
  impronta text NOT NULL CHECK (impronta ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (rapporto_id, vista, formato)
);
GRANT SELECT ON artefatto TO information_system_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON artefatto TO information_system_worker;

CREATE TRIGGER artefatto_immutabile BEFORE INSERT OR UPDATE OR DELETE ON artefatto
  FOR EACH ROW EXECUTE FUNCTION rapporto_immutabile();
