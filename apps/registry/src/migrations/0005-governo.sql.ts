// SPDX-License-Identifier: AGPL-3.0-or-later

export const APPARTENENZE = `
  -- Art. 1: a membership keeps the act by which it began and the one by which it ended.
  ALTER TABLE appartenenza
    ADD COLUMN atto_ingresso text,
    ADD COLUMN atto_uscita text,
    ADD CONSTRAINT appartenenza_all_ambito UNIQUE (codice_istat, ambito_id, periodo WITHOUT OVERLAPS);

  -- Art. 5 c. 1: a sede is of a Comune associated to its Ambito, on each day of its life; an incarico is in a sede that lives.
  ALTER TABLE sede
    ADD CONSTRAINT sede_di_comune_associato FOREIGN KEY (codice_istat, ambito_id, PERIOD periodo)
      REFERENCES appartenenza (codice_istat, ambito_id, PERIOD periodo),
    ADD CONSTRAINT sede_nel_tempo UNIQUE (id, periodo WITHOUT OVERLAPS);
  ALTER TABLE incarico
    ADD CONSTRAINT incarico_in_sede_attiva FOREIGN KEY (sede_id, PERIOD periodo) REFERENCES sede (id, PERIOD periodo);

  -- Art. 1 and 8: the Comune that leads, one on each day, and one of the associated.
  CREATE TABLE capofila (
    ambito_id uuid NOT NULL REFERENCES ambito,
    codice_istat text NOT NULL,
    periodo daterange NOT NULL CHECK (NOT isempty(periodo)),
    atto text,
    CONSTRAINT capofila_uno_per_volta PRIMARY KEY (ambito_id, periodo WITHOUT OVERLAPS),
    CONSTRAINT capofila_associato FOREIGN KEY (codice_istat, ambito_id, PERIOD periodo)
      REFERENCES appartenenza (codice_istat, ambito_id, PERIOD periodo)
  );
  INSERT INTO capofila (ambito_id, codice_istat, periodo)
    SELECT id, capofila, periodo FROM ambito JOIN appartenenza ON ambito_id = id AND codice_istat = capofila;
  ALTER TABLE ambito DROP COLUMN capofila;

  CREATE TABLE convenzione (
    id uuid PRIMARY KEY,
    ambito_id uuid NOT NULL REFERENCES ambito,
    oggetto text NOT NULL,
    sottoscritta_il date NOT NULL,
    periodo daterange NOT NULL CHECK (NOT isempty(periodo)),
    CONSTRAINT convenzione_una_per_volta UNIQUE (ambito_id, periodo WITHOUT OVERLAPS)
  );
  CREATE TABLE convenzione_comune (
    convenzione_id uuid NOT NULL REFERENCES convenzione,
    codice_istat text NOT NULL REFERENCES comune,
    sottoscritta_il date NOT NULL,
    PRIMARY KEY (convenzione_id, codice_istat)
  );

  -- Art. 4 c. 2 b and art. 7: one coordinator at a time, of the qualification.
  ALTER TABLE operatore ADD CONSTRAINT operatore_qualificato UNIQUE (id, ambito_id, qualifica);
  CREATE TABLE nomina_coordinatore (
    id uuid PRIMARY KEY,
    ambito_id uuid NOT NULL REFERENCES ambito,
    operatore_id uuid NOT NULL,
    qualifica text NOT NULL DEFAULT 'COORDINATORE' CHECK (qualifica = 'COORDINATORE'),
    periodo daterange NOT NULL CHECK (NOT isempty(periodo)),
    atto text NOT NULL,
    atto_cessazione text,
    versione integer NOT NULL DEFAULT 1,
    CONSTRAINT coordinatore_uno_per_volta UNIQUE (ambito_id, periodo WITHOUT OVERLAPS),
    CONSTRAINT coordinatore_qualificato FOREIGN KEY (operatore_id, ambito_id, qualifica)
      REFERENCES operatore (id, ambito_id, qualifica)
  );

  GRANT SELECT, INSERT, UPDATE ON capofila, nomina_coordinatore TO registry_service;
  GRANT SELECT, INSERT ON convenzione, convenzione_comune TO registry_service;
`;

export const PIANO = `
  -- Art. 1: one plan for each period of the Ambito. What is approved is kept whole in its editions.
  CREATE TABLE piano_di_zona (
    id uuid PRIMARY KEY,
    ambito_id uuid NOT NULL REFERENCES ambito,
    titolo text NOT NULL,
    periodo daterange NOT NULL CHECK (NOT isempty(periodo) AND NOT upper_inf(periodo)),
    stato text NOT NULL CHECK (stato IN ('BOZZA', 'APPROVATO', 'IN_REVISIONE')),
    versione integer NOT NULL DEFAULT 1,
    CONSTRAINT piano_uno_per_periodo UNIQUE (ambito_id, periodo WITHOUT OVERLAPS)
  );
  CREATE TABLE edizione_piano (
    piano_id uuid NOT NULL REFERENCES piano_di_zona,
    numero smallint NOT NULL,
    approvata_il date NOT NULL,
    atto text NOT NULL,
    obiettivi jsonb NOT NULL,
    linee jsonb NOT NULL,
    PRIMARY KEY (piano_id, numero)
  );

  CREATE TABLE obiettivo_di_piano (
    id uuid PRIMARY KEY,
    piano_id uuid NOT NULL REFERENCES piano_di_zona,
    ordine smallint NOT NULL,
    descrizione text NOT NULL,
    indicatore text,
    valore_atteso numeric(14,4),
    entro date NOT NULL,
    CONSTRAINT obiettivo_misurato CHECK (valore_atteso IS NULL OR indicatore IS NOT NULL)
  );
  CREATE INDEX obiettivo_di_piano_elenco ON obiettivo_di_piano (piano_id, ordine, id);

  -- Art. 7 c. 2: how an objective goes, said once for a day and never rewritten.
  CREATE TABLE andamento_obiettivo (
    id uuid PRIMARY KEY,
    obiettivo_id uuid NOT NULL REFERENCES obiettivo_di_piano,
    al date NOT NULL,
    stato text NOT NULL CHECK (stato IN ('NON_AVVIATO', 'IN_CORSO', 'IN_RITARDO', 'RAGGIUNTO', 'NON_RAGGIUNTO')),
    periodo_indicatore text,
    relazione text NOT NULL,
    CONSTRAINT andamento_uno_al_giorno UNIQUE (obiettivo_id, al)
  );

  -- Art. 6 c. 1: what each year has, by fund. Casework says how much of it is committed.
  CREATE TABLE linea_di_bilancio (
    id uuid PRIMARY KEY,
    piano_id uuid NOT NULL REFERENCES piano_di_zona,
    anno smallint NOT NULL,
    codice text NOT NULL,
    denominazione text NOT NULL,
    fondo text NOT NULL,
    importo numeric(14,2) NOT NULL CHECK (importo >= 0),
    stato text NOT NULL CHECK (stato IN ('ATTIVA', 'CESSATA')),
    versione integer NOT NULL DEFAULT 1,
    CONSTRAINT linea_codice UNIQUE (piano_id, anno, codice),
    CONSTRAINT linea_cessata_a_zero CHECK (stato = 'ATTIVA' OR importo = 0)
  );
  CREATE TABLE riduzione_linea (
    id uuid PRIMARY KEY,
    linea_id uuid NOT NULL REFERENCES linea_di_bilancio,
    importo numeric(14,2) NOT NULL CHECK (importo >= 0),
    cessa boolean NOT NULL CHECK (NOT cessa OR importo = 0),
    motivo text NOT NULL,
    richiesta_il timestamptz NOT NULL,
    stato text NOT NULL CHECK (stato IN ('RICHIESTA', 'APPLICATA', 'RIFIUTATA')),
    esaminata_il timestamptz,
    impegnato numeric(14,2),
    CONSTRAINT riduzione_esaminata CHECK ((stato = 'RICHIESTA') = (esaminata_il IS NULL AND impegnato IS NULL))
  );
  CREATE UNIQUE INDEX riduzione_una_aperta ON riduzione_linea (linea_id) WHERE stato = 'RICHIESTA';
  CREATE INDEX riduzione_linea_elenco ON riduzione_linea (linea_id, richiesta_il);

  -- Art. 6 c. 1: what each sede is given to work with.
  CREATE TABLE risorsa_strumentale (
    id uuid PRIMARY KEY,
    sede_id uuid NOT NULL REFERENCES sede,
    categoria text NOT NULL CHECK (categoria IN ('ARREDI', 'INFORMATICA', 'TELEFONIA', 'VEICOLI', 'ALTRO')),
    descrizione text NOT NULL,
    quantita integer NOT NULL CHECK (quantita > 0),
    periodo daterange NOT NULL CHECK (NOT isempty(periodo)),
    versione integer NOT NULL DEFAULT 1,
    CONSTRAINT risorsa_in_sede_attiva FOREIGN KEY (sede_id, PERIOD periodo) REFERENCES sede (id, PERIOD periodo)
  );
  CREATE INDEX risorsa_strumentale_sede ON risorsa_strumentale (sede_id, categoria, id);

  GRANT SELECT, INSERT, UPDATE ON piano_di_zona, linea_di_bilancio, riduzione_linea, risorsa_strumentale TO registry_service;
  GRANT SELECT, INSERT, UPDATE, DELETE ON obiettivo_di_piano TO registry_service;
  GRANT SELECT, INSERT ON edizione_piano, andamento_obiettivo TO registry_service;
  GRANT SELECT ON piano_di_zona TO registry_worker;
  GRANT SELECT, UPDATE ON linea_di_bilancio, riduzione_linea TO registry_worker;
`;

export const ATTI = `
  CREATE TABLE direttiva (
    id uuid PRIMARY KEY,
    ambito_id uuid NOT NULL REFERENCES ambito,
    oggetto text NOT NULL,
    testo text NOT NULL,
    adottata_il date NOT NULL,
    atto text NOT NULL,
    periodo daterange NOT NULL CHECK (NOT isempty(periodo)),
    destinatario text NOT NULL CHECK (destinatario IN ('COORDINATORE', 'SERVIZIO_SOCIALE_PROFESSIONALE', 'SEGRETARIATO_SOCIALE', 'TUTTI')),
    recepita_il timestamptz,
    versione integer NOT NULL DEFAULT 1,
    CONSTRAINT direttiva_efficace_dopo CHECK (lower(periodo) >= adottata_il)
  );
  CREATE INDEX direttiva_elenco ON direttiva (ambito_id, adottata_il, id);
  CREATE INDEX direttiva_da_recepire ON direttiva (ambito_id) WHERE recepita_il IS NULL;

  -- Art. 2 c. 5 f and o.
  CREATE TABLE accordo (
    id uuid PRIMARY KEY,
    ambito_id uuid NOT NULL REFERENCES ambito,
    tipo text NOT NULL CHECK (tipo IN ('PROTOCOLLO_DI_INTESA', 'CONVENZIONE', 'ACCORDO_DI_PROGRAMMA', 'ALTRO')),
    oggetto text NOT NULL,
    finalita text NOT NULL,
    parti text[] NOT NULL CHECK (cardinality(parti) > 0),
    sottoscritto_il date NOT NULL,
    periodo daterange NOT NULL CHECK (NOT isempty(periodo)),
    atto_termine text,
    non_si_rinnova boolean NOT NULL DEFAULT false,
    versione integer NOT NULL DEFAULT 1
  );
  CREATE INDEX accordo_elenco ON accordo (ambito_id, sottoscritto_il, id);
  CREATE INDEX accordo_in_scadenza ON accordo (ambito_id, upper(periodo)) WHERE NOT non_si_rinnova;

  -- Art. 2 c. 5 c, c. 6, art. 3 c. 1 f: what who works brings to the plan, and what came of it.
  CREATE TABLE contributo (
    id uuid PRIMARY KEY,
    ambito_id uuid NOT NULL REFERENCES ambito,
    tipo text NOT NULL CHECK (tipo IN ('BISOGNO', 'PROPOSTA', 'TAVOLO')),
    titolo text NOT NULL,
    testo text NOT NULL,
    presentato_il timestamptz NOT NULL,
    presentato_da text NOT NULL,
    rispondere_entro date NOT NULL,
    esito text CHECK (esito IN ('ACCOLTO', 'ACCOLTO_IN_PARTE', 'NON_ACCOLTO')),
    risposta text,
    risposto_il timestamptz,
    obiettivo_id uuid REFERENCES obiettivo_di_piano,
    versione integer NOT NULL DEFAULT 1,
    CONSTRAINT contributo_risposto CHECK ((esito IS NULL) = (risposta IS NULL) AND (esito IS NULL) = (risposto_il IS NULL)),
    CONSTRAINT contributo_accolto_se_collegato CHECK (obiettivo_id IS NULL OR coalesce(esito, '') IN ('ACCOLTO', 'ACCOLTO_IN_PARTE'))
  );
  CREATE INDEX contributo_elenco ON contributo (ambito_id, presentato_il, id);
  CREATE INDEX contributo_senza_risposta ON contributo (ambito_id, rispondere_entro) WHERE esito IS NULL;
  CREATE INDEX contributo_obiettivo ON contributo (obiettivo_id);

  GRANT SELECT, INSERT, UPDATE ON direttiva, accordo, contributo TO registry_service;
`;

export const RITORNO = `
  DROP TABLE contributo, accordo, direttiva, risorsa_strumentale, riduzione_linea, linea_di_bilancio, andamento_obiettivo,
    obiettivo_di_piano, edizione_piano, piano_di_zona, nomina_coordinatore, convenzione_comune, convenzione;
  ALTER TABLE operatore DROP CONSTRAINT operatore_qualificato;
  -- As before, the one that leads last.
  ALTER TABLE ambito ADD COLUMN capofila text REFERENCES comune;
  UPDATE ambito SET capofila = (SELECT codice_istat FROM capofila WHERE ambito_id = id ORDER BY periodo DESC LIMIT 1);
  ALTER TABLE ambito ALTER COLUMN capofila SET NOT NULL;
  DROP TABLE capofila;
  ALTER TABLE incarico DROP CONSTRAINT incarico_in_sede_attiva;
  ALTER TABLE sede DROP CONSTRAINT sede_di_comune_associato, DROP CONSTRAINT sede_nel_tempo;
  ALTER TABLE appartenenza DROP CONSTRAINT appartenenza_all_ambito, DROP COLUMN atto_ingresso, DROP COLUMN atto_uscita;
`;
