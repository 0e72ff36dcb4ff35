-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Persons, their cartella, and the contacts by which they come (art. 2). Every row belongs to one Ambito, and no
-- other Ambito sees it.

-- A person, as far as the service needs to know.
CREATE TABLE persona (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  codice_fiscale text,
  nome text NOT NULL CHECK (una_riga(nome)),
  cognome text NOT NULL CHECK (una_riga(cognome)),
  data_nascita date,
  sesso text NOT NULL CHECK (sesso IN ('F', 'M', 'NON_NOTO')),
  cittadinanza text NOT NULL,
  -- What the entry of the list brings with it: figures and events have the group alone.
  gruppo_cittadinanza text NOT NULL
    CHECK (gruppo_cittadinanza IN ('ITALIANA', 'UE', 'NON_UE', 'APOLIDE', 'NON_NOTA')),
  comune_residenza text CHECK (comune_residenza ~ '^[0-9]{6}$'),
  sale bytea NOT NULL,
  pseudonimo text NOT NULL CHECK (pseudonimo ~ '^[0-9a-f]{64}$'),
  versione integer NOT NULL DEFAULT 1,
  PRIMARY KEY (ambito_id, id)
);
CREATE UNIQUE INDEX persona_codice_fiscale ON persona (ambito_id, codice_fiscale);
ALTER TABLE persona ENABLE ROW LEVEL SECURITY;
ALTER TABLE persona FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON persona
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE ON persona TO casework_service;
GRANT SELECT (ambito_id, id, data_nascita, sesso, gruppo_cittadinanza, comune_residenza, pseudonimo)
  ON persona TO casework_worker;

-- The file of a person in an Ambito.
CREATE TABLE cartella (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  persona_id uuid NOT NULL,
  aperta_il timestamptz NOT NULL,
  PRIMARY KEY (ambito_id, id),
  CONSTRAINT cartella_una_per_persona UNIQUE (ambito_id, persona_id),
  FOREIGN KEY (ambito_id, persona_id) REFERENCES persona
);
ALTER TABLE cartella ENABLE ROW LEVEL SECURITY;
ALTER TABLE cartella FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON cartella
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT ON cartella TO casework_service;
GRANT SELECT ON cartella TO casework_worker;

-- Art. 2 c. 8: a contact of a person with the service.
CREATE TABLE contatto (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  sede_id uuid NOT NULL,
  avvenuto_il timestamptz NOT NULL,
  canale text NOT NULL,
  richiedente text NOT NULL,
  persona_id uuid,
  comune_residenza text CHECK (comune_residenza ~ '^[0-9]{6}$'),
  urgente boolean NOT NULL,
  -- By appointment, whatever the hours of the desk.
  su_appuntamento boolean NOT NULL DEFAULT false,
  -- The contatto in which the appointment was made.
  appuntamento_di uuid,
  -- In the sede, by the channel's entry of that day, neither urgent nor by appointment: the hours of the desk hold.
  allo_sportello boolean NOT NULL DEFAULT false,
  -- At the desk while the sede is recorded as closed (art. 5 c. 3).
  a_sede_chiusa boolean NOT NULL DEFAULT false,
  domanda text,
  tempo_minuti integer CHECK (tempo_minuti BETWEEN 0 AND 1440),
  esito text,
  esito_il timestamptz,
  -- When the person had the answer, whenever it was typed.
  risposta_il timestamptz,
  presa_in_carico_id uuid,
  versione integer NOT NULL DEFAULT 1,
  PRIMARY KEY (ambito_id, id),
  FOREIGN KEY (ambito_id, persona_id) REFERENCES persona,
  FOREIGN KEY (ambito_id, appuntamento_di) REFERENCES contatto,
  CONSTRAINT contatto_appuntamento CHECK (appuntamento_di IS NULL OR su_appuntamento),
  CONSTRAINT contatto_allo_sportello_senza_appuntamento CHECK (NOT allo_sportello OR (NOT urgente AND NOT su_appuntamento)),
  CONSTRAINT contatto_a_sede_chiusa CHECK (NOT a_sede_chiusa OR allo_sportello),
  CONSTRAINT contatto_risposta CHECK (risposta_il IS NULL OR (esito IS NOT NULL AND risposta_il >= avvenuto_il)),
  CONSTRAINT contatto_esito_datato CHECK ((esito IS NULL) = (esito_il IS NULL)),
  -- A request of presa in carico names a person; a request for information may be anonymous.
  CONSTRAINT contatto_anonimo CHECK (esito IS DISTINCT FROM 'RICHIESTA_PRESA_IN_CARICO' OR persona_id IS NOT NULL)
);
CREATE INDEX contatto_elenco ON contatto (ambito_id, avvenuto_il DESC, id DESC);
CREATE INDEX contatto_appuntamento ON contatto (ambito_id, appuntamento_di) WHERE appuntamento_di IS NOT NULL;
CREATE INDEX contatto_presa_in_carico ON contatto (ambito_id, presa_in_carico_id, avvenuto_il) WHERE presa_in_carico_id IS NOT NULL;
CREATE INDEX contatto_sede_chiusa ON contatto (ambito_id, avvenuto_il DESC, id DESC) WHERE a_sede_chiusa;
CREATE INDEX contatto_allo_sportello ON contatto (ambito_id, sede_id, avvenuto_il DESC, id DESC)
  WHERE allo_sportello;
CREATE INDEX contatto_persona ON contatto (ambito_id, persona_id, avvenuto_il DESC);
ALTER TABLE contatto ENABLE ROW LEVEL SECURITY;
ALTER TABLE contatto FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON contatto
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE ON contatto TO casework_service;
-- The hours of a sede may change after its contatti.
GRANT SELECT (ambito_id, id, persona_id, comune_residenza, sede_id, avvenuto_il, allo_sportello, a_sede_chiusa), UPDATE (a_sede_chiusa)
  ON contatto TO casework_worker;

-- Art. 2 c. 8 e: the decoded needs of a contact.
CREATE TABLE contatto_bisogno (
  ambito_id uuid NOT NULL,
  contatto_id uuid NOT NULL,
  codice text NOT NULL,
  nota text,
  PRIMARY KEY (ambito_id, contatto_id, codice),
  FOREIGN KEY (ambito_id, contatto_id) REFERENCES contatto
);
ALTER TABLE contatto_bisogno ENABLE ROW LEVEL SECURITY;
ALTER TABLE contatto_bisogno FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON contatto_bisogno
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, DELETE ON contatto_bisogno TO casework_service;
