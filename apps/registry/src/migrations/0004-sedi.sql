-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Area sedi: where the services are offered, when they are open, what an inspection found, what a sede is given (art.
-- 5 and 6).

-- Art. 5 c. 1: one sede at most for each Comune, at any time.
CREATE TABLE sede (
  id uuid PRIMARY KEY,
  ambito_id uuid NOT NULL REFERENCES ambito,
  codice_istat text NOT NULL REFERENCES comune,
  denominazione text NOT NULL,
  indirizzo text NOT NULL,
  come_arrivare text,
  periodo daterange NOT NULL CHECK (NOT isempty(periodo)),
  versione integer NOT NULL DEFAULT 1,
  atto text,
  trasporti text,
  accesso_senza_gradini boolean,
  telefono text,
  CONSTRAINT sede_una_per_comune EXCLUDE USING gist (codice_istat WITH =, periodo WITH &&),
  -- The key to which references to a sede of the same Ambito point.
  CONSTRAINT sede_di_ambito UNIQUE (id, ambito_id),
  -- Art. 5 c. 1: a sede is of a Comune that is a member of its Ambito, on each day of its life.
  CONSTRAINT sede_di_comune_associato FOREIGN KEY (codice_istat, ambito_id, PERIOD periodo)
    REFERENCES appartenenza (codice_istat, ambito_id, PERIOD periodo),
  CONSTRAINT sede_nel_tempo UNIQUE (id, periodo WITHOUT OVERLAPS),
  -- References that name the Ambito first point at this one.
  CONSTRAINT sede_dell_ambito UNIQUE (ambito_id, id)
);
GRANT SELECT, INSERT, UPDATE ON sede TO registry_service;
GRANT SELECT ON sede TO registry_worker;

-- Art. 5 c. 3: hours in minutes from midnight, by ISO day of the week, while valid.
CREATE TABLE orario (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  sede_id uuid NOT NULL REFERENCES sede,
  giorno smallint NOT NULL CHECK (giorno BETWEEN 1 AND 7),
  fascia int4range NOT NULL CHECK (NOT isempty(fascia) AND fascia <@ int4range(0, 1440, '[]')),
  validita daterange NOT NULL CHECK (NOT isempty(validita)),
  motivazione text,
  CONSTRAINT orario_fuori_settimana_motivato CHECK (giorno <= 5 OR coalesce(length(trim(motivazione)), 0) > 0),
  CONSTRAINT orario_senza_sovrapposizioni EXCLUDE USING gist (sede_id WITH =, giorno WITH =, fascia WITH &&, validita WITH &&),
  -- A day ends at minute 1440, where a fascia may end and none may go on.
  CONSTRAINT orario_entro_mezzanotte CHECK (fascia <@ int4range(0, 1440)),
  CONSTRAINT orario_in_sede_attiva FOREIGN KEY (sede_id, PERIOD validita)
    REFERENCES sede (id, PERIOD periodo) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX orario_elenco ON orario (sede_id, lower(validita), (-giorno), (-lower(fascia)));
GRANT SELECT, INSERT, DELETE, UPDATE (validita) ON orario TO registry_service;
GRANT SELECT ON orario TO registry_worker;

-- Art. 5 c. 4: on every day that a transaction touches, the weekly hours in force reach the threshold, or the sede
-- has no hours. The hours of one sede are written by one transaction at a time.
CREATE FUNCTION orario_ore_minime() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE CONSTRAINT TRIGGER orario_ore_minime AFTER INSERT OR UPDATE OR DELETE ON orario
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION orario_ore_minime();

-- Art. 6 c. 2: weekly hours of past days, while the sede was there, stay as they were. A sede without hours gets its
-- past hours once, all together.
CREATE FUNCTION orario_passato() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE riscritto boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN
    -- Two at once are one after the other: the second finds what the first has written.
    PERFORM FROM sede WHERE id IN (SELECT sede_id FROM dopo WHERE lower(validita) < oggi()) ORDER BY id FOR NO KEY UPDATE;
    riscritto := EXISTS (
      SELECT FROM dopo JOIN orario USING (sede_id)
      WHERE lower(dopo.validita) < oggi() AND lower(orario.validita) < oggi() AND orario.id NOT IN (SELECT id FROM dopo));
  ELSIF TG_OP = 'UPDATE' THEN
    riscritto := EXISTS (
      SELECT FROM prima JOIN dopo USING (id) JOIN sede ON sede.id = prima.sede_id
      WHERE prima.validita * periodo * daterange(NULL, oggi()) <> dopo.validita * periodo * daterange(NULL, oggi()));
  ELSE
    riscritto := EXISTS (
      SELECT FROM prima JOIN sede ON sede.id = sede_id WHERE prima.validita && (periodo * daterange(NULL, oggi())));
  END IF;
  IF riscritto THEN
    RAISE EXCEPTION 'hours that held stay' USING ERRCODE = 'check_violation', CONSTRAINT = 'orario_passato';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER orario_passato_scritto AFTER INSERT ON orario REFERENCING NEW TABLE AS dopo
  FOR EACH STATEMENT EXECUTE FUNCTION orario_passato();
CREATE TRIGGER orario_passato_cambiato AFTER UPDATE ON orario REFERENCING OLD TABLE AS prima NEW TABLE AS dopo
  FOR EACH STATEMENT EXECUTE FUNCTION orario_passato();
CREATE TRIGGER orario_passato_tolto AFTER DELETE ON orario REFERENCING OLD TABLE AS prima
  FOR EACH STATEMENT EXECUTE FUNCTION orario_passato();

-- Art. 5 c. 3 and 6 c. 2: other hours than the weekly ones on some days; no hours are a closure.
CREATE TABLE variazione_oraria (
  id uuid PRIMARY KEY,
  sede_id uuid NOT NULL REFERENCES sede,
  periodo daterange NOT NULL CHECK (NOT (isempty(periodo) OR lower_inf(periodo) OR upper_inf(periodo))),
  fasce int4multirange NOT NULL CHECK (fasce <@ int4range(0, 1440)),
  motivo text NOT NULL CHECK (length(trim(motivo)) > 0),
  CONSTRAINT variazione_una_al_giorno EXCLUDE USING gist (sede_id WITH =, periodo WITH &&),
  CONSTRAINT variazione_in_sede_attiva FOREIGN KEY (sede_id, PERIOD periodo) REFERENCES sede (id, PERIOD periodo)
);
CREATE INDEX variazione_oraria_elenco ON variazione_oraria (sede_id, upper(periodo));
GRANT SELECT, INSERT, DELETE, UPDATE (periodo) ON variazione_oraria TO registry_service;

-- Art. 5 c. 3: the hours of a sede on a day without extraordinary openings: of a variation, or of a holiday, or the
-- weekly ones.
CREATE FUNCTION orario_ordinario(quale uuid, quando date) RETURNS int4multirange LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN coalesce(
    (SELECT fasce FROM variazione_oraria WHERE sede_id = quale AND periodo @> quando),
    (SELECT '{}'::int4multirange FROM sede LEFT JOIN patrono USING (codice_istat)
     WHERE id = quale AND (festivita_nazionale(quando) OR ricorrenza = to_char(quando, 'MM-DD'))),
    (SELECT range_agg(fascia) FROM orario WHERE sede_id = quale AND giorno = extract(isodow FROM quando) AND validita @> quando),
    '{}');
END $$;

-- Art. 5 c. 5: an opening is asked for, then authorised or refused; it is taken back before or after the
-- authorisation. The service has the same steps (`TRANSIZIONI`), and a test compares the two.
CREATE FUNCTION passo_apertura(da text, a text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT (da, a) IN (
    ('RICHIESTA', 'AUTORIZZATA'), ('RICHIESTA', 'RIFIUTATA'), ('RICHIESTA', 'RITIRATA'), ('AUTORIZZATA', 'RITIRATA'))
$$;
-- Art. 5 c. 5: an opening is asked for or authorised while a step from its state is possible: the same test says so.
CREATE FUNCTION apertura_viva(stato text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT stato IN ('RICHIESTA', 'AUTORIZZATA')
$$;

-- Art. 5 c. 5: an opening outside the ordinary hours, asked for with a reason and decided by the coordinator.
CREATE TABLE apertura_straordinaria (
  id uuid PRIMARY KEY,
  ambito_id uuid NOT NULL REFERENCES ambito,
  sede_id uuid NOT NULL REFERENCES sede,
  giorno date NOT NULL,
  fascia int4range NOT NULL CHECK (NOT isempty(fascia) AND fascia <@ int4range(0, 1440)),
  motivo text NOT NULL CHECK (length(trim(motivo)) > 0),
  stato text NOT NULL CHECK (stato IN ('RICHIESTA', 'AUTORIZZATA', 'RIFIUTATA', 'RITIRATA')),
  richiesta_da text NOT NULL,
  richiesta_il timestamptz NOT NULL,
  decisa_da text,
  decisa_il timestamptz,
  motivo_decisione text,
  versione integer NOT NULL DEFAULT 1,
  -- The day, while the opening is asked for or authorised: on it the sede is there.
  giorno_vivo daterange
    GENERATED ALWAYS AS (CASE WHEN apertura_viva(stato) THEN daterange(giorno, giorno, '[]') END) STORED,
  CONSTRAINT apertura_decisa_da_qualcuno CHECK (
    num_nonnulls(decisa_da, decisa_il) = CASE WHEN stato = 'RICHIESTA' THEN 0 ELSE 2 END
  ),
  CONSTRAINT apertura_rifiuto_motivato CHECK (stato <> 'RIFIUTATA' OR coalesce(length(trim(motivo_decisione)), 0) > 0),
  CONSTRAINT apertura_senza_sovrapposizioni EXCLUDE USING gist (sede_id WITH =, giorno WITH =, fascia WITH &&)
    WHERE (apertura_viva(stato)),
  CONSTRAINT apertura_in_sede_attiva FOREIGN KEY (sede_id, PERIOD giorno_vivo) REFERENCES sede (id, PERIOD periodo),
  CONSTRAINT apertura_di_sede_dell_ambito FOREIGN KEY (ambito_id, sede_id) REFERENCES sede (ambito_id, id),
  -- An opening is asked for, authorised and taken back before it is over.
  CONSTRAINT apertura_non_trascorsa
    CHECK (richiesta_il < ((giorno + make_interval(mins => upper(fascia))) AT TIME ZONE 'Europe/Rome')
      AND (stato NOT IN ('AUTORIZZATA', 'RITIRATA')
        OR decisa_il < ((giorno + make_interval(mins => upper(fascia))) AT TIME ZONE 'Europe/Rome')))
);
CREATE INDEX apertura_straordinaria_ambito ON apertura_straordinaria (ambito_id, giorno, id);
CREATE INDEX apertura_straordinaria_sede ON apertura_straordinaria (sede_id, giorno, id);
CREATE INDEX apertura_straordinaria_da_decidere ON apertura_straordinaria (ambito_id, giorno) WHERE stato = 'RICHIESTA';
GRANT SELECT, INSERT, UPDATE (stato, decisa_da, decisa_il, motivo_decisione, versione)
  ON apertura_straordinaria TO registry_service;

-- Art. 5 c. 5: an opening begins with its request, and takes one step at a time.
CREATE FUNCTION apertura_transizione() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (CASE WHEN TG_OP = 'INSERT' THEN NEW.stato = 'RICHIESTA'
           ELSE passo_apertura(OLD.stato, NEW.stato) END)
  THEN RETURN NEW;
  END IF;
  RAISE EXCEPTION 'no such step of an extraordinary opening'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'apertura_transizione';
END $$;
CREATE TRIGGER apertura_transizione BEFORE INSERT OR UPDATE ON apertura_straordinaria
  FOR EACH ROW EXECUTE FUNCTION apertura_transizione();

-- Art. 5 c. 5: one asks for an opening outside the ordinary hours. Hours that are set afterwards may contain it.
CREATE FUNCTION apertura_fuori_orario() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF orario_ordinario(NEW.sede_id, NEW.giorno) && NEW.fascia THEN
    RAISE EXCEPTION 'open anyway' USING ERRCODE = 'check_violation', CONSTRAINT = 'apertura_fuori_orario';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER apertura_fuori_orario BEFORE INSERT ON apertura_straordinaria
  FOR EACH ROW EXECUTE FUNCTION apertura_fuori_orario();

-- Art. 5 c. 2: an inspection of a sede by the coordinator.
CREATE TABLE ispezione (
  id uuid PRIMARY KEY,
  ambito_id uuid NOT NULL REFERENCES ambito,
  sede_id uuid NOT NULL REFERENCES sede,
  eseguita_il date NOT NULL,
  note text,
  versione integer NOT NULL DEFAULT 1,
  giorno daterange GENERATED ALWAYS AS (daterange(eseguita_il, eseguita_il, '[]')) STORED,
  CONSTRAINT ispezione_una_al_giorno UNIQUE (sede_id, eseguita_il),
  CONSTRAINT ispezione_in_sede_attiva FOREIGN KEY (sede_id, PERIOD giorno) REFERENCES sede (id, PERIOD periodo),
  CONSTRAINT ispezione_di_sede_dell_ambito FOREIGN KEY (ambito_id, sede_id) REFERENCES sede (ambito_id, id)
);
CREATE INDEX ispezione_ambito ON ispezione (ambito_id, eseguita_il, id);
CREATE INDEX ispezione_della_sede ON ispezione (sede_id, eseguita_il, id);
GRANT SELECT, INSERT, UPDATE (versione) ON ispezione TO registry_service;

-- Art. 5 c. 2: an inspection records each minimum standard.
CREATE FUNCTION ispezione_completa() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM rilievo WHERE ispezione_id = NEW.id) <> 3 THEN
    RAISE EXCEPTION 'a finding is missing' USING ERRCODE = 'check_violation', CONSTRAINT = 'ispezione_completa';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ispezione_completa AFTER INSERT ON ispezione
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ispezione_completa();

-- Art. 5 c. 2: whether a standard is met; if not, which measure is due by which day.
CREATE TABLE rilievo (
  ispezione_id uuid NOT NULL REFERENCES ispezione,
  standard text NOT NULL CHECK (standard IN ('AMBIENTI_RISERVATI', 'DOTAZIONE_INFORMATICA', 'RETE_TELEFONICA')),
  conforme boolean NOT NULL,
  descrizione text,
  misura text,
  entro date,
  adempiuta_il date,
  adempimento text,
  PRIMARY KEY (ispezione_id, standard),
  CONSTRAINT rilievo_con_misura CHECK (
    CASE WHEN conforme THEN num_nonnulls(misura, entro, adempiuta_il, adempimento) = 0
         ELSE num_nonnulls(descrizione, misura, entro) = 3 END
  ),
  CONSTRAINT rilievo_adempimento_descritto CHECK (num_nonnulls(adempiuta_il, adempimento) <> 1)
);
GRANT SELECT, INSERT, UPDATE (adempiuta_il, adempimento) ON rilievo TO registry_service;

-- Art. 5 c. 2: a measure is fulfilled once.
CREATE FUNCTION rilievo_adempiuto_una_volta() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.adempiuta_il IS NOT NULL THEN
    RAISE EXCEPTION 'already fulfilled' USING ERRCODE = 'check_violation', CONSTRAINT = 'rilievo_adempiuto_una_volta';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rilievo_adempiuto_una_volta BEFORE UPDATE ON rilievo
  FOR EACH ROW EXECUTE FUNCTION rilievo_adempiuto_una_volta();

-- Art. 5 c. 2: files that prove an inspection.
CREATE TABLE prova_ispezione (
  ispezione_id uuid NOT NULL REFERENCES ispezione,
  allegato_id uuid NOT NULL REFERENCES allegato,
  CONSTRAINT prova_una_volta PRIMARY KEY (ispezione_id, allegato_id)
);
-- Whether a file is evidence of something, asked for by the purge of tables.
CREATE INDEX prova_ispezione_allegato ON prova_ispezione (allegato_id);
GRANT SELECT, INSERT ON prova_ispezione TO registry_service;
GRANT SELECT ON prova_ispezione TO registry_worker;

-- Art. 5 c. 2: evidence is an uploaded file of the same Ambito.
CREATE FUNCTION prova_caricata() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM allegato JOIN ispezione USING (ambito_id)
                 WHERE allegato.id = NEW.allegato_id AND ispezione.id = NEW.ispezione_id AND stato = 'CARICATO') THEN
    RAISE EXCEPTION 'not an uploaded file of this Ambito'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'prova_caricata';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER prova_caricata BEFORE INSERT ON prova_ispezione
  FOR EACH ROW EXECUTE FUNCTION prova_caricata();

-- Art. 5 c. 2: the Comune of the sede sees the evidence of the inspection.
CREATE FUNCTION prova_mostrata() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO allegato_mostrato (allegato_id, codice_istat)
    SELECT NEW.allegato_id, codice_istat FROM ispezione JOIN sede ON sede.id = sede_id WHERE ispezione.id = NEW.ispezione_id
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER prova_mostrata AFTER INSERT ON prova_ispezione
  FOR EACH ROW EXECUTE FUNCTION prova_mostrata();

-- Art. 6 c. 1: the resources of each sede.
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
GRANT SELECT, INSERT, UPDATE ON risorsa_strumentale TO registry_service;
