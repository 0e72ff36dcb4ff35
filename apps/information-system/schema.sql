-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Printed from the database that src/migrations make, by npm run schema. Not run by anything: change the migrations.

CREATE EXTENSION btree_gist;
CREATE EXTENSION pg_trgm;
CREATE EXTENSION unaccent;
GRANT USAGE ON SCHEMA public TO information_system_service;
GRANT USAGE ON SCHEMA public TO information_system_worker;

CREATE TABLE ambito (
  id uuid NOT NULL,
  codice text NOT NULL,
  nome text NOT NULL,
  regione text NOT NULL,
  versione integer NOT NULL,
  CONSTRAINT ambito_pkey PRIMARY KEY (id)
);
CREATE INDEX ambito_regione ON ambito USING btree (regione, id);
GRANT SELECT ON ambito TO information_system_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON ambito TO information_system_worker;

CREATE TABLE ambito_comune (
  ambito_id uuid NOT NULL,
  codice_istat text NOT NULL,
  dal date NOT NULL,
  al date,
  CONSTRAINT ambito_comune_pkey PRIMARY KEY (ambito_id, codice_istat, dal),
  CONSTRAINT ambito_comune_ambito_id_fkey FOREIGN KEY (ambito_id) REFERENCES ambito(id)
);
GRANT SELECT ON ambito_comune TO information_system_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON ambito_comune TO information_system_worker;

CREATE TABLE artefatto (
  rapporto_id uuid NOT NULL,
  vista text NOT NULL,
  formato text NOT NULL,
  contenuto text NOT NULL,
  impronta text NOT NULL,
  CONSTRAINT artefatto_pkey PRIMARY KEY (rapporto_id, vista, formato),
  CONSTRAINT artefatto_rapporto_id_fkey FOREIGN KEY (rapporto_id) REFERENCES rapporto(id),
  CONSTRAINT artefatto_formato_check CHECK (formato = ANY (ARRAY['JSON'::text, 'CSV'::text])),
  CONSTRAINT artefatto_impronta_check CHECK (impronta ~ '^[0-9a-f]{64}$'::text),
  CONSTRAINT artefatto_vista_check CHECK (vista = ANY (ARRAY['INTERNA'::text, 'REGIONE'::text]))
);
GRANT SELECT ON artefatto TO information_system_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON artefatto TO information_system_worker;
CREATE TRIGGER artefatto_immutabile BEFORE INSERT OR DELETE OR UPDATE ON artefatto FOR EACH ROW EXECUTE FUNCTION rapporto_immutabile();

CREATE TABLE audit (
  id uuid DEFAULT uuidv7() NOT NULL,
  quando timestamp with time zone NOT NULL,
  attore text NOT NULL,
  ruolo text NOT NULL,
  ambito_id uuid,
  azione text NOT NULL,
  tipo text NOT NULL,
  record_id text NOT NULL,
  motivo text,
  request_id text NOT NULL,
  caller_request_id text,
  impronta bytea NOT NULL,
  CONSTRAINT audit_pkey PRIMARY KEY (id)
);
CREATE INDEX audit_record ON audit USING btree (record_id, quando);
ALTER TABLE audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit FORCE ROW LEVEL SECURITY;
CREATE POLICY scritto_nel_proprio_ambito ON audit FOR INSERT
  WITH CHECK (NOT ambito_id IS DISTINCT FROM ambito_corrente());
GRANT INSERT ON audit TO information_system_service;
GRANT INSERT ON audit TO information_system_worker;

CREATE TABLE avanzamento (
  ambito_id uuid NOT NULL,
  fatti_al timestamp with time zone NOT NULL,
  figure_al timestamp with time zone,
  giro date,
  CONSTRAINT avanzamento_pkey PRIMARY KEY (ambito_id)
);
GRANT SELECT ON avanzamento TO information_system_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON avanzamento TO information_system_worker;

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
  CONSTRAINT cella_pkey PRIMARY KEY (ambito_id, periodo, indicatore, dimensione, chiave)
);
CREATE INDEX cella_chiave ON cella USING btree (dimensione, chiave, periodo);
GRANT SELECT ON cella TO information_system_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON cella TO information_system_worker;

CREATE TABLE consegna (
  id uuid DEFAULT uuidv7() NOT NULL,
  coda text NOT NULL,
  eventi uuid[] NOT NULL,
  inviata_il timestamp with time zone DEFAULT now() NOT NULL,
  confermata_il timestamp with time zone,
  CONSTRAINT consegna_pkey PRIMARY KEY (id)
);
CREATE INDEX consegna_confermata ON consegna USING btree (confermata_il) WHERE confermata_il IS NOT NULL;
CREATE INDEX consegna_da_confermare ON consegna USING btree (inviata_il) WHERE confermata_il IS NULL;
GRANT SELECT, INSERT, DELETE ON consegna TO information_system_worker;
GRANT UPDATE (inviata_il, confermata_il) ON consegna TO information_system_worker;

CREATE TABLE evento_scartato (
  id uuid NOT NULL,
  coda text NOT NULL,
  evento jsonb NOT NULL,
  request_id text NOT NULL,
  errore text NOT NULL,
  scartato_il timestamp with time zone DEFAULT now() NOT NULL,
  riproposto_il timestamp with time zone,
  CONSTRAINT evento_scartato_pkey PRIMARY KEY (id)
);
CREATE INDEX evento_riproposto ON evento_scartato USING btree (riproposto_il) WHERE riproposto_il IS NOT NULL;
ALTER TABLE evento_scartato ENABLE ROW LEVEL SECURITY;
ALTER TABLE evento_scartato FORCE ROW LEVEL SECURITY;
CREATE POLICY letto_dal_worker ON evento_scartato FOR SELECT TO information_system_worker
  USING (true);
CREATE POLICY riproposto_dal_worker ON evento_scartato FOR UPDATE TO information_system_worker
  USING (true);
CREATE POLICY riproposto_tolto_dal_worker ON evento_scartato FOR DELETE TO information_system_worker
  USING (riproposto_il IS NOT NULL);
CREATE POLICY scartato_dal_worker ON evento_scartato FOR INSERT TO information_system_worker
  WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON evento_scartato TO information_system_worker;
GRANT UPDATE (errore, scartato_il, riproposto_il) ON evento_scartato TO information_system_worker;

CREATE TABLE fatto_bisogno (
  ambito_id uuid NOT NULL,
  contatto_id uuid NOT NULL,
  codice text NOT NULL,
  area text NOT NULL,
  CONSTRAINT fatto_bisogno_pkey PRIMARY KEY (ambito_id, contatto_id, codice)
);
ALTER TABLE fatto_bisogno ENABLE ROW LEVEL SECURITY;
ALTER TABLE fatto_bisogno FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON fatto_bisogno
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON fatto_bisogno TO information_system_worker;

CREATE TABLE fatto_contatto (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  giorno date NOT NULL,
  istante timestamp with time zone NOT NULL,
  sede uuid NOT NULL,
  comune text,
  pseudonimo text,
  canale text NOT NULL,
  richiedente text NOT NULL,
  urgente boolean NOT NULL,
  esito text,
  risposta_il timestamp with time zone,
  presa_in_carico_id uuid,
  fascia_eta text,
  sesso text,
  gruppo_cittadinanza text,
  versione integer NOT NULL,
  CONSTRAINT fatto_contatto_pkey PRIMARY KEY (ambito_id, id)
);
CREATE INDEX fatto_contatto_giorno ON fatto_contatto USING btree (ambito_id, giorno);
ALTER TABLE fatto_contatto ENABLE ROW LEVEL SECURITY;
ALTER TABLE fatto_contatto FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON fatto_contatto
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON fatto_contatto TO information_system_worker;

CREATE TABLE fatto_formazione (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  conclusa date NOT NULL,
  ore numeric(5,2) NOT NULL,
  versione integer NOT NULL,
  CONSTRAINT fatto_formazione_pkey PRIMARY KEY (ambito_id, id)
);
CREATE INDEX fatto_formazione_conclusa ON fatto_formazione USING btree (ambito_id, conclusa);
ALTER TABLE fatto_formazione ENABLE ROW LEVEL SECURITY;
ALTER TABLE fatto_formazione FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON fatto_formazione
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON fatto_formazione TO information_system_worker;

CREATE TABLE fatto_frequenza (
  ambito_id uuid NOT NULL,
  attivita_id uuid NOT NULL,
  operatore_id uuid NOT NULL,
  ore numeric(5,2) NOT NULL,
  CONSTRAINT fatto_frequenza_pkey PRIMARY KEY (ambito_id, attivita_id, operatore_id)
);
ALTER TABLE fatto_frequenza ENABLE ROW LEVEL SECURITY;
ALTER TABLE fatto_frequenza FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON fatto_frequenza
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON fatto_frequenza TO information_system_worker;

CREATE TABLE fatto_incarico (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  operatore_id uuid NOT NULL,
  sede_id uuid,
  dal date NOT NULL,
  al date,
  fte numeric(3,2) NOT NULL,
  tempo_indeterminato boolean NOT NULL,
  CONSTRAINT fatto_incarico_pkey PRIMARY KEY (ambito_id, id)
);
CREATE INDEX fatto_incarico_operatore ON fatto_incarico USING btree (ambito_id, operatore_id);
ALTER TABLE fatto_incarico ENABLE ROW LEVEL SECURITY;
ALTER TABLE fatto_incarico FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON fatto_incarico
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON fatto_incarico TO information_system_worker;

CREATE TABLE fatto_obiettivo (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  progetto_id uuid NOT NULL,
  esito text,
  raggiunto boolean NOT NULL,
  CONSTRAINT fatto_obiettivo_pkey PRIMARY KEY (ambito_id, id)
);
CREATE INDEX fatto_obiettivo_progetto ON fatto_obiettivo USING btree (ambito_id, progetto_id);
ALTER TABLE fatto_obiettivo ENABLE ROW LEVEL SECURITY;
ALTER TABLE fatto_obiettivo FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON fatto_obiettivo
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON fatto_obiettivo TO information_system_worker;

CREATE TABLE fatto_operatore (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  natura_qualifica text NOT NULL,
  versione integer NOT NULL,
  CONSTRAINT fatto_operatore_pkey PRIMARY KEY (ambito_id, id)
);
ALTER TABLE fatto_operatore ENABLE ROW LEVEL SECURITY;
ALTER TABLE fatto_operatore FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON fatto_operatore
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON fatto_operatore TO information_system_worker;

CREATE TABLE fatto_orario (
  ambito_id uuid NOT NULL,
  sede_id uuid NOT NULL,
  minuti integer NOT NULL,
  valido_dal date NOT NULL,
  valido_al date
);
CREATE INDEX fatto_orario_sede ON fatto_orario USING btree (ambito_id, sede_id);
ALTER TABLE fatto_orario ENABLE ROW LEVEL SECURITY;
ALTER TABLE fatto_orario FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON fatto_orario
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON fatto_orario TO information_system_worker;

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
  risposta_il timestamp with time zone,
  attivata date,
  conclusa date,
  motivo text,
  case_manager uuid,
  fascia_eta text,
  sesso text,
  gruppo_cittadinanza text,
  versione integer NOT NULL,
  CONSTRAINT fatto_presa_in_carico_pkey PRIMARY KEY (ambito_id, id)
);
CREATE INDEX fatto_presa_in_carico_richiesta ON fatto_presa_in_carico USING btree (ambito_id, richiesta);
ALTER TABLE fatto_presa_in_carico ENABLE ROW LEVEL SECURITY;
ALTER TABLE fatto_presa_in_carico FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON fatto_presa_in_carico
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON fatto_presa_in_carico TO information_system_worker;

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
  CONSTRAINT fatto_progetto_pkey PRIMARY KEY (ambito_id, id)
);
ALTER TABLE fatto_progetto ENABLE ROW LEVEL SECURITY;
ALTER TABLE fatto_progetto FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON fatto_progetto
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON fatto_progetto TO information_system_worker;

CREATE TABLE fatto_sede (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  comune text NOT NULL,
  attiva_dal date NOT NULL,
  attiva_al date,
  versione integer NOT NULL,
  CONSTRAINT fatto_sede_pkey PRIMARY KEY (ambito_id, id)
);
ALTER TABLE fatto_sede ENABLE ROW LEVEL SECURITY;
ALTER TABLE fatto_sede FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON fatto_sede
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON fatto_sede TO information_system_worker;

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
  esito_il timestamp with time zone,
  motivo text,
  versione integer NOT NULL,
  CONSTRAINT fatto_trasmissione_pkey PRIMARY KEY (ambito_id, id)
);
CREATE INDEX fatto_trasmissione_contatto ON fatto_trasmissione USING btree (ambito_id, contatto_id);
CREATE INDEX fatto_trasmissione_trasmessa ON fatto_trasmissione USING btree (ambito_id, trasmessa);
ALTER TABLE fatto_trasmissione ENABLE ROW LEVEL SECURITY;
ALTER TABLE fatto_trasmissione FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON fatto_trasmissione
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON fatto_trasmissione TO information_system_worker;

CREATE TABLE fatto_verifica (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  progetto_id uuid NOT NULL,
  prevista date NOT NULL,
  svolta date,
  CONSTRAINT fatto_verifica_pkey PRIMARY KEY (ambito_id, id)
);
CREATE INDEX fatto_verifica_progetto ON fatto_verifica USING btree (ambito_id, progetto_id);
ALTER TABLE fatto_verifica ENABLE ROW LEVEL SECURITY;
ALTER TABLE fatto_verifica FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON fatto_verifica
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON fatto_verifica TO information_system_worker;

CREATE TABLE idempotenza (
  attore text NOT NULL,
  azione text NOT NULL,
  chiave text NOT NULL,
  impronta bytea NOT NULL,
  risultato jsonb,
  creato_il timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT idempotenza_pkey PRIMARY KEY (attore, azione, chiave),
  CONSTRAINT idempotenza_chiave_check CHECK (length(chiave) >= 8 AND length(chiave) <= 100)
);
CREATE INDEX idempotenza_eta ON idempotenza USING btree (creato_il);
ALTER TABLE idempotenza ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotenza FORCE ROW LEVEL SECURITY;
CREATE POLICY del_proprio_account ON idempotenza TO information_system_service
  USING (attore = current_setting('ambito.attore'::text, true))
  WITH CHECK (attore = current_setting('ambito.attore'::text, true));
CREATE POLICY scordate_dal_worker ON idempotenza TO information_system_worker
  USING (true)
  WITH CHECK (false);
GRANT SELECT, DELETE ON idempotenza TO information_system_worker;
GRANT SELECT, INSERT ON idempotenza TO information_system_service;
GRANT UPDATE (risultato) ON idempotenza TO information_system_service;

CREATE TABLE letture_del_giorno (
  ambito_id uuid NOT NULL,
  id uuid DEFAULT uuidv7() NOT NULL,
  giorno date NOT NULL,
  attore text NOT NULL,
  ruolo text NOT NULL,
  registrazioni integer NOT NULL,
  limite integer NOT NULL,
  riserva integer DEFAULT 0 NOT NULL,
  segnalate_il timestamp with time zone,
  rifiutate integer DEFAULT 0 NOT NULL,
  CONSTRAINT letture_del_giorno_pkey PRIMARY KEY (ambito_id, id),
  CONSTRAINT letture_del_giorno_ambito_id_giorno_attore_ruolo_key UNIQUE (ambito_id, giorno, attore, ruolo),
  CONSTRAINT letture_entro_il_limite CHECK (registrazioni <= (limite + riserva))
);
CREATE INDEX letture_da_scordare ON letture_del_giorno USING btree (giorno) WHERE segnalate_il IS NULL;
CREATE INDEX letture_segnalate ON letture_del_giorno USING btree (ambito_id, segnalate_il, id) WHERE segnalate_il IS NOT NULL;
ALTER TABLE letture_del_giorno ENABLE ROW LEVEL SECURITY;
ALTER TABLE letture_del_giorno FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON letture_del_giorno TO information_system_service
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
CREATE POLICY scordate_dal_worker ON letture_del_giorno TO information_system_worker
  USING (segnalate_il IS NULL)
  WITH CHECK (false);
GRANT SELECT, DELETE ON letture_del_giorno TO information_system_worker;
GRANT SELECT, INSERT ON letture_del_giorno TO information_system_service;
GRANT UPDATE (registrazioni, limite, riserva, segnalate_il, rifiutate) ON letture_del_giorno TO information_system_service;

CREATE TABLE outbox (
  id uuid NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  ambito_id uuid,
  evento jsonb NOT NULL,
  request_id text NOT NULL,
  creato_il timestamp with time zone DEFAULT now() NOT NULL,
  inviato_il timestamp with time zone,
  superato_il timestamp with time zone,
  CONSTRAINT outbox_pkey PRIMARY KEY (id)
);
CREATE INDEX outbox_da_inviare ON outbox USING btree (seq) WHERE inviato_il IS NULL;
CREATE INDEX outbox_stati ON outbox USING btree ((evento ->> 'tipo'::text), (evento #>> '{aggregato,id}'::text[])) WHERE superato_il IS NULL;
CREATE INDEX outbox_superati ON outbox USING btree (superato_il) WHERE superato_il IS NOT NULL;
ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
CREATE POLICY consegnata_dal_worker ON outbox FOR SELECT TO information_system_worker
  USING (true);
CREATE POLICY inviata_dal_worker ON outbox FOR UPDATE TO information_system_worker
  USING (true);
CREATE POLICY scritta_nel_proprio_ambito ON outbox FOR INSERT
  WITH CHECK (ambito_id IS NULL OR ambito_corrente() IS NULL OR ambito_id = ambito_corrente());
CREATE POLICY superata_tolta_dal_worker ON outbox FOR DELETE TO information_system_worker
  USING (superato_il IS NOT NULL);
GRANT INSERT ON outbox TO information_system_service;
GRANT SELECT, INSERT, DELETE ON outbox TO information_system_worker;
GRANT UPDATE (inviato_il, superato_il) ON outbox TO information_system_worker;

CREATE TABLE periodo_da_ricalcolare (
  ambito_id uuid NOT NULL,
  periodo text NOT NULL,
  CONSTRAINT periodo_da_ricalcolare_pkey PRIMARY KEY (ambito_id, periodo)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON periodo_da_ricalcolare TO information_system_worker;

CREATE TABLE popolazione (
  codice_istat text NOT NULL,
  anno smallint NOT NULL,
  residenti integer NOT NULL,
  CONSTRAINT popolazione_pkey PRIMARY KEY (codice_istat, anno)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON popolazione TO information_system_worker;

CREATE TABLE popolazione_versione (
  codice_istat text NOT NULL,
  versione integer NOT NULL,
  CONSTRAINT popolazione_versione_pkey PRIMARY KEY (codice_istat)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON popolazione_versione TO information_system_worker;

CREATE TABLE rapporto (
  id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  tipo text NOT NULL,
  periodo text NOT NULL,
  edizione integer NOT NULL,
  stato text NOT NULL,
  progresso smallint DEFAULT 0 NOT NULL,
  provvisorio boolean NOT NULL,
  filigrana timestamp with time zone,
  richiesto_il timestamp with time zone NOT NULL,
  richiesto_da text NOT NULL,
  request_id text NOT NULL,
  aggiornato_il timestamp with time zone NOT NULL,
  approvato_il timestamp with time zone,
  approvato_da text,
  trasmesso_il timestamp with time zone,
  ricevuta text,
  versione integer DEFAULT 1 NOT NULL,
  lavoro text,
  CONSTRAINT rapporto_pkey PRIMARY KEY (id),
  CONSTRAINT rapporto_edizione UNIQUE (ambito_id, tipo, periodo, edizione),
  CONSTRAINT rapporto_ambito_id_fkey FOREIGN KEY (ambito_id) REFERENCES ambito(id),
  CONSTRAINT rapporto_approvato CHECK ((stato = ANY (ARRAY['APPROVATO'::text, 'TRASMESSO'::text])) = (approvato_il IS NOT NULL AND approvato_da IS NOT NULL)),
  CONSTRAINT rapporto_definitivo CHECK (NOT (provvisorio AND (stato = ANY (ARRAY['APPROVATO'::text, 'TRASMESSO'::text])))),
  CONSTRAINT rapporto_progresso_check CHECK (progresso >= 0 AND progresso <= 100),
  CONSTRAINT rapporto_stato_check CHECK (stato = ANY (ARRAY['IN_CODA'::text, 'IN_GENERAZIONE'::text, 'GENERATO'::text, 'APPROVATO'::text, 'TRASMESSO'::text, 'FALLITO'::text])),
  CONSTRAINT rapporto_trasmesso CHECK ((stato = 'TRASMESSO'::text) = (trasmesso_il IS NOT NULL AND ricevuta IS NOT NULL))
);
CREATE INDEX rapporto_da_generare ON rapporto USING btree (richiesto_il) WHERE stato = ANY (ARRAY['IN_CODA'::text, 'IN_GENERAZIONE'::text]);
CREATE INDEX rapporto_elenco ON rapporto USING btree (ambito_id, richiesto_il DESC, id DESC);
CREATE INDEX rapporto_per_periodo ON rapporto USING btree (ambito_id, periodo, richiesto_il DESC, id DESC);
CREATE INDEX rapporto_per_stato ON rapporto USING btree (ambito_id, stato, richiesto_il DESC, id DESC);
CREATE INDEX rapporto_per_tipo ON rapporto USING btree (ambito_id, tipo, richiesto_il DESC, id DESC);
CREATE UNIQUE INDEX rapporto_uno_in_corso ON rapporto USING btree (ambito_id, tipo, periodo) WHERE stato = ANY (ARRAY['IN_CODA'::text, 'IN_GENERAZIONE'::text, 'GENERATO'::text]);
GRANT SELECT, INSERT, UPDATE ON rapporto TO information_system_service;
GRANT SELECT, UPDATE ON rapporto TO information_system_worker;
CREATE TRIGGER rapporto_immutabile BEFORE DELETE OR UPDATE ON rapporto FOR EACH ROW EXECUTE FUNCTION rapporto_immutabile();
CREATE TRIGGER rapporto_passi BEFORE UPDATE OF stato ON rapporto FOR EACH ROW WHEN (new.stato <> old.stato) EXECUTE FUNCTION rapporto_passi();

CREATE TABLE soglia (
  nome text NOT NULL,
  valori jsonb NOT NULL,
  versione integer NOT NULL,
  CONSTRAINT soglia_pkey PRIMARY KEY (nome)
);
GRANT SELECT ON soglia TO information_system_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON soglia TO information_system_worker;

CREATE FUNCTION ambito_corrente()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('ambito.ambito_id'::text, true), ''::text))::uuid;

CREATE FUNCTION lock_key(name text, record text)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN hashtextextended(((name || ' '::text) || record), (0)::bigint);

CREATE FUNCTION passo_rapporto(da text, a text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT (da, a) IN (
    ('IN_CODA', 'IN_GENERAZIONE'), ('IN_GENERAZIONE', 'GENERATO'), ('IN_GENERAZIONE', 'FALLITO'),
    ('GENERATO', 'IN_CODA'), ('GENERATO', 'APPROVATO'), ('APPROVATO', 'TRASMESSO'))
$function$;

CREATE FUNCTION rapporto_immutabile()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
END $function$;

CREATE FUNCTION rapporto_passi()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT passo_rapporto(OLD.stato, NEW.stato) THEN
    RAISE EXCEPTION 'no such step of a report'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'rapporto_passi';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION una_riga(testo text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN ((testo IS NFC NORMALIZED) AND (testo !~ '[\x01-\x1f\x7f-\x9f\u2028\u2029]'::text));
