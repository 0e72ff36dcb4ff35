-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Printed from the database that src/migrations make, by npm run schema. Not run by anything: change the migrations.

CREATE EXTENSION btree_gist;
CREATE EXTENSION pg_trgm;
CREATE EXTENSION unaccent;
GRANT USAGE ON SCHEMA public TO casework_service;
GRANT USAGE ON SCHEMA public TO casework_worker;

CREATE TABLE anagrafe_accreditamento (
  ambito_id uuid NOT NULL,
  prestazione text NOT NULL,
  ente_id uuid NOT NULL,
  id uuid NOT NULL,
  periodo daterange NOT NULL,
  CONSTRAINT anagrafe_accreditamento_pkey PRIMARY KEY (ambito_id, prestazione, ente_id, id),
  CONSTRAINT anagrafe_accreditamento_ambito_id_ente_id_fkey FOREIGN KEY (ambito_id, ente_id) REFERENCES anagrafe_ente(ambito_id, id)
);
CREATE INDEX anagrafe_accreditamento_ente ON anagrafe_accreditamento USING btree (ambito_id, ente_id);
GRANT SELECT ON anagrafe_accreditamento TO casework_service;
GRANT SELECT, INSERT, DELETE ON anagrafe_accreditamento TO casework_worker;

CREATE TABLE anagrafe_ambito (
  id uuid NOT NULL,
  comuni jsonb NOT NULL,
  versione integer NOT NULL,
  CONSTRAINT anagrafe_ambito_pkey PRIMARY KEY (id)
);
GRANT SELECT ON anagrafe_ambito TO casework_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON anagrafe_ambito TO casework_worker;

CREATE TABLE anagrafe_assenza (
  ambito_id uuid NOT NULL,
  assente_id uuid NOT NULL,
  sostituto_id uuid,
  periodo daterange NOT NULL,
  fine date GENERATED ALWAYS AS (upper(periodo)) STORED NOT NULL,
  CONSTRAINT anagrafe_assenza_pkey PRIMARY KEY (ambito_id, assente_id, periodo WITHOUT OVERLAPS),
  CONSTRAINT anagrafe_assenza_periodo_check CHECK (NOT isempty(periodo) AND NOT lower_inf(periodo) AND NOT upper_inf(periodo))
);
CREATE INDEX anagrafe_assenza_assente ON anagrafe_assenza USING btree (ambito_id, assente_id, fine);
CREATE INDEX anagrafe_assenza_fine ON anagrafe_assenza USING btree (ambito_id, fine);
CREATE INDEX anagrafe_assenza_sostituto ON anagrafe_assenza USING btree (ambito_id, sostituto_id) WHERE sostituto_id IS NOT NULL;
ALTER TABLE anagrafe_assenza ENABLE ROW LEVEL SECURITY;
ALTER TABLE anagrafe_assenza FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON anagrafe_assenza
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT ON anagrafe_assenza TO casework_service;
GRANT SELECT, INSERT, DELETE ON anagrafe_assenza TO casework_worker;

CREATE TABLE anagrafe_competenza (
  ambito_id uuid NOT NULL,
  tipo text NOT NULL,
  ente_id uuid NOT NULL,
  aree text[] NOT NULL,
  prestazioni text[] NOT NULL,
  CONSTRAINT anagrafe_competenza_pkey PRIMARY KEY (ambito_id, tipo, ente_id),
  CONSTRAINT anagrafe_competenza_ambito_id_ente_id_fkey FOREIGN KEY (ambito_id, ente_id) REFERENCES anagrafe_ente(ambito_id, id)
);
CREATE INDEX anagrafe_competenza_ente ON anagrafe_competenza USING btree (ambito_id, ente_id);
GRANT SELECT ON anagrafe_competenza TO casework_service;
GRANT SELECT, INSERT, DELETE ON anagrafe_competenza TO casework_worker;

CREATE TABLE anagrafe_comune (
  codice_istat text NOT NULL,
  nome text,
  dal date,
  al date,
  successore text,
  versione integer DEFAULT 0 NOT NULL,
  CONSTRAINT anagrafe_comune_pkey PRIMARY KEY (codice_istat)
);
GRANT SELECT ON anagrafe_comune TO casework_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON anagrafe_comune TO casework_worker;

CREATE TABLE anagrafe_coordinatore (
  ambito_id uuid NOT NULL,
  nomine jsonb NOT NULL,
  versione integer NOT NULL,
  CONSTRAINT anagrafe_coordinatore_pkey PRIMARY KEY (ambito_id)
);
GRANT SELECT ON anagrafe_coordinatore TO casework_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON anagrafe_coordinatore TO casework_worker;

CREATE TABLE anagrafe_ente (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  denominazione text NOT NULL,
  periodo daterange NOT NULL,
  comuni text[] NOT NULL,
  versione integer NOT NULL,
  natura text,
  sostituito_da uuid,
  CONSTRAINT anagrafe_ente_pkey PRIMARY KEY (ambito_id, id)
);
CREATE INDEX anagrafe_ente_sostituito ON anagrafe_ente USING btree (ambito_id, sostituito_da) WHERE sostituito_da IS NOT NULL;
GRANT SELECT ON anagrafe_ente TO casework_service;
GRANT SELECT, INSERT, UPDATE ON anagrafe_ente TO casework_worker;

CREATE TABLE anagrafe_linea (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  anno smallint NOT NULL,
  codice text NOT NULL,
  fondo text,
  anno_fondo smallint,
  attiva boolean NOT NULL,
  importo numeric(14,2) NOT NULL,
  impegnato numeric(14,2) DEFAULT 0 NOT NULL,
  versione integer NOT NULL,
  CONSTRAINT anagrafe_linea_pkey PRIMARY KEY (ambito_id, id),
  CONSTRAINT anagrafe_linea_ambito_id_id_anno_key UNIQUE (ambito_id, id, anno),
  CONSTRAINT anagrafe_linea_impegnato_check CHECK (impegnato >= 0::numeric),
  CONSTRAINT linea_capiente CHECK (impegnato <= importo)
);
GRANT SELECT ON anagrafe_linea TO casework_service;
GRANT SELECT, INSERT, UPDATE ON anagrafe_linea TO casework_worker;
GRANT UPDATE (impegnato) ON anagrafe_linea TO casework_service;

CREATE TABLE anagrafe_mandato (
  id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  codice_istat text NOT NULL,
  dal date NOT NULL,
  al date,
  operatori uuid[] NOT NULL,
  versione integer NOT NULL,
  CONSTRAINT anagrafe_mandato_pkey PRIMARY KEY (id)
);
CREATE INDEX anagrafe_mandato_comune ON anagrafe_mandato USING btree (ambito_id, codice_istat);
GRANT SELECT ON anagrafe_mandato TO casework_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON anagrafe_mandato TO casework_worker;

CREATE TABLE anagrafe_operatore (
  id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  account text,
  natura_qualifica text NOT NULL,
  incarichi jsonb NOT NULL,
  versione integer NOT NULL,
  subentrante_id uuid,
  CONSTRAINT anagrafe_operatore_pkey PRIMARY KEY (id)
);
CREATE INDEX anagrafe_operatore_account ON anagrafe_operatore USING btree (ambito_id, account);
GRANT SELECT ON anagrafe_operatore TO casework_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON anagrafe_operatore TO casework_worker;

CREATE TABLE anagrafe_sede (
  id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  codice_istat text NOT NULL,
  attiva_dal date NOT NULL,
  attiva_al date,
  orari jsonb NOT NULL,
  versione integer NOT NULL,
  variazioni jsonb DEFAULT '[]'::jsonb NOT NULL,
  straordinarie jsonb DEFAULT '[]'::jsonb NOT NULL,
  patrono text,
  denominazione text,
  CONSTRAINT anagrafe_sede_pkey PRIMARY KEY (id)
);
GRANT SELECT ON anagrafe_sede TO casework_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON anagrafe_sede TO casework_worker;

CREATE TABLE anagrafe_vocabolario (
  nome text NOT NULL,
  voci jsonb NOT NULL,
  versione integer NOT NULL,
  CONSTRAINT anagrafe_vocabolario_pkey PRIMARY KEY (nome)
);
GRANT SELECT ON anagrafe_vocabolario TO casework_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON anagrafe_vocabolario TO casework_worker;

CREATE TABLE annullamento (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  tipo text NOT NULL,
  proprietario_id uuid NOT NULL,
  dati jsonb NOT NULL,
  motivo text NOT NULL,
  annullato_da text NOT NULL,
  annullato_da_operatore uuid,
  annullato_da_ruolo text NOT NULL,
  annullato_il timestamp with time zone NOT NULL,
  sostituito_da uuid,
  CONSTRAINT annullamento_una_volta PRIMARY KEY (ambito_id, id),
  CONSTRAINT annullamento_check CHECK (sostituito_da <> id),
  CONSTRAINT annullamento_motivo_check CHECK (una_riga(motivo)),
  CONSTRAINT annullamento_tipo_check CHECK (tipo = ANY (ARRAY['PRESA_IN_CARICO'::text, 'DIMISSIONE'::text, 'TRASFERIMENTO'::text, 'SOSPENSIONE'::text, 'NON_ACCOGLIMENTO'::text, 'PROGETTO'::text, 'INTERVENTO'::text, 'VERIFICA'::text, 'TRASMISSIONE_PASSO'::text]))
);
CREATE INDEX annullamento_di ON annullamento USING btree (ambito_id, proprietario_id, annullato_il, id);
CREATE INDEX annullamento_operatore ON annullamento USING btree (ambito_id, annullato_da_operatore) WHERE annullato_da_operatore IS NOT NULL;
CREATE INDEX annullamento_sostituito ON annullamento USING btree (ambito_id, sostituito_da) WHERE sostituito_da IS NOT NULL;
ALTER TABLE annullamento ENABLE ROW LEVEL SECURITY;
ALTER TABLE annullamento FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON annullamento
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT ON annullamento TO casework_service;
GRANT SELECT (ambito_id, annullato_da_operatore) ON annullamento TO casework_worker;
GRANT UPDATE (annullato_da_operatore) ON annullamento TO casework_worker;
GRANT UPDATE (proprietario_id, annullato_da_operatore) ON annullamento TO casework_service;
CREATE CONSTRAINT TRIGGER annullamento_compiuto AFTER INSERT ON annullamento DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION annullamento_compiuto();
CREATE TRIGGER annullamento_segue BEFORE UPDATE ON annullamento FOR EACH ROW EXECUTE FUNCTION annullamento_segue();

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
GRANT INSERT ON audit TO casework_service;
GRANT INSERT ON audit TO casework_worker;

CREATE TABLE cartella (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  persona_id uuid NOT NULL,
  aperta_il timestamp with time zone NOT NULL,
  CONSTRAINT cartella_pkey PRIMARY KEY (ambito_id, id),
  CONSTRAINT cartella_una_per_persona UNIQUE (ambito_id, persona_id),
  CONSTRAINT cartella_ambito_id_persona_id_fkey FOREIGN KEY (ambito_id, persona_id) REFERENCES persona(ambito_id, id)
);
ALTER TABLE cartella ENABLE ROW LEVEL SECURITY;
ALTER TABLE cartella FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON cartella
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT ON cartella TO casework_worker;
GRANT SELECT, INSERT ON cartella TO casework_service;

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
GRANT SELECT, INSERT, DELETE ON consegna TO casework_worker;
GRANT UPDATE (inviata_il, confermata_il) ON consegna TO casework_worker;

CREATE TABLE contatto (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  sede_id uuid NOT NULL,
  avvenuto_il timestamp with time zone NOT NULL,
  canale text NOT NULL,
  richiedente text NOT NULL,
  persona_id uuid,
  comune_residenza text,
  urgente boolean NOT NULL,
  su_appuntamento boolean DEFAULT false NOT NULL,
  appuntamento_di uuid,
  allo_sportello boolean DEFAULT false NOT NULL,
  a_sede_chiusa boolean DEFAULT false NOT NULL,
  domanda text,
  tempo_minuti integer,
  esito text,
  esito_il timestamp with time zone,
  risposta_il timestamp with time zone,
  presa_in_carico_id uuid,
  versione integer DEFAULT 1 NOT NULL,
  CONSTRAINT contatto_pkey PRIMARY KEY (ambito_id, id),
  CONSTRAINT contatto_ambito_id_appuntamento_di_fkey FOREIGN KEY (ambito_id, appuntamento_di) REFERENCES contatto(ambito_id, id),
  CONSTRAINT contatto_ambito_id_persona_id_fkey FOREIGN KEY (ambito_id, persona_id) REFERENCES persona(ambito_id, id),
  CONSTRAINT contatto_ambito_id_presa_in_carico_id_fkey FOREIGN KEY (ambito_id, presa_in_carico_id) REFERENCES presa_in_carico(ambito_id, id),
  CONSTRAINT contatto_a_sede_chiusa CHECK (NOT a_sede_chiusa OR allo_sportello),
  CONSTRAINT contatto_allo_sportello_senza_appuntamento CHECK (NOT allo_sportello OR NOT urgente AND NOT su_appuntamento),
  CONSTRAINT contatto_anonimo CHECK (esito IS DISTINCT FROM 'RICHIESTA_PRESA_IN_CARICO'::text OR persona_id IS NOT NULL),
  CONSTRAINT contatto_appuntamento CHECK (appuntamento_di IS NULL OR su_appuntamento),
  CONSTRAINT contatto_comune_residenza_check CHECK (comune_residenza ~ '^[0-9]{6}$'::text),
  CONSTRAINT contatto_esito_datato CHECK ((esito IS NULL) = (esito_il IS NULL)),
  CONSTRAINT contatto_risposta CHECK (risposta_il IS NULL OR esito IS NOT NULL AND risposta_il >= avvenuto_il),
  CONSTRAINT contatto_tempo_minuti_check CHECK (tempo_minuti >= 0 AND tempo_minuti <= 1440)
);
CREATE INDEX contatto_allo_sportello ON contatto USING btree (ambito_id, sede_id, avvenuto_il DESC, id DESC) WHERE allo_sportello;
CREATE INDEX contatto_appuntamento ON contatto USING btree (ambito_id, appuntamento_di) WHERE appuntamento_di IS NOT NULL;
CREATE INDEX contatto_elenco ON contatto USING btree (ambito_id, avvenuto_il DESC, id DESC);
CREATE INDEX contatto_persona ON contatto USING btree (ambito_id, persona_id, avvenuto_il DESC);
CREATE INDEX contatto_presa_in_carico ON contatto USING btree (ambito_id, presa_in_carico_id, avvenuto_il) WHERE presa_in_carico_id IS NOT NULL;
CREATE INDEX contatto_sede_chiusa ON contatto USING btree (ambito_id, avvenuto_il DESC, id DESC) WHERE a_sede_chiusa;
ALTER TABLE contatto ENABLE ROW LEVEL SECURITY;
ALTER TABLE contatto FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON contatto
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE ON contatto TO casework_service;
GRANT SELECT (ambito_id, id, sede_id, avvenuto_il, persona_id, comune_residenza, allo_sportello, a_sede_chiusa) ON contatto TO casework_worker;
GRANT UPDATE (a_sede_chiusa) ON contatto TO casework_worker;

CREATE TABLE contatto_bisogno (
  ambito_id uuid NOT NULL,
  contatto_id uuid NOT NULL,
  codice text NOT NULL,
  nota text,
  CONSTRAINT contatto_bisogno_pkey PRIMARY KEY (ambito_id, contatto_id, codice),
  CONSTRAINT contatto_bisogno_ambito_id_contatto_id_fkey FOREIGN KEY (ambito_id, contatto_id) REFERENCES contatto(ambito_id, id)
);
ALTER TABLE contatto_bisogno ENABLE ROW LEVEL SECURITY;
ALTER TABLE contatto_bisogno FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON contatto_bisogno
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, DELETE ON contatto_bisogno TO casework_service;

CREATE TABLE dimissione (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  presa_in_carico_id uuid NOT NULL,
  da_stato text NOT NULL,
  data date NOT NULL,
  motivo text NOT NULL,
  valutazione text NOT NULL,
  soddisfazione smallint,
  prossimo_contatto date,
  CONSTRAINT dimissione_pkey PRIMARY KEY (ambito_id, id),
  CONSTRAINT dimissione_una_sola UNIQUE (ambito_id, presa_in_carico_id),
  CONSTRAINT dimissione_ambito_id_presa_in_carico_id_fkey FOREIGN KEY (ambito_id, presa_in_carico_id) REFERENCES presa_in_carico(ambito_id, id),
  CONSTRAINT dimissione_da_stato_check CHECK (da_stato = ANY (ARRAY['IN_CARICO'::text, 'SOSPESA'::text])),
  CONSTRAINT dimissione_prossimo_contatto CHECK (prossimo_contatto >= data),
  CONSTRAINT dimissione_soddisfazione_check CHECK (soddisfazione >= 1 AND soddisfazione <= 5)
);
ALTER TABLE dimissione ENABLE ROW LEVEL SECURITY;
ALTER TABLE dimissione FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON dimissione
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, DELETE ON dimissione TO casework_service;
CREATE CONSTRAINT TRIGGER dimissione_del_caso AFTER INSERT OR DELETE OR UPDATE ON dimissione DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION presa_in_carico_esito();
CREATE TRIGGER dimissione_solo_annullata BEFORE DELETE ON dimissione FOR EACH ROW EXECUTE FUNCTION solo_annullato();

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
CREATE POLICY letto_dal_worker ON evento_scartato FOR SELECT TO casework_worker
  USING (true);
CREATE POLICY riproposto_dal_worker ON evento_scartato FOR UPDATE TO casework_worker
  USING (true);
CREATE POLICY riproposto_tolto_dal_worker ON evento_scartato FOR DELETE TO casework_worker
  USING (riproposto_il IS NOT NULL);
CREATE POLICY scartato_dal_worker ON evento_scartato FOR INSERT TO casework_worker
  WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON evento_scartato TO casework_worker;
GRANT UPDATE (errore, scartato_il, riproposto_il) ON evento_scartato TO casework_worker;

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
CREATE POLICY del_proprio_account ON idempotenza TO casework_service
  USING (attore = current_setting('ambito.attore'::text, true))
  WITH CHECK (attore = current_setting('ambito.attore'::text, true));
CREATE POLICY scordate_dal_worker ON idempotenza TO casework_worker
  USING (true)
  WITH CHECK (false);
GRANT SELECT, DELETE ON idempotenza TO casework_worker;
GRANT SELECT, INSERT ON idempotenza TO casework_service;
GRANT UPDATE (risultato) ON idempotenza TO casework_service;

CREATE TABLE impegno (
  ambito_id uuid NOT NULL,
  intervento_id uuid NOT NULL,
  anno smallint NOT NULL,
  linea_id uuid NOT NULL,
  impegnato numeric(14,2) DEFAULT 0 NOT NULL,
  CONSTRAINT impegno_pkey PRIMARY KEY (ambito_id, intervento_id, anno),
  CONSTRAINT impegno_ambito_id_intervento_id_fkey FOREIGN KEY (ambito_id, intervento_id) REFERENCES intervento(ambito_id, id),
  CONSTRAINT impegno_linea_dell_anno FOREIGN KEY (ambito_id, linea_id, anno) REFERENCES anagrafe_linea(ambito_id, id, anno),
  CONSTRAINT impegno_impegnato_check CHECK (impegnato >= 0::numeric)
);
CREATE INDEX impegno_linea ON impegno USING btree (ambito_id, linea_id);
ALTER TABLE impegno ENABLE ROW LEVEL SECURITY;
ALTER TABLE impegno FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON impegno
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, DELETE ON impegno TO casework_service;
GRANT UPDATE (impegnato) ON impegno TO casework_service;
CREATE TRIGGER impegno_in_bozza BEFORE INSERT OR DELETE OR UPDATE OF ambito_id, intervento_id, anno, linea_id ON impegno FOR EACH ROW EXECUTE FUNCTION progetto_modificato_in_bozza();
CREATE CONSTRAINT TRIGGER impegno_per_giorni AFTER INSERT OR UPDATE ON impegno DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION impegno_per_giorni();
CREATE TRIGGER impegno_sulla_linea AFTER INSERT OR UPDATE OF impegnato ON impegno FOR EACH ROW EXECUTE FUNCTION impegno_sulla_linea();

CREATE TABLE intervento (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  progetto_id uuid NOT NULL,
  prestazione text NOT NULL,
  descrizione text,
  costo numeric(14,2) NOT NULL,
  periodo daterange NOT NULL,
  ente_id uuid,
  concluso_al date,
  motivo_conclusione text,
  chiuso_col_progetto boolean DEFAULT false NOT NULL,
  concluso_al_prima date,
  conclusione_registrata_il timestamp with time zone,
  scoperto_dal date,
  scoperto_al date,
  CONSTRAINT intervento_pkey PRIMARY KEY (ambito_id, id),
  CONSTRAINT intervento_ambito_id_progetto_id_fkey FOREIGN KEY (ambito_id, progetto_id) REFERENCES progetto(ambito_id, id),
  CONSTRAINT intervento_ente_dell_ambito FOREIGN KEY (ambito_id, ente_id) REFERENCES anagrafe_ente(ambito_id, id),
  CONSTRAINT intervento_affidato_a_termine CHECK (ente_id IS NULL OR NOT upper_inf(periodo)),
  CONSTRAINT intervento_chiuso_col_progetto CHECK (
CASE
    WHEN chiuso_col_progetto THEN concluso_al IS NOT NULL
    ELSE concluso_al_prima IS NULL
END),
  CONSTRAINT intervento_conclusione_registrata CHECK (conclusione_registrata_il IS NULL OR concluso_al IS NOT NULL),
  CONSTRAINT intervento_concluso_motivato CHECK (motivo_conclusione IS NULL OR concluso_al IS NOT NULL),
  CONSTRAINT intervento_concluso_prima CHECK (concluso_al >= (lower(periodo) - 1) AND (upper_inf(periodo) OR concluso_al < (upper(periodo) - 1))),
  CONSTRAINT intervento_costo_check CHECK (costo >= 0::numeric),
  CONSTRAINT intervento_periodo_check CHECK (NOT isempty(periodo)),
  CONSTRAINT intervento_scoperto_dal_al CHECK ((scoperto_dal IS NULL) = (scoperto_al IS NULL) AND scoperto_dal <= scoperto_al),
  CONSTRAINT intervento_scoperto_se_affidato CHECK (scoperto_dal IS NULL OR ente_id IS NOT NULL)
);
CREATE INDEX intervento_ente ON intervento USING btree (ambito_id, ente_id) WHERE ente_id IS NOT NULL;
CREATE INDEX intervento_progetto ON intervento USING btree (ambito_id, progetto_id);
CREATE INDEX intervento_scoperto ON intervento USING btree (ambito_id, scoperto_dal, id, scoperto_al) WHERE scoperto_dal IS NOT NULL;
ALTER TABLE intervento ENABLE ROW LEVEL SECURITY;
ALTER TABLE intervento FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON intervento
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, DELETE ON intervento TO casework_service;
GRANT SELECT (ambito_id, id, progetto_id, prestazione, costo, periodo, ente_id, concluso_al, scoperto_dal, scoperto_al) ON intervento TO casework_worker;
GRANT UPDATE (concluso_al, motivo_conclusione, chiuso_col_progetto, concluso_al_prima, conclusione_registrata_il, scoperto_dal, scoperto_al) ON intervento TO casework_service;
GRANT UPDATE (ente_id, scoperto_dal, scoperto_al) ON intervento TO casework_worker;
CREATE TRIGGER intervento_ad_altro_ente_accreditato AFTER UPDATE OF ente_id ON intervento FOR EACH ROW WHEN (new.ente_id IS NOT NULL AND new.ente_id IS DISTINCT FROM old.ente_id AND new.ente_id IS DISTINCT FROM ente_che_resta(old.ambito_id, old.ente_id)) EXECUTE FUNCTION intervento_ad_ente_accreditato();
CREATE TRIGGER intervento_ad_ente_accreditato AFTER INSERT OR UPDATE OF prestazione, periodo ON intervento FOR EACH ROW WHEN (new.ente_id IS NOT NULL) EXECUTE FUNCTION intervento_ad_ente_accreditato();
CREATE TRIGGER intervento_affidato_in_bozza BEFORE UPDATE OF ente_id ON intervento FOR EACH ROW WHEN (new.ente_id IS DISTINCT FROM old.ente_id AND new.ente_id IS DISTINCT FROM ente_che_resta(old.ambito_id, old.ente_id)) EXECUTE FUNCTION progetto_modificato_in_bozza();
CREATE CONSTRAINT TRIGGER intervento_con_impegni AFTER UPDATE OF costo, periodo, concluso_al ON intervento DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION impegno_per_giorni();
CREATE TRIGGER intervento_in_bozza BEFORE INSERT OR DELETE OR UPDATE OF ambito_id, id, progetto_id, prestazione, descrizione, costo, periodo ON intervento FOR EACH ROW EXECUTE FUNCTION progetto_modificato_in_bozza();
CREATE TRIGGER intervento_registrato BEFORE UPDATE OF conclusione_registrata_il ON intervento FOR EACH ROW WHEN (old.conclusione_registrata_il IS NOT NULL AND new.conclusione_registrata_il IS DISTINCT FROM old.conclusione_registrata_il) EXECUTE FUNCTION solo_rettificato();
CREATE TRIGGER intervento_scoperto_davvero AFTER UPDATE OF scoperto_dal, scoperto_al, concluso_al ON intervento FOR EACH ROW WHEN (new.ente_id IS NOT NULL) EXECUTE FUNCTION intervento_scoperto_davvero();
CREATE TRIGGER intervento_solo_rettificato BEFORE UPDATE OF concluso_al, motivo_conclusione, chiuso_col_progetto, concluso_al_prima ON intervento FOR EACH ROW WHEN ((old.concluso_al_prima IS NOT NULL OR old.concluso_al IS NOT NULL AND NOT old.chiuso_col_progetto) AND (
        CASE
            WHEN new.chiuso_col_progetto THEN new.concluso_al_prima
            ELSE new.concluso_al
        END IS DISTINCT FROM
        CASE
            WHEN old.chiuso_col_progetto THEN old.concluso_al_prima
            ELSE old.concluso_al
        END OR new.motivo_conclusione IS DISTINCT FROM old.motivo_conclusione) AND NOT (old.chiuso_col_progetto AND fine_del_progetto_annullata(old.ambito_id, old.progetto_id))) EXECUTE FUNCTION solo_rettificato();

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
CREATE POLICY per_ambito ON letture_del_giorno TO casework_service
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
CREATE POLICY scordate_dal_worker ON letture_del_giorno TO casework_worker
  USING (segnalate_il IS NULL)
  WITH CHECK (false);
GRANT SELECT, DELETE ON letture_del_giorno TO casework_worker;
GRANT SELECT, INSERT ON letture_del_giorno TO casework_service;
GRANT UPDATE (registrazioni, limite, riserva, segnalate_il, rifiutate) ON letture_del_giorno TO casework_service;

CREATE TABLE non_accoglimento (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  presa_in_carico_id uuid NOT NULL,
  da_stato text NOT NULL,
  data date NOT NULL,
  motivo text NOT NULL,
  CONSTRAINT non_accoglimento_pkey PRIMARY KEY (ambito_id, id),
  CONSTRAINT non_accoglimento_uno_solo UNIQUE (ambito_id, presa_in_carico_id),
  CONSTRAINT non_accoglimento_ambito_id_presa_in_carico_id_fkey FOREIGN KEY (ambito_id, presa_in_carico_id) REFERENCES presa_in_carico(ambito_id, id),
  CONSTRAINT non_accoglimento_da_stato_check CHECK (da_stato = ANY (ARRAY['RICHIESTA'::text, 'IN_VALUTAZIONE'::text]))
);
ALTER TABLE non_accoglimento ENABLE ROW LEVEL SECURITY;
ALTER TABLE non_accoglimento FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON non_accoglimento
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, DELETE ON non_accoglimento TO casework_service;
CREATE CONSTRAINT TRIGGER non_accoglimento_del_caso AFTER INSERT OR DELETE OR UPDATE ON non_accoglimento DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION presa_in_carico_esito();
CREATE TRIGGER non_accoglimento_solo_annullato BEFORE DELETE ON non_accoglimento FOR EACH ROW EXECUTE FUNCTION solo_annullato();

CREATE TABLE obiettivo (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  progetto_id uuid NOT NULL,
  ordine smallint NOT NULL,
  descrizione text NOT NULL,
  indicatore text NOT NULL,
  esito text,
  raggiunto boolean DEFAULT false NOT NULL,
  CONSTRAINT obiettivo_pkey PRIMARY KEY (ambito_id, id),
  CONSTRAINT obiettivo_ambito_id_progetto_id_fkey FOREIGN KEY (ambito_id, progetto_id) REFERENCES progetto(ambito_id, id),
  CONSTRAINT obiettivo_check CHECK (NOT raggiunto OR esito IS NOT NULL)
);
CREATE INDEX obiettivo_progetto ON obiettivo USING btree (ambito_id, progetto_id, ordine);
ALTER TABLE obiettivo ENABLE ROW LEVEL SECURITY;
ALTER TABLE obiettivo FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON obiettivo
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, DELETE ON obiettivo TO casework_service;
GRANT SELECT (ambito_id, id, progetto_id, esito, raggiunto) ON obiettivo TO casework_worker;
GRANT UPDATE (esito, raggiunto) ON obiettivo TO casework_service;
CREATE TRIGGER obiettivo_esito BEFORE INSERT OR UPDATE OF esito, raggiunto ON obiettivo FOR EACH ROW EXECUTE FUNCTION obiettivo_esito();
CREATE TRIGGER obiettivo_in_bozza BEFORE INSERT OR DELETE OR UPDATE OF ambito_id, id, progetto_id, ordine, descrizione, indicatore ON obiettivo FOR EACH ROW EXECUTE FUNCTION progetto_modificato_in_bozza();

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
CREATE POLICY consegnata_dal_worker ON outbox FOR SELECT TO casework_worker
  USING (true);
CREATE POLICY inviata_dal_worker ON outbox FOR UPDATE TO casework_worker
  USING (true);
CREATE POLICY scritta_nel_proprio_ambito ON outbox FOR INSERT
  WITH CHECK (ambito_id IS NULL OR ambito_corrente() IS NULL OR ambito_id = ambito_corrente());
CREATE POLICY sempre_di_un_ambito ON outbox AS RESTRICTIVE FOR INSERT
  WITH CHECK (ambito_id = ambito_corrente());
CREATE POLICY superata_tolta_dal_worker ON outbox FOR DELETE TO casework_worker
  USING (superato_il IS NOT NULL);
GRANT INSERT ON outbox TO casework_service;
GRANT SELECT, INSERT, DELETE ON outbox TO casework_worker;
GRANT UPDATE (inviato_il, superato_il) ON outbox TO casework_worker;

CREATE TABLE persona (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  codice_fiscale text,
  nome text NOT NULL,
  cognome text NOT NULL,
  data_nascita date,
  sesso text NOT NULL,
  cittadinanza text NOT NULL,
  gruppo_cittadinanza text NOT NULL,
  comune_residenza text,
  sale bytea NOT NULL,
  pseudonimo text NOT NULL,
  versione integer DEFAULT 1 NOT NULL,
  CONSTRAINT persona_pkey PRIMARY KEY (ambito_id, id),
  CONSTRAINT persona_cognome_check CHECK (una_riga(cognome)),
  CONSTRAINT persona_comune_residenza_check CHECK (comune_residenza ~ '^[0-9]{6}$'::text),
  CONSTRAINT persona_gruppo_cittadinanza_check CHECK (gruppo_cittadinanza = ANY (ARRAY['ITALIANA'::text, 'UE'::text, 'NON_UE'::text, 'APOLIDE'::text, 'NON_NOTA'::text])),
  CONSTRAINT persona_nome_check CHECK (una_riga(nome)),
  CONSTRAINT persona_pseudonimo_check CHECK (pseudonimo ~ '^[0-9a-f]{64}$'::text),
  CONSTRAINT persona_sesso_check CHECK (sesso = ANY (ARRAY['F'::text, 'M'::text, 'NON_NOTO'::text]))
);
CREATE UNIQUE INDEX persona_codice_fiscale ON persona USING btree (ambito_id, codice_fiscale);
ALTER TABLE persona ENABLE ROW LEVEL SECURITY;
ALTER TABLE persona FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON persona
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE ON persona TO casework_service;
GRANT SELECT (ambito_id, id, data_nascita, sesso, gruppo_cittadinanza, comune_residenza, pseudonimo) ON persona TO casework_worker;
CREATE TRIGGER persona_residenza AFTER UPDATE OF comune_residenza ON persona FOR EACH ROW WHEN (new.comune_residenza IS DISTINCT FROM old.comune_residenza) EXECUTE FUNCTION presa_in_carico_residenza();

CREATE TABLE presa_in_carico (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  cartella_id uuid NOT NULL,
  sede_id uuid NOT NULL,
  area text NOT NULL,
  natura_area text NOT NULL,
  residenza text,
  stato text NOT NULL,
  richiesta_il timestamp with time zone NOT NULL,
  assegnata_il timestamp with time zone,
  attivata_il timestamp with time zone,
  conclusa_il timestamp with time zone,
  motivo text,
  versione integer DEFAULT 1 NOT NULL,
  urgenza_motivo text,
  urgenza_entro date,
  urgenza_regolarizzata_il timestamp with time zone,
  prossimo_termine date,
  CONSTRAINT presa_in_carico_pkey PRIMARY KEY (ambito_id, id),
  CONSTRAINT presa_in_carico_ambito_id_cartella_id_fkey FOREIGN KEY (ambito_id, cartella_id) REFERENCES cartella(ambito_id, id),
  CONSTRAINT presa_in_carico_conclusa CHECK (caso_finito(stato) = (conclusa_il IS NOT NULL AND motivo IS NOT NULL)),
  CONSTRAINT presa_in_carico_natura_area_check CHECK (natura_area = ANY (ARRAY['FAMIGLIA_E_MINORI'::text, 'DISABILITA_E_NON_AUTOSUFFICIENZA'::text, 'POVERTA_ED_ESCLUSIONE'::text, 'MULTIUTENZA'::text])),
  CONSTRAINT presa_in_carico_stato_check CHECK (stato = ANY (ARRAY['RICHIESTA'::text, 'IN_VALUTAZIONE'::text, 'IN_CARICO'::text, 'SOSPESA'::text, 'CONCLUSA'::text, 'TRASFERITA'::text, 'NON_ACCOLTA'::text])),
  CONSTRAINT presa_in_carico_tempi CHECK (richiesta_il <= assegnata_il AND assegnata_il <= attivata_il AND COALESCE(attivata_il, richiesta_il) <= conclusa_il),
  CONSTRAINT presa_in_carico_urgenza CHECK ((urgenza_motivo IS NULL) = (urgenza_entro IS NULL) AND (urgenza_motivo IS NOT NULL OR urgenza_regolarizzata_il IS NULL))
);
CREATE INDEX presa_in_carico_da_regolarizzare ON presa_in_carico USING btree (ambito_id, urgenza_entro, id) WHERE urgenza_motivo IS NOT NULL AND urgenza_regolarizzata_il IS NULL AND conclusa_il IS NULL;
CREATE INDEX presa_in_carico_della_cartella ON presa_in_carico USING btree (ambito_id, cartella_id, richiesta_il, id);
CREATE INDEX presa_in_carico_elenco ON presa_in_carico USING btree (ambito_id, stato, richiesta_il, id);
CREATE INDEX presa_in_carico_per_area ON presa_in_carico USING btree (ambito_id, area, stato, richiesta_il, id);
CREATE INDEX presa_in_carico_per_comune ON presa_in_carico USING btree (ambito_id, residenza, stato, richiesta_il, id);
CREATE INDEX presa_in_carico_per_sede ON presa_in_carico USING btree (ambito_id, sede_id, stato, richiesta_il, id);
CREATE INDEX presa_in_carico_per_termine ON presa_in_carico USING btree (ambito_id, stato, prossimo_termine, id) WHERE prossimo_termine IS NOT NULL;
CREATE UNIQUE INDEX presa_in_carico_una_aperta ON presa_in_carico USING btree (ambito_id, cartella_id) WHERE caso_con_responsabile(stato);
ALTER TABLE presa_in_carico ENABLE ROW LEVEL SECURITY;
ALTER TABLE presa_in_carico FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON presa_in_carico
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT ON presa_in_carico TO casework_worker;
GRANT SELECT, INSERT, UPDATE ON presa_in_carico TO casework_service;
GRANT UPDATE (versione) ON presa_in_carico TO casework_worker;
CREATE CONSTRAINT TRIGGER presa_in_carico_date AFTER UPDATE OF richiesta_il, assegnata_il ON presa_in_carico DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (new.richiesta_il <> old.richiesta_il OR new.assegnata_il <> old.assegnata_il) EXECUTE FUNCTION presa_in_carico_date();
CREATE CONSTRAINT TRIGGER presa_in_carico_esito AFTER UPDATE OF stato, conclusa_il ON presa_in_carico DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION presa_in_carico_esito();
CREATE TRIGGER presa_in_carico_nasce_richiesta BEFORE INSERT ON presa_in_carico FOR EACH ROW EXECUTE FUNCTION presa_in_carico_passi();
CREATE TRIGGER presa_in_carico_nelle_responsabilita AFTER UPDATE ON presa_in_carico FOR EACH ROW WHEN (new.stato IS DISTINCT FROM old.stato OR new.richiesta_il IS DISTINCT FROM old.richiesta_il OR new.prossimo_termine IS DISTINCT FROM old.prossimo_termine) EXECUTE FUNCTION responsabilita_del_caso();
CREATE TRIGGER presa_in_carico_passi BEFORE UPDATE OF stato ON presa_in_carico FOR EACH ROW WHEN (new.stato <> old.stato) EXECUTE FUNCTION presa_in_carico_passi();
CREATE TRIGGER presa_in_carico_prima_del_progetto AFTER UPDATE OF attivata_il ON presa_in_carico FOR EACH ROW WHEN (new.attivata_il IS DISTINCT FROM old.attivata_il) EXECUTE FUNCTION progetto_dal_caso();
CREATE TRIGGER presa_in_carico_residenza BEFORE INSERT OR UPDATE OF residenza, cartella_id ON presa_in_carico FOR EACH ROW EXECUTE FUNCTION presa_in_carico_residenza();
CREATE CONSTRAINT TRIGGER presa_in_carico_riaperta AFTER UPDATE OF stato ON presa_in_carico DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (caso_finito(old.stato)) EXECUTE FUNCTION progetto_chiuso_col_caso();
CREATE TRIGGER presa_in_carico_solo_rettificata BEFORE UPDATE OF cartella_id, sede_id, area, natura_area, richiesta_il, assegnata_il, attivata_il, urgenza_motivo, urgenza_entro ON presa_in_carico FOR EACH ROW WHEN (new.cartella_id IS DISTINCT FROM old.cartella_id OR new.sede_id IS DISTINCT FROM old.sede_id OR new.area IS DISTINCT FROM old.area OR new.natura_area IS DISTINCT FROM old.natura_area OR new.richiesta_il IS DISTINCT FROM old.richiesta_il OR old.assegnata_il IS NOT NULL AND new.assegnata_il IS DISTINCT FROM old.assegnata_il OR old.attivata_il IS NOT NULL AND new.attivata_il IS DISTINCT FROM old.attivata_il OR old.urgenza_motivo IS NOT NULL AND (new.urgenza_motivo IS DISTINCT FROM old.urgenza_motivo OR new.urgenza_entro IS DISTINCT FROM old.urgenza_entro)) EXECUTE FUNCTION solo_rettificato();
CREATE CONSTRAINT TRIGGER presa_in_carico_sospesa AFTER UPDATE OF stato ON presa_in_carico DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION presa_in_carico_sospesa();
CREATE TRIGGER presa_in_carico_termine BEFORE INSERT OR UPDATE OF stato, urgenza_entro, urgenza_regolarizzata_il, prossimo_termine ON presa_in_carico FOR EACH ROW EXECUTE FUNCTION presa_in_carico_termine();
CREATE CONSTRAINT TRIGGER presa_in_carico_un_responsabile AFTER INSERT OR UPDATE ON presa_in_carico DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION presa_in_carico_un_responsabile();

CREATE TABLE progetto (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  presa_in_carico_id uuid NOT NULL,
  stato text NOT NULL,
  redatto_il timestamp with time zone NOT NULL,
  modifiche timestamp with time zone[] DEFAULT '{}'::timestamp with time zone[] NOT NULL,
  accettato_il timestamp with time zone,
  accettato_da text,
  parole text,
  accettato_con_accesso boolean DEFAULT false NOT NULL,
  concluso_il timestamp with time zone,
  chiuso_col_caso boolean DEFAULT false NOT NULL,
  versione integer DEFAULT 1 NOT NULL,
  CONSTRAINT progetto_pkey PRIMARY KEY (ambito_id, id),
  CONSTRAINT progetto_ambito_id_presa_in_carico_id_fkey FOREIGN KEY (ambito_id, presa_in_carico_id) REFERENCES presa_in_carico(ambito_id, id),
  CONSTRAINT progetto_accettato_da_check CHECK (accettato_da = ANY (ARRAY['PERSONA'::text, 'TUTORE'::text])),
  CONSTRAINT progetto_accettazione_intera CHECK ((num_nulls(accettato_il, accettato_da, parole) = ANY (ARRAY[0, 3])) AND
CASE
    WHEN accettato_il IS NULL THEN NOT accettato_con_accesso
    ELSE stato <> 'BOZZA'::text
END),
  CONSTRAINT progetto_attivo_se_accettato CHECK (stato <> 'ATTIVO'::text OR accettato_il IS NOT NULL AND accettato_da IS NOT NULL),
  CONSTRAINT progetto_chiuso_se_finito CHECK (progetto_finito(stato) OR NOT chiuso_col_caso),
  CONSTRAINT progetto_concluso CHECK (progetto_finito(stato) = (concluso_il IS NOT NULL)),
  CONSTRAINT progetto_stato_check CHECK (stato = ANY (ARRAY['BOZZA'::text, 'ATTIVO'::text, 'CONCLUSO'::text])),
  CONSTRAINT progetto_tempi CHECK (redatto_il <= accettato_il AND modifiche[cardinality(modifiche)] <= accettato_il AND redatto_il <= concluso_il)
);
CREATE INDEX progetto_elenco ON progetto USING btree (ambito_id, presa_in_carico_id, redatto_il, id);
CREATE UNIQUE INDEX progetto_uno_aperto ON progetto USING btree (ambito_id, presa_in_carico_id) WHERE NOT progetto_finito(stato);
ALTER TABLE progetto ENABLE ROW LEVEL SECURITY;
ALTER TABLE progetto FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON progetto
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, DELETE ON progetto TO casework_service;
GRANT SELECT (ambito_id, id, presa_in_carico_id, stato, accettato_il, concluso_il, versione) ON progetto TO casework_worker;
GRANT UPDATE (stato, redatto_il, modifiche, accettato_il, accettato_da, parole, accettato_con_accesso, concluso_il, chiuso_col_caso, versione) ON progetto TO casework_service;
GRANT UPDATE (versione) ON progetto TO casework_worker;
CREATE TRIGGER progetto_ad_enti_accreditati AFTER UPDATE OF stato ON progetto FOR EACH ROW WHEN (new.stato = 'ATTIVO'::text AND old.stato = 'BOZZA'::text) EXECUTE FUNCTION progetto_ad_enti_accreditati();
CREATE CONSTRAINT TRIGGER progetto_chiuso_col_caso AFTER INSERT OR UPDATE OF chiuso_col_caso ON progetto DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (new.chiuso_col_caso) EXECUTE FUNCTION progetto_chiuso_col_caso();
CREATE CONSTRAINT TRIGGER progetto_con_impegni AFTER UPDATE OF stato ON progetto DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION impegno_per_giorni();
CREATE TRIGGER progetto_dal_caso AFTER INSERT OR UPDATE OF redatto_il ON progetto FOR EACH ROW EXECUTE FUNCTION progetto_dal_caso();
CREATE TRIGGER progetto_in_bozza BEFORE DELETE ON progetto FOR EACH ROW EXECUTE FUNCTION progetto_modificato_in_bozza();
CREATE TRIGGER progetto_modifiche_restano BEFORE UPDATE OF modifiche ON progetto FOR EACH ROW WHEN (new.modifiche[1:cardinality(old.modifiche)] IS DISTINCT FROM old.modifiche) EXECUTE FUNCTION solo_rettificato();
CREATE TRIGGER progetto_nasce_bozza BEFORE INSERT ON progetto FOR EACH ROW EXECUTE FUNCTION progetto_passi();
CREATE TRIGGER progetto_passi BEFORE UPDATE OF stato ON progetto FOR EACH ROW WHEN (new.stato <> old.stato) EXECUTE FUNCTION progetto_passi();
CREATE TRIGGER progetto_redatto_solo_rettificato BEFORE UPDATE OF redatto_il ON progetto FOR EACH ROW WHEN (new.redatto_il <> old.redatto_il) EXECUTE FUNCTION solo_rettificato();
CREATE TRIGGER progetto_solo_annullato BEFORE DELETE ON progetto FOR EACH ROW EXECUTE FUNCTION solo_annullato();
CREATE TRIGGER progetto_solo_rettificato BEFORE UPDATE OF accettato_il, accettato_da, parole, accettato_con_accesso ON progetto FOR EACH ROW WHEN ((new.accettato_il IS DISTINCT FROM old.accettato_il OR new.accettato_da IS DISTINCT FROM old.accettato_da OR new.parole IS DISTINCT FROM old.parole OR new.accettato_con_accesso IS DISTINCT FROM old.accettato_con_accesso) AND NOT (old.stato = 'BOZZA'::text AND new.stato = 'ATTIVO'::text)) EXECUTE FUNCTION solo_rettificato();
CREATE TRIGGER progetto_termine AFTER UPDATE OF stato ON progetto FOR EACH ROW WHEN (new.stato <> old.stato) EXECUTE FUNCTION presa_in_carico_termine();

CREATE TABLE responsabilita (
  ambito_id uuid NOT NULL,
  presa_in_carico_id uuid NOT NULL,
  operatore_id uuid,
  periodo tstzrange NOT NULL,
  natura text DEFAULT 'ORDINARIA'::text NOT NULL,
  nota text,
  in_attesa_dal timestamp with time zone,
  da_rivedere boolean DEFAULT false NOT NULL,
  rivisto_il timestamp with time zone,
  rivisto_da uuid,
  inizio timestamp with time zone GENERATED ALWAYS AS (COALESCE(lower(periodo), '-infinity'::timestamp with time zone)) STORED NOT NULL,
  fine timestamp with time zone GENERATED ALWAYS AS (COALESCE(upper(periodo), 'infinity'::timestamp with time zone)) STORED NOT NULL,
  caso_stato text NOT NULL,
  caso_richiesta_il timestamp with time zone NOT NULL,
  caso_termine date,
  CONSTRAINT responsabilita_una_per_volta PRIMARY KEY (ambito_id, presa_in_carico_id, periodo WITHOUT OVERLAPS),
  CONSTRAINT responsabilita_ambito_id_presa_in_carico_id_fkey FOREIGN KEY (ambito_id, presa_in_carico_id) REFERENCES presa_in_carico(ambito_id, id),
  CONSTRAINT responsabilita_in_attesa CHECK (attende_successore(natura) = (in_attesa_dal IS NOT NULL)),
  CONSTRAINT responsabilita_natura_check CHECK (natura = ANY (ARRAY['ORDINARIA'::text, 'URGENZA'::text, 'SUBENTRO'::text, 'AD_INTERIM'::text, 'SCOPERTA'::text])),
  CONSTRAINT responsabilita_periodo_check CHECK (NOT isempty(periodo)),
  CONSTRAINT responsabilita_rivista CHECK (NOT (da_rivedere AND rivisto_il IS NOT NULL) AND (rivisto_il IS NOT NULL OR rivisto_da IS NULL)),
  CONSTRAINT responsabilita_scoperta CHECK ((natura = 'SCOPERTA'::text) = (operatore_id IS NULL))
);
CREATE INDEX responsabilita_da_rivedere ON responsabilita USING btree (ambito_id, inizio, presa_in_carico_id) WHERE da_rivedere;
CREATE INDEX responsabilita_elenco ON responsabilita USING btree (ambito_id, presa_in_carico_id, lower(periodo));
CREATE INDEX responsabilita_in_attesa ON responsabilita USING btree (ambito_id, in_attesa_dal, presa_in_carico_id) WHERE attende_successore(natura) AND upper_inf(periodo);
CREATE INDEX responsabilita_nel_tempo ON responsabilita USING btree (ambito_id, operatore_id, fine, inizio) INCLUDE (presa_in_carico_id, natura);
CREATE INDEX responsabilita_operatore ON responsabilita USING btree (ambito_id, operatore_id) WHERE upper_inf(periodo);
CREATE INDEX responsabilita_per_richiesta ON responsabilita USING btree (ambito_id, operatore_id, caso_stato, caso_richiesta_il, presa_in_carico_id, inizio, fine);
CREATE INDEX responsabilita_per_termine ON responsabilita USING btree (ambito_id, operatore_id, caso_stato, caso_termine, presa_in_carico_id, inizio, fine) WHERE caso_termine IS NOT NULL;
CREATE INDEX responsabilita_rivisto_da ON responsabilita USING btree (ambito_id, rivisto_da) WHERE rivisto_da IS NOT NULL;
CREATE INDEX responsabilita_senza_nominato ON responsabilita USING btree (ambito_id, fine, presa_in_carico_id) WHERE senza_nominato(natura);
ALTER TABLE responsabilita ENABLE ROW LEVEL SECURITY;
ALTER TABLE responsabilita FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON responsabilita
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON responsabilita TO casework_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON responsabilita TO casework_worker;
CREATE TRIGGER responsabilita_del_caso BEFORE INSERT OR UPDATE OF presa_in_carico_id, caso_stato, caso_richiesta_il, caso_termine ON responsabilita FOR EACH ROW EXECUTE FUNCTION responsabilita_del_caso();
CREATE CONSTRAINT TRIGGER responsabilita_senza_vuoti AFTER INSERT OR DELETE OR UPDATE ON responsabilita DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION responsabilita_senza_vuoti();
CREATE CONSTRAINT TRIGGER responsabilita_un_responsabile AFTER INSERT OR DELETE OR UPDATE ON responsabilita DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION presa_in_carico_un_responsabile();
CREATE CONSTRAINT TRIGGER responsabilita_vissuta AFTER DELETE OR UPDATE OF operatore_id, periodo ON responsabilita DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION responsabilita_vissuta();

CREATE TABLE riduzione_linea_esaminata (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  linea_id uuid NOT NULL,
  accolta boolean NOT NULL,
  impegnato numeric(14,2) NOT NULL,
  CONSTRAINT riduzione_linea_esaminata_pkey PRIMARY KEY (ambito_id, id),
  CONSTRAINT riduzione_linea_esaminata_ambito_id_linea_id_fkey FOREIGN KEY (ambito_id, linea_id) REFERENCES anagrafe_linea(ambito_id, id)
);
ALTER TABLE riduzione_linea_esaminata ENABLE ROW LEVEL SECURITY;
ALTER TABLE riduzione_linea_esaminata FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON riduzione_linea_esaminata
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT ON riduzione_linea_esaminata TO casework_worker;

CREATE TABLE sospensione (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  presa_in_carico_id uuid NOT NULL,
  periodo tstzrange NOT NULL,
  motivo text NOT NULL,
  prevista_fino_al date,
  CONSTRAINT sospensione_pkey PRIMARY KEY (ambito_id, id),
  CONSTRAINT sospensione_una_per_volta UNIQUE (ambito_id, presa_in_carico_id, periodo WITHOUT OVERLAPS),
  CONSTRAINT sospensione_ambito_id_presa_in_carico_id_fkey FOREIGN KEY (ambito_id, presa_in_carico_id) REFERENCES presa_in_carico(ambito_id, id),
  CONSTRAINT sospensione_periodo_check CHECK (NOT isempty(periodo)),
  CONSTRAINT sospensione_prevista CHECK (prevista_fino_al >= (lower(periodo) AT TIME ZONE 'Europe/Rome'::text)::date)
);
CREATE INDEX sospensione_elenco ON sospensione USING btree (ambito_id, presa_in_carico_id, lower(periodo), id);
ALTER TABLE sospensione ENABLE ROW LEVEL SECURITY;
ALTER TABLE sospensione FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON sospensione
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, DELETE ON sospensione TO casework_service;
GRANT UPDATE (periodo) ON sospensione TO casework_service;
CREATE CONSTRAINT TRIGGER sospensione_del_caso AFTER INSERT OR DELETE OR UPDATE ON sospensione DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION presa_in_carico_sospesa();
CREATE TRIGGER sospensione_solo_annullata BEFORE DELETE ON sospensione FOR EACH ROW EXECUTE FUNCTION solo_annullato();
CREATE TRIGGER sospensione_termine AFTER INSERT OR DELETE OR UPDATE OF periodo, prevista_fino_al ON sospensione FOR EACH ROW EXECUTE FUNCTION presa_in_carico_termine();

CREATE TABLE successione (
  ambito_id uuid NOT NULL,
  incarico_id uuid NOT NULL,
  operatore_id uuid NOT NULL,
  al date NOT NULL,
  senza_successore integer NOT NULL,
  versione integer DEFAULT 0 NOT NULL,
  ritirata boolean DEFAULT false NOT NULL,
  CONSTRAINT successione_pkey PRIMARY KEY (ambito_id, incarico_id)
);
CREATE INDEX successione_attesa ON successione USING btree (ambito_id, operatore_id) WHERE NOT ritirata;
ALTER TABLE successione ENABLE ROW LEVEL SECURITY;
ALTER TABLE successione FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON successione
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE ON successione TO casework_service;
GRANT SELECT, INSERT, UPDATE ON successione TO casework_worker;

CREATE TABLE trasferimento (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  presa_in_carico_id uuid NOT NULL,
  da_stato text NOT NULL,
  comune text NOT NULL,
  data date NOT NULL,
  relazione text NOT NULL,
  CONSTRAINT trasferimento_pkey PRIMARY KEY (ambito_id, id),
  CONSTRAINT trasferimento_uno_solo UNIQUE (ambito_id, presa_in_carico_id),
  CONSTRAINT trasferimento_ambito_id_presa_in_carico_id_fkey FOREIGN KEY (ambito_id, presa_in_carico_id) REFERENCES presa_in_carico(ambito_id, id),
  CONSTRAINT trasferimento_da_stato_check CHECK (da_stato = ANY (ARRAY['IN_CARICO'::text, 'SOSPESA'::text]))
);
ALTER TABLE trasferimento ENABLE ROW LEVEL SECURITY;
ALTER TABLE trasferimento FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON trasferimento
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, DELETE ON trasferimento TO casework_service;
CREATE CONSTRAINT TRIGGER trasferimento_del_caso AFTER INSERT OR DELETE OR UPDATE ON trasferimento DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION presa_in_carico_esito();
CREATE TRIGGER trasferimento_solo_annullato BEFORE DELETE ON trasferimento FOR EACH ROW EXECUTE FUNCTION solo_annullato();

CREATE TABLE trasmissione (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  contatto_id uuid,
  presa_in_carico_id uuid,
  ente_id uuid NOT NULL,
  tipo text NOT NULL,
  area text NOT NULL,
  prestazione text,
  comune text NOT NULL,
  testo text NOT NULL,
  voci jsonb NOT NULL,
  base_giuridica text NOT NULL,
  richiede_consenso boolean NOT NULL,
  consenso_il date,
  consenso_da text,
  obbligatoria boolean NOT NULL,
  occultata boolean NOT NULL,
  trasmessa_il timestamp with time zone NOT NULL,
  trasmessa_da text NOT NULL,
  operatore_id uuid,
  entro date NOT NULL,
  stato text DEFAULT 'TRASMESSA'::text NOT NULL,
  versione integer DEFAULT 1 NOT NULL,
  inviata_a uuid,
  CONSTRAINT trasmissione_pkey PRIMARY KEY (ambito_id, id),
  CONSTRAINT trasmissione_ambito_id_contatto_id_fkey FOREIGN KEY (ambito_id, contatto_id) REFERENCES contatto(ambito_id, id),
  CONSTRAINT trasmissione_ambito_id_ente_id_fkey FOREIGN KEY (ambito_id, ente_id) REFERENCES anagrafe_ente(ambito_id, id),
  CONSTRAINT trasmissione_ambito_id_presa_in_carico_id_fkey FOREIGN KEY (ambito_id, presa_in_carico_id) REFERENCES presa_in_carico(ambito_id, id),
  CONSTRAINT trasmissione_comune_check CHECK (comune ~ '^[0-9]{6}$'::text),
  CONSTRAINT trasmissione_consenso CHECK ((consenso_il IS NULL) = (consenso_da IS NULL) AND (consenso_il IS NOT NULL OR NOT richiede_consenso)),
  CONSTRAINT trasmissione_consenso_da_check CHECK (consenso_da = ANY (ARRAY['PERSONA'::text, 'TUTORE'::text])),
  CONSTRAINT trasmissione_occultata CHECK (obbligatoria OR NOT occultata),
  CONSTRAINT trasmissione_origine CHECK (num_nonnulls(contatto_id, presa_in_carico_id) = 1),
  CONSTRAINT trasmissione_stato_check CHECK (stato = ANY (ARRAY['TRASMESSA'::text, 'PRESA_VISIONE'::text, 'ACCOLTA'::text, 'RIFIUTATA'::text, 'REVOCATA'::text])),
  CONSTRAINT trasmissione_tipo_check CHECK (tipo = ANY (ARRAY['SOCIALE'::text, 'SANITARIA'::text, 'SOCIOSANITARIA'::text])),
  CONSTRAINT trasmissione_voci_check CHECK (jsonb_typeof(voci) = 'array'::text)
);
CREATE INDEX trasmissione_contatto ON trasmissione USING btree (ambito_id, contatto_id, id) WHERE contatto_id IS NOT NULL;
CREATE INDEX trasmissione_ente ON trasmissione USING btree (ambito_id, ente_id);
CREATE INDEX trasmissione_operatore ON trasmissione USING btree (ambito_id, operatore_id) WHERE operatore_id IS NOT NULL;
CREATE INDEX trasmissione_presa_in_carico ON trasmissione USING btree (ambito_id, presa_in_carico_id, id) WHERE presa_in_carico_id IS NOT NULL;
CREATE INDEX trasmissione_senza_esito ON trasmissione USING btree (ambito_id, entro, id) WHERE trasmissione_in_attesa(stato);
CREATE UNIQUE INDEX trasmissione_una_in_attesa ON trasmissione USING btree (ambito_id, COALESCE(contatto_id, presa_in_carico_id), COALESCE(inviata_a, ente_id), tipo, COALESCE(prestazione, ''::text), (
CASE
    WHEN occultata THEN trasmessa_da
    ELSE ''::text
END)) WHERE trasmissione_in_attesa(stato);
ALTER TABLE trasmissione ENABLE ROW LEVEL SECURITY;
ALTER TABLE trasmissione FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON trasmissione
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT ON trasmissione TO casework_worker;
GRANT SELECT, INSERT ON trasmissione TO casework_service;
GRANT UPDATE (ente_id, operatore_id, versione, inviata_a) ON trasmissione TO casework_worker;
GRANT UPDATE (stato, versione) ON trasmissione TO casework_service;
CREATE TRIGGER trasmissione_a_competente AFTER INSERT ON trasmissione FOR EACH ROW EXECUTE FUNCTION trasmissione_a_competente();
CREATE TRIGGER trasmissione_immutabile BEFORE DELETE OR UPDATE ON trasmissione FOR EACH ROW EXECUTE FUNCTION trasmissione_immutabile();
CREATE TRIGGER trasmissione_non_ripetuta AFTER INSERT OR UPDATE OF stato ON trasmissione FOR EACH ROW EXECUTE FUNCTION trasmissione_non_ripetuta();
CREATE TRIGGER trasmissione_passaggi BEFORE INSERT OR UPDATE OF stato ON trasmissione FOR EACH ROW EXECUTE FUNCTION trasmissione_passaggi();

CREATE TABLE trasmissione_passo (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  trasmissione_id uuid NOT NULL,
  stato text NOT NULL,
  avvenuto_il timestamp with time zone NOT NULL,
  canale text,
  riferimento text,
  motivo text,
  nota text,
  registrato_il timestamp with time zone NOT NULL,
  registrato_da text NOT NULL,
  operatore_id uuid,
  CONSTRAINT trasmissione_passo_pkey PRIMARY KEY (ambito_id, trasmissione_id, stato),
  CONSTRAINT trasmissione_passo_ambito_id_id_key UNIQUE (ambito_id, id),
  CONSTRAINT trasmissione_passo_ambito_id_trasmissione_id_fkey FOREIGN KEY (ambito_id, trasmissione_id) REFERENCES trasmissione(ambito_id, id),
  CONSTRAINT trasmissione_passo_motivato CHECK ((stato = 'RIFIUTATA'::text) = (motivo IS NOT NULL)),
  CONSTRAINT trasmissione_passo_revoca CHECK (stato <> 'REVOCATA'::text OR nota IS NOT NULL),
  CONSTRAINT trasmissione_passo_riferito CHECK (num_nulls(canale, riferimento) =
CASE stato
    WHEN 'REVOCATA'::text THEN 2
    ELSE 0
END),
  CONSTRAINT trasmissione_passo_stato_check CHECK (stato = ANY (ARRAY['PRESA_VISIONE'::text, 'ACCOLTA'::text, 'RIFIUTATA'::text, 'REVOCATA'::text]))
);
CREATE INDEX trasmissione_passo_operatore ON trasmissione_passo USING btree (ambito_id, operatore_id) WHERE operatore_id IS NOT NULL;
ALTER TABLE trasmissione_passo ENABLE ROW LEVEL SECURITY;
ALTER TABLE trasmissione_passo FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON trasmissione_passo
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT ON trasmissione_passo TO casework_worker;
GRANT SELECT, INSERT, DELETE ON trasmissione_passo TO casework_service;
GRANT UPDATE (operatore_id) ON trasmissione_passo TO casework_worker;
CREATE CONSTRAINT TRIGGER trasmissione_passo_del_suo_stato AFTER INSERT OR DELETE ON trasmissione_passo DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION trasmissione_passo_del_suo_stato();
CREATE TRIGGER trasmissione_passo_in_ordine BEFORE INSERT OR UPDATE ON trasmissione_passo FOR EACH ROW EXECUTE FUNCTION trasmissione_passo_in_ordine();
CREATE TRIGGER trasmissione_passo_solo_annullato BEFORE DELETE ON trasmissione_passo FOR EACH ROW EXECUTE FUNCTION solo_annullato();

CREATE TABLE valutazione (
  ambito_id uuid NOT NULL,
  verifica_id uuid NOT NULL,
  obiettivo_id uuid NOT NULL,
  esito text NOT NULL,
  raggiunto boolean NOT NULL,
  CONSTRAINT valutazione_una_per_verifica PRIMARY KEY (ambito_id, verifica_id, obiettivo_id),
  CONSTRAINT valutazione_ambito_id_obiettivo_id_fkey FOREIGN KEY (ambito_id, obiettivo_id) REFERENCES obiettivo(ambito_id, id),
  CONSTRAINT valutazione_ambito_id_verifica_id_fkey FOREIGN KEY (ambito_id, verifica_id) REFERENCES verifica(ambito_id, id)
);
CREATE INDEX valutazione_obiettivo ON valutazione USING btree (ambito_id, obiettivo_id);
ALTER TABLE valutazione ENABLE ROW LEVEL SECURITY;
ALTER TABLE valutazione FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON valutazione
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, DELETE ON valutazione TO casework_service;
CREATE TRIGGER valutazione_con_la_verifica BEFORE INSERT OR DELETE ON valutazione FOR EACH ROW EXECUTE FUNCTION valutazione_con_la_verifica();
CREATE TRIGGER valutazione_da_esito AFTER INSERT OR DELETE ON valutazione FOR EACH ROW EXECUTE FUNCTION obiettivo_esito();

CREATE TABLE verifica (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  progetto_id uuid NOT NULL,
  prevista date NOT NULL,
  svolta date,
  relazione text,
  registrata_il timestamp with time zone,
  CONSTRAINT verifica_pkey PRIMARY KEY (ambito_id, id),
  CONSTRAINT verifica_ambito_id_progetto_id_fkey FOREIGN KEY (ambito_id, progetto_id) REFERENCES progetto(ambito_id, id),
  CONSTRAINT verifica_svolta CHECK (num_nulls(svolta, relazione, registrata_il) = ANY (ARRAY[0, 3]))
);
CREATE INDEX verifica_progetto ON verifica USING btree (ambito_id, progetto_id, prevista);
ALTER TABLE verifica ENABLE ROW LEVEL SECURITY;
ALTER TABLE verifica FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON verifica
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, DELETE ON verifica TO casework_service;
GRANT SELECT (ambito_id, id, progetto_id, prevista, svolta) ON verifica TO casework_worker;
GRANT UPDATE (svolta, relazione, registrata_il) ON verifica TO casework_service;
CREATE TRIGGER verifica_da_accettato BEFORE INSERT OR UPDATE OF svolta ON verifica FOR EACH ROW EXECUTE FUNCTION verifica_da_accettato();
CREATE TRIGGER verifica_in_bozza BEFORE INSERT OR DELETE OR UPDATE OF ambito_id, id, progetto_id, prevista ON verifica FOR EACH ROW EXECUTE FUNCTION progetto_modificato_in_bozza();
CREATE TRIGGER verifica_solo_rettificata BEFORE UPDATE OF svolta, relazione, registrata_il ON verifica FOR EACH ROW WHEN (old.svolta IS NOT NULL AND (new.svolta IS DISTINCT FROM old.svolta OR new.relazione IS DISTINCT FROM old.relazione OR new.registrata_il IS DISTINCT FROM old.registrata_il)) EXECUTE FUNCTION solo_rettificato();
CREATE TRIGGER verifica_sposta_esiti AFTER UPDATE OF svolta ON verifica FOR EACH ROW EXECUTE FUNCTION obiettivo_esito();
CREATE TRIGGER verifica_termine AFTER INSERT OR DELETE OR UPDATE OF prevista, svolta ON verifica FOR EACH ROW EXECUTE FUNCTION presa_in_carico_termine();

CREATE FUNCTION ambito_corrente()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('ambito.ambito_id'::text, true), ''::text))::uuid;

CREATE FUNCTION annullamento_compiuto()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE resta boolean;
BEGIN
  EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE id = $1)', lower(NEW.tipo)) INTO resta USING NEW.id;
  IF resta THEN
    RAISE EXCEPTION 'the annulled record is still there'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'annullamento_compiuto';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION annullamento_segue()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.proprietario_id = OLD.proprietario_id THEN
    IF current_user = 'casework_worker' THEN RETURN NEW; END IF;
    IF EXISTS (SELECT FROM annullamento WHERE id = OLD.annullato_da_operatore AND sostituito_da = NEW.annullato_da_operatore) THEN
      RETURN NEW;
    END IF;
  ELSIF NEW.annullato_da_operatore IS NOT DISTINCT FROM OLD.annullato_da_operatore AND EXISTS (SELECT FROM annullamento
       WHERE id = OLD.proprietario_id AND proprietario_id = NEW.proprietario_id AND xmin = pg_current_xact_id()::xid) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'an annulled record was moved away from one that stays'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'annullamento_segue';
END $function$;

CREATE FUNCTION annullato(record uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  SELECT EXISTS (SELECT FROM annullamento WHERE id = record) $function$;

CREATE FUNCTION attende_successore(natura text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT natura IN ('SUBENTRO', 'AD_INTERIM', 'SCOPERTA')
$function$;

CREATE FUNCTION caso_con_responsabile(stato text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT stato IN ('IN_VALUTAZIONE', 'IN_CARICO', 'SOSPESA')
$function$;

CREATE FUNCTION caso_finito(stato text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT stato IN ('CONCLUSA', 'TRASFERITA', 'NON_ACCOLTA')
$function$;

CREATE FUNCTION costo_fino_al(costo numeric, periodo daterange, giorno date)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT round(
    costo * (least(greatest(giorno, lower(periodo) - 1), upper(periodo) - 1) - lower(periodo) + 1)
      / (upper(periodo) - lower(periodo)),
    2)
$function$;

CREATE FUNCTION costo_nell_anno(costo numeric, periodo daterange, anno integer, concluso_al date)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT costo_fino_al(costo, periodo, least(make_date(anno, 12, 31), concluso_al))
    - costo_fino_al(costo, periodo, least(make_date(anno - 1, 12, 31), concluso_al))
$function$;

CREATE FUNCTION ente_che_resta(uuid, uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
  WITH RECURSIVE catena AS (
    SELECT id, sostituito_da FROM anagrafe_ente WHERE ambito_id = $1 AND id = $2
    UNION SELECT e.id, e.sostituito_da FROM catena AS c JOIN anagrafe_ente AS e ON e.ambito_id = $1 AND e.id = c.sostituito_da
  )
  SELECT id FROM catena AS c WHERE NOT EXISTS (SELECT FROM anagrafe_ente WHERE ambito_id = $1 AND id = c.sostituito_da)
$function$;

CREATE FUNCTION fine_annullata(ambito uuid, caso uuid, stato text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$
BEGIN
  RETURN EXISTS (SELECT FROM annullamento a WHERE a.ambito_id = ambito AND a.proprietario_id = caso
                   AND a.tipo IN ('DIMISSIONE', 'TRASFERIMENTO', 'NON_ACCOGLIMENTO') AND a.sostituito_da IS NULL
                   AND coalesce(stato, a.dati ->> 'da_stato') = a.dati ->> 'da_stato')
    AND NOT EXISTS (SELECT FROM dimissione d WHERE d.ambito_id = ambito AND d.presa_in_carico_id = caso)
    AND NOT EXISTS (SELECT FROM trasferimento t WHERE t.ambito_id = ambito AND t.presa_in_carico_id = caso)
    AND NOT EXISTS (SELECT FROM non_accoglimento n WHERE n.ambito_id = ambito AND n.presa_in_carico_id = caso);
END $function$;

CREATE FUNCTION fine_del_progetto_annullata(ambito uuid, di uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$
BEGIN
  RETURN fine_annullata(ambito, (SELECT presa_in_carico_id FROM progetto WHERE ambito_id = ambito AND id = di), NULL);
END $function$;

CREATE FUNCTION finito_il(periodo tstzrange, istante timestamp with time zone)
 RETURNS tstzrange
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT tstzrange(lower(periodo), greatest(istante, lower(periodo) + interval '1 microsecond'))
$function$;

CREATE FUNCTION giorni_scoperti(uuid, uuid, text, daterange)
 RETURNS datemultirange
 LANGUAGE sql
 STABLE
AS $function$
  SELECT datemultirange($4) - coalesce(range_agg(periodo), '{}') FROM anagrafe_accreditamento
  WHERE ambito_id = $1 AND ente_id = $2 AND prestazione = $3
$function$;

CREATE FUNCTION giorni_svolti(periodo daterange, concluso_al date)
 RETURNS daterange
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT periodo * daterange(NULL, concluso_al, '[]')
$function$;

CREATE FUNCTION impegno_dovuto(accettato_il timestamp with time zone, costo numeric, periodo daterange, anno integer, concluso_al date)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT CASE WHEN accettato_il IS NULL THEN 0 ELSE costo_nell_anno(costo, periodo, anno, concluso_al) END
$function$;

CREATE FUNCTION impegno_per_giorni()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  riga jsonb := to_jsonb(NEW);
  uno record;
  svolti daterange;
BEGIN
  FOR uno IN
    SELECT i.*, g.accettato_il, (g.concluso_il AT TIME ZONE 'Europe/Rome')::date AS finito,
      (SELECT count(*) FROM impegno m WHERE m.ambito_id = i.ambito_id AND m.intervento_id = i.id) AS quanti
    FROM intervento i JOIN progetto g ON g.ambito_id = i.ambito_id AND g.id = i.progetto_id
    WHERE i.ambito_id = NEW.ambito_id AND CASE TG_TABLE_NAME
      WHEN 'progetto' THEN g.id = (riga ->> 'id')::uuid
      ELSE i.id = coalesce(riga ->> 'intervento_id', riga ->> 'id')::uuid END
  LOOP
    IF uno.quanti > 0 AND (upper_inf(uno.periodo)
       OR uno.quanti <> extract(year FROM upper(uno.periodo) - 1) - extract(year FROM lower(uno.periodo)) + 1) THEN
      RAISE EXCEPTION 'an intervento with a line that has none for a year of its period'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'impegno_di_ogni_anno';
    END IF;
    IF EXISTS (
      SELECT FROM impegno m WHERE m.ambito_id = uno.ambito_id AND m.intervento_id = uno.id AND (
        m.impegnato <> impegno_dovuto(uno.accettato_il, uno.costo, uno.periodo, m.anno, uno.concluso_al)
        OR m.anno NOT BETWEEN extract(year FROM lower(uno.periodo)) AND extract(year FROM upper(uno.periodo) - 1))
    ) THEN
      RAISE EXCEPTION 'a commitment that is not what the days of the intervento cost'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'impegno_per_giorni';
    END IF;
    svolti := giorni_svolti(uno.periodo, uno.concluso_al);
    IF (uno.accettato_il IS NULL AND uno.concluso_al IS NOT NULL)
       OR (uno.accettato_il IS NOT NULL AND uno.finito IS NOT NULL AND NOT isempty(svolti)
           AND (upper_inf(svolti) OR upper(svolti) - 1 > greatest(uno.finito, lower(uno.periodo) - 1))) THEN
      RAISE EXCEPTION 'an intervento that goes on after its project has ended, or is ended in a draft'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'intervento_finito_col_progetto';
    END IF;
  END LOOP;
  RETURN NULL;
END $function$;

CREATE FUNCTION impegno_sulla_linea()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.impegnato = coalesce(OLD.impegnato, 0) THEN RETURN NULL; END IF;
  UPDATE anagrafe_linea SET impegnato = impegnato + NEW.impegnato - coalesce(OLD.impegnato, 0)
  WHERE ambito_id = NEW.ambito_id AND id = NEW.linea_id;
  RETURN NULL;
END $function$;

CREATE FUNCTION intervento_ad_ente_accreditato()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  primo CONSTANT date := lower(NEW.periodo);
BEGIN
  PERFORM pg_advisory_xact_lock_shared(lock_key('ente', NEW.ente_id::text));
  IF giorni_scoperti(NEW.ambito_id, NEW.ente_id, NEW.prestazione, daterange(primo, primo, '[]')) <> '{}' THEN
    RAISE EXCEPTION 'the ente is not accredited'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'intervento_ad_ente_accreditato';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION intervento_scoperto_davvero()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  giorni datemultirange;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(lock_key('ente', NEW.ente_id::text));
  giorni := giorni_scoperti(NEW.ambito_id, NEW.ente_id, NEW.prestazione, giorni_svolti(NEW.periodo, NEW.concluso_al));
  IF (NEW.scoperto_dal, NEW.scoperto_al) IS DISTINCT FROM (lower(giorni), upper(giorni) - 1) THEN
    RAISE EXCEPTION 'the marks are not the days that no accreditation covers'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'intervento_scoperto_davvero';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION lock_key(name text, record text)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN hashtextextended(((name || ' '::text) || record), (0)::bigint);

CREATE FUNCTION obiettivo_esito()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_TABLE_NAME = 'obiettivo' THEN
    SELECT u.esito, u.raggiunto INTO NEW.esito, NEW.raggiunto
    FROM valutazione u JOIN verifica v ON v.ambito_id = u.ambito_id AND v.id = u.verifica_id
    WHERE u.ambito_id = NEW.ambito_id AND u.obiettivo_id = NEW.id
    ORDER BY v.svolta DESC, v.prevista DESC, v.id DESC LIMIT 1;
    NEW.raggiunto := coalesce(NEW.raggiunto, false);
    RETURN NEW;
  END IF;
  IF TG_TABLE_NAME = 'verifica' THEN
    UPDATE obiettivo AS o SET esito = o.esito FROM valutazione u
    WHERE u.ambito_id = NEW.ambito_id AND u.verifica_id = NEW.id AND o.ambito_id = u.ambito_id AND o.id = u.obiettivo_id;
  ELSE
    UPDATE obiettivo SET esito = esito
    WHERE ambito_id = coalesce(NEW.ambito_id, OLD.ambito_id) AND id = coalesce(NEW.obiettivo_id, OLD.obiettivo_id);
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION operatore_dell_account(ambito uuid, conto text)
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
  SELECT id FROM anagrafe_operatore WHERE account = conto AND ambito_id = ambito ORDER BY id LIMIT 1
$function$;

CREATE FUNCTION passo_presa_in_carico(da text, a text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT (da, a) IN (
    ('RICHIESTA', 'IN_VALUTAZIONE'), ('RICHIESTA', 'NON_ACCOLTA'),
    ('IN_VALUTAZIONE', 'IN_CARICO'), ('IN_VALUTAZIONE', 'NON_ACCOLTA'),
    ('IN_CARICO', 'SOSPESA'), ('IN_CARICO', 'CONCLUSA'), ('IN_CARICO', 'TRASFERITA'),
    ('SOSPESA', 'IN_CARICO'), ('SOSPESA', 'CONCLUSA'), ('SOSPESA', 'TRASFERITA'))
$function$;

CREATE FUNCTION passo_progetto(da text, a text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT (da, a) IN (('BOZZA', 'ATTIVO'), ('BOZZA', 'CONCLUSO'), ('ATTIVO', 'CONCLUSO'))
$function$;

CREATE FUNCTION passo_trasmissione(da text, a text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT (da, a) IN (
    ('TRASMESSA', 'PRESA_VISIONE'), ('TRASMESSA', 'ACCOLTA'), ('TRASMESSA', 'RIFIUTATA'), ('TRASMESSA', 'REVOCATA'),
    ('PRESA_VISIONE', 'ACCOLTA'), ('PRESA_VISIONE', 'RIFIUTATA'), ('PRESA_VISIONE', 'REVOCATA'))
$function$;

CREATE FUNCTION presa_in_carico_date()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  chiesta CONSTANT date := (NEW.richiesta_il AT TIME ZONE 'Europe/Rome')::date;
  assegnata CONSTANT date := (NEW.assegnata_il AT TIME ZONE 'Europe/Rome')::date;
BEGIN
  IF EXISTS (SELECT FROM contatto k WHERE k.ambito_id = NEW.ambito_id AND k.presa_in_carico_id = NEW.id
               AND (k.avvenuto_il AT TIME ZONE 'Europe/Rome')::date > chiesta)
     OR EXISTS (SELECT FROM responsabilita r WHERE r.ambito_id = NEW.ambito_id AND r.presa_in_carico_id = NEW.id
                  AND (r.inizio AT TIME ZONE 'Europe/Rome')::date < assegnata)
     OR EXISTS (SELECT FROM trasmissione t WHERE t.ambito_id = NEW.ambito_id AND t.presa_in_carico_id = NEW.id
                  AND (t.trasmessa_il AT TIME ZONE 'Europe/Rome')::date < assegnata) THEN
    RAISE EXCEPTION 'a case asked for before its contatto, or assigned after what was done'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'presa_in_carico_date';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION presa_in_carico_esito()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  riga jsonb := to_jsonb(coalesce(NEW, OLD));
BEGIN
  IF EXISTS (
    SELECT FROM presa_in_carico p
    WHERE p.ambito_id = (riga ->> 'ambito_id')::uuid AND p.id = coalesce(riga ->> 'presa_in_carico_id', riga ->> 'id')::uuid
      AND ((p.stato = 'CONCLUSA') <> EXISTS (
             SELECT FROM dimissione d WHERE d.ambito_id = p.ambito_id AND d.presa_in_carico_id = p.id
               AND coalesce(d.data = (p.conclusa_il AT TIME ZONE 'Europe/Rome')::date, true))
           OR (p.stato = 'TRASFERITA') <> EXISTS (
             SELECT FROM trasferimento t WHERE t.ambito_id = p.ambito_id AND t.presa_in_carico_id = p.id
               AND coalesce(t.data = (p.conclusa_il AT TIME ZONE 'Europe/Rome')::date, true))
           OR (p.stato = 'NON_ACCOLTA') <> EXISTS (
             SELECT FROM non_accoglimento n WHERE n.ambito_id = p.ambito_id AND n.presa_in_carico_id = p.id))
  ) THEN
    RAISE EXCEPTION 'a case without the record of its end, or such a record of another case'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'presa_in_carico_esito';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION presa_in_carico_passi()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'UPDATE' AND caso_finito(OLD.stato) AND fine_annullata(NEW.ambito_id, NEW.id, NEW.stato) THEN
    RETURN NEW;
  END IF;
  -- Art. 2 c. 3: a case that was taken in charge, or assigned, by mistake has the state before it again.
  IF TG_OP = 'UPDATE' AND (OLD.stato, NEW.stato) IN (('IN_CARICO', 'IN_VALUTAZIONE'), ('IN_VALUTAZIONE', 'RICHIESTA'))
     AND rettificato_ora(NEW.id, 'PRESA_IN_CARICO') THEN
    RETURN NEW;
  END IF;
  IF (TG_OP = 'INSERT' AND NEW.stato <> 'RICHIESTA')
     OR (TG_OP = 'UPDATE' AND NOT passo_presa_in_carico(OLD.stato, NEW.stato)) THEN
    RAISE EXCEPTION 'no such step of a case'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'presa_in_carico_passi';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION presa_in_carico_residenza()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_TABLE_NAME = 'persona' THEN
    UPDATE presa_in_carico AS p SET residenza = NEW.comune_residenza FROM cartella AS c
    WHERE c.ambito_id = NEW.ambito_id AND c.persona_id = NEW.id AND p.ambito_id = c.ambito_id AND p.cartella_id = c.id;
    RETURN NULL;
  END IF;
  SELECT s.comune_residenza INTO NEW.residenza FROM cartella AS c
    JOIN persona AS s ON s.ambito_id = c.ambito_id AND s.id = c.persona_id
    WHERE c.ambito_id = NEW.ambito_id AND c.id = NEW.cartella_id FOR SHARE OF s;
  RETURN NEW;
END $function$;

CREATE FUNCTION presa_in_carico_sospesa()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  riga jsonb := to_jsonb(coalesce(NEW, OLD));
BEGIN
  IF EXISTS (
    SELECT FROM presa_in_carico p
    WHERE p.ambito_id = (riga ->> 'ambito_id')::uuid AND p.id = coalesce(riga ->> 'presa_in_carico_id', riga ->> 'id')::uuid
      AND (p.stato = 'SOSPESA') <> EXISTS (
        SELECT FROM sospensione s
        WHERE s.ambito_id = p.ambito_id AND s.presa_in_carico_id = p.id AND upper_inf(s.periodo))
  ) THEN
    RAISE EXCEPTION 'a suspended case without a suspension that runs, or such a suspension of another case'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'presa_in_carico_sospesa';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION presa_in_carico_termine()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  riga CONSTANT jsonb := to_jsonb(coalesce(NEW, OLD));
  ambito CONSTANT uuid := riga ->> 'ambito_id';
  caso uuid := riga ->> 'presa_in_carico_id';
BEGIN
  IF TG_TABLE_NAME = 'presa_in_carico' THEN
    NEW.prossimo_termine := termine_del_caso(NEW);
    RETURN NEW;
  END IF;
  IF TG_TABLE_NAME = 'verifica' THEN
    SELECT presa_in_carico_id INTO caso FROM progetto
    WHERE ambito_id = ambito AND id = (riga ->> 'progetto_id')::uuid AND stato = 'ATTIVO';
  END IF;
  PERFORM FROM presa_in_carico WHERE ambito_id = ambito AND id = caso FOR NO KEY UPDATE;
  UPDATE presa_in_carico AS p SET prossimo_termine = termine_del_caso(p)
  WHERE p.ambito_id = ambito AND p.id = caso AND p.prossimo_termine IS DISTINCT FROM termine_del_caso(p);
  RETURN NULL;
END $function$;

CREATE FUNCTION presa_in_carico_un_responsabile()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  caso uuid := CASE TG_TABLE_NAME WHEN 'presa_in_carico' THEN (to_jsonb(NEW) ->> 'id')::uuid
               ELSE (to_jsonb(coalesce(NEW, OLD)) ->> 'presa_in_carico_id')::uuid END;
BEGIN
  IF EXISTS (
    SELECT FROM presa_in_carico p
    WHERE p.ambito_id = coalesce(NEW.ambito_id, OLD.ambito_id) AND p.id = caso
      AND caso_con_responsabile(p.stato) <> EXISTS (
        SELECT FROM responsabilita r WHERE r.ambito_id = p.ambito_id AND r.presa_in_carico_id = p.id AND upper_inf(r.periodo))
  ) THEN
    RAISE EXCEPTION 'an open case without a responsible person, or another case with one'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'presa_in_carico_un_responsabile';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION progetto_ad_enti_accreditati()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
END $function$;

CREATE FUNCTION progetto_chiuso_col_caso()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  riga CONSTANT jsonb := to_jsonb(NEW);
BEGIN
  IF EXISTS (SELECT FROM progetto g JOIN presa_in_carico p ON p.ambito_id = g.ambito_id AND p.id = g.presa_in_carico_id
             WHERE g.ambito_id = NEW.ambito_id AND g.presa_in_carico_id = coalesce(riga ->> 'presa_in_carico_id', riga ->> 'id')::uuid
               AND g.chiuso_col_caso AND NOT caso_finito(p.stato)) THEN
    RAISE EXCEPTION 'a project that ended with its case, which is open'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'progetto_chiuso_col_caso';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION progetto_dal_caso()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  riga CONSTANT jsonb := to_jsonb(NEW);
BEGIN
  IF EXISTS (SELECT FROM progetto g JOIN presa_in_carico p ON p.ambito_id = g.ambito_id AND p.id = g.presa_in_carico_id
             WHERE g.ambito_id = NEW.ambito_id AND p.id = coalesce(riga ->> 'presa_in_carico_id', riga ->> 'id')::uuid
               AND (g.redatto_il AT TIME ZONE 'Europe/Rome')::date < (p.attivata_il AT TIME ZONE 'Europe/Rome')::date) THEN
    RAISE EXCEPTION 'a project drafted before its case was in charge'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'progetto_dal_caso';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION progetto_finito(stato text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT stato = 'CONCLUSO'
$function$;

CREATE FUNCTION progetto_modificato_in_bozza()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  riga jsonb;
  ambito uuid;
  di uuid;
BEGIN
  FOREACH riga IN ARRAY ARRAY[to_jsonb(OLD), to_jsonb(NEW)] LOOP
    CONTINUE WHEN riga IS NULL;
    ambito := riga ->> 'ambito_id';
    di := CASE TG_TABLE_NAME
      WHEN 'progetto' THEN (riga ->> 'id')::uuid
      WHEN 'impegno' THEN (SELECT progetto_id FROM intervento WHERE ambito_id = ambito AND id = (riga ->> 'intervento_id')::uuid)
      ELSE (riga ->> 'progetto_id')::uuid END;
    IF NOT EXISTS (SELECT FROM progetto WHERE ambito_id = ambito AND id = di AND stato = 'BOZZA' FOR SHARE) THEN
      RAISE EXCEPTION 'a project that is no draft was changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'progetto_modificato_in_bozza';
    END IF;
  END LOOP;
  RETURN coalesce(NEW, OLD);
END $function$;

CREATE FUNCTION progetto_passi()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  -- Art. 7 c. 1: a project that ended with its case is open again when that end is annulled.
  IF TG_OP = 'UPDATE' AND OLD.chiuso_col_caso AND fine_annullata(NEW.ambito_id, NEW.presa_in_carico_id, NULL)
     AND NEW.stato = (CASE WHEN NEW.accettato_il IS NULL THEN 'BOZZA' ELSE 'ATTIVO' END) THEN
    RETURN NEW;
  END IF;
  -- Art. 2 c. 5 a: a project whose acceptance was a mistake is a draft again.
  IF TG_OP = 'UPDATE' AND OLD.stato = 'ATTIVO' AND NEW.stato = 'BOZZA' AND rettificato_ora(NEW.id, 'PROGETTO') THEN
    RETURN NEW;
  END IF;
  IF (TG_OP = 'INSERT' AND NEW.stato <> 'BOZZA')
     OR (TG_OP = 'UPDATE' AND NOT passo_progetto(OLD.stato, NEW.stato)) THEN
    RAISE EXCEPTION 'no such step of a project'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'progetto_passi';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION responsabilita_del_caso()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_TABLE_NAME = 'presa_in_carico' THEN
    UPDATE responsabilita SET caso_stato = NEW.stato, caso_richiesta_il = NEW.richiesta_il, caso_termine = NEW.prossimo_termine
    WHERE ambito_id = NEW.ambito_id AND presa_in_carico_id = NEW.id;
    RETURN NULL;
  END IF;
  SELECT stato, richiesta_il, prossimo_termine INTO NEW.caso_stato, NEW.caso_richiesta_il, NEW.caso_termine FROM presa_in_carico
  WHERE ambito_id = NEW.ambito_id AND id = NEW.presa_in_carico_id FOR NO KEY UPDATE;
  RETURN NEW;
END $function$;

CREATE FUNCTION responsabilita_senza_vuoti()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF (SELECT count(*) FROM (
        SELECT unnest(range_agg(periodo)) FROM responsabilita
        WHERE ambito_id = coalesce(NEW.ambito_id, OLD.ambito_id)
          AND presa_in_carico_id = coalesce(NEW.presa_in_carico_id, OLD.presa_in_carico_id)) AS tratti) > 1 THEN
    RAISE EXCEPTION 'a gap between the persons responsible for a case'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'presa_in_carico_un_responsabile';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION responsabilita_vissuta()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE adesso CONSTANT timestamptz := coalesce(nullif(current_setting('ambito.adesso', true), '')::timestamptz, now());
BEGIN
  IF current_user = 'casework_worker' OR lower(OLD.periodo) >= adesso OR EXISTS (
    SELECT FROM responsabilita r
    WHERE r.ambito_id = OLD.ambito_id AND r.presa_in_carico_id = OLD.presa_in_carico_id AND r.periodo @> lower(OLD.periodo)
      AND r.operatore_id IS NOT DISTINCT FROM OLD.operatore_id
  ) OR rettificato_ora(OLD.presa_in_carico_id, 'PRESA_IN_CARICO') THEN RETURN NULL; END IF;
  RAISE EXCEPTION 'somebody else answered for a case in the past'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'solo_rettificato';
END $function$;

CREATE FUNCTION rettificato_ora(record uuid, quale text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  SELECT EXISTS (SELECT FROM sostituiti_ora(record, quale) WHERE dati ->> 'id' = record::text) $function$;

CREATE FUNCTION richiesta_in_attesa(una trasmissione)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  SELECT EXISTS (
    SELECT FROM trasmissione t
    WHERE t.ambito_id = una.ambito_id AND coalesce(t.contatto_id, t.presa_in_carico_id) = coalesce(una.contatto_id, una.presa_in_carico_id)
      AND t.id <> una.id AND t.ente_id = una.ente_id AND t.tipo = una.tipo
      AND coalesce(t.prestazione, '') = coalesce(una.prestazione, '') AND trasmissione_in_attesa(t.stato)
      AND (CASE WHEN t.occultata THEN t.trasmessa_da ELSE '' END) = (CASE WHEN una.occultata THEN una.trasmessa_da ELSE '' END))
$function$;

CREATE FUNCTION senza_nominato(natura text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT natura IN ('AD_INTERIM', 'SCOPERTA')
$function$;

CREATE FUNCTION solo_annullato()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF annullato((to_jsonb(OLD) ->> coalesce(TG_ARGV[0], 'id'))::uuid) THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'a record was deleted that nobody annulled' USING ERRCODE = 'check_violation', CONSTRAINT = 'solo_annullato';
END $function$;

CREATE FUNCTION solo_rettificato()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT FROM sostituiti_ora(OLD.id, upper(TG_TABLE_NAME)) WHERE dati @> to_jsonb(OLD)) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a record was changed that nobody corrected' USING ERRCODE = 'check_violation', CONSTRAINT = coalesce(TG_ARGV[0], 'solo_rettificato');
END $function$;

CREATE FUNCTION sostituiti_ora(record uuid, quale text)
 RETURNS SETOF annullamento
 LANGUAGE sql
 STABLE
AS $function$
  SELECT * FROM annullamento WHERE sostituito_da = record AND tipo = quale AND xmin = pg_current_xact_id()::xid $function$;

CREATE FUNCTION termine_del_caso(p presa_in_carico)
 RETURNS date
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT caso_con_responsabile(p.stato) THEN RETURN NULL; END IF;
  RETURN least(
    CASE WHEN p.urgenza_regolarizzata_il IS NULL THEN p.urgenza_entro END,
    (SELECT s.prevista_fino_al FROM sospensione AS s
     WHERE s.ambito_id = p.ambito_id AND s.presa_in_carico_id = p.id AND upper_inf(s.periodo)),
    (SELECT min(v.prevista) FROM progetto AS g JOIN verifica AS v ON v.ambito_id = g.ambito_id AND v.progetto_id = g.id
     WHERE g.ambito_id = p.ambito_id AND g.presa_in_carico_id = p.id AND g.stato = 'ATTIVO' AND v.svolta IS NULL));
END $function$;

CREATE FUNCTION trasmissione_a_competente()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE giorno CONSTANT date := (NEW.trasmessa_il AT TIME ZONE 'Europe/Rome')::date;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(lock_key('ente', NEW.ente_id::text));
  IF NOT EXISTS (
    SELECT FROM anagrafe_ente e LEFT JOIN anagrafe_competenza c ON c.ambito_id = e.ambito_id AND c.ente_id = e.id AND c.tipo = NEW.tipo
    WHERE e.ambito_id = NEW.ambito_id AND e.id = NEW.ente_id AND e.periodo @> giorno AND (NEW.obbligatoria AND coalesce(e.natura = 'AUTORITA_GIUDIZIARIA', false) OR
      (e.comuni = '{}' OR NEW.comune = ANY (e.comuni)) AND (c.aree = '{}' OR NEW.area = ANY (c.aree))
      AND (c.prestazioni = '{}' OR NEW.prestazione = ANY (c.prestazioni)))
  ) THEN
    RAISE EXCEPTION 'the ente is not competent'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'trasmissione_a_competente';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION trasmissione_immutabile()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  mobili CONSTANT text[] := ARRAY['stato', 'versione'];
  del_doppione CONSTANT text[] := ARRAY['ente_id', 'inviata_a', 'versione'];
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.versione = OLD.versione + 1
     AND to_jsonb(NEW) - mobili = to_jsonb(OLD) - mobili THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'operatore_id' = to_jsonb(OLD) - 'operatore_id' THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND NEW.versione = OLD.versione + 1 AND NEW.ente_id = ente_che_resta(OLD.ambito_id, OLD.ente_id)
     AND NEW.inviata_a = coalesce(OLD.inviata_a, OLD.ente_id) AND to_jsonb(NEW) - del_doppione = to_jsonb(OLD) - del_doppione THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a sent transmission was changed'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'trasmissione_immutabile';
END $function$;

CREATE FUNCTION trasmissione_in_attesa(stato text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT stato IN ('TRASMESSA', 'PRESA_VISIONE')
$function$;

CREATE FUNCTION trasmissione_non_ripetuta()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT trasmissione_in_attesa(NEW.stato) OR (TG_OP = 'UPDATE' AND trasmissione_in_attesa(OLD.stato)) THEN RETURN NULL; END IF;
  PERFORM pg_advisory_xact_lock_shared(lock_key('ente', NEW.ente_id::text));
  PERFORM pg_advisory_xact_lock(lock_key('richiesta', coalesce(NEW.contatto_id, NEW.presa_in_carico_id)::text));
  IF richiesta_in_attesa(NEW) THEN
    RAISE EXCEPTION 'the same request waits, sent to a double of the ente'
      USING ERRCODE = 'unique_violation', CONSTRAINT = 'trasmissione_una_in_attesa';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION trasmissione_passaggi()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT (CASE
    WHEN TG_OP = 'INSERT' THEN NEW.stato = 'TRASMESSA'
    WHEN NEW.stato = 'TRASMESSA' THEN NOT EXISTS (SELECT FROM trasmissione_passo WHERE ambito_id = NEW.ambito_id AND trasmissione_id = NEW.id)
    ELSE EXISTS (SELECT FROM trasmissione_passo WHERE ambito_id = NEW.ambito_id AND trasmissione_id = NEW.id AND stato = NEW.stato)
         AND (passo_trasmissione(OLD.stato, NEW.stato) OR NEW.stato = OLD.stato OR NOT EXISTS (
           SELECT FROM trasmissione_passo WHERE ambito_id = NEW.ambito_id AND trasmissione_id = NEW.id AND stato = OLD.stato))
  END) THEN
    RAISE EXCEPTION 'no such step of a transmission' USING ERRCODE = 'check_violation', CONSTRAINT = 'trasmissione_passaggi';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION trasmissione_passo_del_suo_stato()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'INSERT' AND NOT EXISTS (SELECT FROM trasmissione
                 WHERE ambito_id = NEW.ambito_id AND id = NEW.trasmissione_id AND stato = NEW.stato)
     OR TG_OP = 'DELETE' AND EXISTS (SELECT FROM trasmissione t
                 WHERE t.ambito_id = OLD.ambito_id AND t.id = OLD.trasmissione_id AND t.stato = OLD.stato AND NOT EXISTS (
                   SELECT FROM trasmissione_passo p
                   WHERE p.ambito_id = t.ambito_id AND p.trasmissione_id = t.id AND p.stato = t.stato)) THEN
    RAISE EXCEPTION 'the transmission does not have the state of its step'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'trasmissione_passo_del_suo_stato';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION trasmissione_passo_in_ordine()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE dal timestamptz;
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'operatore_id' = to_jsonb(OLD) - 'operatore_id' THEN RETURN NEW; END IF;
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION 'a recorded step was changed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'trasmissione_immutabile';
  END IF;
  SELECT trasmessa_il INTO dal FROM trasmissione
  WHERE ambito_id = NEW.ambito_id AND id = NEW.trasmissione_id FOR NO KEY UPDATE;
  SELECT greatest(dal, max(avvenuto_il)) INTO dal FROM trasmissione_passo
  WHERE ambito_id = NEW.ambito_id AND trasmissione_id = NEW.trasmissione_id;
  IF NEW.avvenuto_il < dal OR NEW.avvenuto_il > NEW.registrato_il THEN
    RAISE EXCEPTION 'the step is before the previous one, or after its registration'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'trasmissione_passo_in_ordine';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION una_riga(testo text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN ((testo IS NFC NORMALIZED) AND (testo !~ '[\x01-\x1f\x7f-\x9f\u2028\u2029]'::text));

CREATE FUNCTION valutazione_con_la_verifica()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF (CASE TG_OP
    WHEN 'INSERT' THEN EXISTS (
      SELECT FROM verifica v JOIN obiettivo o ON o.ambito_id = v.ambito_id AND o.progetto_id = v.progetto_id AND o.id = NEW.obiettivo_id
      WHERE v.ambito_id = NEW.ambito_id AND v.id = NEW.verifica_id AND v.svolta IS NOT NULL AND v.xmin = pg_current_xact_id()::xid)
    ELSE rettificato_ora(OLD.verifica_id, 'VERIFICA') END)
  THEN RETURN coalesce(NEW, OLD); END IF;
  RAISE EXCEPTION 'an outcome that did not come with its verification, or went without its correction'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'valutazione_con_la_verifica';
END $function$;

CREATE FUNCTION verifica_da_accettato()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.svolta < (SELECT (accettato_il AT TIME ZONE 'Europe/Rome')::date FROM progetto
                   WHERE ambito_id = NEW.ambito_id AND id = NEW.progetto_id) THEN
    RAISE EXCEPTION 'a verification before its project was accepted'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'verifica_da_accettato';
  END IF;
  RETURN NEW;
END $function$;
