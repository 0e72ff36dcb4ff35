// SPDX-License-Identifier: AGPL-3.0-or-later
const FATTI = [
  'fatto_contatto',
  'fatto_bisogno',
  'fatto_presa_in_carico',
  'fatto_progetto',
  'fatto_obiettivo',
  'fatto_verifica',
  'fatto_sede',
  'fatto_orario',
  'fatto_operatore',
  'fatto_incarico',
];

/** Facts show the rows of one Ambito, or none, even to their owner. The service has no right on them at all. */
const WALLS = FATTI.map(
  (table) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY per_ambito ON ${table}
    USING (ambito_id = nullif(current_setting('ambito.ambito_id', true), '')::uuid)
    WITH CHECK (ambito_id = nullif(current_setting('ambito.ambito_id', true), '')::uuid);
  GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO information_system_worker;`,
).join('');

const DEMOGRAFIA = 'fascia_eta text, sesso text, cittadinanza text';

export const FONDAMENTA = `
  CREATE TABLE ambito (
    id uuid PRIMARY KEY,
    codice text NOT NULL,
    nome text NOT NULL,
    regione text NOT NULL,
    versione integer NOT NULL
  );
  CREATE INDEX ambito_regione ON ambito (regione, id);
  CREATE TABLE ambito_comune (
    ambito_id uuid NOT NULL REFERENCES ambito,
    codice_istat text NOT NULL,
    dal date NOT NULL,
    al date,
    PRIMARY KEY (ambito_id, codice_istat, dal)
  );
  CREATE TABLE popolazione (
    codice_istat text NOT NULL,
    anno smallint NOT NULL,
    residenti integer NOT NULL,
    PRIMARY KEY (codice_istat, anno)
  );
  CREATE TABLE popolazione_versione (codice_istat text PRIMARY KEY, versione integer NOT NULL);

  CREATE TABLE fatto_sede (
    ambito_id uuid NOT NULL, id uuid NOT NULL, comune text NOT NULL, attiva_dal date NOT NULL, attiva_al date,
    versione integer NOT NULL, PRIMARY KEY (ambito_id, id)
  );
  CREATE TABLE fatto_orario (
    ambito_id uuid NOT NULL, sede_id uuid NOT NULL, minuti integer NOT NULL, valido_dal date NOT NULL, valido_al date
  );
  CREATE INDEX fatto_orario_sede ON fatto_orario (ambito_id, sede_id);
  CREATE TABLE fatto_operatore (
    ambito_id uuid NOT NULL, id uuid NOT NULL, qualifica text NOT NULL, versione integer NOT NULL, PRIMARY KEY (ambito_id, id)
  );
  CREATE TABLE fatto_incarico (
    ambito_id uuid NOT NULL, id uuid NOT NULL, operatore_id uuid NOT NULL, sede_id uuid NOT NULL, dal date NOT NULL, al date,
    fte numeric(3,2) NOT NULL, tempo_indeterminato boolean NOT NULL, PRIMARY KEY (ambito_id, id)
  );
  CREATE INDEX fatto_incarico_operatore ON fatto_incarico (ambito_id, operatore_id);

  CREATE TABLE fatto_contatto (
    ambito_id uuid NOT NULL, id uuid NOT NULL, giorno date NOT NULL, istante timestamptz NOT NULL, sede uuid NOT NULL, comune text,
    pseudonimo text, canale text NOT NULL, richiedente text NOT NULL, urgente boolean NOT NULL, esito text, esito_il timestamptz,
    ${DEMOGRAFIA}, versione integer NOT NULL, PRIMARY KEY (ambito_id, id)
  );
  CREATE INDEX fatto_contatto_giorno ON fatto_contatto (ambito_id, giorno);
  CREATE TABLE fatto_bisogno (
    ambito_id uuid NOT NULL, contatto_id uuid NOT NULL, codice text NOT NULL, area text NOT NULL, PRIMARY KEY (ambito_id, contatto_id, codice)
  );
  CREATE TABLE fatto_presa_in_carico (
    ambito_id uuid NOT NULL, id uuid NOT NULL, pseudonimo text NOT NULL, comune text, sede uuid NOT NULL, area text NOT NULL,
    stato text NOT NULL, richiesta date NOT NULL, assegnata date, attivata date, conclusa date, motivo text, case_manager uuid,
    ${DEMOGRAFIA}, versione integer NOT NULL, PRIMARY KEY (ambito_id, id)
  );
  CREATE INDEX fatto_presa_in_carico_richiesta ON fatto_presa_in_carico (ambito_id, richiesta);
  CREATE TABLE fatto_progetto (
    ambito_id uuid NOT NULL, id uuid NOT NULL, presa_in_carico_id uuid NOT NULL, pseudonimo text NOT NULL, comune text, sede uuid NOT NULL,
    area text NOT NULL, stato text NOT NULL, condiviso boolean NOT NULL, attivo_dal date, concluso date, versione integer NOT NULL,
    PRIMARY KEY (ambito_id, id)
  );
  CREATE TABLE fatto_obiettivo (
    ambito_id uuid NOT NULL, id uuid NOT NULL, progetto_id uuid NOT NULL, esito text, PRIMARY KEY (ambito_id, id)
  );
  CREATE INDEX fatto_obiettivo_progetto ON fatto_obiettivo (ambito_id, progetto_id);
  CREATE TABLE fatto_verifica (
    ambito_id uuid NOT NULL, id uuid NOT NULL, progetto_id uuid NOT NULL, prevista date NOT NULL, svolta date, PRIMARY KEY (ambito_id, id)
  );
  CREATE INDEX fatto_verifica_progetto ON fatto_verifica (ambito_id, progetto_id);

  -- What has changed since the figures of a period were last made.
  CREATE TABLE periodo_da_ricalcolare (ambito_id uuid NOT NULL, periodo text NOT NULL, PRIMARY KEY (ambito_id, periodo));
  -- Up to which event the facts of an Ambito have come, and up to which its figures have.
  CREATE TABLE avanzamento (
    ambito_id uuid PRIMARY KEY, fatti_al timestamptz NOT NULL, figure_al timestamptz
  );

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
    PRIMARY KEY (ambito_id, periodo, indicatore, dimensione, chiave)
  );
  CREATE INDEX cella_chiave ON cella (dimensione, chiave, periodo);

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
    aggiornato_il timestamptz NOT NULL,
    approvato_il timestamptz,
    approvato_da text,
    trasmesso_il timestamptz,
    ricevuta text,
    versione integer NOT NULL DEFAULT 1,
    CONSTRAINT rapporto_edizione UNIQUE (ambito_id, tipo, periodo, edizione),
    CONSTRAINT rapporto_approvato CHECK ((stato IN ('APPROVATO', 'TRASMESSO')) = (approvato_il IS NOT NULL AND approvato_da IS NOT NULL)),
    CONSTRAINT rapporto_trasmesso CHECK ((stato = 'TRASMESSO') = (trasmesso_il IS NOT NULL AND ricevuta IS NOT NULL))
  );
  -- One at a time is being made; asked for again meanwhile, it is the same.
  CREATE UNIQUE INDEX rapporto_uno_in_corso ON rapporto (ambito_id, tipo, periodo) WHERE stato IN ('IN_CODA', 'IN_GENERAZIONE', 'GENERATO');
  CREATE INDEX rapporto_elenco ON rapporto (ambito_id, richiesto_il DESC, id DESC);
  CREATE INDEX rapporto_da_generare ON rapporto (richiesto_il) WHERE stato IN ('IN_CODA', 'IN_GENERAZIONE');

  CREATE TABLE artefatto (
    rapporto_id uuid NOT NULL REFERENCES rapporto,
    vista text NOT NULL CHECK (vista IN ('INTERNA', 'REGIONE')),
    formato text NOT NULL CHECK (formato IN ('JSON', 'CSV')),
    contenuto text NOT NULL,
    impronta text NOT NULL CHECK (impronta ~ '^[0-9a-f]{64}$'),
    PRIMARY KEY (rapporto_id, vista, formato)
  );

  -- An approved report never changes: a correction is a new edition.
  CREATE FUNCTION rapporto_immutabile() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE stato_del_rapporto text;
  BEGIN
    IF TG_TABLE_NAME = 'rapporto' THEN
      IF OLD.stato IN ('APPROVATO', 'TRASMESSO') AND (TG_OP = 'DELETE' OR (NEW.filigrana, NEW.tipo, NEW.periodo, NEW.edizione, NEW.approvato_il, NEW.approvato_da)
           IS DISTINCT FROM (OLD.filigrana, OLD.tipo, OLD.periodo, OLD.edizione, OLD.approvato_il, OLD.approvato_da) OR NOT (OLD.stato = 'APPROVATO' AND NEW.stato IN ('APPROVATO', 'TRASMESSO'))) THEN
        RAISE EXCEPTION 'an approved report does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'rapporto_immutabile';
      END IF;
    ELSE
      SELECT stato INTO stato_del_rapporto FROM rapporto WHERE id = coalesce(OLD.rapporto_id, NEW.rapporto_id);
      IF stato_del_rapporto IN ('APPROVATO', 'TRASMESSO') THEN
        RAISE EXCEPTION 'an approved report does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'rapporto_immutabile';
      END IF;
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END $$;
  CREATE TRIGGER rapporto_immutabile BEFORE UPDATE OR DELETE ON rapporto FOR EACH ROW EXECUTE FUNCTION rapporto_immutabile();
  CREATE TRIGGER artefatto_immutabile BEFORE INSERT OR UPDATE OR DELETE ON artefatto FOR EACH ROW EXECUTE FUNCTION rapporto_immutabile();
  ${WALLS}

  GRANT SELECT ON ambito, ambito_comune, cella, avanzamento, artefatto TO information_system_service;
  GRANT SELECT, INSERT, UPDATE ON rapporto TO information_system_service;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ambito, ambito_comune, popolazione, popolazione_versione, periodo_da_ricalcolare, avanzamento, cella, artefatto
    TO information_system_worker;
  GRANT SELECT, UPDATE ON rapporto TO information_system_worker;
`;
