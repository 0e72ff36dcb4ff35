// SPDX-License-Identifier: AGPL-3.0-or-later
const PERSONAL = [
  'persona',
  'cartella',
  'contatto',
  'contatto_bisogno',
  'presa_in_carico',
  'responsabilita',
  'progetto',
  'obiettivo',
  'intervento',
  'verifica',
  'dimissione',
];

/** Each personal table shows the rows of one Ambito, or none, even to its owner. */
const WALLS = PERSONAL.map(
  (table) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY per_ambito ON ${table}
    USING (ambito_id = nullif(current_setting('ambito.ambito_id', true), '')::uuid)
    WITH CHECK (ambito_id = nullif(current_setting('ambito.ambito_id', true), '')::uuid);`,
).join('');

export const FONDAMENTA = `
  -- What casework keeps of the registry, fed by its events.
  CREATE TABLE anagrafe_sede (
    id uuid PRIMARY KEY,
    ambito_id uuid NOT NULL,
    codice_istat text NOT NULL,
    attiva_dal date NOT NULL,
    attiva_al date,
    orari jsonb NOT NULL,
    versione integer NOT NULL
  );
  CREATE TABLE anagrafe_operatore (
    id uuid PRIMARY KEY,
    ambito_id uuid NOT NULL,
    account text,
    qualifica text NOT NULL,
    incarichi jsonb NOT NULL,
    versione integer NOT NULL
  );
  CREATE INDEX anagrafe_operatore_account ON anagrafe_operatore (account);

  CREATE TABLE persona (
    ambito_id uuid NOT NULL,
    id uuid NOT NULL,
    codice_fiscale text,
    nome text NOT NULL,
    cognome text NOT NULL,
    data_nascita date,
    sesso text NOT NULL CHECK (sesso IN ('F', 'M', 'NON_NOTO')),
    cittadinanza text NOT NULL,
    comune_residenza text CHECK (comune_residenza ~ '^[0-9]{6}$'),
    sale bytea NOT NULL,
    pseudonimo text NOT NULL CHECK (pseudonimo ~ '^[0-9a-f]{64}$'),
    versione integer NOT NULL DEFAULT 1,
    PRIMARY KEY (ambito_id, id)
  );
  CREATE UNIQUE INDEX persona_codice_fiscale ON persona (ambito_id, codice_fiscale);

  CREATE TABLE cartella (
    ambito_id uuid NOT NULL,
    id uuid NOT NULL,
    persona_id uuid NOT NULL,
    aperta_il timestamptz NOT NULL,
    PRIMARY KEY (ambito_id, id),
    CONSTRAINT cartella_una_per_persona UNIQUE (ambito_id, persona_id),
    FOREIGN KEY (ambito_id, persona_id) REFERENCES persona
  );

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
    domanda text,
    tempo_minuti integer CHECK (tempo_minuti BETWEEN 0 AND 1440),
    esito text,
    esito_il timestamptz,
    presa_in_carico_id uuid,
    versione integer NOT NULL DEFAULT 1,
    PRIMARY KEY (ambito_id, id),
    FOREIGN KEY (ambito_id, persona_id) REFERENCES persona,
    CONSTRAINT contatto_esito_datato CHECK ((esito IS NULL) = (esito_il IS NULL)),
    -- Who asks to be taken in charge is somebody; whoever asks for information may be nobody.
    CONSTRAINT contatto_anonimo CHECK (esito IS DISTINCT FROM 'RICHIESTA_PRESA_IN_CARICO' OR persona_id IS NOT NULL)
  );
  CREATE INDEX contatto_elenco ON contatto (ambito_id, avvenuto_il DESC, id DESC);
  CREATE INDEX contatto_persona ON contatto (ambito_id, persona_id, avvenuto_il DESC);

  CREATE TABLE contatto_bisogno (
    ambito_id uuid NOT NULL,
    contatto_id uuid NOT NULL,
    codice text NOT NULL,
    nota text,
    PRIMARY KEY (ambito_id, contatto_id, codice),
    FOREIGN KEY (ambito_id, contatto_id) REFERENCES contatto
  );

  CREATE TABLE presa_in_carico (
    ambito_id uuid NOT NULL,
    id uuid NOT NULL,
    cartella_id uuid NOT NULL,
    sede_id uuid NOT NULL,
    area text NOT NULL,
    stato text NOT NULL CHECK (stato IN ('RICHIESTA', 'IN_VALUTAZIONE', 'IN_CARICO', 'SOSPESA', 'CONCLUSA', 'NON_ACCOLTA')),
    richiesta_il timestamptz NOT NULL,
    assegnata_il timestamptz,
    attivata_il timestamptz,
    conclusa_il timestamptz,
    motivo text,
    versione integer NOT NULL DEFAULT 1,
    PRIMARY KEY (ambito_id, id),
    FOREIGN KEY (ambito_id, cartella_id) REFERENCES cartella,
    CONSTRAINT presa_in_carico_tempi CHECK (richiesta_il <= assegnata_il AND assegnata_il <= attivata_il AND coalesce(attivata_il, richiesta_il) <= conclusa_il),
    CONSTRAINT presa_in_carico_conclusa CHECK ((stato IN ('CONCLUSA', 'NON_ACCOLTA')) = (conclusa_il IS NOT NULL AND motivo IS NOT NULL))
  );
  CREATE UNIQUE INDEX presa_in_carico_una_aperta ON presa_in_carico (ambito_id, cartella_id) WHERE stato NOT IN ('CONCLUSA', 'NON_ACCOLTA');
  CREATE INDEX presa_in_carico_elenco ON presa_in_carico (ambito_id, stato, richiesta_il, id);
  CREATE INDEX presa_in_carico_cartella ON presa_in_carico (ambito_id, cartella_id, richiesta_il);
  ALTER TABLE contatto ADD FOREIGN KEY (ambito_id, presa_in_carico_id) REFERENCES presa_in_carico;

  -- Art. 2 c. 2: who answers for a case. One at most at any instant, and one always while the case is open.
  CREATE TABLE responsabilita (
    ambito_id uuid NOT NULL,
    presa_in_carico_id uuid NOT NULL,
    operatore_id uuid NOT NULL,
    periodo tstzrange NOT NULL CHECK (NOT isempty(periodo)),
    CONSTRAINT responsabilita_una_per_volta PRIMARY KEY (ambito_id, presa_in_carico_id, periodo WITHOUT OVERLAPS),
    FOREIGN KEY (ambito_id, presa_in_carico_id) REFERENCES presa_in_carico
  );
  CREATE INDEX responsabilita_operatore ON responsabilita (ambito_id, operatore_id) WHERE upper_inf(periodo);

  CREATE FUNCTION presa_in_carico_un_responsabile() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    caso uuid := CASE TG_TABLE_NAME WHEN 'presa_in_carico' THEN (to_jsonb(NEW) ->> 'id')::uuid
                 ELSE (to_jsonb(coalesce(NEW, OLD)) ->> 'presa_in_carico_id')::uuid END;
  BEGIN
    IF EXISTS (
      SELECT FROM presa_in_carico p
      WHERE p.ambito_id = coalesce(NEW.ambito_id, OLD.ambito_id) AND p.id = caso
        AND (p.stato IN ('IN_VALUTAZIONE', 'IN_CARICO', 'SOSPESA')) <> EXISTS (
          SELECT FROM responsabilita r WHERE r.ambito_id = p.ambito_id AND r.presa_in_carico_id = p.id AND upper_inf(r.periodo))
    ) THEN
      RAISE EXCEPTION 'an open case has one responsible person' USING ERRCODE = 'check_violation', CONSTRAINT = 'presa_in_carico_un_responsabile';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER presa_in_carico_un_responsabile AFTER INSERT OR UPDATE ON presa_in_carico
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION presa_in_carico_un_responsabile();
  CREATE CONSTRAINT TRIGGER responsabilita_un_responsabile AFTER INSERT OR UPDATE OR DELETE ON responsabilita
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION presa_in_carico_un_responsabile();

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
    -- Art. 2 c. 5 a: no project is active that nobody accepted.
    CONSTRAINT progetto_attivo_se_accettato CHECK (stato <> 'ATTIVO' OR (accettato_il IS NOT NULL AND accettato_da IS NOT NULL)),
    CONSTRAINT progetto_concluso CHECK ((stato = 'CONCLUSO') = (concluso_il IS NOT NULL))
  );
  CREATE UNIQUE INDEX progetto_uno_aperto ON progetto (ambito_id, presa_in_carico_id) WHERE stato <> 'CONCLUSO';

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

  CREATE TABLE intervento (
    ambito_id uuid NOT NULL,
    id uuid NOT NULL,
    progetto_id uuid NOT NULL,
    prestazione text NOT NULL,
    descrizione text,
    costo numeric(14,2) NOT NULL CHECK (costo >= 0),
    periodo daterange NOT NULL CHECK (NOT isempty(periodo)),
    PRIMARY KEY (ambito_id, id),
    FOREIGN KEY (ambito_id, progetto_id) REFERENCES progetto
  );
  CREATE INDEX intervento_progetto ON intervento (ambito_id, progetto_id);

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

  CREATE TABLE dimissione (
    ambito_id uuid NOT NULL,
    presa_in_carico_id uuid NOT NULL,
    data date NOT NULL,
    motivo text NOT NULL,
    valutazione text NOT NULL,
    soddisfazione smallint CHECK (soddisfazione BETWEEN 1 AND 5),
    prossimo_contatto date,
    PRIMARY KEY (ambito_id, presa_in_carico_id),
    FOREIGN KEY (ambito_id, presa_in_carico_id) REFERENCES presa_in_carico
  );
  ${WALLS}

  GRANT SELECT, INSERT, UPDATE ON persona, contatto, presa_in_carico, responsabilita, progetto, obiettivo, verifica TO casework_service;
  GRANT SELECT, INSERT ON cartella, intervento, dimissione TO casework_service;
  GRANT SELECT, INSERT, DELETE ON contatto_bisogno TO casework_service;
  GRANT SELECT ON anagrafe_sede, anagrafe_operatore TO casework_service;
  GRANT SELECT, INSERT, UPDATE, DELETE ON anagrafe_sede, anagrafe_operatore TO casework_worker;
`;
