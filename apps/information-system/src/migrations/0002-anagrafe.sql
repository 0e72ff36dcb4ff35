-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Data for the figures that do not come from cases: Ambiti, their Comuni and residents, thresholds.

-- Art. 1 c. 1: the Ambito. Its code and its Regione never change.
CREATE TABLE ambito (
  id uuid PRIMARY KEY,
  codice text NOT NULL,
  nome text NOT NULL,
  regione text NOT NULL,
  versione integer NOT NULL
);
CREATE INDEX ambito_regione ON ambito (regione, id);
GRANT SELECT ON ambito TO information_system_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON ambito TO information_system_worker;

-- Comuni of each Ambito, with their days.
CREATE TABLE ambito_comune (
  ambito_id uuid NOT NULL REFERENCES ambito,
  codice_istat text NOT NULL,
  dal date NOT NULL,
  al date,
  PRIMARY KEY (ambito_id, codice_istat, dal)
);
GRANT SELECT ON ambito_comune TO information_system_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON ambito_comune TO information_system_worker;

-- Residents of a Comune in a year.
CREATE TABLE popolazione (
  codice_istat text NOT NULL,
  anno smallint NOT NULL,
  residenti integer NOT NULL,
  PRIMARY KEY (codice_istat, anno)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON popolazione TO information_system_worker;

-- The last version received of the residents of a Comune.
CREATE TABLE popolazione_versione (
  codice_istat text PRIMARY KEY,
  versione integer NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON popolazione_versione TO information_system_worker;

-- Art. 11 c. 1: numbers that the rules compare with.
CREATE TABLE soglia (
  nome text PRIMARY KEY,
  valori jsonb NOT NULL,
  versione integer NOT NULL
);
GRANT SELECT ON soglia TO information_system_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON soglia TO information_system_worker;
