-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Printed from the database that src/migrations make, by npm run schema. Not run by anything: change the migrations.

CREATE EXTENSION btree_gist;
CREATE EXTENSION pg_trgm;
CREATE EXTENSION unaccent;
GRANT USAGE ON SCHEMA public TO registry_service;
GRANT USAGE ON SCHEMA public TO registry_worker;
CREATE TEXT SEARCH CONFIGURATION italiano;
  -- asciihword: italian_stem
  -- asciiword: italian_stem
  -- email: simple
  -- file: simple
  -- float: simple
  -- host: simple
  -- hword: unaccent, italian_stem
  -- hword_asciipart: italian_stem
  -- hword_numpart: simple
  -- hword_part: unaccent, italian_stem
  -- int: simple
  -- numhword: simple
  -- numword: simple
  -- sfloat: simple
  -- uint: simple
  -- url: simple
  -- url_path: simple
  -- version: simple
  -- word: unaccent, italian_stem

CREATE TABLE accordo (
  id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  tipo text NOT NULL,
  oggetto text NOT NULL,
  finalita text NOT NULL,
  sottoscritto_il date NOT NULL,
  periodo daterange NOT NULL,
  atto_termine text,
  non_si_rinnova boolean DEFAULT false NOT NULL,
  versione integer DEFAULT 1 NOT NULL,
  CONSTRAINT accordo_pkey PRIMARY KEY (id),
  CONSTRAINT accordo_di_ambito UNIQUE (id, ambito_id),
  CONSTRAINT accordo_ambito_id_fkey FOREIGN KEY (ambito_id) REFERENCES ambito(id),
  CONSTRAINT accordo_periodo_check CHECK (NOT isempty(periodo)),
  CONSTRAINT accordo_tipo_check CHECK (tipo = ANY (ARRAY['PROTOCOLLO_DI_INTESA'::text, 'CONVENZIONE'::text, 'ACCORDO_DI_PROGRAMMA'::text, 'ALTRO'::text]))
);
CREATE INDEX accordo_elenco ON accordo USING btree (ambito_id, sottoscritto_il, id);
CREATE INDEX accordo_in_scadenza ON accordo USING btree (ambito_id, upper(periodo)) WHERE NOT non_si_rinnova;
CREATE INDEX accordo_per_tipo ON accordo USING btree (ambito_id, tipo, sottoscritto_il, id);
GRANT SELECT, INSERT, DELETE ON accordo TO registry_service;
GRANT UPDATE (periodo, atto_termine, non_si_rinnova, versione) ON accordo TO registry_service;
CREATE CONSTRAINT TRIGGER accordo_con_parti AFTER INSERT ON accordo DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION accordo_con_parti();
CREATE TRIGGER accordo_immutabile BEFORE DELETE OR UPDATE ON accordo FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('accordo_immutabile', 'periodo', 'atto_termine', 'non_si_rinnova', 'versione');
CREATE TRIGGER accordo_iniziato BEFORE UPDATE ON accordo FOR EACH ROW WHEN (lower(new.periodo) <> lower(old.periodo)) EXECUTE FUNCTION registrato_immutabile('accordo_immutabile', 'atto_termine', 'non_si_rinnova', 'versione');

CREATE TABLE accordo_parte (
  accordo_id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  ordine smallint NOT NULL,
  nome text NOT NULL,
  ente_id uuid,
  codice_istat text,
  CONSTRAINT accordo_parte_pkey PRIMARY KEY (accordo_id, ordine),
  CONSTRAINT accordo_parte_comune_una_volta UNIQUE (accordo_id, codice_istat),
  CONSTRAINT accordo_parte_ente_una_volta UNIQUE (accordo_id, ente_id),
  CONSTRAINT accordo_parte_accordo_id_ambito_id_fkey FOREIGN KEY (accordo_id, ambito_id) REFERENCES accordo(id, ambito_id),
  CONSTRAINT accordo_parte_codice_istat_fkey FOREIGN KEY (codice_istat) REFERENCES comune(codice_istat),
  CONSTRAINT accordo_parte_ente FOREIGN KEY (ente_id, ambito_id) REFERENCES ente(id, ambito_id),
  CONSTRAINT accordo_parte_ente_o_comune CHECK (num_nonnulls(ente_id, codice_istat) <= 1)
);
CREATE INDEX accordo_parte_di_ente ON accordo_parte USING btree (ente_id) WHERE ente_id IS NOT NULL;
GRANT SELECT, INSERT, DELETE ON accordo_parte TO registry_service;
GRANT UPDATE (ente_id) ON accordo_parte TO registry_service;
CREATE TRIGGER accordo_parte_associata BEFORE INSERT ON accordo_parte FOR EACH ROW WHEN (new.codice_istat IS NOT NULL) EXECUTE FUNCTION accordo_parte_associata();
CREATE TRIGGER accordo_parte_ente_attivo BEFORE INSERT OR UPDATE OF ente_id ON accordo_parte FOR EACH ROW WHEN (new.ente_id IS NOT NULL) EXECUTE FUNCTION accordo_parte_ente_attivo();
CREATE TRIGGER accordo_parte_immutabile BEFORE UPDATE ON accordo_parte FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('accordo_immutabile', 'ente_id');
CREATE TRIGGER accordo_parte_solo_annullata BEFORE DELETE ON accordo_parte FOR EACH ROW EXECUTE FUNCTION solo_annullato('accordo_id');
CREATE TRIGGER accordo_parte_stesso_ente BEFORE UPDATE ON accordo_parte FOR EACH ROW WHEN (NOT ente_unito(old.ente_id, new.ente_id)) EXECUTE FUNCTION registrato_immutabile('accordo_immutabile');

CREATE TABLE accreditamento (
  id uuid NOT NULL,
  ente_id uuid NOT NULL,
  prestazioni text[] NOT NULL,
  periodo daterange NOT NULL,
  atto text NOT NULL,
  revoca_atto text,
  CONSTRAINT accreditamento_pkey PRIMARY KEY (id),
  CONSTRAINT accreditamento_atto UNIQUE (ente_id, atto),
  CONSTRAINT accreditamento_di_ente_attivo FOREIGN KEY (ente_id, PERIOD periodo) REFERENCES ente(id, PERIOD periodo),
  CONSTRAINT accreditamento_a_termine CHECK (NOT isempty(periodo) AND NOT lower_inf(periodo) AND NOT upper_inf(periodo)),
  CONSTRAINT accreditamento_prestazioni CHECK (cardinality(prestazioni) > 0)
);
CREATE INDEX accreditamento_elenco ON accreditamento USING btree (ente_id, lower(periodo), id);
GRANT SELECT, INSERT, DELETE ON accreditamento TO registry_service;
GRANT UPDATE (periodo, revoca_atto) ON accreditamento TO registry_service;
CREATE TRIGGER accreditamento_immutabile BEFORE DELETE OR UPDATE ON accreditamento FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('accreditamento_immutabile', 'periodo', 'revoca_atto');
CREATE TRIGGER accreditamento_passato BEFORE UPDATE ON accreditamento FOR EACH ROW EXECUTE FUNCTION giorni_passati_restano('accreditamento_immutabile');
CREATE TRIGGER accreditamento_piu_breve BEFORE UPDATE ON accreditamento FOR EACH ROW WHEN (lower(new.periodo) <> lower(old.periodo) OR NOT new.periodo <@ old.periodo) EXECUTE FUNCTION registrato_immutabile('accreditamento_immutabile', 'revoca_atto');

CREATE TABLE allegato (
  id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  comune text,
  nome text NOT NULL,
  tipo text NOT NULL,
  dimensione integer NOT NULL,
  stato text DEFAULT 'PREPARATO'::text NOT NULL,
  chiave text NOT NULL,
  preparato_da text NOT NULL,
  preparato_il timestamp with time zone NOT NULL,
  impronta text,
  caricato_il timestamp with time zone,
  CONSTRAINT allegato_pkey PRIMARY KEY (id),
  CONSTRAINT allegato_chiave_key UNIQUE (chiave),
  CONSTRAINT allegato_ambito_id_fkey FOREIGN KEY (ambito_id) REFERENCES ambito(id),
  CONSTRAINT allegato_comune_fkey FOREIGN KEY (comune) REFERENCES comune(codice_istat),
  CONSTRAINT allegato_caricato_intero CHECK ((stato = 'CARICATO'::text) = (impronta IS NOT NULL) AND (stato = 'CARICATO'::text) = (caricato_il IS NOT NULL)),
  CONSTRAINT allegato_dimensione_check CHECK (dimensione > 0),
  CONSTRAINT allegato_impronta_check CHECK (impronta ~ '^[0-9a-f]{64}$'::text),
  CONSTRAINT allegato_nome_check CHECK (length(nome) >= 1 AND length(nome) <= 200),
  CONSTRAINT allegato_stato_check CHECK (stato = ANY (ARRAY['PREPARATO'::text, 'IN_ARRIVO'::text, 'CARICATO'::text])),
  CONSTRAINT allegato_tipo_check CHECK (tipo = ANY (ARRAY['PDF'::text, 'JPEG'::text, 'PNG'::text, 'WEBP'::text, 'CSV'::text, 'XLSX'::text, 'DOCX'::text]))
);
CREATE INDEX allegato_mai_caricato ON allegato USING btree (preparato_il) WHERE stato <> 'CARICATO'::text;
CREATE INDEX allegato_tabella ON allegato USING btree (caricato_il) WHERE stato = 'CARICATO'::text AND (tipo = ANY (ARRAY['CSV'::text, 'XLSX'::text]));
GRANT SELECT, DELETE ON allegato TO registry_worker;
GRANT SELECT, INSERT ON allegato TO registry_service;
GRANT UPDATE (stato) ON allegato TO registry_worker;
GRANT UPDATE (stato, impronta, caricato_il) ON allegato TO registry_service;
CREATE TRIGGER allegato_immutabile BEFORE DELETE OR UPDATE ON allegato FOR EACH ROW EXECUTE FUNCTION allegato_immutabile();

CREATE TABLE allegato_mostrato (
  allegato_id uuid NOT NULL,
  codice_istat text NOT NULL,
  CONSTRAINT allegato_mostrato_pkey PRIMARY KEY (allegato_id, codice_istat),
  CONSTRAINT allegato_mostrato_allegato_id_fkey FOREIGN KEY (allegato_id) REFERENCES allegato(id),
  CONSTRAINT allegato_mostrato_codice_istat_fkey FOREIGN KEY (codice_istat) REFERENCES comune(codice_istat)
);
GRANT SELECT, INSERT ON allegato_mostrato TO registry_service;

CREATE TABLE ambito (
  id uuid NOT NULL,
  codice text NOT NULL,
  nome text NOT NULL,
  regione text NOT NULL,
  versione integer DEFAULT 1 NOT NULL,
  CONSTRAINT ambito_id_unico PRIMARY KEY (id),
  CONSTRAINT ambito_codice UNIQUE (regione, codice)
);
GRANT SELECT ON ambito TO registry_worker;
GRANT SELECT, INSERT ON ambito TO registry_service;
GRANT UPDATE (nome, versione) ON ambito TO registry_service;
CREATE TRIGGER ambito_annunciato AFTER DELETE OR UPDATE ON ambito FOR EACH ROW EXECUTE FUNCTION annuncia_cambiamento('Ambito', 'id');
CREATE TRIGGER ambito_immutabile BEFORE UPDATE ON ambito FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('ambito_immutabile', 'nome', 'versione');

CREATE TABLE andamento_obiettivo (
  id uuid NOT NULL,
  obiettivo_id uuid NOT NULL,
  al date NOT NULL,
  stato text NOT NULL,
  periodo_indicatore text,
  relazione text NOT NULL,
  CONSTRAINT andamento_obiettivo_pkey PRIMARY KEY (id),
  CONSTRAINT andamento_uno_al_giorno UNIQUE (obiettivo_id, al),
  CONSTRAINT andamento_tiene_obiettivo FOREIGN KEY (obiettivo_id) REFERENCES obiettivo_di_piano(id),
  CONSTRAINT andamento_obiettivo_stato_check CHECK (stato = ANY (ARRAY['NON_AVVIATO'::text, 'IN_CORSO'::text, 'IN_RITARDO'::text, 'RAGGIUNTO'::text, 'NON_RAGGIUNTO'::text]))
);
GRANT SELECT, INSERT, DELETE ON andamento_obiettivo TO registry_service;
CREATE TRIGGER andamento_immutabile BEFORE DELETE OR UPDATE ON andamento_obiettivo FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('andamento_immutabile');
CREATE TRIGGER andamento_nel_periodo BEFORE INSERT ON andamento_obiettivo FOR EACH ROW EXECUTE FUNCTION andamento_nel_periodo();

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
  CONSTRAINT annullamento_ambito_id_fkey FOREIGN KEY (ambito_id) REFERENCES ambito(id),
  CONSTRAINT annullamento_check CHECK (sostituito_da <> id),
  CONSTRAINT annullamento_motivo_check CHECK (una_riga(motivo)),
  CONSTRAINT annullamento_tipo_check CHECK (tipo = ANY (ARRAY['OPERATORE'::text, 'TITOLO_DI_SERVIZIO'::text, 'INCARICO'::text, 'ASSENZA'::text, 'NOMINA_COORDINATORE'::text, 'ATTO_DI_MANDATO'::text, 'ISPEZIONE'::text, 'ACCREDITAMENTO'::text, 'PUA'::text, 'SEDE'::text, 'RISORSA_STRUMENTALE'::text, 'TURNO_REPERIBILITA'::text, 'ATTIVITA_FORMATIVA'::text, 'PARTECIPAZIONE'::text, 'ENTE'::text, 'ACCORDO'::text, 'APERTURA_STRAORDINARIA'::text, 'VARIAZIONE_ORARIA'::text, 'ORARIO'::text, 'CONTRIBUTO'::text, 'DIRETTIVA'::text, 'ANDAMENTO_OBIETTIVO'::text, 'APPARTENENZA'::text, 'CAPOFILA'::text, 'PRESTAZIONE'::text, 'CONVENZIONE'::text]))
);
CREATE INDEX annullamento_della_pua ON annullamento USING btree ((dati ->> 'codice_istat'::text)) WHERE tipo = 'PUA'::text;
CREATE INDEX annullamento_di ON annullamento USING btree (ambito_id, proprietario_id, annullato_il, id);
CREATE INDEX annullamento_elenco ON annullamento USING btree (ambito_id, annullato_il, id);
CREATE INDEX annullamento_operatore ON annullamento USING btree (ambito_id, annullato_da_operatore) WHERE annullato_da_operatore IS NOT NULL;
CREATE INDEX annullamento_per_tipo ON annullamento USING btree (ambito_id, tipo, annullato_il, id);
CREATE INDEX annullamento_sostituito ON annullamento USING btree (ambito_id, sostituito_da) WHERE sostituito_da IS NOT NULL;
ALTER TABLE annullamento ENABLE ROW LEVEL SECURITY;
ALTER TABLE annullamento FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON annullamento
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT ON annullamento TO registry_service;
GRANT UPDATE (proprietario_id, annullato_da_operatore) ON annullamento TO registry_service;
CREATE CONSTRAINT TRIGGER annullamento_compiuto AFTER INSERT ON annullamento DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION annullamento_compiuto();
CREATE TRIGGER annullamento_segue BEFORE UPDATE ON annullamento FOR EACH ROW EXECUTE FUNCTION annullamento_segue();

CREATE TABLE apertura_straordinaria (
  id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  sede_id uuid NOT NULL,
  giorno date NOT NULL,
  fascia int4range NOT NULL,
  motivo text NOT NULL,
  stato text NOT NULL,
  richiesta_da text NOT NULL,
  richiesta_il timestamp with time zone NOT NULL,
  decisa_da text,
  decisa_il timestamp with time zone,
  motivo_decisione text,
  versione integer DEFAULT 1 NOT NULL,
  giorno_vivo daterange GENERATED ALWAYS AS (
CASE
    WHEN apertura_viva(stato) THEN daterange(giorno, giorno, '[]'::text)
    ELSE NULL::daterange
END) STORED,
  CONSTRAINT apertura_straordinaria_pkey PRIMARY KEY (id),
  CONSTRAINT apertura_senza_sovrapposizioni EXCLUDE USING gist (sede_id WITH =, giorno WITH =, fascia WITH &&) WHERE (apertura_viva(stato)),
  CONSTRAINT apertura_di_sede_dell_ambito FOREIGN KEY (ambito_id, sede_id) REFERENCES sede(ambito_id, id),
  CONSTRAINT apertura_in_sede_attiva FOREIGN KEY (sede_id, PERIOD giorno_vivo) REFERENCES sede(id, PERIOD periodo),
  CONSTRAINT apertura_straordinaria_ambito_id_fkey FOREIGN KEY (ambito_id) REFERENCES ambito(id),
  CONSTRAINT apertura_straordinaria_sede_id_fkey FOREIGN KEY (sede_id) REFERENCES sede(id),
  CONSTRAINT apertura_decisa_da_qualcuno CHECK (num_nonnulls(decisa_da, decisa_il) =
CASE
    WHEN stato = 'RICHIESTA'::text THEN 0
    ELSE 2
END),
  CONSTRAINT apertura_non_trascorsa CHECK (richiesta_il < ((giorno + make_interval(mins => upper(fascia))) AT TIME ZONE 'Europe/Rome'::text) AND ((stato <> ALL (ARRAY['AUTORIZZATA'::text, 'RITIRATA'::text])) OR decisa_il < ((giorno + make_interval(mins => upper(fascia))) AT TIME ZONE 'Europe/Rome'::text))),
  CONSTRAINT apertura_rifiuto_motivato CHECK (stato <> 'RIFIUTATA'::text OR COALESCE(length(TRIM(BOTH FROM motivo_decisione)), 0) > 0),
  CONSTRAINT apertura_straordinaria_fascia_check CHECK (NOT isempty(fascia) AND fascia <@ int4range(0, 1440)),
  CONSTRAINT apertura_straordinaria_motivo_check CHECK (length(TRIM(BOTH FROM motivo)) > 0),
  CONSTRAINT apertura_straordinaria_stato_check CHECK (stato = ANY (ARRAY['RICHIESTA'::text, 'AUTORIZZATA'::text, 'RIFIUTATA'::text, 'RITIRATA'::text]))
);
CREATE INDEX apertura_straordinaria_ambito ON apertura_straordinaria USING btree (ambito_id, giorno, id);
CREATE INDEX apertura_straordinaria_da_decidere ON apertura_straordinaria USING btree (ambito_id, giorno) WHERE stato = 'RICHIESTA'::text;
CREATE INDEX apertura_straordinaria_per_stato ON apertura_straordinaria USING btree (ambito_id, stato, giorno, id);
CREATE INDEX apertura_straordinaria_sede ON apertura_straordinaria USING btree (sede_id, giorno, id);
GRANT SELECT, INSERT, DELETE ON apertura_straordinaria TO registry_service;
GRANT UPDATE (stato, decisa_da, decisa_il, motivo_decisione, versione) ON apertura_straordinaria TO registry_service;
CREATE TRIGGER apertura_fuori_orario BEFORE INSERT ON apertura_straordinaria FOR EACH ROW EXECUTE FUNCTION apertura_fuori_orario();
CREATE TRIGGER apertura_solo_annullata BEFORE DELETE ON apertura_straordinaria FOR EACH ROW EXECUTE FUNCTION solo_annullato();
CREATE TRIGGER apertura_transizione BEFORE INSERT OR UPDATE ON apertura_straordinaria FOR EACH ROW EXECUTE FUNCTION apertura_transizione();

CREATE TABLE appartenenza (
  id uuid DEFAULT uuidv7() NOT NULL,
  codice_istat text NOT NULL,
  ambito_id uuid NOT NULL,
  periodo daterange NOT NULL,
  atto_ingresso text,
  atto_uscita text,
  CONSTRAINT appartenenza_un_ambito_per_volta PRIMARY KEY (codice_istat, periodo WITHOUT OVERLAPS),
  CONSTRAINT appartenenza_all_ambito UNIQUE (codice_istat, ambito_id, periodo WITHOUT OVERLAPS),
  CONSTRAINT appartenenza_id_key UNIQUE (id),
  CONSTRAINT appartenenza_ambito_id_fkey FOREIGN KEY (ambito_id) REFERENCES ambito(id),
  CONSTRAINT appartenenza_codice_istat_fkey FOREIGN KEY (codice_istat) REFERENCES comune(codice_istat),
  CONSTRAINT appartenenza_periodo_check CHECK (NOT isempty(periodo))
);
CREATE INDEX appartenenza_ambito ON appartenenza USING btree (ambito_id, codice_istat);
CREATE INDEX appartenenza_del_comune ON appartenenza USING btree (codice_istat, lower(periodo));
CREATE INDEX appartenenza_dell_ambito ON appartenenza USING btree (ambito_id, lower(periodo), codice_istat);
GRANT SELECT ON appartenenza TO registry_worker;
GRANT SELECT, INSERT ON appartenenza TO registry_service;
GRANT UPDATE (periodo, atto_uscita) ON appartenenza TO registry_service;
CREATE TRIGGER appartenenza_annunciata AFTER INSERT OR DELETE OR UPDATE ON appartenenza FOR EACH ROW EXECUTE FUNCTION annuncia_cambiamento('Prestazione');
CREATE TRIGGER appartenenza_della_regione BEFORE INSERT ON appartenenza FOR EACH ROW EXECUTE FUNCTION appartenenza_della_regione();
CREATE CONSTRAINT TRIGGER appartenenza_ha_votato AFTER INSERT OR UPDATE OF periodo ON appartenenza DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION appartenenza_ha_votato();
CREATE TRIGGER appartenenza_immutabile BEFORE DELETE OR UPDATE ON appartenenza FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('appartenenza_immutabile', 'periodo', 'atto_uscita');
CREATE TRIGGER appartenenza_passata BEFORE UPDATE ON appartenenza FOR EACH ROW WHEN (NOT rettificato_ora(old.id, 'APPARTENENZA'::text)) EXECUTE FUNCTION giorni_passati_restano('appartenenza_immutabile', 'e oggi');
CREATE TRIGGER appartenenza_piu_breve BEFORE UPDATE ON appartenenza FOR EACH ROW WHEN (lower(new.periodo) <> lower(old.periodo) OR NOT (new.periodo <@ old.periodo OR rettificato_ora(old.id, 'APPARTENENZA'::text))) EXECUTE FUNCTION registrato_immutabile('appartenenza_immutabile', 'atto_uscita');
CREATE CONSTRAINT TRIGGER convenzione_di_tutti_gli_associati AFTER INSERT OR UPDATE OF periodo ON appartenenza DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION convenzione_di_tutti_gli_associati();

CREATE TABLE articolo_proposto (
  proposta_id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  numero text NOT NULL,
  rubrica text NOT NULL,
  testo text NOT NULL,
  in_voto boolean DEFAULT true NOT NULL,
  CONSTRAINT articolo_proposto_pkey PRIMARY KEY (proposta_id, numero),
  CONSTRAINT articolo_proposto_proposta_id_ambito_id_fkey FOREIGN KEY (proposta_id, ambito_id) REFERENCES proposta_di_modifica(id, ambito_id)
);
CREATE UNIQUE INDEX articolo_proposto_una_volta ON articolo_proposto USING btree (ambito_id, numero) WHERE in_voto;
GRANT SELECT, INSERT ON articolo_proposto TO registry_service;
GRANT UPDATE (in_voto) ON articolo_proposto TO registry_service;
CREATE TRIGGER articolo_proposto_immutabile BEFORE DELETE OR UPDATE ON articolo_proposto FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('proposta_immutabile', 'in_voto');
CREATE TRIGGER articolo_proposto_prima_dei_voti BEFORE INSERT ON articolo_proposto FOR EACH ROW EXECUTE FUNCTION articolo_proposto_prima_dei_voti();

CREATE TABLE assenza (
  id uuid NOT NULL,
  operatore_id uuid NOT NULL,
  sostituto_id uuid,
  periodo daterange NOT NULL,
  ambito_id uuid NOT NULL,
  CONSTRAINT assenza_pkey PRIMARY KEY (id),
  CONSTRAINT assenza_una_per_volta EXCLUDE USING gist (operatore_id WITH =, periodo WITH &&),
  CONSTRAINT assenza_di_operatore_dell_ambito FOREIGN KEY (ambito_id, operatore_id) REFERENCES operatore(ambito_id, id),
  CONSTRAINT assenza_operatore_id_fkey FOREIGN KEY (operatore_id) REFERENCES operatore(id),
  CONSTRAINT assenza_sostituto_dell_ambito FOREIGN KEY (ambito_id, sostituto_id) REFERENCES operatore(ambito_id, id),
  CONSTRAINT assenza_sostituto_id_fkey FOREIGN KEY (sostituto_id) REFERENCES operatore(id),
  CONSTRAINT assenza_periodo_check CHECK (NOT isempty(periodo) AND NOT lower_inf(periodo) AND NOT upper_inf(periodo)),
  CONSTRAINT assenza_sostituto_altro CHECK (sostituto_id <> operatore_id)
);
CREATE INDEX assenza_elenco ON assenza USING btree (operatore_id, lower(periodo));
CREATE INDEX assenza_sostituto ON assenza USING btree (sostituto_id) WHERE sostituto_id IS NOT NULL;
GRANT SELECT ON assenza TO registry_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON assenza TO registry_service;
CREATE TRIGGER assenza_immutabile BEFORE DELETE OR UPDATE ON assenza FOR EACH ROW WHEN (lower(old.periodo) <= oggi()) EXECUTE FUNCTION registrato_immutabile('assenza_immutabile');
CREATE CONSTRAINT TRIGGER assenza_sostituto_in_servizio AFTER INSERT OR UPDATE ON assenza DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assenza_sostituto_in_servizio();

CREATE TABLE attivita_formativa (
  id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  titolo text NOT NULL,
  organizzatore text NOT NULL,
  periodo daterange NOT NULL,
  ore numeric(5,2) NOT NULL,
  crediti integer NOT NULL,
  posti integer,
  aperta_a text[] NOT NULL,
  aperta_ad_altri_enti boolean NOT NULL,
  versione integer DEFAULT 1 NOT NULL,
  CONSTRAINT attivita_formativa_pkey PRIMARY KEY (id),
  CONSTRAINT attivita_formativa_id_ore_key UNIQUE (id, ore),
  CONSTRAINT attivita_formativa_ambito_id_fkey FOREIGN KEY (ambito_id) REFERENCES ambito(id),
  CONSTRAINT attivita_formativa_aperta_a_check CHECK (cardinality(aperta_a) > 0),
  CONSTRAINT attivita_formativa_crediti_check CHECK (crediti >= 0),
  CONSTRAINT attivita_formativa_ore_check CHECK (ore > 0::numeric),
  CONSTRAINT attivita_formativa_periodo_check CHECK (NOT isempty(periodo) AND NOT lower_inf(periodo) AND NOT upper_inf(periodo)),
  CONSTRAINT attivita_formativa_posti_check CHECK (posti > 0)
);
CREATE INDEX attivita_formativa_elenco ON attivita_formativa USING btree (ambito_id, lower(periodo) DESC, id DESC);
GRANT SELECT, INSERT, DELETE ON attivita_formativa TO registry_service;
GRANT UPDATE (versione) ON attivita_formativa TO registry_service;
CREATE TRIGGER attivita_formativa_solo_annullata BEFORE DELETE ON attivita_formativa FOR EACH ROW EXECUTE FUNCTION solo_annullato();

CREATE TABLE atto_di_mandato (
  id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  codice_istat text NOT NULL,
  numero text NOT NULL,
  data date NOT NULL,
  organo text NOT NULL,
  periodo daterange NOT NULL,
  versione integer DEFAULT 1 NOT NULL,
  CONSTRAINT atto_di_mandato_pkey PRIMARY KEY (id),
  CONSTRAINT atto_di_mandato_dell_ambito UNIQUE (ambito_id, id),
  CONSTRAINT atto_di_mandato_estremi UNIQUE (ambito_id, codice_istat, data, numero),
  CONSTRAINT atto_di_mandato_ambito_id_fkey FOREIGN KEY (ambito_id) REFERENCES ambito(id),
  CONSTRAINT atto_di_mandato_codice_istat_fkey FOREIGN KEY (codice_istat) REFERENCES comune(codice_istat),
  CONSTRAINT atto_di_mandato_di_comune_associato FOREIGN KEY (codice_istat, ambito_id, PERIOD periodo) REFERENCES appartenenza(codice_istat, ambito_id, PERIOD periodo),
  CONSTRAINT atto_di_mandato_non_retroattivo CHECK (data <= lower(periodo)),
  CONSTRAINT atto_di_mandato_periodo_check CHECK (NOT isempty(periodo) AND NOT lower_inf(periodo))
);
CREATE INDEX atto_di_mandato_comune ON atto_di_mandato USING btree (ambito_id, codice_istat, data DESC, id DESC);
CREATE INDEX atto_di_mandato_elenco ON atto_di_mandato USING btree (ambito_id, data DESC, id DESC);
GRANT SELECT ON atto_di_mandato TO registry_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON atto_di_mandato TO registry_service;
CREATE TRIGGER atto_di_mandato_solo_annullato BEFORE DELETE ON atto_di_mandato FOR EACH ROW WHEN (lower(old.periodo) <= oggi()) EXECUTE FUNCTION solo_annullato();

CREATE TABLE atto_di_mandato_operatore (
  ambito_id uuid NOT NULL,
  atto_id uuid NOT NULL,
  operatore_id uuid NOT NULL,
  natura text DEFAULT 'ASSISTENTE_SOCIALE'::text NOT NULL,
  CONSTRAINT atto_di_mandato_operatore_pkey PRIMARY KEY (atto_id, operatore_id),
  CONSTRAINT mandato_a_un_operatore FOREIGN KEY (ambito_id, operatore_id) REFERENCES operatore(ambito_id, id),
  CONSTRAINT mandato_ad_assistente_sociale FOREIGN KEY (operatore_id, ambito_id, natura) REFERENCES operatore(id, ambito_id, natura),
  CONSTRAINT mandato_di_un_atto FOREIGN KEY (ambito_id, atto_id) REFERENCES atto_di_mandato(ambito_id, id),
  CONSTRAINT atto_di_mandato_operatore_natura_check CHECK (natura = 'ASSISTENTE_SOCIALE'::text)
);
CREATE INDEX atto_di_mandato_operatore_operatore ON atto_di_mandato_operatore USING btree (operatore_id, atto_id);
GRANT SELECT ON atto_di_mandato_operatore TO registry_worker;
GRANT SELECT, INSERT, DELETE ON atto_di_mandato_operatore TO registry_service;

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
GRANT INSERT ON audit TO registry_service;
GRANT INSERT ON audit TO registry_worker;

CREATE TABLE capofila (
  id uuid DEFAULT uuidv7() NOT NULL,
  ambito_id uuid NOT NULL,
  codice_istat text NOT NULL,
  periodo daterange NOT NULL,
  atto text,
  CONSTRAINT capofila_uno_per_volta PRIMARY KEY (ambito_id, periodo WITHOUT OVERLAPS),
  CONSTRAINT capofila_id_key UNIQUE (id),
  CONSTRAINT capofila_ambito_id_fkey FOREIGN KEY (ambito_id) REFERENCES ambito(id),
  CONSTRAINT capofila_associato FOREIGN KEY (codice_istat, ambito_id, PERIOD periodo) REFERENCES appartenenza(codice_istat, ambito_id, PERIOD periodo),
  CONSTRAINT capofila_periodo_check CHECK (NOT isempty(periodo))
);
CREATE INDEX capofila_elenco ON capofila USING btree (ambito_id, lower(periodo));
GRANT SELECT, INSERT, DELETE ON capofila TO registry_service;
GRANT UPDATE (periodo) ON capofila TO registry_service;
CREATE TRIGGER capofila_immutabile BEFORE DELETE OR UPDATE ON capofila FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('capofila_immutabile', 'periodo');
CREATE TRIGGER capofila_passato BEFORE UPDATE ON capofila FOR EACH ROW EXECUTE FUNCTION giorni_passati_restano('capofila_immutabile');
CREATE TRIGGER capofila_piu_breve BEFORE UPDATE ON capofila FOR EACH ROW WHEN (lower(new.periodo) <> lower(old.periodo) OR NOT new.periodo <@ old.periodo) EXECUTE FUNCTION capofila_prosegue();
CREATE TRIGGER capofila_vissuto BEFORE DELETE ON capofila FOR EACH ROW WHEN (lower(old.periodo) <= oggi()) EXECUTE FUNCTION resta_sempre('capofila_immutabile');

CREATE TABLE caricamento (
  id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  tipo text NOT NULL,
  prova boolean NOT NULL,
  allegato_id uuid,
  stato text DEFAULT 'IN_ATTESA'::text NOT NULL,
  richiesto_da text NOT NULL,
  assegnazione jsonb NOT NULL,
  request_id text NOT NULL,
  richiesto_il timestamp with time zone NOT NULL,
  iniziato_il timestamp with time zone,
  concluso_il timestamp with time zone,
  aggiornato_il timestamp with time zone NOT NULL,
  lavoro text,
  tentativi smallint DEFAULT 0 NOT NULL,
  righe integer,
  righe_lavorate integer DEFAULT 0 NOT NULL,
  nuove integer,
  invariate integer,
  errori jsonb DEFAULT '[]'::jsonb NOT NULL,
  totale_errori integer DEFAULT 0 NOT NULL,
  chiave_errori text NOT NULL,
  con_tabella_errori boolean DEFAULT false NOT NULL,
  dati_tolti_il timestamp with time zone,
  versione integer DEFAULT 1 NOT NULL,
  CONSTRAINT caricamento_pkey PRIMARY KEY (id),
  CONSTRAINT caricamento_chiave_errori_key UNIQUE (chiave_errori),
  CONSTRAINT caricamento_allegato FOREIGN KEY (allegato_id) REFERENCES allegato(id),
  CONSTRAINT caricamento_ambito_id_fkey FOREIGN KEY (ambito_id) REFERENCES ambito(id),
  CONSTRAINT caricamento_check CHECK (righe_lavorate >= 0 AND righe_lavorate <= COALESCE(righe, 0)),
  CONSTRAINT caricamento_concluso CHECK ((stato = ANY (ARRAY['RIUSCITO'::text, 'RIFIUTATO'::text, 'FALLITO'::text, 'ANNULLATO'::text])) = (concluso_il IS NOT NULL)),
  CONSTRAINT caricamento_dati_tolti CHECK ((dati_tolti_il IS NULL) = (allegato_id IS NOT NULL) AND (dati_tolti_il IS NULL OR concluso_il IS NOT NULL AND errori = '[]'::jsonb AND NOT con_tabella_errori)),
  CONSTRAINT caricamento_errori CHECK (concluso_il IS NULL OR (stato = 'RIFIUTATO'::text) = (totale_errori > 0)),
  CONSTRAINT caricamento_invariate_check CHECK (invariate >= 0),
  CONSTRAINT caricamento_nuove_check CHECK (nuove >= 0),
  CONSTRAINT caricamento_righe_check CHECK (righe >= 0),
  CONSTRAINT caricamento_stato_check CHECK (stato = ANY (ARRAY['IN_ATTESA'::text, 'IN_CORSO'::text, 'RIUSCITO'::text, 'RIFIUTATO'::text, 'FALLITO'::text, 'ANNULLATO'::text])),
  CONSTRAINT caricamento_tipo_check CHECK (tipo = ANY (ARRAY['SEDI'::text, 'ORARI'::text, 'OPERATORI'::text])),
  CONSTRAINT caricamento_totale_errori_check CHECK (totale_errori >= 0)
);
CREATE INDEX caricamento_da_fare ON caricamento USING btree (ambito_id, richiesto_il, id) WHERE stato = ANY (ARRAY['IN_ATTESA'::text, 'IN_CORSO'::text]);
CREATE INDEX caricamento_da_purgare ON caricamento USING btree (concluso_il) WHERE dati_tolti_il IS NULL;
CREATE INDEX caricamento_di_allegato ON caricamento USING btree (allegato_id);
CREATE INDEX caricamento_elenco ON caricamento USING btree (ambito_id, richiesto_il DESC, id DESC);
CREATE INDEX caricamento_per_stato ON caricamento USING btree (ambito_id, stato, richiesto_il DESC, id DESC);
CREATE INDEX caricamento_per_tipo ON caricamento USING btree (ambito_id, tipo, richiesto_il DESC, id DESC);
CREATE UNIQUE INDEX caricamento_uno_in_corso ON caricamento USING btree (ambito_id) WHERE stato = 'IN_CORSO'::text;
GRANT SELECT, INSERT ON caricamento TO registry_service;
GRANT SELECT, UPDATE ON caricamento TO registry_worker;
GRANT UPDATE (stato, concluso_il, aggiornato_il, righe_lavorate, nuove, invariate, versione) ON caricamento TO registry_service;
CREATE TRIGGER caricamento_passo BEFORE UPDATE ON caricamento FOR EACH ROW EXECUTE FUNCTION caricamento_passo();

CREATE TABLE comune (
  codice_istat text NOT NULL,
  nome text NOT NULL,
  codice_catastale text NOT NULL,
  sigla_provincia text NOT NULL,
  regione text NOT NULL,
  dal date,
  al date,
  successore text,
  versione integer DEFAULT 1 NOT NULL,
  parole tsvector GENERATED ALWAYS AS (array_to_tsvector(parole_trovabili(nome))) STORED NOT NULL,
  CONSTRAINT comune_pkey PRIMARY KEY (codice_istat),
  CONSTRAINT comune_un_codice_catastale EXCLUDE USING gist (codice_catastale WITH =, daterange(dal, al, '[]'::text) WITH &&) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT comune_successore_noto FOREIGN KEY (successore) REFERENCES comune(codice_istat) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT comune_codice_catastale_check CHECK (codice_catastale ~ '^[A-Z][0-9]{3}$'::text),
  CONSTRAINT comune_codice_istat_check CHECK (codice_istat ~ '^[0-9]{6}$'::text),
  CONSTRAINT comune_giorni CHECK (al >= dal),
  CONSTRAINT comune_regione_check CHECK (regione ~ '^[0-9]{2}$'::text),
  CONSTRAINT comune_successore CHECK (successore IS NULL OR al IS NOT NULL AND successore <> codice_istat)
);
CREATE INDEX comune_nome ON comune USING btree (nome, codice_istat);
CREATE INDEX comune_parole ON comune USING gin (parole);
GRANT SELECT ON comune TO registry_worker;
GRANT SELECT, INSERT, UPDATE ON comune TO registry_service;
CREATE TRIGGER appartenenza_della_regione BEFORE UPDATE OF regione ON comune FOR EACH ROW WHEN (new.regione <> old.regione) EXECUTE FUNCTION appartenenza_della_regione();
CREATE TRIGGER comune_annunciato AFTER DELETE OR UPDATE ON comune FOR EACH ROW EXECUTE FUNCTION annuncia_cambiamento('Comune', 'codice_istat');

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
GRANT SELECT, INSERT, DELETE ON consegna TO registry_worker;
GRANT UPDATE (inviata_il, confermata_il) ON consegna TO registry_worker;

CREATE TABLE contributo (
  id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  tipo text NOT NULL,
  titolo text NOT NULL,
  testo text NOT NULL,
  presentato_il timestamp with time zone NOT NULL,
  presentato_da text NOT NULL,
  presentato_da_operatore uuid,
  rispondere_entro date NOT NULL,
  esito text,
  risposta text,
  risposto_il timestamp with time zone,
  obiettivo_id uuid,
  versione integer DEFAULT 1 NOT NULL,
  CONSTRAINT contributo_pkey PRIMARY KEY (id),
  CONSTRAINT contributo_ambito_id_fkey FOREIGN KEY (ambito_id) REFERENCES ambito(id),
  CONSTRAINT contributo_tiene_obiettivo FOREIGN KEY (obiettivo_id) REFERENCES obiettivo_di_piano(id),
  CONSTRAINT contributo_accolto_se_collegato CHECK (obiettivo_id IS NULL OR (COALESCE(esito, ''::text) = ANY (ARRAY['ACCOLTO'::text, 'ACCOLTO_IN_PARTE'::text]))),
  CONSTRAINT contributo_esito_check CHECK (esito = ANY (ARRAY['ACCOLTO'::text, 'ACCOLTO_IN_PARTE'::text, 'NON_ACCOLTO'::text])),
  CONSTRAINT contributo_risposto CHECK ((esito IS NULL) = (risposta IS NULL) AND (esito IS NULL) = (risposto_il IS NULL)),
  CONSTRAINT contributo_tipo_check CHECK (tipo = ANY (ARRAY['BISOGNO'::text, 'PROPOSTA'::text, 'TAVOLO'::text]))
);
CREATE INDEX contributo_dell_obiettivo ON contributo USING btree (obiettivo_id, presentato_il, id);
CREATE INDEX contributo_elenco ON contributo USING btree (ambito_id, presentato_il, id);
CREATE INDEX contributo_in_attesa ON contributo USING btree (ambito_id, num_nulls(esito), presentato_il, id);
CREATE INDEX contributo_per_esito ON contributo USING btree (ambito_id, esito, presentato_il, id);
CREATE INDEX contributo_per_tipo ON contributo USING btree (ambito_id, tipo, presentato_il, id);
CREATE INDEX contributo_senza_risposta ON contributo USING btree (ambito_id, rispondere_entro) WHERE esito IS NULL;
GRANT SELECT, INSERT, DELETE ON contributo TO registry_service;
GRANT UPDATE (esito, risposta, risposto_il, obiettivo_id, versione) ON contributo TO registry_service;
CREATE TRIGGER contributo_immutabile BEFORE DELETE OR UPDATE ON contributo FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('contributo_immutabile', 'esito', 'risposta', 'risposto_il', 'obiettivo_id', 'versione');
CREATE TRIGGER contributo_obiettivo_di_ambito BEFORE INSERT OR UPDATE OF obiettivo_id ON contributo FOR EACH ROW WHEN (new.obiettivo_id IS NOT NULL) EXECUTE FUNCTION contributo_obiettivo_di_ambito();
CREATE TRIGGER contributo_risposto BEFORE UPDATE ON contributo FOR EACH ROW WHEN (old.esito IS NOT NULL AND NOT rettificato_ora(old.id, 'CONTRIBUTO'::text)) EXECUTE FUNCTION registrato_immutabile('contributo_immutabile');
CREATE TRIGGER contributo_ritirato BEFORE DELETE ON contributo FOR EACH ROW WHEN (old.esito IS NOT NULL) EXECUTE FUNCTION resta_sempre('contributo_immutabile');

CREATE TABLE convenzione (
  id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  oggetto text NOT NULL,
  sottoscritta_il date NOT NULL,
  periodo daterange NOT NULL,
  atto_cessazione text,
  termine date,
  CONSTRAINT convenzione_pkey PRIMARY KEY (id),
  CONSTRAINT convenzione_una_per_volta UNIQUE (ambito_id, periodo WITHOUT OVERLAPS),
  CONSTRAINT convenzione_ambito_id_fkey FOREIGN KEY (ambito_id) REFERENCES ambito(id),
  CONSTRAINT convenzione_cessata CHECK ((atto_cessazione IS NULL) = (termine IS NULL) AND termine >= upper(periodo)),
  CONSTRAINT convenzione_periodo_check CHECK (NOT isempty(periodo))
);
CREATE INDEX convenzione_elenco ON convenzione USING btree (ambito_id, lower(periodo));
GRANT SELECT, INSERT ON convenzione TO registry_service;
GRANT UPDATE (periodo, atto_cessazione, termine) ON convenzione TO registry_service;
CREATE CONSTRAINT TRIGGER convenzione_di_tutti_gli_associati AFTER INSERT OR UPDATE OF periodo ON convenzione DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION convenzione_di_tutti_gli_associati();
CREATE TRIGGER convenzione_immutabile BEFORE DELETE OR UPDATE ON convenzione FOR EACH ROW EXECUTE FUNCTION convenzione_immutabile();

CREATE TABLE convenzione_comune (
  convenzione_id uuid NOT NULL,
  codice_istat text NOT NULL,
  sottoscritta_il date NOT NULL,
  CONSTRAINT convenzione_comune_pkey PRIMARY KEY (convenzione_id, codice_istat),
  CONSTRAINT convenzione_comune_codice_istat_fkey FOREIGN KEY (codice_istat) REFERENCES comune(codice_istat),
  CONSTRAINT convenzione_comune_convenzione_id_fkey FOREIGN KEY (convenzione_id) REFERENCES convenzione(id)
);
GRANT SELECT, INSERT ON convenzione_comune TO registry_service;
CREATE CONSTRAINT TRIGGER firma_di_comune_associato AFTER INSERT ON convenzione_comune DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION firma_di_comune_associato();
CREATE TRIGGER firma_immutabile BEFORE DELETE OR UPDATE ON convenzione_comune FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('firma_immutabile');

CREATE TABLE direttiva (
  id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  oggetto text NOT NULL,
  testo text NOT NULL,
  adottata_il date NOT NULL,
  atto text NOT NULL,
  periodo daterange NOT NULL,
  destinatario text NOT NULL,
  recepita_il timestamp with time zone,
  versione integer DEFAULT 1 NOT NULL,
  CONSTRAINT direttiva_pkey PRIMARY KEY (id),
  CONSTRAINT direttiva_ambito_id_fkey FOREIGN KEY (ambito_id) REFERENCES ambito(id),
  CONSTRAINT direttiva_destinatario_check CHECK (destinatario = ANY (ARRAY['COORDINATORE'::text, 'SERVIZIO_SOCIALE_PROFESSIONALE'::text, 'SEGRETARIATO_SOCIALE'::text, 'TUTTI'::text])),
  CONSTRAINT direttiva_efficace_dopo CHECK (lower(periodo) >= adottata_il),
  CONSTRAINT direttiva_periodo_check CHECK (NOT isempty(periodo))
);
CREATE INDEX direttiva_da_recepire ON direttiva USING btree (ambito_id) WHERE recepita_il IS NULL;
CREATE INDEX direttiva_elenco ON direttiva USING btree (ambito_id, adottata_il, id);
CREATE INDEX direttiva_per_destinatario ON direttiva USING btree (ambito_id, destinatario, adottata_il, id);
CREATE INDEX direttiva_recepita ON direttiva USING btree (ambito_id, num_nulls(recepita_il), adottata_il, id);
GRANT SELECT, INSERT, DELETE ON direttiva TO registry_service;
GRANT UPDATE (periodo, recepita_il, versione) ON direttiva TO registry_service;
CREATE TRIGGER direttiva_efficace BEFORE DELETE ON direttiva FOR EACH ROW WHEN (lower(old.periodo) <= oggi()) EXECUTE FUNCTION resta_sempre('direttiva_immutabile');
CREATE TRIGGER direttiva_immutabile BEFORE DELETE OR UPDATE ON direttiva FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('direttiva_immutabile', 'periodo', 'recepita_il', 'versione');
CREATE TRIGGER direttiva_recepita BEFORE UPDATE ON direttiva FOR EACH ROW WHEN (old.recepita_il IS NOT NULL) EXECUTE FUNCTION registrato_immutabile('direttiva_immutabile', 'periodo', 'versione');
CREATE TRIGGER direttiva_revocata BEFORE UPDATE ON direttiva FOR EACH ROW WHEN (lower(new.periodo) <> lower(old.periodo) OR NOT (upper_inf(old.periodo) OR rettificato_ora(old.id, 'DIRETTIVA'::text))) EXECUTE FUNCTION registrato_immutabile('direttiva_immutabile', 'recepita_il', 'versione');

CREATE TABLE edizione_piano (
  piano_id uuid NOT NULL,
  numero smallint NOT NULL,
  approvata_il date NOT NULL,
  atto text NOT NULL,
  obiettivi jsonb NOT NULL,
  linee jsonb NOT NULL,
  CONSTRAINT edizione_piano_pkey PRIMARY KEY (piano_id, numero),
  CONSTRAINT edizione_piano_piano_id_fkey FOREIGN KEY (piano_id) REFERENCES piano_di_zona(id)
);
GRANT SELECT, INSERT ON edizione_piano TO registry_service;
GRANT SELECT (piano_id, numero, linee) ON edizione_piano TO registry_worker;
CREATE TRIGGER edizione_immutabile BEFORE DELETE OR UPDATE ON edizione_piano FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('edizione_immutabile');

CREATE TABLE ente (
  id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  natura text NOT NULL,
  denominazione text NOT NULL,
  codice_fiscale text,
  descrizione text,
  indirizzo text,
  telefono text,
  email text,
  sito text,
  periodo daterange NOT NULL,
  versione integer DEFAULT 1 NOT NULL,
  parole tsvector GENERATED ALWAYS AS (array_to_tsvector(parole_trovabili(denominazione))) STORED NOT NULL,
  ha_avuto_competenze boolean DEFAULT false NOT NULL,
  CONSTRAINT ente_pkey PRIMARY KEY (id),
  CONSTRAINT ente_di_ambito UNIQUE (id, ambito_id),
  CONSTRAINT ente_di_natura UNIQUE (id, natura),
  CONSTRAINT ente_nel_tempo UNIQUE (id, periodo WITHOUT OVERLAPS),
  CONSTRAINT ente_denominazione EXCLUDE USING gist (ambito_id WITH =, lower(denominazione) WITH =, periodo WITH &&),
  CONSTRAINT ente_ambito_id_fkey FOREIGN KEY (ambito_id) REFERENCES ambito(id),
  CONSTRAINT ente_codice_fiscale_check CHECK (
CASE
    WHEN codice_fiscale ~ '^[0-9]{11}$'::text THEN cifra_di_controllo(codice_fiscale)
    ELSE codice_fiscale IS NULL
END),
  CONSTRAINT ente_denominazione_check CHECK (una_riga(denominazione)),
  CONSTRAINT ente_indirizzo_check CHECK (una_riga(indirizzo)),
  CONSTRAINT ente_natura_check CHECK (natura = ANY (ARRAY['DISTRETTO_SANITARIO'::text, 'ENTE_LOCALE'::text, 'TERZO_SETTORE'::text, 'PRIVATO'::text, 'SCUOLA'::text, 'AUTORITA_GIUDIZIARIA'::text, 'UEPE'::text, 'USSM'::text, 'ALTRO'::text])),
  CONSTRAINT ente_periodo_check CHECK (NOT isempty(periodo)),
  CONSTRAINT ente_recapito CHECK (num_nonnulls(indirizzo, telefono, email, sito) > 0)
);
CREATE INDEX ente_elenco ON ente USING btree (ambito_id, denominazione, id);
CREATE INDEX ente_parole ON ente USING gin (parole);
CREATE INDEX ente_per_natura ON ente USING btree (ambito_id, natura, denominazione, id);
GRANT SELECT, INSERT, UPDATE, DELETE ON ente TO registry_service;
CREATE TRIGGER ente_attivo_negli_accordi BEFORE UPDATE OF periodo ON ente FOR EACH ROW EXECUTE FUNCTION ente_attivo_negli_accordi();
CREATE TRIGGER ente_competenze_avute BEFORE UPDATE OF ha_avuto_competenze ON ente FOR EACH ROW WHEN (old.ha_avuto_competenze AND NOT new.ha_avuto_competenze) EXECUTE FUNCTION ente_competenze_avute();
CREATE TRIGGER ente_passato BEFORE UPDATE ON ente FOR EACH ROW WHEN (NOT rettificato_ora(new.id, 'ENTE'::text)) EXECUTE FUNCTION giorni_passati_restano('ente_immutabile');
CREATE TRIGGER ente_piu_breve BEFORE UPDATE ON ente FOR EACH ROW WHEN ((lower(new.periodo) <> lower(old.periodo) OR NOT new.periodo <@ old.periodo) AND NOT rettificato_ora(new.id, 'ENTE'::text)) EXECUTE FUNCTION ente_piu_breve();
CREATE TRIGGER ente_senza_sostituto BEFORE DELETE ON ente FOR EACH ROW EXECUTE FUNCTION ente_senza_sostituto();
CREATE TRIGGER ente_solo_annullato BEFORE DELETE ON ente FOR EACH ROW EXECUTE FUNCTION solo_annullato();
CREATE TRIGGER prestazione_titolare_attivo AFTER UPDATE OF periodo ON ente FOR EACH ROW WHEN (NOT upper_inf(new.periodo)) EXECUTE FUNCTION prestazione_titolare_attivo();

CREATE TABLE ente_competenza (
  ente_id uuid NOT NULL,
  tipo text NOT NULL,
  aree text[] NOT NULL,
  prestazioni text[] NOT NULL,
  CONSTRAINT ente_competenza_pkey PRIMARY KEY (ente_id, tipo),
  CONSTRAINT ente_competenza_ente_id_fkey FOREIGN KEY (ente_id) REFERENCES ente(id),
  CONSTRAINT ente_competenza_tipo_check CHECK (tipo = ANY (ARRAY['SOCIALE'::text, 'SANITARIA'::text, 'SOCIOSANITARIA'::text]))
);
GRANT SELECT, INSERT, DELETE ON ente_competenza TO registry_service;
CREATE TRIGGER ente_ha_avuto_competenze AFTER INSERT ON ente_competenza FOR EACH ROW EXECUTE FUNCTION ente_ha_avuto_competenze();

CREATE TABLE ente_comune (
  ente_id uuid NOT NULL,
  codice_istat text NOT NULL,
  CONSTRAINT ente_comune_pkey PRIMARY KEY (ente_id, codice_istat),
  CONSTRAINT ente_comune_codice_istat_fkey FOREIGN KEY (codice_istat) REFERENCES comune(codice_istat),
  CONSTRAINT ente_comune_ente_id_fkey FOREIGN KEY (ente_id) REFERENCES ente(id)
);
GRANT SELECT, INSERT, DELETE ON ente_comune TO registry_service;

CREATE TABLE ente_doppione (
  id uuid NOT NULL,
  ente_id uuid NOT NULL,
  CONSTRAINT ente_doppione_pkey PRIMARY KEY (id),
  CONSTRAINT ente_doppione_ente_id_fkey FOREIGN KEY (ente_id) REFERENCES ente(id)
);
CREATE INDEX ente_doppione_di ON ente_doppione USING btree (ente_id);
GRANT SELECT, INSERT, DELETE ON ente_doppione TO registry_service;
GRANT UPDATE (ente_id) ON ente_doppione TO registry_service;
CREATE TRIGGER ente_doppione_unito BEFORE INSERT OR DELETE OR UPDATE ON ente_doppione FOR EACH ROW EXECUTE FUNCTION ente_doppione_unito();

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
CREATE POLICY letto_dal_worker ON evento_scartato FOR SELECT TO registry_worker
  USING (true);
CREATE POLICY riproposto_dal_worker ON evento_scartato FOR UPDATE TO registry_worker
  USING (true);
CREATE POLICY riproposto_tolto_dal_worker ON evento_scartato FOR DELETE TO registry_worker
  USING (riproposto_il IS NOT NULL);
CREATE POLICY scartato_dal_worker ON evento_scartato FOR INSERT TO registry_worker
  WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON evento_scartato TO registry_worker;
GRANT UPDATE (errore, scartato_il, riproposto_il) ON evento_scartato TO registry_worker;

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
CREATE POLICY del_proprio_account ON idempotenza TO registry_service
  USING (attore = current_setting('ambito.attore'::text, true))
  WITH CHECK (attore = current_setting('ambito.attore'::text, true));
CREATE POLICY scordate_dal_worker ON idempotenza TO registry_worker
  USING (true)
  WITH CHECK (false);
GRANT SELECT, DELETE ON idempotenza TO registry_worker;
GRANT SELECT, INSERT ON idempotenza TO registry_service;
GRANT UPDATE (risultato) ON idempotenza TO registry_service;

CREATE TABLE incarico (
  id uuid NOT NULL,
  operatore_id uuid NOT NULL,
  sede_id uuid,
  periodo daterange NOT NULL,
  fte numeric(3,2) NOT NULL,
  atto text NOT NULL,
  titolo_id uuid NOT NULL,
  codice_istat text,
  fine_richiesta date,
  fine_motivo text,
  sotto_minimo boolean DEFAULT false NOT NULL,
  senza_successore integer,
  successione_versione integer DEFAULT 0 NOT NULL,
  ambito_id uuid NOT NULL,
  sotto_minimo_confermato_da text,
  sotto_minimo_confermato_il timestamp with time zone,
  CONSTRAINT incarico_pkey PRIMARY KEY (id),
  CONSTRAINT incarico_uno_per_comune EXCLUDE USING gist (operatore_id WITH =, codice_istat WITH =, periodo WITH &&),
  CONSTRAINT incarico_uno_per_sede EXCLUDE USING gist (operatore_id WITH =, sede_id WITH =, periodo WITH &&),
  CONSTRAINT incarico_codice_istat_fkey FOREIGN KEY (codice_istat) REFERENCES comune(codice_istat),
  CONSTRAINT incarico_con_titolo FOREIGN KEY (titolo_id, operatore_id, PERIOD periodo) REFERENCES titolo_di_servizio(id, operatore_id, PERIOD periodo) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT incarico_di_operatore_dell_ambito FOREIGN KEY (ambito_id, operatore_id) REFERENCES operatore(ambito_id, id),
  CONSTRAINT incarico_in_comune_associato FOREIGN KEY (codice_istat, ambito_id, PERIOD periodo) REFERENCES appartenenza(codice_istat, ambito_id, PERIOD periodo),
  CONSTRAINT incarico_in_sede_attiva FOREIGN KEY (sede_id, PERIOD periodo) REFERENCES sede(id, PERIOD periodo),
  CONSTRAINT incarico_in_sede_dell_ambito FOREIGN KEY (ambito_id, sede_id) REFERENCES sede(ambito_id, id),
  CONSTRAINT incarico_operatore_id_fkey FOREIGN KEY (operatore_id) REFERENCES operatore(id),
  CONSTRAINT incarico_sede_id_fkey FOREIGN KEY (sede_id) REFERENCES sede(id),
  CONSTRAINT incarico_conferma_intera CHECK ((sotto_minimo_confermato_da IS NULL) = (sotto_minimo_confermato_il IS NULL) AND (sotto_minimo OR sotto_minimo_confermato_da IS NULL)),
  CONSTRAINT incarico_fine_dentro CHECK (fine_richiesta >= lower(periodo) AND (upper_inf(periodo) OR fine_richiesta < upper(periodo))),
  CONSTRAINT incarico_fine_motivo_check CHECK (fine_motivo = ANY (ARRAY['TERMINE'::text, 'DIMISSIONI'::text, 'TRASFERIMENTO'::text, 'DECESSO'::text, 'SOSPENSIONE'::text, 'ALTRO'::text])),
  CONSTRAINT incarico_fte_check CHECK (fte > 0::numeric AND fte <= 1::numeric),
  CONSTRAINT incarico_in_un_luogo CHECK (num_nonnulls(sede_id, codice_istat) = 1),
  CONSTRAINT incarico_periodo_check CHECK (NOT isempty(periodo)),
  CONSTRAINT incarico_senza_successore_check CHECK (senza_successore >= 0)
);
CREATE INDEX incarico_con_casi ON incarico USING btree (ambito_id) WHERE senza_successore > 0;
CREATE INDEX incarico_della_sede ON incarico USING btree (sede_id, lower(periodo), id);
CREATE INDEX incarico_elenco ON incarico USING btree (operatore_id, lower(periodo), id);
CREATE INDEX incarico_fine ON incarico USING btree (ambito_id, COALESCE(fine_richiesta, upper(periodo) - 1));
CREATE INDEX incarico_sede ON incarico USING btree (sede_id, operatore_id);
CREATE INDEX incarico_titolo ON incarico USING btree (titolo_id);
GRANT SELECT ON incarico TO registry_worker;
GRANT SELECT, INSERT, DELETE ON incarico TO registry_service;
GRANT UPDATE (periodo, fine_richiesta, senza_successore, successione_versione) ON incarico TO registry_worker;
GRANT UPDATE (periodo, titolo_id, fine_richiesta, fine_motivo, sotto_minimo, senza_successore, successione_versione, sotto_minimo_confermato_da, sotto_minimo_confermato_il) ON incarico TO registry_service;
CREATE CONSTRAINT TRIGGER incarico_regole AFTER INSERT OR UPDATE OF operatore_id, periodo, fte, fine_richiesta ON incarico DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION incarico_regole();
CREATE TRIGGER incarico_solo_annullato BEFORE DELETE ON incarico FOR EACH ROW EXECUTE FUNCTION solo_annullato();
CREATE CONSTRAINT TRIGGER incarico_sotto_minimo_confermato AFTER UPDATE OF periodo, fine_richiesta ON incarico DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (COALESCE(LEAST(upper(new.periodo), new.fine_richiesta + 1), 'infinity'::date) < COALESCE(LEAST(upper(old.periodo), old.fine_richiesta + 1), 'infinity'::date)) EXECUTE FUNCTION incarico_sotto_minimo_confermato();
CREATE CONSTRAINT TRIGGER incarico_tolto AFTER DELETE ON incarico DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION incarico_tolto();

CREATE TABLE ispezione (
  id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  sede_id uuid NOT NULL,
  eseguita_il date NOT NULL,
  note text,
  stato text DEFAULT 'CONFORME'::text NOT NULL,
  versione integer DEFAULT 1 NOT NULL,
  giorno daterange GENERATED ALWAYS AS (daterange(eseguita_il, eseguita_il, '[]'::text)) STORED,
  CONSTRAINT ispezione_pkey PRIMARY KEY (id),
  CONSTRAINT ispezione_una_al_giorno UNIQUE (sede_id, eseguita_il),
  CONSTRAINT ispezione_ambito_id_fkey FOREIGN KEY (ambito_id) REFERENCES ambito(id),
  CONSTRAINT ispezione_di_sede_dell_ambito FOREIGN KEY (ambito_id, sede_id) REFERENCES sede(ambito_id, id),
  CONSTRAINT ispezione_in_sede_attiva FOREIGN KEY (sede_id, PERIOD giorno) REFERENCES sede(id, PERIOD periodo),
  CONSTRAINT ispezione_sede_id_fkey FOREIGN KEY (sede_id) REFERENCES sede(id)
);
CREATE INDEX ispezione_ambito ON ispezione USING btree (ambito_id, eseguita_il, id);
CREATE INDEX ispezione_della_sede ON ispezione USING btree (sede_id, eseguita_il, id);
CREATE INDEX ispezione_per_stato ON ispezione USING btree (ambito_id, stato, eseguita_il, id);
GRANT SELECT, INSERT, DELETE ON ispezione TO registry_service;
GRANT UPDATE (stato, versione) ON ispezione TO registry_service;
CREATE CONSTRAINT TRIGGER ispezione_completa AFTER INSERT ON ispezione DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ispezione_completa();
CREATE TRIGGER ispezione_solo_annullata BEFORE DELETE ON ispezione FOR EACH ROW EXECUTE FUNCTION solo_annullato();
CREATE TRIGGER ispezione_stato BEFORE UPDATE ON ispezione FOR EACH ROW EXECUTE FUNCTION ispezione_stato();
CREATE TRIGGER ispezione_superata AFTER INSERT OR DELETE ON ispezione FOR EACH ROW EXECUTE FUNCTION ispezione_superata();

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
CREATE POLICY per_ambito ON letture_del_giorno TO registry_service
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
CREATE POLICY scordate_dal_worker ON letture_del_giorno TO registry_worker
  USING (segnalate_il IS NULL)
  WITH CHECK (false);
GRANT SELECT, DELETE ON letture_del_giorno TO registry_worker;
GRANT SELECT, INSERT ON letture_del_giorno TO registry_service;
GRANT UPDATE (registrazioni, limite, riserva, segnalate_il, rifiutate) ON letture_del_giorno TO registry_service;

CREATE TABLE linea_di_bilancio (
  id uuid NOT NULL,
  piano_id uuid NOT NULL,
  anno smallint NOT NULL,
  codice text NOT NULL,
  denominazione text NOT NULL,
  fondo text NOT NULL,
  anno_fondo smallint NOT NULL,
  importo numeric(14,2) NOT NULL,
  stato text NOT NULL,
  versione integer DEFAULT 1 NOT NULL,
  importo_approvato numeric(14,2),
  CONSTRAINT linea_di_bilancio_pkey PRIMARY KEY (id),
  CONSTRAINT linea_codice UNIQUE (piano_id, anno, codice),
  CONSTRAINT linea_di_bilancio_piano_id_fkey FOREIGN KEY (piano_id) REFERENCES piano_di_zona(id),
  CONSTRAINT linea_approvata CHECK (importo_approvato >= 0::numeric AND importo_approvato <= importo),
  CONSTRAINT linea_cessata_a_zero CHECK (stato = 'ATTIVA'::text OR importo = 0::numeric),
  CONSTRAINT linea_di_bilancio_importo_check CHECK (importo >= 0::numeric),
  CONSTRAINT linea_di_bilancio_stato_check CHECK (stato = ANY (ARRAY['ATTIVA'::text, 'CESSATA'::text])),
  CONSTRAINT linea_fondo_gia_assegnato CHECK (anno_fondo >= (anno - 10) AND anno_fondo <= anno)
);
GRANT SELECT ON linea_di_bilancio TO registry_worker;
GRANT SELECT, INSERT ON linea_di_bilancio TO registry_service;
GRANT UPDATE (importo, stato, versione, importo_approvato) ON linea_di_bilancio TO registry_service;
GRANT UPDATE (importo, stato, versione, importo_approvato) ON linea_di_bilancio TO registry_worker;
CREATE TRIGGER linea_immutabile BEFORE DELETE OR UPDATE ON linea_di_bilancio FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('linea_immutabile', 'importo', 'importo_approvato', 'stato', 'versione');
CREATE TRIGGER linea_nel_periodo BEFORE INSERT ON linea_di_bilancio FOR EACH ROW EXECUTE FUNCTION linea_nel_periodo();
CREATE TRIGGER linea_ridotta_con_risposta BEFORE UPDATE OF importo_approvato ON linea_di_bilancio FOR EACH ROW WHEN (COALESCE(new.importo_approvato, '-1'::integer::numeric) < old.importo_approvato) EXECUTE FUNCTION linea_ridotta_con_risposta();

CREATE TABLE nomina_coordinatore (
  id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  operatore_id uuid NOT NULL,
  natura text DEFAULT 'COORDINATORE'::text NOT NULL,
  periodo daterange NOT NULL,
  atto text NOT NULL,
  atto_cessazione text,
  versione integer DEFAULT 1 NOT NULL,
  CONSTRAINT nomina_coordinatore_pkey PRIMARY KEY (id),
  CONSTRAINT coordinatore_uno_per_volta UNIQUE (ambito_id, periodo WITHOUT OVERLAPS),
  CONSTRAINT coordinatore_qualificato FOREIGN KEY (operatore_id, ambito_id, natura) REFERENCES operatore(id, ambito_id, natura),
  CONSTRAINT nomina_coordinatore_ambito_id_fkey FOREIGN KEY (ambito_id) REFERENCES ambito(id),
  CONSTRAINT nomina_coordinatore_natura_check CHECK (natura = 'COORDINATORE'::text),
  CONSTRAINT nomina_coordinatore_periodo_check CHECK (NOT isempty(periodo))
);
CREATE INDEX nomina_coordinatore_elenco ON nomina_coordinatore USING btree (ambito_id, lower(periodo));
CREATE INDEX nomina_coordinatore_operatore ON nomina_coordinatore USING btree (operatore_id);
GRANT SELECT, INSERT, DELETE ON nomina_coordinatore TO registry_service;
GRANT UPDATE (periodo, atto_cessazione, versione) ON nomina_coordinatore TO registry_service;
CREATE TRIGGER coordinatore_con_account BEFORE INSERT ON nomina_coordinatore FOR EACH ROW EXECUTE FUNCTION coordinatore_con_account();
CREATE TRIGGER nomina_immutabile BEFORE DELETE OR UPDATE ON nomina_coordinatore FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('nomina_immutabile', 'periodo', 'atto_cessazione', 'versione');
CREATE TRIGGER nomina_passata BEFORE UPDATE ON nomina_coordinatore FOR EACH ROW EXECUTE FUNCTION giorni_passati_restano('nomina_immutabile', 'e oggi');
CREATE TRIGGER nomina_piu_breve BEFORE UPDATE ON nomina_coordinatore FOR EACH ROW WHEN (lower(new.periodo) <> lower(old.periodo) OR NOT new.periodo <@ old.periodo) EXECUTE FUNCTION registrato_immutabile('nomina_immutabile', 'atto_cessazione', 'versione');
CREATE CONSTRAINT TRIGGER nomina_vissuta AFTER DELETE ON nomina_coordinatore DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (lower(old.periodo) <= oggi()) EXECUTE FUNCTION nomina_vissuta();

CREATE TABLE obiettivo_di_piano (
  id uuid NOT NULL,
  piano_id uuid NOT NULL,
  ordine smallint NOT NULL,
  descrizione text NOT NULL,
  codice_indicatore text,
  valore_atteso numeric(14,4),
  entro date NOT NULL,
  CONSTRAINT obiettivo_di_piano_pkey PRIMARY KEY (id),
  CONSTRAINT obiettivo_di_piano_piano_id_fkey FOREIGN KEY (piano_id) REFERENCES piano_di_zona(id),
  CONSTRAINT obiettivo_misurato CHECK (valore_atteso IS NULL OR codice_indicatore IS NOT NULL)
);
CREATE INDEX obiettivo_di_piano_elenco ON obiettivo_di_piano USING btree (piano_id, ordine, id);
GRANT SELECT, INSERT, UPDATE, DELETE ON obiettivo_di_piano TO registry_service;
CREATE TRIGGER obiettivo_del_suo_piano BEFORE UPDATE ON obiettivo_di_piano FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('obiettivo_del_suo_piano', 'ordine', 'descrizione', 'codice_indicatore', 'valore_atteso', 'entro');
CREATE TRIGGER obiettivo_nel_periodo BEFORE INSERT OR UPDATE OF entro ON obiettivo_di_piano FOR EACH ROW EXECUTE FUNCTION obiettivo_nel_periodo();

CREATE TABLE operatore (
  id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  account text,
  nome text NOT NULL,
  cognome text NOT NULL,
  qualifica text NOT NULL,
  natura text NOT NULL,
  albo_numero text,
  albo_sezione text,
  codice_deontologico_accettato_il date,
  versione integer DEFAULT 1 NOT NULL,
  albo_regione text,
  subentrante_id uuid,
  parole tsvector GENERATED ALWAYS AS (array_to_tsvector(parole_trovabili(cognome) || parole_trovabili(nome))) STORED NOT NULL,
  omonimo boolean DEFAULT false NOT NULL,
  CONSTRAINT operatore_pkey PRIMARY KEY (id),
  CONSTRAINT operatore_account UNIQUE (ambito_id, account),
  CONSTRAINT operatore_albo_unico UNIQUE (ambito_id, albo_regione, albo_sezione, albo_numero),
  CONSTRAINT operatore_dell_ambito UNIQUE (ambito_id, id),
  CONSTRAINT operatore_qualificato UNIQUE (id, ambito_id, natura),
  CONSTRAINT operatore_ambito_id_fkey FOREIGN KEY (ambito_id) REFERENCES ambito(id),
  CONSTRAINT operatore_subentrante_id_fkey FOREIGN KEY (subentrante_id) REFERENCES operatore(id),
  CONSTRAINT operatore_albo CHECK (natura <> 'ASSISTENTE_SOCIALE'::text OR num_nonnulls(albo_regione, albo_sezione, albo_numero) = 3),
  CONSTRAINT operatore_albo_numero_check CHECK (albo_numero ~ '^([A-Za-z]{1,3}[ .-]{0,2})?([0-9]{1,8}|[0-9]{1,3}\.[0-9]{3})$'::text),
  CONSTRAINT operatore_albo_regione_check CHECK (albo_regione ~ '^[0-9]{2}$'::text),
  CONSTRAINT operatore_albo_sezione_check CHECK (albo_sezione = ANY (ARRAY['A'::text, 'B'::text])),
  CONSTRAINT operatore_check CHECK (una_riga(nome) AND una_riga(cognome)),
  CONSTRAINT operatore_natura_check CHECK (natura = ANY (ARRAY['ASSISTENTE_SOCIALE'::text, 'COORDINATORE'::text, 'ALTRA'::text])),
  CONSTRAINT operatore_subentrante_altro CHECK (subentrante_id <> id)
);
CREATE INDEX operatore_elenco ON operatore USING btree (ambito_id, cognome, nome, id);
CREATE INDEX operatore_parole ON operatore USING gin (parole);
CREATE INDEX operatore_per_natura ON operatore USING btree (ambito_id, natura, cognome, nome, id);
CREATE INDEX operatore_per_qualifica ON operatore USING btree (ambito_id, qualifica, cognome, nome, id);
CREATE UNIQUE INDEX operatore_omonimo ON operatore USING btree (ambito_id, nome_confrontato(cognome), nome_confrontato(nome), (
CASE
    WHEN omonimo THEN id::text
    ELSE COALESCE((albo_regione || albo_sezione) || albo_numero, ''::text)
END));
GRANT SELECT ON operatore TO registry_worker;
GRANT SELECT, INSERT, DELETE ON operatore TO registry_service;
GRANT UPDATE (account, nome, cognome, albo_numero, albo_sezione, codice_deontologico_accettato_il, versione, albo_regione, subentrante_id, omonimo) ON operatore TO registry_service;
GRANT UPDATE (versione) ON operatore TO registry_worker;
CREATE TRIGGER codice_deontologico_accettato_una_volta BEFORE UPDATE OF codice_deontologico_accettato_il ON operatore FOR EACH ROW WHEN (old.codice_deontologico_accettato_il IS NOT NULL AND new.codice_deontologico_accettato_il IS DISTINCT FROM old.codice_deontologico_accettato_il AND NOT rettificato_ora(new.id, 'OPERATORE'::text)) EXECUTE FUNCTION codice_deontologico_accettato_una_volta();
CREATE TRIGGER coordinatore_con_account BEFORE UPDATE OF account ON operatore FOR EACH ROW WHEN (new.account IS NULL AND old.account IS NOT NULL) EXECUTE FUNCTION coordinatore_con_account();
CREATE TRIGGER incarico_codice_rettificato BEFORE UPDATE OF codice_deontologico_accettato_il ON operatore FOR EACH ROW WHEN (new.natura = 'ASSISTENTE_SOCIALE'::text AND new.codice_deontologico_accettato_il IS DISTINCT FROM old.codice_deontologico_accettato_il) EXECUTE FUNCTION incarico_codice_rettificato();
CREATE TRIGGER operatore_qualifica BEFORE INSERT OR UPDATE OF qualifica, natura ON operatore FOR EACH ROW EXECUTE FUNCTION operatore_qualifica();
CREATE TRIGGER operatore_senza_sostituto BEFORE DELETE ON operatore FOR EACH ROW EXECUTE FUNCTION operatore_senza_sostituto();
CREATE TRIGGER operatore_solo_annullato BEFORE DELETE ON operatore FOR EACH ROW EXECUTE FUNCTION solo_annullato();

CREATE TABLE orario (
  id uuid DEFAULT uuidv7() NOT NULL,
  sede_id uuid NOT NULL,
  giorno smallint NOT NULL,
  fascia int4range NOT NULL,
  validita daterange NOT NULL,
  motivazione text,
  CONSTRAINT orario_pkey PRIMARY KEY (id),
  CONSTRAINT orario_senza_sovrapposizioni EXCLUDE USING gist (sede_id WITH =, giorno WITH =, fascia WITH &&, validita WITH &&),
  CONSTRAINT orario_in_sede_attiva FOREIGN KEY (sede_id, PERIOD validita) REFERENCES sede(id, PERIOD periodo) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT orario_sede_id_fkey FOREIGN KEY (sede_id) REFERENCES sede(id),
  CONSTRAINT orario_entro_mezzanotte CHECK (fascia <@ int4range(0, 1440)),
  CONSTRAINT orario_fascia_check CHECK (NOT isempty(fascia) AND fascia <@ int4range(0, 1440, '[]'::text)),
  CONSTRAINT orario_fuori_settimana_motivato CHECK (giorno <= 5 OR COALESCE(length(TRIM(BOTH FROM motivazione)), 0) > 0),
  CONSTRAINT orario_giorno_check CHECK (giorno >= 1 AND giorno <= 7),
  CONSTRAINT orario_validita_check CHECK (NOT isempty(validita))
);
CREATE INDEX orario_elenco ON orario USING btree (sede_id, lower(validita), (- giorno), (- lower(fascia)));
GRANT SELECT ON orario TO registry_worker;
GRANT SELECT, INSERT, DELETE ON orario TO registry_service;
GRANT UPDATE (validita) ON orario TO registry_service;
CREATE CONSTRAINT TRIGGER orario_ore_minime AFTER INSERT OR DELETE OR UPDATE ON orario DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION orario_ore_minime();
CREATE TRIGGER orario_passato_cambiato AFTER UPDATE ON orario REFERENCING OLD TABLE AS prima NEW TABLE AS dopo FOR EACH STATEMENT EXECUTE FUNCTION orario_passato();
CREATE TRIGGER orario_passato_scritto AFTER INSERT ON orario REFERENCING NEW TABLE AS dopo FOR EACH STATEMENT EXECUTE FUNCTION orario_passato();
CREATE TRIGGER orario_passato_tolto AFTER DELETE ON orario REFERENCING OLD TABLE AS prima FOR EACH STATEMENT EXECUTE FUNCTION orario_passato();

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
CREATE POLICY consegnata_dal_worker ON outbox FOR SELECT TO registry_worker
  USING (true);
CREATE POLICY inviata_dal_worker ON outbox FOR UPDATE TO registry_worker
  USING (true);
CREATE POLICY scritta_nel_proprio_ambito ON outbox FOR INSERT
  WITH CHECK (ambito_id IS NULL OR ambito_corrente() IS NULL OR ambito_id = ambito_corrente());
CREATE POLICY superata_tolta_dal_worker ON outbox FOR DELETE TO registry_worker
  USING (superato_il IS NOT NULL);
GRANT INSERT ON outbox TO registry_service;
GRANT SELECT, INSERT, DELETE ON outbox TO registry_worker;
GRANT UPDATE (inviato_il, superato_il) ON outbox TO registry_worker;

CREATE TABLE partecipazione (
  id uuid DEFAULT uuidv7() NOT NULL,
  attivita_id uuid NOT NULL,
  operatore_id uuid NOT NULL,
  ore_attivita numeric(5,2) NOT NULL,
  iscritto_il timestamp with time zone NOT NULL,
  ore numeric(5,2),
  ritardo_motivo text,
  ritardo_da text,
  ritardo_da_operatore uuid,
  CONSTRAINT partecipazione_una_iscrizione PRIMARY KEY (attivita_id, operatore_id),
  CONSTRAINT partecipazione_id_key UNIQUE (id),
  CONSTRAINT partecipazione_attivita_id_ore_attivita_fkey FOREIGN KEY (attivita_id, ore_attivita) REFERENCES attivita_formativa(id, ore),
  CONSTRAINT partecipazione_operatore_id_fkey FOREIGN KEY (operatore_id) REFERENCES operatore(id),
  CONSTRAINT partecipazione_ore_della_attivita CHECK (ore >= 0::numeric AND ore <= ore_attivita),
  CONSTRAINT partecipazione_ritardo_intero CHECK ((ritardo_motivo IS NULL) = (ritardo_da IS NULL) AND (ritardo_da IS NOT NULL OR ritardo_da_operatore IS NULL)),
  CONSTRAINT partecipazione_ritardo_motivo_check CHECK (una_riga(ritardo_motivo))
);
CREATE INDEX partecipazione_elenco ON partecipazione USING btree (operatore_id, iscritto_il, attivita_id);
CREATE INDEX partecipazione_operatore ON partecipazione USING btree (operatore_id, attivita_id);
GRANT SELECT, INSERT, DELETE ON partecipazione TO registry_service;
GRANT UPDATE (attivita_id, operatore_id, ore_attivita, ore, ritardo_motivo, ritardo_da, ritardo_da_operatore) ON partecipazione TO registry_service;
CREATE TRIGGER partecipazione_ammessa BEFORE INSERT OR UPDATE OF attivita_id, operatore_id ON partecipazione FOR EACH ROW EXECUTE FUNCTION partecipazione_ammessa();
CREATE TRIGGER partecipazione_di_attivita_cominciata BEFORE INSERT OR UPDATE OF ore, attivita_id ON partecipazione FOR EACH ROW WHEN (new.ore IS NOT NULL) EXECUTE FUNCTION partecipazione_di_attivita_cominciata();
CREATE TRIGGER partecipazione_iniziata BEFORE DELETE ON partecipazione FOR EACH ROW EXECUTE FUNCTION partecipazione_iniziata();
CREATE TRIGGER partecipazione_ore_registrate BEFORE UPDATE OF ore ON partecipazione FOR EACH ROW WHEN (old.ore IS NOT NULL AND new.ore IS DISTINCT FROM old.ore) EXECUTE FUNCTION partecipazione_ore_registrate();
CREATE TRIGGER partecipazione_posti BEFORE INSERT OR UPDATE OF attivita_id ON partecipazione FOR EACH ROW EXECUTE FUNCTION partecipazione_posti();
CREATE TRIGGER partecipazione_tardiva BEFORE INSERT OR UPDATE OF attivita_id, ritardo_motivo, ritardo_da, ritardo_da_operatore ON partecipazione FOR EACH ROW EXECUTE FUNCTION partecipazione_tardiva();

CREATE TABLE patrono (
  codice_istat text NOT NULL,
  ricorrenza text NOT NULL,
  nome text NOT NULL,
  fonte text NOT NULL,
  CONSTRAINT patrono_pkey PRIMARY KEY (codice_istat),
  CONSTRAINT patrono_codice_istat_fkey FOREIGN KEY (codice_istat) REFERENCES comune(codice_istat),
  CONSTRAINT patrono_ricorrenza_check CHECK (ricorrenza ~ '^((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)$'::text)
);
GRANT SELECT, INSERT, UPDATE ON patrono TO registry_service;

CREATE TABLE piano_di_zona (
  id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  titolo text NOT NULL,
  periodo daterange NOT NULL,
  stato text NOT NULL,
  versione integer DEFAULT 1 NOT NULL,
  CONSTRAINT piano_di_zona_pkey PRIMARY KEY (id),
  CONSTRAINT piano_uno_per_periodo UNIQUE (ambito_id, periodo WITHOUT OVERLAPS),
  CONSTRAINT piano_di_zona_ambito_id_fkey FOREIGN KEY (ambito_id) REFERENCES ambito(id),
  CONSTRAINT piano_di_zona_periodo_check CHECK (NOT isempty(periodo) AND NOT upper_inf(periodo)),
  CONSTRAINT piano_di_zona_stato_check CHECK (stato = ANY (ARRAY['BOZZA'::text, 'APPROVATO'::text, 'IN_REVISIONE'::text]))
);
CREATE INDEX piano_di_zona_elenco ON piano_di_zona USING btree (ambito_id, lower(periodo));
GRANT SELECT ON piano_di_zona TO registry_worker;
GRANT SELECT, INSERT ON piano_di_zona TO registry_service;
GRANT UPDATE (stato, versione) ON piano_di_zona TO registry_service;
GRANT UPDATE (versione) ON piano_di_zona TO registry_worker;
CREATE TRIGGER piano_immutabile BEFORE DELETE OR UPDATE ON piano_di_zona FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('piano_immutabile', 'stato', 'versione');

CREATE TABLE popolazione (
  codice_istat text NOT NULL,
  anno smallint NOT NULL,
  residenti integer NOT NULL,
  fonte text NOT NULL,
  CONSTRAINT popolazione_pkey PRIMARY KEY (codice_istat, anno),
  CONSTRAINT popolazione_codice_istat_fkey FOREIGN KEY (codice_istat) REFERENCES comune(codice_istat),
  CONSTRAINT popolazione_residenti_check CHECK (residenti >= 0)
);
GRANT SELECT ON popolazione TO registry_worker;
GRANT SELECT, INSERT, UPDATE ON popolazione TO registry_service;

CREATE TABLE prestazione (
  id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  stato text NOT NULL,
  nome text NOT NULL,
  parole_chiave text[] NOT NULL,
  descrizione text,
  competenza text NOT NULL,
  codice_siuss text,
  senza_codice_perche text,
  aree text[] NOT NULL,
  eta_minima smallint,
  eta_massima smallint,
  comuni text[] NOT NULL,
  requisiti text,
  documenti jsonb,
  costo text,
  costi jsonb NOT NULL,
  accessibilita text,
  lingue text[] NOT NULL,
  come_chiedere text,
  tempo_risposta text,
  orari jsonb NOT NULL,
  orari_note text,
  telefono text,
  email text,
  sito text,
  avviso text,
  titolare_id uuid,
  responsabile text,
  responsabile_email text,
  verificato_il date,
  verifica_scade date,
  versione integer DEFAULT 1 NOT NULL,
  ricerca tsvector GENERATED ALWAYS AS (((setweight(to_tsvector('italiano'::regconfig, nome), 'A'::"char") || setweight(to_tsvector('italiano'::regconfig, testo_di(parole_chiave)), 'B'::"char")) || setweight(to_tsvector('italiano'::regconfig, COALESCE(descrizione, ''::text)), 'C'::"char")) || setweight(to_tsvector('italiano'::regconfig, COALESCE(requisiti, ''::text)), 'D'::"char")) STORED NOT NULL,
  CONSTRAINT prestazione_pkey PRIMARY KEY (id),
  CONSTRAINT prestazione_di_ambito UNIQUE (id, ambito_id),
  CONSTRAINT prestazione_ambito_id_fkey FOREIGN KEY (ambito_id) REFERENCES ambito(id),
  CONSTRAINT prestazione_titolare FOREIGN KEY (titolare_id, ambito_id) REFERENCES ente(id, ambito_id),
  CONSTRAINT prestazione_codice_siuss_check CHECK (codice_siuss ~ '^[A-Z][0-9](\.[0-9]{2}){1,2}$'::text),
  CONSTRAINT prestazione_competenza_check CHECK (competenza = ANY (ARRAY['SOCIALE'::text, 'SANITARIA'::text, 'SOCIOSANITARIA'::text])),
  CONSTRAINT prestazione_completa CHECK (stato <> 'PUBBLICATA'::text OR num_nulls(descrizione, requisiti, documenti, costo, accessibilita, come_chiedere, tempo_risposta, titolare_id, responsabile, responsabile_email, verificato_il, verifica_scade) = 0 AND num_nonnulls(codice_siuss, senza_codice_perche) > 0 AND cardinality(aree) > 0 AND cardinality(lingue) > 0 AND (orari_note IS NOT NULL OR jsonb_array_length(orari) > 0)),
  CONSTRAINT prestazione_costi_check CHECK (jsonb_typeof(costi) = 'array'::text),
  CONSTRAINT prestazione_documenti_check CHECK (jsonb_typeof(documenti) = 'array'::text),
  CONSTRAINT prestazione_eta CHECK (eta_minima <= eta_massima),
  CONSTRAINT prestazione_eta_massima_check CHECK (eta_massima >= 0 AND eta_massima <= 120),
  CONSTRAINT prestazione_eta_minima_check CHECK (eta_minima >= 0 AND eta_minima <= 120),
  CONSTRAINT prestazione_nome_check CHECK (una_riga(nome)),
  CONSTRAINT prestazione_orari_check CHECK (jsonb_typeof(orari) = 'array'::text),
  CONSTRAINT prestazione_stato_check CHECK (stato = ANY (ARRAY['BOZZA'::text, 'PUBBLICATA'::text, 'RITIRATA'::text])),
  CONSTRAINT prestazione_verifica CHECK (verifica_scade > verificato_il AND verifica_scade <= (verificato_il + 366))
);
CREATE INDEX prestazione_elenco ON prestazione USING btree (ambito_id, nome, id);
CREATE INDEX prestazione_per_stato ON prestazione USING btree (ambito_id, stato, nome, id);
CREATE INDEX prestazione_per_titolare ON prestazione USING btree (titolare_id);
CREATE INDEX prestazione_pubblicate ON prestazione USING btree (nome, id) WHERE stato = 'PUBBLICATA'::text;
CREATE INDEX prestazione_ricerca ON prestazione USING gin (ricerca) WHERE stato = 'PUBBLICATA'::text;
GRANT SELECT, INSERT, UPDATE ON prestazione TO registry_service;
CREATE TRIGGER prestazione_annunciata AFTER DELETE OR UPDATE ON prestazione FOR EACH ROW EXECUTE FUNCTION annuncia_cambiamento('Prestazione', 'id');
CREATE TRIGGER prestazione_comuni_dell_ambito AFTER INSERT OR UPDATE OF comuni ON prestazione FOR EACH ROW WHEN (new.comuni <> '{}'::text[]) EXECUTE FUNCTION prestazione_comuni_dell_ambito();
CREATE TRIGGER prestazione_parole AFTER INSERT OR UPDATE OF nome, parole_chiave, descrizione, requisiti ON prestazione FOR EACH ROW EXECUTE FUNCTION prestazione_parole();
CREATE TRIGGER prestazione_stati BEFORE UPDATE ON prestazione FOR EACH ROW EXECUTE FUNCTION prestazione_stati();
CREATE TRIGGER prestazione_titolare_attivo AFTER INSERT OR UPDATE ON prestazione FOR EACH ROW WHEN (new.stato = 'PUBBLICATA'::text) EXECUTE FUNCTION prestazione_titolare_attivo();

CREATE TABLE prestazione_ente (
  prestazione_id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  ente_id uuid NOT NULL,
  CONSTRAINT prestazione_ente_pkey PRIMARY KEY (prestazione_id, ente_id),
  CONSTRAINT prestazione_ente_di_ambito FOREIGN KEY (ente_id, ambito_id) REFERENCES ente(id, ambito_id),
  CONSTRAINT prestazione_ente_prestazione_id_ambito_id_fkey FOREIGN KEY (prestazione_id, ambito_id) REFERENCES prestazione(id, ambito_id)
);
CREATE INDEX prestazione_per_ente ON prestazione_ente USING btree (ente_id);
GRANT SELECT, INSERT, DELETE ON prestazione_ente TO registry_service;

CREATE TABLE prestazione_parola (
  prestazione_id uuid NOT NULL,
  parola text NOT NULL,
  lessema text NOT NULL,
  radice text GENERATED ALWAYS AS (rtrim(parola, 'aeiou'::text)) STORED NOT NULL,
  CONSTRAINT prestazione_parola_pkey PRIMARY KEY (prestazione_id, parola),
  CONSTRAINT prestazione_parola_prestazione_id_fkey FOREIGN KEY (prestazione_id) REFERENCES prestazione(id)
);
CREATE INDEX prestazione_parola_lessema ON prestazione_parola USING btree (lessema text_pattern_ops);
CREATE INDEX prestazione_parola_radice ON prestazione_parola USING btree (radice);
CREATE INDEX prestazione_parola_simile ON prestazione_parola USING gin (radice gin_trgm_ops);
GRANT SELECT, INSERT, DELETE ON prestazione_parola TO registry_service;

CREATE TABLE prestazione_sede (
  prestazione_id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  sede_id uuid NOT NULL,
  CONSTRAINT prestazione_sede_pkey PRIMARY KEY (prestazione_id, sede_id),
  CONSTRAINT prestazione_sede_di_ambito FOREIGN KEY (sede_id, ambito_id) REFERENCES sede(id, ambito_id),
  CONSTRAINT prestazione_sede_prestazione_id_ambito_id_fkey FOREIGN KEY (prestazione_id, ambito_id) REFERENCES prestazione(id, ambito_id)
);
CREATE INDEX prestazione_per_sede ON prestazione_sede USING btree (sede_id);
GRANT SELECT, INSERT, DELETE ON prestazione_sede TO registry_service;

CREATE TABLE proposta_di_modifica (
  id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  titolo text NOT NULL,
  motivazione text NOT NULL,
  stato text NOT NULL,
  aperta_il timestamp with time zone NOT NULL,
  chiusa_il timestamp with time zone,
  versione integer DEFAULT 1 NOT NULL,
  CONSTRAINT proposta_di_modifica_pkey PRIMARY KEY (id),
  CONSTRAINT proposta_di_modifica_id_ambito_id_key UNIQUE (id, ambito_id),
  CONSTRAINT proposta_di_modifica_ambito_id_fkey FOREIGN KEY (ambito_id) REFERENCES ambito(id),
  CONSTRAINT proposta_chiusa_datata CHECK ((stato = 'APERTA'::text) = (chiusa_il IS NULL)),
  CONSTRAINT proposta_di_modifica_stato_check CHECK (stato = ANY (ARRAY['APERTA'::text, 'APPROVATA'::text, 'RESPINTA'::text, 'RITIRATA'::text, 'SUPERATA'::text]))
);
CREATE INDEX proposta_elenco ON proposta_di_modifica USING btree (ambito_id, aperta_il DESC, id DESC);
GRANT SELECT, INSERT ON proposta_di_modifica TO registry_service;
GRANT UPDATE (stato, chiusa_il, versione) ON proposta_di_modifica TO registry_service;
CREATE TRIGGER proposta_chiusa BEFORE UPDATE ON proposta_di_modifica FOR EACH ROW EXECUTE FUNCTION proposta_chiusa();
CREATE TRIGGER proposta_immutabile BEFORE DELETE OR UPDATE ON proposta_di_modifica FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('proposta_immutabile', 'stato', 'chiusa_il', 'versione');
CREATE CONSTRAINT TRIGGER proposta_unanimita AFTER INSERT OR UPDATE ON proposta_di_modifica DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION proposta_unanimita();

CREATE TABLE prova_ispezione (
  ispezione_id uuid NOT NULL,
  allegato_id uuid NOT NULL,
  CONSTRAINT prova_una_volta PRIMARY KEY (ispezione_id, allegato_id),
  CONSTRAINT prova_ispezione_allegato_id_fkey FOREIGN KEY (allegato_id) REFERENCES allegato(id),
  CONSTRAINT prova_ispezione_ispezione_id_fkey FOREIGN KEY (ispezione_id) REFERENCES ispezione(id)
);
CREATE INDEX prova_ispezione_allegato ON prova_ispezione USING btree (allegato_id);
GRANT SELECT ON prova_ispezione TO registry_worker;
GRANT SELECT, INSERT, DELETE ON prova_ispezione TO registry_service;
CREATE TRIGGER prova_caricata BEFORE INSERT ON prova_ispezione FOR EACH ROW EXECUTE FUNCTION prova_caricata();
CREATE TRIGGER prova_mostrata AFTER INSERT ON prova_ispezione FOR EACH ROW EXECUTE FUNCTION prova_mostrata();
CREATE TRIGGER prova_solo_annullata BEFORE DELETE ON prova_ispezione FOR EACH ROW EXECUTE FUNCTION solo_annullato('ispezione_id');

CREATE TABLE pua (
  id uuid NOT NULL,
  codice_istat text NOT NULL,
  ambito_id uuid NOT NULL,
  sede_id uuid NOT NULL,
  distretto_id uuid NOT NULL,
  distretto_natura text GENERATED ALWAYS AS ('DISTRETTO_SANITARIO'::text) STORED NOT NULL,
  periodo daterange NOT NULL,
  versione integer DEFAULT 1 NOT NULL,
  CONSTRAINT pua_pkey PRIMARY KEY (id),
  CONSTRAINT pua_una_per_comune UNIQUE (codice_istat, periodo WITHOUT OVERLAPS),
  CONSTRAINT pua_ambito_id_fkey FOREIGN KEY (ambito_id) REFERENCES ambito(id),
  CONSTRAINT pua_codice_istat_fkey FOREIGN KEY (codice_istat) REFERENCES comune(codice_istat),
  CONSTRAINT pua_di_comune_associato FOREIGN KEY (codice_istat, ambito_id, PERIOD periodo) REFERENCES appartenenza(codice_istat, ambito_id, PERIOD periodo),
  CONSTRAINT pua_distretto FOREIGN KEY (distretto_id, PERIOD periodo) REFERENCES ente(id, PERIOD periodo),
  CONSTRAINT pua_distretto_di_ambito FOREIGN KEY (distretto_id, ambito_id) REFERENCES ente(id, ambito_id),
  CONSTRAINT pua_distretto_sanitario FOREIGN KEY (distretto_id, distretto_natura) REFERENCES ente(id, natura),
  CONSTRAINT pua_sede FOREIGN KEY (sede_id, PERIOD periodo) REFERENCES sede(id, PERIOD periodo),
  CONSTRAINT pua_sede_di_ambito FOREIGN KEY (sede_id, ambito_id) REFERENCES sede(id, ambito_id)
);
CREATE INDEX pua_ambito ON pua USING btree (ambito_id, codice_istat);
CREATE INDEX pua_del_comune ON pua USING btree (codice_istat, lower(periodo));
CREATE INDEX pua_del_distretto ON pua USING btree (distretto_id);
CREATE INDEX pua_dell_ambito_nel_tempo ON pua USING btree (ambito_id, lower(periodo), codice_istat);
CREATE INDEX pua_della_sede ON pua USING btree (sede_id);
GRANT SELECT, INSERT, DELETE ON pua TO registry_service;
GRANT UPDATE (periodo, versione) ON pua TO registry_service;
CREATE TRIGGER pua_da_oggi BEFORE INSERT ON pua FOR EACH ROW EXECUTE FUNCTION pua_da_oggi();
CREATE TRIGGER pua_immutabile BEFORE UPDATE ON pua FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('pua_immutabile', 'periodo', 'versione', 'distretto_natura');
CREATE TRIGGER pua_passata BEFORE UPDATE ON pua FOR EACH ROW WHEN (NOT pua_annullata_da(old.codice_istat, upper(old.periodo))) EXECUTE FUNCTION giorni_passati_restano('pua_immutabile');
CREATE TRIGGER pua_passata_tolta BEFORE DELETE ON pua FOR EACH ROW EXECUTE FUNCTION giorni_passati_restano('pua_immutabile');
CREATE TRIGGER pua_piu_breve BEFORE UPDATE ON pua FOR EACH ROW WHEN (lower(new.periodo) <> lower(old.periodo) OR NOT (new.periodo <@ old.periodo OR pua_annullata_da(old.codice_istat, upper(old.periodo)))) EXECUTE FUNCTION registrato_immutabile('pua_immutabile');

CREATE TABLE riduzione_linea (
  id uuid NOT NULL,
  linea_id uuid NOT NULL,
  importo numeric(14,2) NOT NULL,
  cessa boolean NOT NULL,
  verso_linea_id uuid,
  stornato numeric(14,2),
  motivo text NOT NULL,
  richiesta_il timestamp with time zone NOT NULL,
  stato text NOT NULL,
  esaminata_il timestamp with time zone,
  impegnato numeric(14,2),
  ritirata_il timestamp with time zone,
  CONSTRAINT riduzione_linea_pkey PRIMARY KEY (id),
  CONSTRAINT riduzione_linea_linea_id_fkey FOREIGN KEY (linea_id) REFERENCES linea_di_bilancio(id),
  CONSTRAINT riduzione_linea_verso_linea_id_fkey FOREIGN KEY (verso_linea_id) REFERENCES linea_di_bilancio(id),
  CONSTRAINT riduzione_esaminata CHECK ((stato = ANY (ARRAY['APPLICATA'::text, 'RIFIUTATA'::text])) = (esaminata_il IS NOT NULL) AND (impegnato IS NULL OR esaminata_il IS NOT NULL) AND (stato = 'RITIRATA'::text) = (ritirata_il IS NOT NULL)),
  CONSTRAINT riduzione_linea_check CHECK (NOT cessa OR importo = 0::numeric),
  CONSTRAINT riduzione_linea_importo_check CHECK (importo >= 0::numeric),
  CONSTRAINT riduzione_linea_stato_check CHECK (stato = ANY (ARRAY['RICHIESTA'::text, 'APPLICATA'::text, 'RIFIUTATA'::text, 'RITIRATA'::text])),
  CONSTRAINT riduzione_storno CHECK ((verso_linea_id IS NULL) = (stornato IS NULL) AND stornato > 0::numeric AND verso_linea_id <> linea_id AND NOT cessa OR verso_linea_id IS NULL AND stornato IS NULL)
);
CREATE INDEX riduzione_linea_della_linea ON riduzione_linea USING btree (linea_id, richiesta_il, id);
CREATE INDEX riduzione_linea_verso ON riduzione_linea USING btree (verso_linea_id) WHERE verso_linea_id IS NOT NULL;
CREATE UNIQUE INDEX riduzione_una_aperta ON riduzione_linea USING btree (linea_id) WHERE stato = 'RICHIESTA'::text;
GRANT SELECT ON riduzione_linea TO registry_worker;
GRANT SELECT, INSERT ON riduzione_linea TO registry_service;
GRANT UPDATE (stato, esaminata_il, impegnato) ON riduzione_linea TO registry_worker;
GRANT UPDATE (stato, ritirata_il) ON riduzione_linea TO registry_service;
CREATE TRIGGER riduzione_decisa BEFORE UPDATE ON riduzione_linea FOR EACH ROW WHEN (old.stato <> 'RICHIESTA'::text) EXECUTE FUNCTION registrato_immutabile('riduzione_decisa');
CREATE TRIGGER riduzione_immutabile BEFORE DELETE OR UPDATE ON riduzione_linea FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('riduzione_decisa', 'stato', 'esaminata_il', 'impegnato', 'ritirata_il');
CREATE TRIGGER storno_ammesso BEFORE INSERT ON riduzione_linea FOR EACH ROW EXECUTE FUNCTION storno_ammesso();

CREATE TABLE rilievo (
  ispezione_id uuid NOT NULL,
  standard text NOT NULL,
  conforme boolean NOT NULL,
  descrizione text,
  misura text,
  entro date,
  adempiuta_il date,
  adempimento text,
  CONSTRAINT rilievo_pkey PRIMARY KEY (ispezione_id, standard),
  CONSTRAINT rilievo_ispezione_id_fkey FOREIGN KEY (ispezione_id) REFERENCES ispezione(id),
  CONSTRAINT rilievo_adempimento_descritto CHECK (num_nonnulls(adempiuta_il, adempimento) <> 1),
  CONSTRAINT rilievo_con_misura CHECK (
CASE
    WHEN conforme THEN num_nonnulls(misura, entro, adempiuta_il, adempimento) = 0
    ELSE num_nonnulls(descrizione, misura, entro) = 3
END),
  CONSTRAINT rilievo_standard_check CHECK (standard = ANY (ARRAY['AMBIENTI_RISERVATI'::text, 'DOTAZIONE_INFORMATICA'::text, 'RETE_TELEFONICA'::text]))
);
GRANT SELECT, INSERT, DELETE ON rilievo TO registry_service;
GRANT UPDATE (adempiuta_il, adempimento) ON rilievo TO registry_service;
CREATE TRIGGER rilievo_adempiuto_una_volta BEFORE UPDATE ON rilievo FOR EACH ROW EXECUTE FUNCTION rilievo_adempiuto_una_volta();
CREATE TRIGGER rilievo_nello_stato AFTER INSERT OR UPDATE ON rilievo FOR EACH ROW EXECUTE FUNCTION rilievo_nello_stato();
CREATE TRIGGER rilievo_solo_annullato BEFORE DELETE ON rilievo FOR EACH ROW EXECUTE FUNCTION solo_annullato('ispezione_id');

CREATE TABLE risorsa_strumentale (
  id uuid NOT NULL,
  sede_id uuid NOT NULL,
  categoria text NOT NULL,
  descrizione text NOT NULL,
  quantita integer NOT NULL,
  periodo daterange NOT NULL,
  versione integer DEFAULT 1 NOT NULL,
  CONSTRAINT risorsa_strumentale_pkey PRIMARY KEY (id),
  CONSTRAINT risorsa_in_sede_attiva FOREIGN KEY (sede_id, PERIOD periodo) REFERENCES sede(id, PERIOD periodo),
  CONSTRAINT risorsa_strumentale_sede_id_fkey FOREIGN KEY (sede_id) REFERENCES sede(id),
  CONSTRAINT risorsa_strumentale_categoria_check CHECK (categoria = ANY (ARRAY['ARREDI'::text, 'INFORMATICA'::text, 'TELEFONIA'::text, 'VEICOLI'::text, 'ALTRO'::text])),
  CONSTRAINT risorsa_strumentale_periodo_check CHECK (NOT isempty(periodo)),
  CONSTRAINT risorsa_strumentale_quantita_check CHECK (quantita > 0)
);
CREATE INDEX risorsa_strumentale_sede ON risorsa_strumentale USING btree (sede_id, categoria, id);
GRANT SELECT, INSERT, DELETE ON risorsa_strumentale TO registry_service;
GRANT UPDATE (periodo, versione) ON risorsa_strumentale TO registry_service;
CREATE TRIGGER risorsa_solo_annullata BEFORE DELETE ON risorsa_strumentale FOR EACH ROW EXECUTE FUNCTION solo_annullato();

CREATE TABLE sede (
  id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  codice_istat text NOT NULL,
  denominazione text NOT NULL,
  indirizzo text NOT NULL,
  come_arrivare text,
  periodo daterange NOT NULL,
  versione integer DEFAULT 1 NOT NULL,
  atto text,
  trasporti text,
  accesso_senza_gradini boolean,
  telefono text,
  CONSTRAINT sede_pkey PRIMARY KEY (id),
  CONSTRAINT sede_dell_ambito UNIQUE (ambito_id, id),
  CONSTRAINT sede_di_ambito UNIQUE (id, ambito_id),
  CONSTRAINT sede_nel_tempo UNIQUE (id, periodo WITHOUT OVERLAPS),
  CONSTRAINT sede_una_per_comune EXCLUDE USING gist (codice_istat WITH =, periodo WITH &&),
  CONSTRAINT sede_ambito_id_fkey FOREIGN KEY (ambito_id) REFERENCES ambito(id),
  CONSTRAINT sede_codice_istat_fkey FOREIGN KEY (codice_istat) REFERENCES comune(codice_istat),
  CONSTRAINT sede_di_comune_associato FOREIGN KEY (codice_istat, ambito_id, PERIOD periodo) REFERENCES appartenenza(codice_istat, ambito_id, PERIOD periodo),
  CONSTRAINT sede_denominazione_check CHECK (una_riga(denominazione)),
  CONSTRAINT sede_indirizzo_check CHECK (una_riga(indirizzo)),
  CONSTRAINT sede_periodo_check CHECK (NOT isempty(periodo))
);
CREATE INDEX sede_del_comune ON sede USING btree (codice_istat, lower(periodo));
CREATE INDEX sede_dell_ambito_nel_tempo ON sede USING btree (ambito_id, lower(periodo), id);
GRANT SELECT ON sede TO registry_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON sede TO registry_service;
CREATE TRIGGER sede_annunciata AFTER DELETE OR UPDATE ON sede FOR EACH ROW EXECUTE FUNCTION annuncia_cambiamento('Sede', 'id');
CREATE TRIGGER sede_primo_giorno BEFORE UPDATE ON sede FOR EACH ROW WHEN (lower(new.periodo) <> lower(old.periodo)) EXECUTE FUNCTION solo_rettificato('sede_primo_giorno');
CREATE TRIGGER sede_solo_annullata BEFORE DELETE ON sede FOR EACH ROW EXECUTE FUNCTION solo_annullato();
CREATE TRIGGER sede_ultimo_giorno BEFORE UPDATE ON sede FOR EACH ROW WHEN (COALESCE(upper(new.periodo), 'infinity'::date) > COALESCE(upper(old.periodo), 'infinity'::date)) EXECUTE FUNCTION solo_rettificato('sede_ultimo_giorno');

CREATE TABLE soglia (
  nome text NOT NULL,
  versione integer DEFAULT 1 NOT NULL,
  CONSTRAINT soglia_pkey PRIMARY KEY (nome)
);
GRANT SELECT, UPDATE ON soglia TO registry_service;

CREATE TABLE titolo_di_servizio (
  id uuid NOT NULL,
  operatore_id uuid NOT NULL,
  tipo text NOT NULL,
  ente text NOT NULL,
  atto text NOT NULL,
  sottoscritto_il date,
  tempo_indeterminato boolean NOT NULL,
  periodo daterange NOT NULL,
  datore text NOT NULL,
  CONSTRAINT titolo_di_servizio_pkey PRIMARY KEY (id),
  CONSTRAINT titolo_nel_tempo UNIQUE (id, operatore_id, periodo WITHOUT OVERLAPS),
  CONSTRAINT titolo_uno_dal_giorno EXCLUDE USING btree (operatore_id WITH =, tipo WITH =, ente WITH =, lower(periodo) WITH =) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT titolo_di_servizio_operatore_id_fkey FOREIGN KEY (operatore_id) REFERENCES operatore(id),
  CONSTRAINT titolo_a_termine CHECK (tempo_indeterminato OR NOT upper_inf(periodo)),
  CONSTRAINT titolo_di_servizio_datore_check CHECK (datore = ANY (ARRAY['COMUNE'::text, 'AMBITO'::text, 'ENTE_STRUMENTALE'::text, 'ASL_RIMBORSATA'::text, 'TERZO_SETTORE'::text, 'ALTRO'::text])),
  CONSTRAINT titolo_di_servizio_periodo_check CHECK (NOT isempty(periodo) AND NOT lower_inf(periodo)),
  CONSTRAINT titolo_di_servizio_tipo_check CHECK (tipo = ANY (ARRAY['DIPENDENTE'::text, 'DISCIPLINARE_INCARICO'::text])),
  CONSTRAINT titolo_disciplinare CHECK (tipo = 'DIPENDENTE'::text OR NOT tempo_indeterminato AND sottoscritto_il IS NOT NULL),
  CONSTRAINT titolo_disciplinare_prima CHECK (tipo = 'DIPENDENTE'::text OR sottoscritto_il <= lower(periodo))
);
CREATE INDEX titolo_di_servizio_elenco ON titolo_di_servizio USING btree (operatore_id, lower(periodo), id);
GRANT SELECT ON titolo_di_servizio TO registry_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON titolo_di_servizio TO registry_service;
CREATE TRIGGER titolo_solo_annullato BEFORE DELETE ON titolo_di_servizio FOR EACH ROW EXECUTE FUNCTION solo_annullato();

CREATE TABLE turno_reperibilita (
  id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  operatore_id uuid NOT NULL,
  sostituto_id uuid,
  periodo tstzrange NOT NULL,
  versione integer DEFAULT 1 NOT NULL,
  ritardo_motivo text,
  ritardo_da text,
  ritardo_da_operatore uuid,
  ritardo_il timestamp with time zone,
  CONSTRAINT turno_reperibilita_pkey PRIMARY KEY (id),
  CONSTRAINT turno_reperibilita_uno_alla_volta EXCLUDE USING gist (ambito_id WITH =, periodo WITH &&),
  CONSTRAINT turno_reperibilita_ambito_id_fkey FOREIGN KEY (ambito_id) REFERENCES ambito(id),
  CONSTRAINT turno_reperibilita_operatore FOREIGN KEY (ambito_id, operatore_id) REFERENCES operatore(ambito_id, id),
  CONSTRAINT turno_reperibilita_sostituto FOREIGN KEY (ambito_id, sostituto_id) REFERENCES operatore(ambito_id, id),
  CONSTRAINT turno_reperibilita_periodo_check CHECK (NOT isempty(periodo) AND NOT lower_inf(periodo) AND NOT upper_inf(periodo)),
  CONSTRAINT turno_reperibilita_ritardo_intero CHECK ((num_nonnulls(ritardo_motivo, ritardo_da, ritardo_il) = ANY (ARRAY[0, 3])) AND (ritardo_da IS NOT NULL OR ritardo_da_operatore IS NULL)),
  CONSTRAINT turno_reperibilita_ritardo_motivo_check CHECK (una_riga(ritardo_motivo)),
  CONSTRAINT turno_reperibilita_sostituto_altro CHECK (sostituto_id <> operatore_id)
);
CREATE INDEX turno_reperibilita_del_sostituto ON turno_reperibilita USING btree (sostituto_id, upper(periodo)) WHERE sostituto_id IS NOT NULL;
CREATE INDEX turno_reperibilita_del_titolare ON turno_reperibilita USING btree (operatore_id, upper(periodo));
CREATE INDEX turno_reperibilita_nel_tempo ON turno_reperibilita USING btree (ambito_id, upper(periodo));
GRANT SELECT ON turno_reperibilita TO registry_worker;
GRANT SELECT, INSERT, DELETE ON turno_reperibilita TO registry_service;
GRANT UPDATE (operatore_id, sostituto_id, periodo, versione) ON turno_reperibilita TO registry_service;
CREATE CONSTRAINT TRIGGER turno_reperibilita_in_servizio AFTER INSERT OR UPDATE ON turno_reperibilita DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION turno_reperibilita_in_servizio();
CREATE TRIGGER turno_reperibilita_passato BEFORE INSERT OR DELETE OR UPDATE ON turno_reperibilita FOR EACH ROW EXECUTE FUNCTION turno_reperibilita_passato();

CREATE TABLE valore_soglia (
  nome text NOT NULL,
  dal date NOT NULL,
  valore numeric NOT NULL,
  fonte text NOT NULL,
  registrata_il timestamp with time zone NOT NULL,
  CONSTRAINT valore_soglia_pkey PRIMARY KEY (nome, dal),
  CONSTRAINT valore_soglia_nome_fkey FOREIGN KEY (nome) REFERENCES soglia(nome),
  CONSTRAINT valore_soglia_intero CHECK (nome = 'ORE_SETTIMANALI_SEDE'::text OR valore = trunc(valore)),
  CONSTRAINT valore_soglia_positivo CHECK (valore > 0::numeric)
);
GRANT SELECT, INSERT ON valore_soglia TO registry_service;
GRANT UPDATE (valore, fonte, registrata_il) ON valore_soglia TO registry_service;
CREATE TRIGGER valore_soglia_in_ordine BEFORE INSERT OR UPDATE ON valore_soglia FOR EACH ROW EXECUTE FUNCTION valore_soglia_in_ordine();
CREATE TRIGGER valore_soglia_non_nel_passato BEFORE INSERT OR UPDATE ON valore_soglia FOR EACH ROW EXECUTE FUNCTION valore_soglia_non_nel_passato();
CREATE TRIGGER valore_soglia_resta BEFORE DELETE ON valore_soglia FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('valore_soglia_non_nel_passato');

CREATE TABLE variazione_oraria (
  id uuid NOT NULL,
  sede_id uuid NOT NULL,
  periodo daterange NOT NULL,
  minuti int4multirange NOT NULL,
  motivo text NOT NULL,
  CONSTRAINT variazione_oraria_pkey PRIMARY KEY (id),
  CONSTRAINT variazione_una_al_giorno EXCLUDE USING gist (sede_id WITH =, periodo WITH &&),
  CONSTRAINT variazione_in_sede_attiva FOREIGN KEY (sede_id, PERIOD periodo) REFERENCES sede(id, PERIOD periodo),
  CONSTRAINT variazione_oraria_sede_id_fkey FOREIGN KEY (sede_id) REFERENCES sede(id),
  CONSTRAINT variazione_oraria_minuti_check CHECK (minuti <@ int4range(0, 1440)),
  CONSTRAINT variazione_oraria_motivo_check CHECK (length(TRIM(BOTH FROM motivo)) > 0),
  CONSTRAINT variazione_oraria_periodo_check CHECK (NOT (isempty(periodo) OR lower_inf(periodo) OR upper_inf(periodo)))
);
CREATE INDEX variazione_oraria_elenco ON variazione_oraria USING btree (sede_id, upper(periodo));
GRANT SELECT, INSERT, DELETE ON variazione_oraria TO registry_service;
GRANT UPDATE (periodo) ON variazione_oraria TO registry_service;
CREATE TRIGGER variazione_solo_annullata BEFORE DELETE ON variazione_oraria FOR EACH ROW EXECUTE FUNCTION solo_annullato();

CREATE TABLE versione_regolamento (
  id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  numero integer NOT NULL,
  approvata_il date NOT NULL,
  periodo daterange NOT NULL,
  origine text NOT NULL,
  atto text NOT NULL,
  articoli jsonb NOT NULL,
  proposta_id uuid,
  disposizione_livello text,
  disposizione_fonte text,
  disposizione_dal date,
  articoli_toccati text[],
  registrata_il timestamp with time zone NOT NULL,
  CONSTRAINT versione_regolamento_pkey PRIMARY KEY (id),
  CONSTRAINT versione_regolamento_numero UNIQUE (ambito_id, numero),
  CONSTRAINT versione_regolamento_una_per_proposta UNIQUE (proposta_id),
  CONSTRAINT versione_regolamento_una_in_vigore EXCLUDE USING gist (ambito_id WITH =, periodo WITH &&),
  CONSTRAINT versione_regolamento_ambito_id_fkey FOREIGN KEY (ambito_id) REFERENCES ambito(id),
  CONSTRAINT versione_regolamento_proposta_id_fkey FOREIGN KEY (proposta_id) REFERENCES proposta_di_modifica(id),
  CONSTRAINT versione_regolamento_allineamento CHECK (num_nonnulls(disposizione_livello, disposizione_fonte, disposizione_dal, articoli_toccati) =
CASE origine
    WHEN 'ALLINEAMENTO'::text THEN 4
    ELSE 0
END),
  CONSTRAINT versione_regolamento_articoli_check CHECK (jsonb_typeof(articoli) = 'array'::text AND jsonb_array_length(articoli) > 0),
  CONSTRAINT versione_regolamento_dal_giorno CHECK (isempty(periodo) OR lower(periodo) = approvata_il),
  CONSTRAINT versione_regolamento_disposizione_livello_check CHECK (disposizione_livello = ANY (ARRAY['REGIONE'::text, 'STATO'::text, 'UE'::text])),
  CONSTRAINT versione_regolamento_modifica CHECK ((origine = 'MODIFICA'::text) = (proposta_id IS NOT NULL)),
  CONSTRAINT versione_regolamento_numero_check CHECK (numero > 0),
  CONSTRAINT versione_regolamento_origine_check CHECK (origine = ANY (ARRAY['ADOZIONE'::text, 'MODIFICA'::text, 'ALLINEAMENTO'::text]))
);
GRANT SELECT, INSERT ON versione_regolamento TO registry_service;
GRANT UPDATE (periodo) ON versione_regolamento TO registry_service;
CREATE CONSTRAINT TRIGGER proposta_unanimita AFTER INSERT ON versione_regolamento DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (new.proposta_id IS NOT NULL) EXECUTE FUNCTION proposta_unanimita();
CREATE TRIGGER versione_regolamento_immutabile BEFORE DELETE OR UPDATE ON versione_regolamento FOR EACH ROW EXECUTE FUNCTION versione_regolamento_immutabile();
CREATE CONSTRAINT TRIGGER versione_regolamento_senza_vuoti AFTER INSERT OR UPDATE ON versione_regolamento DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION versione_regolamento_senza_vuoti();

CREATE TABLE vocabolario (
  nome text NOT NULL,
  caricabile boolean DEFAULT true NOT NULL,
  versione integer DEFAULT 1 NOT NULL,
  CONSTRAINT vocabolario_pkey PRIMARY KEY (nome)
);
GRANT SELECT ON vocabolario TO registry_service;
GRANT UPDATE (versione) ON vocabolario TO registry_service;

CREATE TABLE voce_rettificata (
  id uuid NOT NULL,
  vocabolario text NOT NULL,
  codice text NOT NULL,
  dal date NOT NULL,
  nome text NOT NULL,
  fonte text NOT NULL,
  motivo text NOT NULL,
  rettificata_da text NOT NULL,
  rettificata_il timestamp with time zone NOT NULL,
  CONSTRAINT voce_rettificata_pkey PRIMARY KEY (id),
  CONSTRAINT voce_rettificata_vocabolario_fkey FOREIGN KEY (vocabolario) REFERENCES vocabolario(nome),
  CONSTRAINT voce_rettificata_motivo_check CHECK (una_riga(motivo))
);
CREATE INDEX voce_rettificata_elenco ON voce_rettificata USING btree (vocabolario, rettificata_il, id);
GRANT SELECT, INSERT ON voce_rettificata TO registry_service;
CREATE TRIGGER voce_rettificata_come_era BEFORE INSERT ON voce_rettificata FOR EACH ROW EXECUTE FUNCTION voce_rettificata_come_era();

CREATE TABLE voce_vocabolario (
  vocabolario text NOT NULL,
  codice text NOT NULL,
  periodo daterange NOT NULL,
  nome text NOT NULL,
  area text,
  natura text,
  fonte text NOT NULL,
  registrata_il timestamp with time zone NOT NULL,
  CONSTRAINT voce_vocabolario_un_significato PRIMARY KEY (vocabolario, codice, periodo WITHOUT OVERLAPS),
  CONSTRAINT voce_vocabolario_vocabolario_fkey FOREIGN KEY (vocabolario) REFERENCES vocabolario(nome),
  CONSTRAINT voce_vocabolario_area CHECK ((vocabolario = 'BISOGNI'::text) = (area IS NOT NULL)),
  CONSTRAINT voce_vocabolario_codice CHECK (length(codice) <= 40 AND codice ~
CASE vocabolario
    WHEN 'PRESTAZIONI'::text THEN '^[A-Z][0-9](\.[0-9]{2}){1,2}$'::text
    WHEN 'LINGUE'::text THEN '^[a-z]{2}$'::text
    ELSE '^[A-Z]+(_[A-Z]+)*$'::text
END),
  CONSTRAINT voce_vocabolario_natura CHECK (
CASE
    WHEN natura IS NULL THEN vocabolario <> ALL (ARRAY['AREE_UTENZA'::text, 'QUALIFICHE'::text, 'CITTADINANZE'::text])
    ELSE natura = ANY (
    CASE vocabolario
        WHEN 'BASI_GIURIDICHE'::text THEN ARRAY['CONSENSO'::text, 'OBBLIGATORIA'::text]
        WHEN 'CANALI'::text THEN ARRAY['IN_SEDE'::text, 'A_VOCE'::text]
        WHEN 'ESITI_CONTATTO'::text THEN ARRAY['APPUNTAMENTO'::text, 'COMANDO'::text]
        WHEN 'ESITI_OBIETTIVO'::text THEN ARRAY['RAGGIUNTO'::text]
        WHEN 'AREE_UTENZA'::text THEN ARRAY['FAMIGLIA_E_MINORI'::text, 'DISABILITA_E_NON_AUTOSUFFICIENZA'::text, 'POVERTA_ED_ESCLUSIONE'::text, 'MULTIUTENZA'::text]
        WHEN 'QUALIFICHE'::text THEN ARRAY['ASSISTENTE_SOCIALE'::text, 'COORDINATORE'::text, 'ALTRA'::text]
        WHEN 'CITTADINANZE'::text THEN ARRAY['ITALIANA'::text, 'UE'::text, 'NON_UE'::text, 'APOLIDE'::text, 'NON_NOTA'::text]
        ELSE '{}'::text[]
    END)
END),
  CONSTRAINT voce_vocabolario_periodo_check CHECK (NOT isempty(periodo) AND NOT lower_inf(periodo))
);
CREATE INDEX voce_vocabolario_elenco ON voce_vocabolario USING btree (vocabolario, codice, lower(periodo));
GRANT SELECT, INSERT, DELETE ON voce_vocabolario TO registry_service;
GRANT UPDATE (periodo, nome, fonte, registrata_il) ON voce_vocabolario TO registry_service;
CREATE TRIGGER voce_vocabolario_area_chiusa AFTER UPDATE OF periodo ON voce_vocabolario FOR EACH ROW WHEN (new.vocabolario = 'AREE_UTENZA'::text) EXECUTE FUNCTION voce_vocabolario_area_chiusa();
CREATE TRIGGER voce_vocabolario_area_di_bisogni BEFORE DELETE ON voce_vocabolario FOR EACH ROW WHEN (old.vocabolario = 'AREE_UTENZA'::text AND lower(old.periodo) > oggi()) EXECUTE FUNCTION voce_vocabolario_area_di_bisogni();
CREATE TRIGGER voce_vocabolario_area_nota BEFORE INSERT OR UPDATE OF periodo ON voce_vocabolario FOR EACH ROW WHEN (new.area IS NOT NULL) EXECUTE FUNCTION voce_vocabolario_area_nota();
CREATE TRIGGER voce_vocabolario_del_programma BEFORE INSERT OR UPDATE ON voce_vocabolario FOR EACH ROW WHEN (new.vocabolario = 'ESITI_CONTATTO'::text AND new.natura = 'COMANDO'::text OR new.vocabolario = 'CITTADINANZE'::text AND new.natura = 'NON_NOTA'::text) EXECUTE FUNCTION voce_vocabolario_del_programma();
CREATE TRIGGER voce_vocabolario_in_ordine BEFORE INSERT OR UPDATE ON voce_vocabolario FOR EACH ROW EXECUTE FUNCTION voce_vocabolario_in_ordine();
CREATE TRIGGER voce_vocabolario_non_nel_passato BEFORE INSERT OR UPDATE OF periodo ON voce_vocabolario FOR EACH ROW EXECUTE FUNCTION voce_vocabolario_non_nel_passato();
CREATE TRIGGER voce_vocabolario_resta BEFORE DELETE ON voce_vocabolario FOR EACH ROW WHEN (lower(old.periodo) <= oggi()) EXECUTE FUNCTION registrato_immutabile('voce_vocabolario_non_nel_passato');
CREATE TRIGGER voce_vocabolario_solo_rettificata BEFORE UPDATE OF nome, fonte ON voce_vocabolario FOR EACH ROW WHEN (new.nome IS DISTINCT FROM old.nome OR new.fonte IS DISTINCT FROM old.fonte) EXECUTE FUNCTION voce_vocabolario_solo_rettificata();

CREATE TABLE voto (
  proposta_id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  codice_istat text NOT NULL,
  favorevole boolean NOT NULL,
  atto text NOT NULL,
  dichiarazione text,
  espresso_il timestamp with time zone NOT NULL,
  attore text NOT NULL,
  CONSTRAINT voto_uno_per_comune PRIMARY KEY (proposta_id, codice_istat),
  CONSTRAINT voto_codice_istat_fkey FOREIGN KEY (codice_istat) REFERENCES comune(codice_istat),
  CONSTRAINT voto_proposta_id_ambito_id_fkey FOREIGN KEY (proposta_id, ambito_id) REFERENCES proposta_di_modifica(id, ambito_id)
);
GRANT SELECT, INSERT ON voto TO registry_service;
CREATE CONSTRAINT TRIGGER proposta_unanimita AFTER INSERT ON voto DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION proposta_unanimita();
CREATE TRIGGER voto_ammesso BEFORE INSERT ON voto FOR EACH ROW EXECUTE FUNCTION voto_ammesso();
CREATE TRIGGER voto_immutabile BEFORE DELETE OR UPDATE ON voto FOR EACH ROW EXECUTE FUNCTION voto_immutabile();

CREATE FUNCTION accordo_con_parti()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT annullato(NEW.id) AND NOT EXISTS (SELECT FROM accordo_parte WHERE accordo_id = NEW.id) THEN
    RAISE EXCEPTION 'the agreement is with nobody' USING ERRCODE = 'check_violation', CONSTRAINT = 'accordo_con_parti';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION accordo_parte_associata()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (SELECT FROM accordo AS d JOIN appartenenza AS a ON a.ambito_id = d.ambito_id AND a.periodo @> d.sottoscritto_il
    WHERE d.id = NEW.accordo_id AND a.codice_istat = NEW.codice_istat) THEN
    RAISE EXCEPTION 'the row does not fit its plan or its Ambito'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'accordo_parte_associata';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION accordo_parte_ente_attivo()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM FROM ente JOIN accordo AS d ON ente.periodo @> d.sottoscritto_il
    WHERE ente.id = NEW.ente_id AND d.id = NEW.accordo_id FOR SHARE OF ente;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the ente did not operate on that day'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'accordo_parte_ente_attivo';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION adesso()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  SELECT coalesce(nullif(current_setting('ambito.adesso', true), '')::timestamptz, now()) $function$;

CREATE FUNCTION allegato_immutabile()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF OLD.stato = 'CARICATO' AND NOT (TG_OP = 'DELETE' AND OLD.tipo IN ('CSV', 'XLSX')) THEN
    RAISE EXCEPTION 'an uploaded attachment was changed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'allegato_immutabile';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $function$;

CREATE FUNCTION ambito_corrente()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('ambito.ambito_id'::text, true), ''::text))::uuid;

CREATE FUNCTION andamento_nel_periodo()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (SELECT FROM obiettivo_di_piano AS o JOIN piano_di_zona AS p ON p.id = o.piano_id
    WHERE o.id = NEW.obiettivo_id AND p.periodo @> NEW.al) THEN
    RAISE EXCEPTION 'the row does not fit its plan or its Ambito'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'andamento_nel_periodo';
  END IF;
  RETURN NEW;
END $function$;

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
    IF current_user = 'registry_worker' THEN RETURN NEW; END IF;
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

CREATE FUNCTION annuncia_cambiamento()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD THEN RETURN NULL; END IF;
  PERFORM pg_notify('cambiamento', json_strip_nulls(json_build_object(
    'tipo', TG_ARGV[0], 'chiave', CASE WHEN TG_NARGS > 1 THEN to_jsonb(OLD) ->> TG_ARGV[1] END))::text);
  RETURN NULL;
END $function$;

CREATE FUNCTION aperta_alla_qualifica(aperta_a text[], qualifica text, natura text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN ((qualifica = ANY (aperta_a)) OR (natura = ANY (aperta_a)));

CREATE FUNCTION apertura_fuori_orario()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF orario_ordinario(NEW.sede_id, NEW.giorno) && NEW.fascia THEN
    RAISE EXCEPTION 'the sede is open at that time already' USING ERRCODE = 'check_violation', CONSTRAINT = 'apertura_fuori_orario';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION apertura_transizione()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF (CASE WHEN TG_OP = 'INSERT' THEN NEW.stato = 'RICHIESTA'
           ELSE passo_apertura(OLD.stato, NEW.stato) END)
  THEN RETURN NEW;
  END IF;
  RAISE EXCEPTION 'no such step of an extraordinary opening'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'apertura_transizione';
END $function$;

CREATE FUNCTION apertura_viva(stato text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT stato IN ('RICHIESTA', 'AUTORIZZATA')
$function$;

CREATE FUNCTION appartenenza_della_regione()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  altra boolean;
  esiste boolean := true;
BEGIN
  IF TG_TABLE_NAME = 'comune' THEN
    altra := EXISTS (
      SELECT FROM appartenenza JOIN ambito ON ambito.id = ambito_id
      WHERE codice_istat = NEW.codice_istat AND periodo && daterange(oggi(), NULL) AND ambito.regione <> NEW.regione);
  ELSE
    SELECT comune.regione <> ambito.regione, daterange(comune.dal, comune.al, '[]') @> lower(NEW.periodo) INTO altra, esiste FROM comune, ambito
      WHERE codice_istat = NEW.codice_istat AND ambito.id = NEW.ambito_id FOR SHARE OF comune;
  END IF;
  IF altra THEN
    RAISE EXCEPTION 'the Comune is of another Regione' USING ERRCODE = 'check_violation', CONSTRAINT = 'appartenenza_della_regione';
  END IF;
  IF NOT esiste THEN
    RAISE EXCEPTION 'the Comune does not exist on that day' USING ERRCODE = 'check_violation', CONSTRAINT = 'appartenenza_di_comune_esistente';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION appartenenza_ha_votato()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (
    SELECT FROM proposta_di_modifica p
    WHERE p.ambito_id = NEW.ambito_id AND p.stato = 'APPROVATA' AND NEW.periodo @> (p.chiusa_il AT TIME ZONE 'Europe/Rome')::date
      AND NOT EXISTS (SELECT FROM voto v WHERE v.proposta_id = p.id AND v.codice_istat = NEW.codice_istat AND v.favorevole)
  ) THEN
    RAISE EXCEPTION 'a member of the day has not voted'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'appartenenza_ha_votato';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION articolo_proposto_prima_dei_voti()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM FROM proposta_di_modifica WHERE id = NEW.proposta_id FOR UPDATE;
  IF EXISTS (SELECT FROM voto WHERE proposta_id = NEW.proposta_id) THEN
    RAISE EXCEPTION 'votes have been cast on the text'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'proposta_immutabile';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION assenza_sostituto_in_servizio()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM FROM operatore WHERE id IN (NEW.operatore_id, NEW.sostituto_id) ORDER BY id FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT FROM assenza WHERE id = NEW.id AND sostituto_id IS NOT NULL AND NOT giorni_in_servizio(sostituto_id) @> periodo
  ) THEN
    RAISE EXCEPTION 'the substitute is not in service'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'assenza_sostituto_in_servizio';
  END IF;
  IF EXISTS (
    SELECT FROM assenza a JOIN operatore assente ON assente.id = a.operatore_id JOIN operatore sostituto ON sostituto.id = a.sostituto_id
    WHERE a.id = NEW.id AND assente.natura = 'ASSISTENTE_SOCIALE' AND sostituto.natura <> 'ASSISTENTE_SOCIALE'
  ) THEN
    RAISE EXCEPTION 'the substitute may not read cases'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'assenza_sostituto_assistente_sociale';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION capofila_prosegue()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF lower(NEW.periodo) = lower(OLD.periodo) AND EXISTS (SELECT FROM sostituiti_ora(OLD.id, 'CAPOFILA')) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'who leads on a day was changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'capofila_immutabile';
END $function$;

CREATE FUNCTION caricamento_passo()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  mobili CONSTANT text[] := ARRAY['stato', 'iniziato_il', 'concluso_il', 'aggiornato_il', 'lavoro', 'tentativi', 'righe', 'righe_lavorate',
    'nuove', 'invariate', 'errori', 'totale_errori', 'con_tabella_errori', 'dati_tolti_il', 'allegato_id', 'versione'];
  da_togliere CONSTANT text[] := ARRAY['errori', 'con_tabella_errori', 'dati_tolti_il', 'allegato_id'];
  possibili CONSTANT jsonb := '{"IN_ATTESA": ["IN_ATTESA", "IN_CORSO", "ANNULLATO"], "IN_CORSO": ["IN_CORSO", "RIUSCITO", "RIFIUTATO", "FALLITO"]}';
BEGIN
  IF to_jsonb(NEW) - mobili <> to_jsonb(OLD) - mobili
     OR (OLD.concluso_il IS NULL AND NOT possibili -> OLD.stato ? NEW.stato)
     OR (OLD.concluso_il IS NOT NULL AND to_jsonb(NEW) - da_togliere <> to_jsonb(OLD) - da_togliere) THEN
    RAISE EXCEPTION 'no step of a load from % to %', OLD.stato, NEW.stato
      USING ERRCODE = 'check_violation', CONSTRAINT = 'caricamento_passo';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION cifra_di_controllo(codice text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (SELECT ((sum(CASE WHEN ((cifre.posto % 2) = 1) THEN cifre.cifra ELSE ((2 * cifre.cifra) - CASE WHEN (cifre.cifra > 4) THEN 9 ELSE 0 END) END) % (10)::bigint) = 0) FROM (SELECT posto.posto, (substr(cifra_di_controllo.codice, posto.posto, 1))::integer AS cifra FROM generate_series(1, 11) posto(posto)) cifre);

CREATE FUNCTION codice_deontologico_accettato_una_volta()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'the code was accepted already'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'codice_deontologico_accettato_una_volta';
END $function$;

CREATE FUNCTION contributo_obiettivo_di_ambito()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (SELECT FROM obiettivo_di_piano AS o JOIN piano_di_zona AS p ON p.id = o.piano_id
    WHERE o.id = NEW.obiettivo_id AND p.ambito_id = NEW.ambito_id) THEN
    RAISE EXCEPTION 'the row does not fit its plan or its Ambito'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'contributo_obiettivo_di_ambito';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION convenzione_di_tutti_gli_associati()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM FROM ambito WHERE id = NEW.ambito_id FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT FROM convenzione c JOIN appartenenza a ON a.ambito_id = c.ambito_id AND a.periodo && c.periodo
    WHERE c.ambito_id = NEW.ambito_id
      AND NOT EXISTS (SELECT FROM convenzione_comune f WHERE f.convenzione_id = c.id AND f.codice_istat = a.codice_istat)
  ) THEN
    RAISE EXCEPTION 'a member has not signed the Convenzione'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'convenzione_di_tutti_gli_associati';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION convenzione_immutabile()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE mobili CONSTANT text[] := ARRAY['periodo', 'atto_cessazione', 'termine'];
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - mobili = to_jsonb(OLD) - mobili AND lower(NEW.periodo) = lower(OLD.periodo) AND (CASE
    WHEN OLD.atto_cessazione IS NULL THEN NEW.atto_cessazione IS NOT NULL AND NEW.termine = upper(OLD.periodo) - 1
      AND upper(NEW.periodo) < upper(OLD.periodo) AND upper(NEW.periodo) > oggi()
    WHEN NOT rettificato_ora(OLD.id, 'CONVENZIONE') THEN false
    WHEN NEW.termine IS NULL THEN upper(NEW.periodo) = OLD.termine + 1
    ELSE NEW.termine = OLD.termine END) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a signed Convenzione was changed'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'convenzione_immutabile';
END $function$;

CREATE FUNCTION coordinatore_con_account()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE manca boolean;
BEGIN
  IF TG_TABLE_NAME = 'operatore' THEN
    manca := EXISTS (SELECT FROM nomina_coordinatore WHERE operatore_id = NEW.id AND periodo && daterange(oggi(), NULL));
  ELSE
    SELECT account IS NULL INTO manca FROM operatore WHERE id = NEW.operatore_id FOR SHARE;
  END IF;
  IF manca THEN
    RAISE EXCEPTION 'the coordinator has no account'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'coordinatore_con_account';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION ente_attivo_negli_accordi()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (
    SELECT FROM accordo_parte AS p JOIN accordo AS d ON d.id = p.accordo_id
    WHERE p.ente_id = NEW.id AND OLD.periodo @> d.sottoscritto_il AND NOT NEW.periodo @> d.sottoscritto_il
  ) THEN
    RAISE EXCEPTION 'the ente signed an agreement on a day that it loses' USING ERRCODE = 'check_violation', CONSTRAINT = 'ente_attivo_negli_accordi';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION ente_competenze_avute()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'the ente was competent' USING ERRCODE = 'check_violation', CONSTRAINT = 'ente_competenze_avute';
END $function$;

CREATE FUNCTION ente_doppione_unito()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF (CASE TG_OP WHEN 'INSERT' THEN ente_unito(NEW.id, NEW.ente_id)
                 WHEN 'UPDATE' THEN NEW.id = OLD.id AND ente_unito(OLD.ente_id, NEW.ente_id)
                 ELSE annullato(OLD.ente_id) END) THEN
    RETURN coalesce(NEW, OLD);
  END IF;
  RAISE EXCEPTION 'the ente is not annulled as a double' USING ERRCODE = 'check_violation', CONSTRAINT = 'ente_doppione_unito';
END $function$;

CREATE FUNCTION ente_ha_avuto_competenze()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE ente SET ha_avuto_competenze = true WHERE id = NEW.ente_id AND NOT ha_avuto_competenze;
  RETURN NULL;
END $function$;

CREATE FUNCTION ente_nominabile(e ente)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  SELECT EXISTS (SELECT FROM annullamento WHERE proprietario_id = e.id AND tipo = 'ACCREDITAMENTO')
    OR ((e.ha_avuto_competenze OR e.natura = 'AUTORITA_GIUDIZIARIA') AND (lower(e.periodo) <= oggi() OR EXISTS (
      SELECT FROM annullamento
      WHERE proprietario_id = e.id AND tipo = 'ENTE' AND lower((dati ->> 'periodo')::daterange) <= oggi()))) $function$;

CREATE FUNCTION ente_piu_breve()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'an ente was changed in more than an earlier end' USING ERRCODE = 'check_violation', CONSTRAINT = 'ente_immutabile';
END $function$;

CREATE FUNCTION ente_senza_sostituto()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF ente_nominabile(OLD) AND EXISTS (SELECT FROM annullamento WHERE id = OLD.id AND sostituito_da IS NULL) THEN
    RAISE EXCEPTION 'requests or interventi may name the ente' USING ERRCODE = 'check_violation', CONSTRAINT = 'ente_senza_sostituto';
  END IF;
  RETURN OLD;
END $function$;

CREATE FUNCTION ente_unito(da uuid, a uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  SELECT EXISTS (
    SELECT FROM annullamento
    WHERE id = da AND tipo = 'ENTE' AND sostituito_da = coalesce(a, sostituito_da) AND xmin = pg_current_xact_id()::xid) $function$;

CREATE FUNCTION festivita_nazionale(giorno date)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
DECLARE
  -- Easter by Meeus, Jones and Butcher.
  anno integer := extract(year FROM giorno);
  a integer := anno % 19;
  secolo integer := anno / 100;
  resto integer := anno % 100;
  h integer := (19 * a + secolo - secolo / 4 - (secolo - (secolo + 8) / 25 + 1) / 3 + 15) % 30;
  l integer := (32 + 2 * (secolo % 4) + 2 * (resto / 4) - h - resto % 4) % 7;
  n integer := h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
  data text := to_char(giorno, 'MM-DD');
BEGIN
  RETURN data IN ('01-01', '01-06', '04-25', '05-01', '06-02', '08-15', '11-01', '12-08', '12-25', '12-26')
    OR (data = '10-04' AND anno >= 2026)
    OR giorno = make_date(anno, n / 31, n % 31 + 1) + 1;
END $function$;

CREATE FUNCTION firma_di_comune_associato()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (
    SELECT FROM convenzione c JOIN appartenenza a ON a.ambito_id = c.ambito_id AND a.periodo && c.periodo
    WHERE c.id = NEW.convenzione_id AND a.codice_istat = NEW.codice_istat
  ) THEN
    RAISE EXCEPTION 'a Comune that is not a member has signed' USING ERRCODE = 'check_violation', CONSTRAINT = 'firma_di_comune_associato';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION giorni_dell_area(area text)
 RETURNS datemultirange
 LANGUAGE sql
 STABLE
AS $function$
  SELECT coalesce(range_agg(periodo), '{}') FROM voce_vocabolario WHERE vocabolario = 'AREE_UTENZA' AND codice = $1 $function$;

CREATE FUNCTION giorni_di(periodo tstzrange)
 RETURNS daterange
 LANGUAGE sql
 STABLE
AS $function$
  SELECT daterange((lower(periodo) AT TIME ZONE 'Europe/Rome')::date,
                   ((upper(periodo) - interval '1 microsecond') AT TIME ZONE 'Europe/Rome')::date, '[]') $function$;

CREATE FUNCTION giorni_disponibili(operatore uuid)
 RETURNS datemultirange
 LANGUAGE sql
 STABLE
AS $function$
  SELECT giorni_in_servizio(operatore) - coalesce((SELECT range_agg(periodo) FROM assenza WHERE operatore_id = operatore), '{}') $function$;

CREATE FUNCTION giorni_in_servizio(operatore uuid)
 RETURNS datemultirange
 LANGUAGE sql
 STABLE
AS $function$
  SELECT coalesce(range_agg(periodo * daterange(NULL, fine_richiesta, '[]')), '{}') FROM incarico WHERE operatore_id = operatore $function$;

CREATE FUNCTION giorni_passati_restano()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  passato daterange := daterange(NULL, oggi() + CASE WHEN TG_NARGS > 1 THEN 1 ELSE 0 END);
  resta daterange := 'empty';
BEGIN
  IF TG_OP = 'UPDATE' THEN resta := NEW.periodo; END IF;
  IF OLD.periodo * passato <> resta * passato AND NOT (TG_OP = 'DELETE' AND annullato((to_jsonb(OLD) ->> 'id')::uuid)) THEN
    RAISE EXCEPTION 'days that are over were changed' USING ERRCODE = 'check_violation', CONSTRAINT = TG_ARGV[0];
  END IF;
  RETURN coalesce(NEW, OLD);
END $function$;

CREATE FUNCTION in_parole(giorno date)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT CASE extract(day FROM giorno) WHEN 1 THEN '1º' ELSE extract(day FROM giorno)::text END
    || ' ' || (ARRAY['gennaio', 'febbraio', 'marzo', 'aprile', 'maggio', 'giugno', 'luglio', 'agosto', 'settembre', 'ottobre',
                     'novembre', 'dicembre'])[extract(month FROM giorno)]
    || ' ' || extract(year FROM giorno)
$function$;

CREATE FUNCTION incarico_codice_rettificato()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT FROM incarico WHERE operatore_id = NEW.id
             AND coalesce(NEW.codice_deontologico_accettato_il > lower(periodo), true)) THEN
    RAISE EXCEPTION 'an incarico begins before the acceptance of the code'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'incarico_codice_deontologico';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION incarico_regole()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM FROM operatore WHERE id = NEW.operatore_id FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT FROM incarico AS inizio WHERE operatore_id = NEW.operatore_id
      AND (SELECT sum(fte) FROM incarico WHERE operatore_id = NEW.operatore_id AND periodo @> lower(inizio.periodo)) > 1
  ) THEN
    RAISE EXCEPTION 'more than a full time' USING ERRCODE = 'check_violation', CONSTRAINT = 'incarico_tempo_pieno';
  END IF;
  IF EXISTS (
    SELECT FROM operatore WHERE id = NEW.operatore_id AND natura = 'ASSISTENTE_SOCIALE'
      AND coalesce(codice_deontologico_accettato_il > lower(NEW.periodo), true)
  ) THEN
    RAISE EXCEPTION 'professional code not accepted'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'incarico_codice_deontologico';
  END IF;
  IF EXISTS (SELECT FROM assenza WHERE sostituto_id = NEW.operatore_id AND NOT giorni_in_servizio(NEW.operatore_id) @> periodo) THEN
    RAISE EXCEPTION 'the substitute is not in service'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'assenza_sostituto_in_servizio';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION incarico_sotto_minimo_confermato()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  ora incarico;
  dopo date;
  entro date := least(upper(OLD.periodo), OLD.fine_richiesta + 1);
  continua numeric;
  finisce numeric;
BEGIN
  SELECT * INTO ora FROM incarico WHERE id = NEW.id;
  dopo := least(upper(ora.periodo), ora.fine_richiesta + 1);
  -- The end went back in the same transaction, or it is confirmed.
  IF dopo IS NULL OR NOT OLD.periodo @> dopo OR ora.sotto_minimo_confermato_da IS NOT NULL
     OR NOT EXISTS (SELECT FROM operatore WHERE id = ora.operatore_id AND natura = 'ASSISTENTE_SOCIALE') THEN
    RETURN NULL;
  END IF;
  -- The operatore may go on from the next day, as long; other incarichi of the operatore may end in the same transaction.
  SELECT coalesce(sum(fte) FILTER (WHERE lower(periodo) = dopo AND coalesce(upper(periodo), 'infinity') >= coalesce(entro, 'infinity')), 0),
         coalesce(sum(fte) FILTER (WHERE upper(periodo) = dopo AND xmin = pg_current_xact_id()::xid), ora.fte)
    INTO continua, finisce FROM incarico WHERE operatore_id = ora.operatore_id;
  IF finisce <= continua THEN RETURN NULL; END IF;
  -- Two ends at once are looked at one after the other.
  PERFORM pg_advisory_xact_lock(lock_key('rapporto-minimo', ora.ambito_id::text));
  IF EXISTS (SELECT FROM sotto_minimo(ora.ambito_id, dopo, entro, '{}', finisce - continua)) THEN
    RAISE EXCEPTION 'below the minimum, and nobody confirmed it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'incarico_sotto_minimo_confermato';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION incarico_tolto()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM FROM operatore WHERE id = OLD.operatore_id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM assenza WHERE sostituto_id = OLD.operatore_id AND NOT giorni_in_servizio(OLD.operatore_id) @> periodo) THEN
    RAISE EXCEPTION 'the substitute is not in service'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'assenza_sostituto_in_servizio';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION ispezione_completa()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF (SELECT count(*) FROM rilievo WHERE ispezione_id = NEW.id) <> 3 THEN
    RAISE EXCEPTION 'a finding is missing' USING ERRCODE = 'check_violation', CONSTRAINT = 'ispezione_completa';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION ispezione_stato()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  NEW.stato := coalesce(stato_ispezione(NEW.id), NEW.stato);
  RETURN NEW;
END $function$;

CREATE FUNCTION ispezione_superata()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE ispezione SET stato = stato WHERE sede_id = coalesce(NEW.sede_id, OLD.sede_id) AND stato IN ('DA_ADEMPIERE', 'SUPERATA');
  RETURN NULL;
END $function$;

CREATE FUNCTION istanti_di(giorni datemultirange)
 RETURNS tstzmultirange
 LANGUAGE sql
 STABLE
AS $function$
  SELECT coalesce(range_agg(tstzrange(lower(g)::timestamp AT TIME ZONE 'Europe/Rome', upper(g)::timestamp AT TIME ZONE 'Europe/Rome')), '{}')
  FROM unnest(giorni) AS g $function$;

CREATE FUNCTION linea_nel_periodo()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (SELECT FROM piano_di_zona WHERE id = NEW.piano_id
    AND NEW.anno BETWEEN extract(year FROM lower(periodo)) AND extract(year FROM upper(periodo) - 1)) THEN
    RAISE EXCEPTION 'the row does not fit its plan or its Ambito'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'linea_nel_periodo';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION linea_ridotta_con_risposta()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (SELECT FROM riduzione_linea WHERE linea_id = NEW.id AND stato = 'APPLICATA' AND importo = NEW.importo_approvato AND impegnato <= importo) THEN
    RAISE EXCEPTION 'the row does not fit its plan or its Ambito'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'linea_ridotta_con_risposta';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION lock_key(name text, record text)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN hashtextextended(((name || ' '::text) || record), (0)::bigint);

CREATE FUNCTION nome_confrontato(nome text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN array_to_string(parole_di(nome), ''::text);

CREATE FUNCTION nomi_con(testo text)
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (SELECT (string_agg((quote_literal(parola.parola) || ':*'::text), ' & '::text))::tsquery AS string_agg FROM unnest(parole_di("left"(nomi_con.testo, 100))) parola(parola));

CREATE FUNCTION nomina_vissuta()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (
    SELECT FROM annullamento AS a JOIN nomina_coordinatore AS n ON n.id = a.sostituito_da
    WHERE a.id = OLD.id AND n.periodo @> OLD.periodo * daterange(NULL, oggi(), '[]')) THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'days in office were taken away' USING ERRCODE = 'check_violation', CONSTRAINT = 'nomina_vissuta';
END $function$;

CREATE FUNCTION obiettivo_nel_periodo()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (SELECT FROM piano_di_zona WHERE id = NEW.piano_id AND periodo @> NEW.entro) THEN
    RAISE EXCEPTION 'the row does not fit its plan or its Ambito'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'obiettivo_nel_periodo';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION oggi()
 RETURNS date
 LANGUAGE sql
 STABLE
AS $function$
  SELECT (adesso() AT TIME ZONE 'Europe/Rome')::date $function$;

CREATE FUNCTION operatore_che_resta(operatore uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
  WITH RECURSIVE catena AS (
    SELECT operatore AS id, 0 AS passo
    UNION ALL SELECT a.sostituito_da, c.passo + 1 FROM catena AS c
      JOIN annullamento AS a ON a.id = c.id AND a.tipo = 'OPERATORE' AND a.sostituito_da IS NOT NULL)
  SELECT id FROM catena ORDER BY passo DESC LIMIT 1 $function$;

CREATE FUNCTION operatore_con_casi(operatore uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  SELECT EXISTS (
    SELECT FROM annullamento WHERE proprietario_id = operatore AND tipo IN ('INCARICO', 'NOMINA_COORDINATORE')
      AND lower((dati ->> 'periodo')::daterange) <= oggi()) $function$;

CREATE FUNCTION operatore_dell_account(ambito uuid, conto text)
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
  SELECT id FROM operatore WHERE ambito_id = ambito AND account = conto
$function$;

CREATE FUNCTION operatore_qualifica()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  SELECT v.natura INTO NEW.natura FROM voce_vocabolario v
  WHERE v.vocabolario = 'QUALIFICHE' AND v.codice = NEW.qualifica AND lower(v.periodo) <= oggi()
  ORDER BY lower(v.periodo) DESC LIMIT 1;
  IF NEW.natura IS NULL THEN
    RAISE EXCEPTION 'no such qualification' USING ERRCODE = 'check_violation', CONSTRAINT = 'operatore_qualifica';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION operatore_senza_sostituto()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF operatore_con_casi(OLD.id) AND EXISTS (SELECT FROM annullamento WHERE id = OLD.id AND sostituito_da IS NULL) THEN
    RAISE EXCEPTION 'the operatore may have answered for cases'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'operatore_senza_sostituto';
  END IF;
  RETURN OLD;
END $function$;

CREATE FUNCTION ora_in_parole(istante timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  SELECT in_parole((istante AT TIME ZONE 'Europe/Rome')::date) || ', ' || to_char(istante AT TIME ZONE 'Europe/Rome', 'HH24:MI')
$function$;

CREATE FUNCTION orario_ordinario(quale uuid, quando date)
 RETURNS int4multirange
 LANGUAGE plpgsql
 STABLE
AS $function$
BEGIN
  RETURN coalesce(
    (SELECT minuti FROM variazione_oraria WHERE sede_id = quale AND periodo @> quando),
    (SELECT '{}'::int4multirange FROM sede LEFT JOIN patrono USING (codice_istat)
     WHERE id = quale AND (festivita_nazionale(quando) OR ricorrenza = to_char(quando, 'MM-DD'))),
    (SELECT range_agg(fascia) FROM orario WHERE sede_id = quale AND giorno = extract(isodow FROM quando) AND validita @> quando),
    '{}');
END $function$;

CREATE FUNCTION orario_ore_minime()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  sede_toccata uuid := coalesce(NEW.sede_id, OLD.sede_id);
  prima datemultirange := coalesce(datemultirange(OLD.validita), '{}');
  dopo datemultirange := coalesce(datemultirange(NEW.validita), '{}');
  scritti datemultirange := (prima + dopo) - (prima * dopo);
BEGIN
  PERFORM pg_advisory_xact_lock(lock_key('orari-sede', sede_toccata::text));
  IF EXISTS (
    SELECT FROM (
      SELECT lower(giorni) AS giorno FROM unnest(scritti) AS giorni
      UNION SELECT lower(validita) FROM orario WHERE sede_id = sede_toccata
      UNION SELECT upper(validita) FROM orario WHERE sede_id = sede_toccata
      UNION SELECT dal FROM valore_soglia WHERE nome = 'ORE_SETTIMANALI_SEDE'
    ) AS confini
    CROSS JOIN LATERAL (
      SELECT sum(upper(fascia) - lower(fascia)) AS minuti FROM orario WHERE sede_id = sede_toccata AND validita @> confini.giorno
    ) AS settimana
    WHERE scritti @> confini.giorno AND minuti < 60 * coalesce(soglia_al('ORE_SETTIMANALI_SEDE', confini.giorno), 0)
  ) THEN
    RAISE EXCEPTION 'less than the weekly hours due'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'orario_ore_minime';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION orario_passato()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE riscritto boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN
    -- Two at once are one after the other: the second finds what the first has written.
    PERFORM FROM sede WHERE id IN (SELECT sede_id FROM dopo WHERE lower(validita) < oggi()) ORDER BY id FOR NO KEY UPDATE;
    riscritto := EXISTS (
      SELECT FROM dopo JOIN orario USING (sede_id)
      WHERE lower(dopo.validita) < oggi() AND lower(orario.validita) < oggi() AND orario.id NOT IN (SELECT id FROM dopo)
        AND NOT EXISTS (SELECT FROM annullamento
          WHERE tipo = 'ORARIO' AND proprietario_id = dopo.sede_id AND xmin = pg_current_xact_id()::xid));
  ELSIF TG_OP = 'UPDATE' THEN
    riscritto := EXISTS (
      SELECT FROM prima JOIN dopo USING (id) JOIN sede ON sede.id = prima.sede_id
      WHERE prima.validita * periodo * daterange(NULL, oggi()) <> dopo.validita * periodo * daterange(NULL, oggi())
        AND NOT rettificato_ora(sede.id, 'SEDE'));
  ELSE
    riscritto := EXISTS (
      SELECT FROM prima JOIN sede ON sede.id = sede_id WHERE prima.validita && (periodo * daterange(NULL, oggi())) AND NOT annullato(prima.id));
  END IF;
  IF riscritto THEN
    RAISE EXCEPTION 'hours of past days were changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'orario_passato';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION parole_di(nome text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN array_remove(regexp_split_to_array(lower(senza_accenti(nome)), '[^[:alnum:]]+'::text), ''::text);

CREATE FUNCTION parole_trovabili(nome text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN array_remove(((parole_di(nome) || parole_di(regexp_replace(nome, '[''’‘ʼ´`]'::text, ''::text, 'g'::text))) || array_to_string(parole_di(nome), ''::text)), ''::text);

CREATE FUNCTION partecipazione_ammessa()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (
    SELECT FROM attivita_formativa a JOIN operatore o ON o.ambito_id = a.ambito_id AND aperta_alla_qualifica(a.aperta_a, o.qualifica, o.natura)
    WHERE a.id = NEW.attivita_id AND o.id = NEW.operatore_id
  ) THEN
    RAISE EXCEPTION 'the event is not for this operator'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'partecipazione_ammessa';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION partecipazione_di_attivita_cominciata()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF (SELECT lower(periodo) > oggi() FROM attivita_formativa WHERE id = NEW.attivita_id) THEN
    RAISE EXCEPTION 'the event has not begun'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'partecipazione_di_attivita_cominciata';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION partecipazione_iniziata()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT (annullato(OLD.operatore_id) OR annullato(OLD.attivita_id) OR annullato(OLD.id)) AND (SELECT lower(periodo) <= oggi() FROM attivita_formativa WHERE id = OLD.attivita_id) THEN
    RAISE EXCEPTION 'the event has begun' USING ERRCODE = 'check_violation', CONSTRAINT = 'partecipazione_iniziata';
  END IF;
  RETURN OLD;
END $function$;

CREATE FUNCTION partecipazione_ore_registrate()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'recorded hours were changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'partecipazione_ore_registrate';
END $function$;

CREATE FUNCTION partecipazione_posti()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE posti_attivita integer;
BEGIN
  SELECT posti INTO posti_attivita FROM attivita_formativa WHERE id = NEW.attivita_id FOR UPDATE;
  IF (SELECT count(*) FROM partecipazione WHERE attivita_id = NEW.attivita_id) >= posti_attivita THEN
    RAISE EXCEPTION 'no place is left' USING ERRCODE = 'check_violation', CONSTRAINT = 'partecipazione_posti';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION partecipazione_tardiva()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE cominciata boolean := (SELECT lower(periodo) <= oggi() FROM attivita_formativa WHERE id = NEW.attivita_id);
BEGIN
  IF TG_OP = 'INSERT' AND EXISTS (SELECT FROM sostituiti_ora(NEW.id, 'PARTECIPAZIONE')) THEN RETURN NEW; END IF;
  IF (CASE WHEN TG_OP = 'INSERT' THEN cominciata <> (NEW.ritardo_motivo IS NOT NULL)
           WHEN cominciata THEN (NEW.ritardo_motivo, NEW.ritardo_da, NEW.ritardo_da_operatore)
             IS DISTINCT FROM (OLD.ritardo_motivo, OLD.ritardo_da, OLD.ritardo_da_operatore)
           ELSE NEW.ritardo_motivo IS NOT NULL END) THEN
    RAISE EXCEPTION 'an enrolment in an event that has begun has a reason, and no other one has'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'partecipazione_tardiva';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION passo_apertura(da text, a text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT (da, a) IN (
    ('RICHIESTA', 'AUTORIZZATA'), ('RICHIESTA', 'RIFIUTATA'), ('RICHIESTA', 'RITIRATA'), ('AUTORIZZATA', 'RITIRATA'))
$function$;

CREATE FUNCTION passo_prestazione(da text, a text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT (da, a) IN (('BOZZA', 'PUBBLICATA'), ('BOZZA', 'RITIRATA'), ('PUBBLICATA', 'RITIRATA'))
$function$;

CREATE FUNCTION prestazione_comuni_dell_ambito()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (
    SELECT FROM unnest(NEW.comuni) AS codice WHERE NOT EXISTS (
      SELECT FROM appartenenza WHERE codice_istat = codice AND ambito_id = NEW.ambito_id AND periodo @> oggi())
  ) THEN
    RAISE EXCEPTION 'the entry has a Comune of another Ambito'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'prestazione_comuni_dell_ambito';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION prestazione_parole()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  -- A new entry has no words yet. The plan of this statement, made when the table was empty, would read all of it each time.
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM prestazione_parola WHERE prestazione_id = NEW.id;
  END IF;
  INSERT INTO prestazione_parola (prestazione_id, parola, lessema)
  SELECT DISTINCT NEW.id, parola, lessemi[1]
  FROM regexp_split_to_table(lower(senza_accenti(concat_ws(' ', NEW.nome, testo_di(NEW.parole_chiave), NEW.descrizione, NEW.requisiti))), '[^[:alnum:]]+') AS parola
  CROSS JOIN LATERAL tsvector_to_array(to_tsvector('public.italiano', parola)) AS lessemi
  WHERE length(parola) BETWEEN 3 AND 40 AND cardinality(lessemi) = 1;
  RETURN NULL;
END $function$;

CREATE FUNCTION prestazione_stati()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  -- ricerca is generated: a BEFORE trigger does not see it yet.
  del_doppione CONSTANT text[] := ARRAY['titolare_id', 'versione', 'ricerca'];
  del_ritiro CONSTANT text[] := ARRAY['stato', 'versione', 'ricerca'];
BEGIN
  IF OLD.stato = 'RITIRATA' AND NEW.stato = 'BOZZA' AND rettificato_ora(OLD.id, 'PRESTAZIONE')
     AND to_jsonb(NEW) - del_ritiro = to_jsonb(OLD) - del_ritiro THEN
    RETURN NEW;
  END IF;
  IF NEW.titolare_id <> OLD.titolare_id AND ente_unito(OLD.titolare_id, NEW.titolare_id)
     AND to_jsonb(NEW) - del_doppione = to_jsonb(OLD) - del_doppione THEN
    RETURN NEW;
  END IF;
  IF OLD.stato = 'RITIRATA' OR (NEW.stato <> OLD.stato AND NOT passo_prestazione(OLD.stato, NEW.stato)) THEN
    RAISE EXCEPTION 'no step of an entry from % to %', OLD.stato, NEW.stato
      USING ERRCODE = 'check_violation', CONSTRAINT = 'prestazione_stati';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION prestazione_titolare_attivo()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_TABLE_NAME = 'prestazione' THEN
    PERFORM FROM ente WHERE id = NEW.titolare_id AND upper_inf(periodo) FOR SHARE;
    IF FOUND THEN RETURN NULL; END IF;
  ELSIF NOT EXISTS (SELECT FROM prestazione WHERE titolare_id = NEW.id AND stato = 'PUBBLICATA') THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'the ente that answers for a published entry has an end'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'prestazione_titolare_attivo';
END $function$;

CREATE FUNCTION proposta_chiusa()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF OLD.stato <> 'APERTA' THEN
    RAISE EXCEPTION 'the proposal is closed' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposta_chiusa';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION proposta_unanimita()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  proposta proposta_di_modifica;
  giorno date;
BEGIN
  SELECT * INTO proposta FROM proposta_di_modifica
    WHERE id = (to_jsonb(NEW) ->> CASE TG_TABLE_NAME WHEN 'proposta_di_modifica' THEN 'id' ELSE 'proposta_id' END)::uuid;
  giorno := (proposta.chiusa_il AT TIME ZONE 'Europe/Rome')::date;
  IF (proposta.stato = 'RESPINTA') <> EXISTS (SELECT FROM voto WHERE proposta_id = proposta.id AND NOT favorevole) THEN
    RAISE EXCEPTION 'a vote against on a proposal that is not rejected, or a rejected one without it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'proposta_un_contrario_la_chiude';
  END IF;
  IF (proposta.stato = 'APPROVATA') <> EXISTS (SELECT FROM versione_regolamento WHERE proposta_id = proposta.id) THEN
    RAISE EXCEPTION 'an approved proposal without its version, or a version of another proposal'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'proposta_con_la_sua_versione';
  END IF;
  IF proposta.stato = 'APPROVATA' THEN
    PERFORM FROM ambito WHERE id = proposta.ambito_id FOR UPDATE;
    IF NOT EXISTS (SELECT FROM appartenenza a WHERE a.ambito_id = proposta.ambito_id AND a.periodo @> giorno) OR EXISTS (
      SELECT FROM appartenenza a WHERE a.ambito_id = proposta.ambito_id AND a.periodo @> giorno
        AND NOT EXISTS (SELECT FROM voto v WHERE v.proposta_id = proposta.id AND v.codice_istat = a.codice_istat AND v.favorevole)
    ) THEN
      RAISE EXCEPTION 'a member has not voted in favour'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'proposta_unanimita';
    END IF;
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION prova_caricata()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (SELECT FROM allegato JOIN ispezione USING (ambito_id)
                 WHERE allegato.id = NEW.allegato_id AND ispezione.id = NEW.ispezione_id AND allegato.stato = 'CARICATO') THEN
    RAISE EXCEPTION 'not an uploaded file of this Ambito'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'prova_caricata';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION prova_mostrata()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO allegato_mostrato (allegato_id, codice_istat)
    SELECT NEW.allegato_id, codice_istat FROM ispezione JOIN sede ON sede.id = sede_id WHERE ispezione.id = NEW.ispezione_id
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $function$;

CREATE FUNCTION pua_annullata_da(comune text, giorno date)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  SELECT EXISTS (
    SELECT FROM annullamento WHERE tipo = 'PUA' AND dati ->> 'codice_istat' = comune
      AND lower((dati ->> 'periodo')::daterange) >= giorno AND xmin = pg_current_xact_id()::xid) $function$;

CREATE FUNCTION pua_da_oggi()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF lower(NEW.periodo) < oggi() AND NOT EXISTS (SELECT FROM annullamento WHERE sostituito_da = NEW.id) THEN
    PERFORM FROM comune WHERE codice_istat = NEW.codice_istat FOR NO KEY UPDATE;
    IF EXISTS (SELECT FROM pua WHERE codice_istat = NEW.codice_istat AND ambito_id = NEW.ambito_id) THEN
      RAISE EXCEPTION 'days that are over were changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'pua_immutabile';
    END IF;
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION registrato_immutabile()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF annullato((to_jsonb(OLD) ->> 'id')::uuid) THEN RETURN OLD; END IF;
  ELSIF to_jsonb(NEW) - TG_ARGV[1:] = to_jsonb(OLD) - TG_ARGV[1:] THEN RETURN NEW;
  END IF;
  RAISE EXCEPTION 'what is registered was changed' USING ERRCODE = 'check_violation', CONSTRAINT = TG_ARGV[0];
END $function$;

CREATE FUNCTION residenti_ambito(dell_ambito uuid, giorno date)
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$
  SELECT CASE WHEN count(*) = count(p.residenti) THEN sum(p.residenti)::integer END
  FROM appartenenza a LEFT JOIN LATERAL (
    SELECT residenti FROM popolazione WHERE codice_istat = a.codice_istat AND anno <= extract(year FROM giorno)
    ORDER BY anno DESC LIMIT 1) AS p ON true
  WHERE a.ambito_id = dell_ambito AND a.periodo @> giorno $function$;

CREATE FUNCTION resta_sempre()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'a record was deleted that stays' USING ERRCODE = 'check_violation', CONSTRAINT = TG_ARGV[0];
END $function$;

CREATE FUNCTION rettificato_ora(record uuid, quale text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  SELECT EXISTS (SELECT FROM sostituiti_ora(record, quale) WHERE dati ->> 'id' = record::text) $function$;

CREATE FUNCTION rilievo_adempiuto_una_volta()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF OLD.adempiuta_il IS NOT NULL THEN
    RAISE EXCEPTION 'already fulfilled' USING ERRCODE = 'check_violation', CONSTRAINT = 'rilievo_adempiuto_una_volta';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION rilievo_nello_stato()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE ispezione SET stato = stato WHERE id = NEW.ispezione_id;
  RETURN NULL;
END $function$;

CREATE FUNCTION senza_accenti(text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN unaccent('unaccent'::regdictionary, $1);

CREATE FUNCTION soglia_al(quale text, giorno date)
 RETURNS numeric
 LANGUAGE sql
 STABLE
AS $function$
  SELECT valore FROM valore_soglia WHERE nome = quale AND dal <= giorno ORDER BY dal DESC LIMIT 1
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

CREATE FUNCTION sotto_minimo(di uuid, dal date, entro date, senza uuid[], tolto numeric DEFAULT NULL::numeric)
 RETURNS TABLE(giorno date, fte numeric, residenti integer, minimo numeric)
 LANGUAGE sql
 STABLE
AS $function$
  WITH servizio AS MATERIALIZED (
    SELECT i.fte, i.periodo * daterange(NULL, i.fine_richiesta, '[]') AS periodo, NOT i.id = ANY (senza) AS resta
    FROM incarico i JOIN operatore o ON o.id = i.operatore_id
    WHERE i.ambito_id = di AND o.natura = 'ASSISTENTE_SOCIALE'
  ), cambi (quando) AS (
    SELECT $2
    UNION SELECT unnest(ARRAY[lower(periodo), upper(periodo)]) FROM servizio
    UNION SELECT unnest(ARRAY[lower(periodo), upper(periodo)]) FROM appartenenza WHERE ambito_id = di
    UNION SELECT make_date(anno, 1, 1) FROM popolazione WHERE codice_istat IN (SELECT codice_istat FROM appartenenza WHERE ambito_id = di)
    UNION SELECT v.dal FROM valore_soglia v WHERE nome = 'RESIDENTI_PER_OPERATORE'
  ), stati AS (
    SELECT quando, coalesce(sum(s.fte) FILTER (WHERE resta), 0) AS fte, residenti_ambito(di, quando) AS residenti,
      soglia_al('RESIDENTI_PER_OPERATORE', quando) AS minimo, coalesce(sum(s.fte), 0) + tolto AS prima
    FROM cambi LEFT JOIN servizio s ON s.periodo @> quando WHERE quando >= $2 AND quando < coalesce(entro, 'infinity') GROUP BY quando
  )
  SELECT quando, stati.fte, stati.residenti, stati.minimo FROM stati
  WHERE stati.minimo IS NOT NULL AND (stati.residenti IS NULL
    OR stati.residenti > stati.minimo * stati.fte AND (prima IS NULL OR stati.residenti <= stati.minimo * prima))
  ORDER BY quando LIMIT 1 $function$;

CREATE FUNCTION stato_ispezione(quale uuid)
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN (SELECT CASE WHEN bool_and(rilievo.conforme) THEN 'CONFORME'::text WHEN bool_and((rilievo.conforme OR (rilievo.adempiuta_il IS NOT NULL))) THEN 'ADEMPIUTA'::text WHEN (EXISTS (SELECT FROM (ispezione prima JOIN ispezione dopo USING (sede_id)) WHERE ((prima.id = stato_ispezione.quale) AND (dopo.eseguita_il > prima.eseguita_il)))) THEN 'SUPERATA'::text ELSE 'DA_ADEMPIERE'::text END AS "case" FROM rilievo WHERE (rilievo.ispezione_id = stato_ispezione.quale));

CREATE FUNCTION storno_ammesso()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.verso_linea_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM linea_di_bilancio AS da JOIN linea_di_bilancio AS a USING (piano_id, fondo, anno_fondo)
    WHERE da.id = NEW.linea_id AND a.id = NEW.verso_linea_id AND a.stato = 'ATTIVA'
      AND NOT EXISTS (SELECT FROM riduzione_linea WHERE linea_id = a.id AND stato = 'RICHIESTA' AND cessa)
  ) THEN
    RAISE EXCEPTION 'a transfer to a line of another plan or fund, or to one that ends'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'storno_ammesso';
  END IF;
  IF NEW.cessa AND EXISTS (SELECT FROM riduzione_linea WHERE verso_linea_id = NEW.linea_id AND stato = 'RICHIESTA') THEN
    RAISE EXCEPTION 'a line ends while a transfer to it awaits its answer'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'linea_attende_storno';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION testo_di(text[])
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN array_to_string($1, ' '::text);

CREATE FUNCTION turno_reperibilita_in_servizio()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE prima turno_reperibilita;
BEGIN
  -- An operator was registered twice: the other one takes the place, whatever absences are recorded now.
  IF TG_OP = 'UPDATE' AND (annullato(OLD.operatore_id) OR annullato(OLD.sostituto_id)) AND NEW.periodo = OLD.periodo THEN
    RETURN NULL;
  END IF;
  -- Whoever was on call in some hours stays so: only who is new, and new hours, are asked. So an absent operator gets a substitute later.
  IF TG_OP = 'UPDATE' THEN prima := OLD;
  ELSE
    SELECT turno.* INTO prima FROM annullamento AS a, jsonb_populate_record(NULL::turno_reperibilita, a.dati) AS turno
    WHERE a.sostituito_da = NEW.id AND a.tipo = 'TURNO_REPERIBILITA';
  END IF;
  PERFORM FROM operatore WHERE id IN (NEW.operatore_id, NEW.sostituto_id) ORDER BY id FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT FROM (VALUES (NEW.operatore_id, prima.operatore_id), (NEW.sostituto_id, prima.sostituto_id)) AS chi (adesso, allora),
      unnest(tstzmultirange(NEW.periodo) - CASE WHEN chi.adesso = chi.allora THEN tstzmultirange(prima.periodo) ELSE '{}' END) AS ore
    WHERE chi.adesso IS NOT NULL AND NOT giorni_disponibili(chi.adesso) @> giorni_di(ore)
  ) THEN
    RAISE EXCEPTION 'the operator on call is not in service'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'turno_reperibilita_in_servizio';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION turno_reperibilita_passato()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  minuto timestamptz := date_trunc('minute', adesso());
  mobili CONSTANT text[] := ARRAY['periodo', 'versione'];
  riscritto boolean;
BEGIN
  IF TG_OP = 'DELETE' AND annullato(OLD.id) THEN RETURN OLD; END IF;
  IF TG_OP = 'INSERT' AND (lower(NEW.periodo) < minuto OR NEW.ritardo_motivo IS NULL)
     AND EXISTS (SELECT FROM sostituiti_ora(NEW.id, 'TURNO_REPERIBILITA')) THEN RETURN NEW; END IF;
  -- An operator was registered twice: the other one takes the place, in past shifts too.
  IF TG_OP = 'UPDATE' AND (annullato(OLD.operatore_id) OR annullato(OLD.sostituto_id)) AND NEW.periodo = OLD.periodo THEN
    RETURN NEW;
  END IF;
  IF TG_OP <> 'INSERT' AND lower(OLD.periodo) < minuto THEN
    -- The shift has begun: an update may move an end that is to come, and nothing else.
    riscritto := TG_OP = 'DELETE' OR upper(OLD.periodo) <= minuto OR upper(NEW.periodo) < minuto
      OR lower(NEW.periodo) <> lower(OLD.periodo) OR to_jsonb(NEW) - mobili <> to_jsonb(OLD) - mobili;
  ELSE
    riscritto := TG_OP <> 'DELETE' AND lower(NEW.periodo) < minuto;
    IF TG_OP = 'INSERT' THEN riscritto := riscritto <> (NEW.ritardo_motivo IS NOT NULL); END IF;
  END IF;
  IF riscritto THEN
    RAISE EXCEPTION 'a shift of the past was changed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'turno_reperibilita_passato';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $function$;

CREATE FUNCTION una_riga(testo text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN ((testo IS NFC NORMALIZED) AND (testo !~ '[\x01-\x1f\x7f-\x9f\u2028\u2029]'::text));

CREATE FUNCTION valore_soglia_in_ordine()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM FROM soglia WHERE nome = NEW.nome FOR UPDATE;
  IF NEW.registrata_il < (SELECT max(registrata_il) FROM valore_soglia WHERE nome = NEW.nome) THEN
    RAISE EXCEPTION 'written before the last one' USING ERRCODE = 'check_violation', CONSTRAINT = 'valore_soglia_in_ordine';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION valore_soglia_non_nel_passato()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE oggi date := (NEW.registrata_il AT TIME ZONE 'Europe/Rome')::date;
BEGIN
  IF (CASE TG_OP WHEN 'INSERT' THEN NEW.dal < oggi ELSE OLD.dal <= oggi OR NEW.dal <> OLD.dal END) THEN
    RAISE EXCEPTION 'the past was changed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'valore_soglia_non_nel_passato';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION versione_regolamento_immutabile()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'DELETE' OR NOT upper_inf(OLD.periodo) OR upper_inf(NEW.periodo) OR to_jsonb(NEW) - 'periodo' <> to_jsonb(OLD) - 'periodo' THEN
    RAISE EXCEPTION 'a version of the Regolamento was changed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'versione_regolamento_immutabile';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION versione_regolamento_senza_vuoti()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (
    SELECT FROM (
      SELECT coalesce(upper(periodo), CASE WHEN isempty(periodo) THEN approvata_il END) AS fine,
             lead(approvata_il) OVER (ORDER BY numero) AS seguente
      FROM versione_regolamento WHERE ambito_id = NEW.ambito_id
    ) AS versioni WHERE fine IS DISTINCT FROM seguente
  ) THEN
    RAISE EXCEPTION 'a gap between two versions of the Regolamento'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'versione_regolamento_senza_vuoti';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION voce_rettificata_come_era()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT FROM voce_vocabolario AS v
             WHERE (v.vocabolario, v.codice, lower(v.periodo), v.nome, v.fonte) = (NEW.vocabolario, NEW.codice, NEW.dal, NEW.nome, NEW.fonte)) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'no entry said so' USING ERRCODE = 'check_violation', CONSTRAINT = 'voce_rettificata_come_era';
END $function$;

CREATE FUNCTION voce_vocabolario_area_chiusa()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT FROM voce_vocabolario
             WHERE vocabolario = 'BISOGNI' AND area = NEW.codice AND NOT periodo <@ giorni_dell_area(NEW.codice)) THEN
    RAISE EXCEPTION 'needs outlast the area'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'voce_vocabolario_area_chiusa';
  END IF;
  RETURN NULL;
END $function$;

CREATE FUNCTION voce_vocabolario_area_di_bisogni()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT FROM voce_vocabolario WHERE vocabolario = 'BISOGNI' AND area = OLD.codice AND periodo && OLD.periodo) THEN
    RAISE EXCEPTION 'needs have this area'
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'voce_vocabolario_area_di_bisogni';
  END IF;
  RETURN OLD;
END $function$;

CREATE FUNCTION voce_vocabolario_area_nota()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM FROM voce_vocabolario WHERE vocabolario = 'AREE_UTENZA' AND codice = NEW.area FOR SHARE;
  IF NOT NEW.periodo <@ giorni_dell_area(NEW.area) THEN
    RAISE EXCEPTION 'no such area'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'voce_vocabolario_area_nota';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION voce_vocabolario_del_programma()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'the program writes it'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'voce_vocabolario_del_programma';
END $function$;

CREATE FUNCTION voce_vocabolario_in_ordine()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  -- Of two at once the second sees what the first wrote.
  PERFORM FROM vocabolario WHERE nome = NEW.vocabolario AND caricabile FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'this list changes with a release'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'voce_vocabolario_caricabile';
  END IF;
  IF NEW.registrata_il < (SELECT max(registrata_il) FROM voce_vocabolario WHERE vocabolario = NEW.vocabolario) THEN
    RAISE EXCEPTION 'written before the last one'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'voce_vocabolario_in_ordine';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION voce_vocabolario_non_nel_passato()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE oggi date := (NEW.registrata_il AT TIME ZONE 'Europe/Rome')::date;
BEGIN
  IF (CASE TG_OP WHEN 'INSERT' THEN lower(NEW.periodo) < oggi
     ELSE lower(NEW.periodo) <> lower(OLD.periodo) OR upper(OLD.periodo) <= oggi OR coalesce(upper(NEW.periodo) <= oggi, false) END) THEN
    RAISE EXCEPTION 'the past was changed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'voce_vocabolario_non_nel_passato';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION voce_vocabolario_solo_rettificata()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT FROM voce_rettificata AS r
             WHERE (r.vocabolario, r.codice, r.dal, r.nome, r.fonte) = (OLD.vocabolario, OLD.codice, lower(OLD.periodo), OLD.nome, OLD.fonte)
               AND r.xmin = pg_current_xact_id()::xid) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'an entry was written again that nobody corrected'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'voce_vocabolario_solo_rettificata';
END $function$;

CREATE FUNCTION voto_ammesso()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM FROM ambito WHERE id = NEW.ambito_id FOR UPDATE;
  PERFORM FROM appartenenza WHERE codice_istat = NEW.codice_istat AND ambito_id = NEW.ambito_id
    AND periodo @> (NEW.espresso_il AT TIME ZONE 'Europe/Rome')::date FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the Comune that votes is not a member' USING ERRCODE = 'check_violation', CONSTRAINT = 'voto_di_comune_associato';
  END IF;
  PERFORM FROM proposta_di_modifica WHERE id = NEW.proposta_id AND stato = 'APERTA' FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the proposal is closed' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposta_chiusa';
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION voto_immutabile()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'a vote was changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'voto_immutabile';
END $function$;
