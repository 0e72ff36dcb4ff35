-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Casework's copy of data of the registry: written by the worker from the registry's events.

-- The Ambiti with their Comuni.
CREATE TABLE anagrafe_ambito (
  id uuid PRIMARY KEY,
  comuni jsonb NOT NULL,
  versione integer NOT NULL
);
GRANT SELECT ON anagrafe_ambito TO casework_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON anagrafe_ambito TO casework_worker;

-- Comuni, where a person may reside while they exist, and the successors of those that are no more.
CREATE TABLE anagrafe_comune (
  codice_istat text PRIMARY KEY,
  nome text,
  dal date,
  al date,
  successore text,
  versione integer NOT NULL DEFAULT 0
);
GRANT SELECT ON anagrafe_comune TO casework_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON anagrafe_comune TO casework_worker;

-- Vocabularies with their dated entries.
CREATE TABLE anagrafe_vocabolario (
  nome text PRIMARY KEY,
  voci jsonb NOT NULL,
  versione integer NOT NULL
);
GRANT SELECT ON anagrafe_vocabolario TO casework_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON anagrafe_vocabolario TO casework_worker;

-- The sedi with their hours.
CREATE TABLE anagrafe_sede (
  id uuid PRIMARY KEY,
  ambito_id uuid NOT NULL,
  codice_istat text NOT NULL,
  attiva_dal date NOT NULL,
  attiva_al date,
  orari jsonb NOT NULL,
  versione integer NOT NULL,
  variazioni jsonb NOT NULL DEFAULT '[]',
  straordinarie jsonb NOT NULL DEFAULT '[]',
  patrono text,
  -- For files, which no reader of the graph completes.
  denominazione text
);
GRANT SELECT ON anagrafe_sede TO casework_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON anagrafe_sede TO casework_worker;

-- Operatori with their incarichi.
CREATE TABLE anagrafe_operatore (
  id uuid PRIMARY KEY,
  ambito_id uuid NOT NULL,
  account text,
  natura_qualifica text NOT NULL,
  incarichi jsonb NOT NULL,
  versione integer NOT NULL,
  subentrante_id uuid
);
CREATE INDEX anagrafe_operatore_account ON anagrafe_operatore (ambito_id, account);
GRANT SELECT ON anagrafe_operatore TO casework_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON anagrafe_operatore TO casework_worker;
-- The operatore of an Ambito whose account it is; none for an account of somebody else.
CREATE FUNCTION operatore_dell_account(ambito uuid, conto text) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT id FROM anagrafe_operatore WHERE account = conto AND ambito_id = ambito ORDER BY id LIMIT 1
$$;

-- Acts of mandate.
CREATE TABLE anagrafe_mandato (
  id uuid PRIMARY KEY,
  ambito_id uuid NOT NULL,
  codice_istat text NOT NULL,
  dal date NOT NULL,
  al date,
  operatori uuid[] NOT NULL,
  versione integer NOT NULL
);
CREATE INDEX anagrafe_mandato_comune ON anagrafe_mandato (ambito_id, codice_istat);
GRANT SELECT ON anagrafe_mandato TO casework_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON anagrafe_mandato TO casework_worker;

-- Coordinators of an Ambito.
CREATE TABLE anagrafe_coordinatore (
  ambito_id uuid PRIMARY KEY,
  nomine jsonb NOT NULL,
  versione integer NOT NULL
);
GRANT SELECT ON anagrafe_coordinatore TO casework_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON anagrafe_coordinatore TO casework_worker;

-- Days on which operatori are away, with the substitutes. Absences are seen from their own Ambito only.
CREATE TABLE anagrafe_assenza (
  ambito_id uuid NOT NULL,
  assente_id uuid NOT NULL,
  sostituto_id uuid,
  periodo daterange NOT NULL CHECK (NOT isempty(periodo) AND NOT lower_inf(periodo) AND NOT upper_inf(periodo)),
  -- The first day after it: under row-level security an index cannot compare what a function of ranges gives.
  fine date NOT NULL GENERATED ALWAYS AS (upper(periodo)) STORED,
  PRIMARY KEY (ambito_id, assente_id, periodo WITHOUT OVERLAPS)
);
CREATE INDEX anagrafe_assenza_sostituto ON anagrafe_assenza (ambito_id, sostituto_id) WHERE sostituto_id IS NOT NULL;
CREATE INDEX anagrafe_assenza_assente ON anagrafe_assenza (ambito_id, assente_id, fine);
-- Of the absences of all the years, those that are not over.
CREATE INDEX anagrafe_assenza_fine ON anagrafe_assenza (ambito_id, fine);
ALTER TABLE anagrafe_assenza ENABLE ROW LEVEL SECURITY;
ALTER TABLE anagrafe_assenza FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON anagrafe_assenza
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT ON anagrafe_assenza TO casework_service;
GRANT SELECT, INSERT, DELETE ON anagrafe_assenza TO casework_worker;

-- Enti outside the service.
CREATE TABLE anagrafe_ente (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  denominazione text NOT NULL,
  periodo daterange NOT NULL,
  comuni text[] NOT NULL,
  versione integer NOT NULL,
  natura text,
  -- The ente that is the same one, when this one was registered twice. It may not have come yet.
  sostituito_da uuid,
  PRIMARY KEY (ambito_id, id)
);
CREATE INDEX anagrafe_ente_sostituito ON anagrafe_ente (ambito_id, sostituito_da) WHERE sostituito_da IS NOT NULL;
GRANT SELECT ON anagrafe_ente TO casework_service;
GRANT SELECT, INSERT, UPDATE ON anagrafe_ente TO casework_worker;

-- The ente that stays, of those that are known, when one was registered twice; itself, when it was not. Arguments: Ambito, ente.
CREATE FUNCTION ente_che_resta(uuid, uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE catena AS (
    SELECT id, sostituito_da FROM anagrafe_ente WHERE ambito_id = $1 AND id = $2
    UNION SELECT e.id, e.sostituito_da FROM catena AS c JOIN anagrafe_ente AS e ON e.ambito_id = $1 AND e.id = c.sostituito_da
  )
  SELECT id FROM catena AS c WHERE NOT EXISTS (SELECT FROM anagrafe_ente WHERE ambito_id = $1 AND id = c.sostituito_da)
$$;

-- Requests for which an ente is competent.
CREATE TABLE anagrafe_competenza (
  ambito_id uuid NOT NULL,
  tipo text NOT NULL,
  ente_id uuid NOT NULL,
  aree text[] NOT NULL,
  prestazioni text[] NOT NULL,
  PRIMARY KEY (ambito_id, tipo, ente_id),
  FOREIGN KEY (ambito_id, ente_id) REFERENCES anagrafe_ente
);
CREATE INDEX anagrafe_competenza_ente ON anagrafe_competenza (ambito_id, ente_id);
GRANT SELECT ON anagrafe_competenza TO casework_service;
GRANT SELECT, INSERT, DELETE ON anagrafe_competenza TO casework_worker;

-- Days on which an ente is accredited for a prestazione.
CREATE TABLE anagrafe_accreditamento (
  ambito_id uuid NOT NULL,
  prestazione text NOT NULL,
  ente_id uuid NOT NULL,
  id uuid NOT NULL,
  periodo daterange NOT NULL,
  PRIMARY KEY (ambito_id, prestazione, ente_id, id),
  FOREIGN KEY (ambito_id, ente_id) REFERENCES anagrafe_ente
);
CREATE INDEX anagrafe_accreditamento_ente ON anagrafe_accreditamento (ambito_id, ente_id);
GRANT SELECT ON anagrafe_accreditamento TO casework_service;
GRANT SELECT, INSERT, DELETE ON anagrafe_accreditamento TO casework_worker;

-- Days of a period on which an ente is not accredited for a prestazione. Arguments: Ambito, ente, prestazione,
-- period.
CREATE FUNCTION giorni_scoperti(uuid, uuid, text, daterange) RETURNS datemultirange LANGUAGE sql STABLE AS $$
  SELECT datemultirange($4) - coalesce(range_agg(periodo), '{}') FROM anagrafe_accreditamento
  WHERE ambito_id = $1 AND ente_id = $2 AND prestazione = $3
$$;

-- Art. 2 c. 4 and art. 6 c. 1: no more is committed than the line has. A transaction that commits or lowers locks the row.
CREATE TABLE anagrafe_linea (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  anno smallint NOT NULL,
  codice text NOT NULL,
  -- Absent until the registry tells them.
  fondo text,
  anno_fondo smallint,
  attiva boolean NOT NULL,
  importo numeric(14,2) NOT NULL,
  impegnato numeric(14,2) NOT NULL DEFAULT 0 CHECK (impegnato >= 0),
  versione integer NOT NULL,
  PRIMARY KEY (ambito_id, id),
  -- A commitment names the year as well, so that it is on a line of that year.
  UNIQUE (ambito_id, id, anno),
  CONSTRAINT linea_capiente CHECK (impegnato <= importo)
);
GRANT SELECT, UPDATE (impegnato) ON anagrafe_linea TO casework_service;
GRANT SELECT, INSERT, UPDATE ON anagrafe_linea TO casework_worker;

-- The answer to each reduction, so that a repeated request gets the same answer.
CREATE TABLE riduzione_linea_esaminata (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  linea_id uuid NOT NULL,
  accolta boolean NOT NULL,
  impegnato numeric(14,2) NOT NULL,
  PRIMARY KEY (ambito_id, id),
  FOREIGN KEY (ambito_id, linea_id) REFERENCES anagrafe_linea
);
ALTER TABLE riduzione_linea_esaminata ENABLE ROW LEVEL SECURITY;
ALTER TABLE riduzione_linea_esaminata FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON riduzione_linea_esaminata
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT ON riduzione_linea_esaminata TO casework_worker;
