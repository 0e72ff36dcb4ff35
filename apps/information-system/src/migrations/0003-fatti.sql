-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Facts without names, one row for each event of life; only their own Ambito sees them.

-- A contact.
CREATE TABLE fatto_contatto (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  giorno date NOT NULL,
  istante timestamptz NOT NULL,
  sede uuid NOT NULL,
  comune text,
  pseudonimo text,
  canale text NOT NULL,
  richiedente text NOT NULL,
  urgente boolean NOT NULL,
  esito text,
  risposta_il timestamptz,
  presa_in_carico_id uuid,
  fascia_eta text,
  sesso text,
  gruppo_cittadinanza text,
  versione integer NOT NULL,
  PRIMARY KEY (ambito_id, id)
);
CREATE INDEX fatto_contatto_giorno ON fatto_contatto (ambito_id, giorno);
ALTER TABLE fatto_contatto ENABLE ROW LEVEL SECURITY;
ALTER TABLE fatto_contatto FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON fatto_contatto
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON fatto_contatto TO information_system_worker;

-- A decoded need of a contact.
CREATE TABLE fatto_bisogno (
  ambito_id uuid NOT NULL,
  contatto_id uuid NOT NULL,
  codice text NOT NULL,
  area text NOT NULL,
  PRIMARY KEY (ambito_id, contatto_id, codice)
);
ALTER TABLE fatto_bisogno ENABLE ROW LEVEL SECURITY;
ALTER TABLE fatto_bisogno FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON fatto_bisogno
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON fatto_bisogno TO information_system_worker;

-- A case.
CREATE TABLE fatto_presa_in_carico (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  pseudonimo text NOT NULL,
  comune text,
  sede uuid NOT NULL,
  area text NOT NULL,
  natura_area text NOT NULL,
  stato text NOT NULL,
  richiesta date NOT NULL,
  assegnata date,
  risposta_il timestamptz,
  attivata date,
  conclusa date,
  motivo text,
  case_manager uuid,
  fascia_eta text,
  sesso text,
  gruppo_cittadinanza text,
  versione integer NOT NULL,
  PRIMARY KEY (ambito_id, id)
);
CREATE INDEX fatto_presa_in_carico_richiesta ON fatto_presa_in_carico (ambito_id, richiesta);
ALTER TABLE fatto_presa_in_carico ENABLE ROW LEVEL SECURITY;
ALTER TABLE fatto_presa_in_carico FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON fatto_presa_in_carico
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON fatto_presa_in_carico TO information_system_worker;

-- A project of a case.
CREATE TABLE fatto_progetto (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  presa_in_carico_id uuid NOT NULL,
  pseudonimo text NOT NULL,
  comune text,
  sede uuid NOT NULL,
  area text NOT NULL,
  natura_area text NOT NULL,
  stato text NOT NULL,
  condiviso boolean NOT NULL,
  attivo_dal date,
  concluso date,
  versione integer NOT NULL,
  PRIMARY KEY (ambito_id, id)
);
ALTER TABLE fatto_progetto ENABLE ROW LEVEL SECURITY;
ALTER TABLE fatto_progetto FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON fatto_progetto
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON fatto_progetto TO information_system_worker;

-- An objective of a project.
CREATE TABLE fatto_obiettivo (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  progetto_id uuid NOT NULL,
  esito text,
  raggiunto boolean NOT NULL,
  PRIMARY KEY (ambito_id, id)
);
CREATE INDEX fatto_obiettivo_progetto ON fatto_obiettivo (ambito_id, progetto_id);
ALTER TABLE fatto_obiettivo ENABLE ROW LEVEL SECURITY;
ALTER TABLE fatto_obiettivo FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON fatto_obiettivo
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON fatto_obiettivo TO information_system_worker;

-- A review of a project.
CREATE TABLE fatto_verifica (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  progetto_id uuid NOT NULL,
  prevista date NOT NULL,
  svolta date,
  PRIMARY KEY (ambito_id, id)
);
CREATE INDEX fatto_verifica_progetto ON fatto_verifica (ambito_id, progetto_id);
ALTER TABLE fatto_verifica ENABLE ROW LEVEL SECURITY;
ALTER TABLE fatto_verifica FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON fatto_verifica
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON fatto_verifica TO information_system_worker;

-- A sede with its days.
CREATE TABLE fatto_sede (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  comune text NOT NULL,
  attiva_dal date NOT NULL,
  attiva_al date,
  versione integer NOT NULL,
  PRIMARY KEY (ambito_id, id)
);
ALTER TABLE fatto_sede ENABLE ROW LEVEL SECURITY;
ALTER TABLE fatto_sede FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON fatto_sede
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON fatto_sede TO information_system_worker;

-- Weekly hours of a sede.
CREATE TABLE fatto_orario (
  ambito_id uuid NOT NULL,
  sede_id uuid NOT NULL,
  minuti integer NOT NULL,
  valido_dal date NOT NULL,
  valido_al date
);
CREATE INDEX fatto_orario_sede ON fatto_orario (ambito_id, sede_id);
ALTER TABLE fatto_orario ENABLE ROW LEVEL SECURITY;
ALTER TABLE fatto_orario FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON fatto_orario
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON fatto_orario TO information_system_worker;

-- Operatori.
CREATE TABLE fatto_operatore (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  natura_qualifica text NOT NULL,
  versione integer NOT NULL,
  PRIMARY KEY (ambito_id, id)
);
ALTER TABLE fatto_operatore ENABLE ROW LEVEL SECURITY;
ALTER TABLE fatto_operatore FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON fatto_operatore
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON fatto_operatore TO information_system_worker;

-- An incarico, in a sede or for a Comune.
CREATE TABLE fatto_incarico (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  operatore_id uuid NOT NULL,
  sede_id uuid,
  dal date NOT NULL,
  al date,
  fte numeric(3,2) NOT NULL,
  tempo_indeterminato boolean NOT NULL,
  PRIMARY KEY (ambito_id, id)
);
CREATE INDEX fatto_incarico_operatore ON fatto_incarico (ambito_id, operatore_id);
ALTER TABLE fatto_incarico ENABLE ROW LEVEL SECURITY;
ALTER TABLE fatto_incarico FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON fatto_incarico
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON fatto_incarico TO information_system_worker;

-- A training event.
CREATE TABLE fatto_formazione (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  conclusa date NOT NULL,
  ore numeric(5,2) NOT NULL,
  versione integer NOT NULL,
  PRIMARY KEY (ambito_id, id)
);
CREATE INDEX fatto_formazione_conclusa ON fatto_formazione (ambito_id, conclusa);
ALTER TABLE fatto_formazione ENABLE ROW LEVEL SECURITY;
ALTER TABLE fatto_formazione FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON fatto_formazione
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON fatto_formazione TO information_system_worker;

-- Hours of an event that an operatore attended.
CREATE TABLE fatto_frequenza (
  ambito_id uuid NOT NULL,
  attivita_id uuid NOT NULL,
  operatore_id uuid NOT NULL,
  ore numeric(5,2) NOT NULL,
  PRIMARY KEY (ambito_id, attivita_id, operatore_id)
);
ALTER TABLE fatto_frequenza ENABLE ROW LEVEL SECURITY;
ALTER TABLE fatto_frequenza FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON fatto_frequenza
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON fatto_frequenza TO information_system_worker;

-- A request that was passed on to an ente.
CREATE TABLE fatto_trasmissione (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  contatto_id uuid,
  pseudonimo text,
  comune text,
  sede uuid NOT NULL,
  ente uuid NOT NULL,
  tipo text NOT NULL,
  area text NOT NULL,
  prestazione text,
  stato text NOT NULL,
  trasmessa date NOT NULL,
  entro date NOT NULL,
  vista date,
  esito date,
  esito_il timestamptz,
  motivo text,
  versione integer NOT NULL,
  PRIMARY KEY (ambito_id, id)
);
CREATE INDEX fatto_trasmissione_trasmessa ON fatto_trasmissione (ambito_id, trasmessa);
CREATE INDEX fatto_trasmissione_contatto ON fatto_trasmissione (ambito_id, contatto_id);
ALTER TABLE fatto_trasmissione ENABLE ROW LEVEL SECURITY;
ALTER TABLE fatto_trasmissione FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON fatto_trasmissione
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON fatto_trasmissione TO information_system_worker;
