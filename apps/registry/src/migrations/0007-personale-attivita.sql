-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Area personale: absences (art. 8), mandates (art. 2 c. 3), shifts on call (art. 2 c. 4), training (art. 2 c. 5 m and n), tables
-- that are loaded.

-- Art. 8 c. 1: days on which an operatore is away, with the substitute.
CREATE TABLE assenza (
  id uuid PRIMARY KEY,
  operatore_id uuid NOT NULL REFERENCES operatore,
  sostituto_id uuid REFERENCES operatore,
  periodo daterange NOT NULL CHECK (NOT isempty(periodo) AND NOT lower_inf(periodo) AND NOT upper_inf(periodo)),
  ambito_id uuid NOT NULL,
  CONSTRAINT assenza_una_per_volta EXCLUDE USING gist (operatore_id WITH =, periodo WITH &&),
  CONSTRAINT assenza_sostituto_altro CHECK (sostituto_id <> operatore_id),
  CONSTRAINT assenza_di_operatore_dell_ambito FOREIGN KEY (ambito_id, operatore_id)
    REFERENCES operatore (ambito_id, id),
  CONSTRAINT assenza_sostituto_dell_ambito FOREIGN KEY (ambito_id, sostituto_id) REFERENCES operatore (ambito_id, id)
);
CREATE INDEX assenza_sostituto ON assenza (sostituto_id) WHERE sostituto_id IS NOT NULL;
CREATE INDEX assenza_elenco ON assenza (operatore_id, lower(periodo));
GRANT SELECT, INSERT, UPDATE, DELETE ON assenza TO registry_service;
GRANT SELECT ON assenza TO registry_worker;

-- Days on which an operatore is in service and not away.
CREATE FUNCTION giorni_disponibili(operatore uuid) RETURNS datemultirange LANGUAGE sql STABLE AS $$
  SELECT giorni_in_servizio(operatore) - coalesce((SELECT range_agg(periodo) FROM assenza WHERE operatore_id = operatore), '{}') $$;

-- Art. 8 c. 1: a substitute is in service on all those days. That a substitute is away too is a fact, which leaves days uncovered.
-- Art. 2 c. 2: cases are read by assistenti sociali, so that nobody else stands in for one. A qualification never changes.
CREATE FUNCTION assenza_sostituto_in_servizio() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE CONSTRAINT TRIGGER assenza_sostituto_in_servizio AFTER INSERT OR UPDATE ON assenza
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assenza_sostituto_in_servizio();

-- An absence that has begun is annulled with a reason, never rewritten.
CREATE TRIGGER assenza_immutabile BEFORE UPDATE OR DELETE ON assenza
  FOR EACH ROW WHEN (lower(OLD.periodo) <= oggi()) EXECUTE FUNCTION registrato_immutabile('assenza_immutabile');

-- Art. 2 c. 3: the act by which a member Comune gives a mandate.
CREATE TABLE atto_di_mandato (
  id uuid PRIMARY KEY,
  ambito_id uuid NOT NULL REFERENCES ambito,
  codice_istat text NOT NULL REFERENCES comune,
  numero text NOT NULL,
  data date NOT NULL,
  organo text NOT NULL,
  periodo daterange NOT NULL CHECK (NOT isempty(periodo) AND NOT lower_inf(periodo)),
  versione integer NOT NULL DEFAULT 1,
  CONSTRAINT atto_di_mandato_estremi UNIQUE (ambito_id, codice_istat, data, numero),
  CONSTRAINT atto_di_mandato_dell_ambito UNIQUE (ambito_id, id),
  CONSTRAINT atto_di_mandato_non_retroattivo CHECK (data <= lower(periodo)),
  -- A mandate lasts while the Comune is a member.
  CONSTRAINT atto_di_mandato_di_comune_associato
    FOREIGN KEY (codice_istat, ambito_id, PERIOD periodo)
    REFERENCES appartenenza (codice_istat, ambito_id, PERIOD periodo)
);
CREATE INDEX atto_di_mandato_elenco ON atto_di_mandato (ambito_id, data DESC, id DESC);
CREATE INDEX atto_di_mandato_comune ON atto_di_mandato (ambito_id, codice_istat, data DESC, id DESC);
GRANT SELECT, INSERT, UPDATE, DELETE ON atto_di_mandato TO registry_service;
GRANT SELECT ON atto_di_mandato TO registry_worker;
-- An act that has not begun goes when its Comune leaves.
CREATE TRIGGER atto_di_mandato_solo_annullato BEFORE DELETE ON atto_di_mandato
  FOR EACH ROW WHEN (lower(OLD.periodo) <= oggi()) EXECUTE FUNCTION solo_annullato();

-- Art. 2 c. 3: the assistenti sociali of the Ambito to whom the mandate is given.
CREATE TABLE atto_di_mandato_operatore (
  ambito_id uuid NOT NULL,
  atto_id uuid NOT NULL,
  operatore_id uuid NOT NULL,
  natura text NOT NULL DEFAULT 'ASSISTENTE_SOCIALE' CHECK (natura = 'ASSISTENTE_SOCIALE'),
  PRIMARY KEY (atto_id, operatore_id),
  CONSTRAINT mandato_di_un_atto FOREIGN KEY (ambito_id, atto_id) REFERENCES atto_di_mandato (ambito_id, id),
  CONSTRAINT mandato_a_un_operatore FOREIGN KEY (ambito_id, operatore_id) REFERENCES operatore (ambito_id, id),
  CONSTRAINT mandato_ad_assistente_sociale FOREIGN KEY (operatore_id, ambito_id, natura)
    REFERENCES operatore (id, ambito_id, natura)
);
CREATE INDEX atto_di_mandato_operatore_operatore ON atto_di_mandato_operatore (operatore_id, atto_id);
GRANT SELECT, INSERT, DELETE ON atto_di_mandato_operatore TO registry_service;
GRANT SELECT ON atto_di_mandato_operatore TO registry_worker;

-- Art. 2 c. 4: shifts on call, one at a time in an Ambito.
CREATE TABLE turno_reperibilita (
  id uuid PRIMARY KEY,
  ambito_id uuid NOT NULL REFERENCES ambito,
  operatore_id uuid NOT NULL,
  sostituto_id uuid,
  periodo tstzrange NOT NULL CHECK (NOT isempty(periodo) AND NOT lower_inf(periodo) AND NOT upper_inf(periodo)),
  versione integer NOT NULL DEFAULT 1,
  -- Why it was recorded once it had begun, by whom and when.
  ritardo_motivo text CHECK (una_riga(ritardo_motivo)),
  ritardo_da text,
  -- The operatore whose account it was then: an account may pass to another one.
  ritardo_da_operatore uuid,
  ritardo_il timestamptz,
  CONSTRAINT turno_reperibilita_ritardo_intero
    CHECK (num_nonnulls(ritardo_motivo, ritardo_da, ritardo_il) IN (0, 3) AND (ritardo_da IS NOT NULL OR ritardo_da_operatore IS NULL)),
  CONSTRAINT turno_reperibilita_operatore FOREIGN KEY (ambito_id, operatore_id) REFERENCES operatore (ambito_id, id),
  CONSTRAINT turno_reperibilita_sostituto FOREIGN KEY (ambito_id, sostituto_id) REFERENCES operatore (ambito_id, id),
  CONSTRAINT turno_reperibilita_uno_alla_volta EXCLUDE USING gist (ambito_id WITH =, periodo WITH &&),
  CONSTRAINT turno_reperibilita_sostituto_altro CHECK (sostituto_id <> operatore_id)
);
CREATE INDEX turno_reperibilita_nel_tempo ON turno_reperibilita (ambito_id, upper(periodo));
CREATE INDEX turno_reperibilita_del_titolare ON turno_reperibilita (operatore_id, upper(periodo));
CREATE INDEX turno_reperibilita_del_sostituto ON turno_reperibilita (sostituto_id, upper(periodo)) WHERE sostituto_id IS NOT NULL;
GRANT SELECT, INSERT, DELETE, UPDATE (operatore_id, sostituto_id, periodo, versione)
  ON turno_reperibilita TO registry_service;
GRANT SELECT ON turno_reperibilita TO registry_worker;

-- The days of the calendar of Rome that an interval touches.
CREATE FUNCTION giorni_di(periodo tstzrange) RETURNS daterange LANGUAGE sql STABLE AS $$
  SELECT daterange((lower(periodo) AT TIME ZONE 'Europe/Rome')::date,
                   ((upper(periodo) - interval '1 microsecond') AT TIME ZONE 'Europe/Rome')::date, '[]') $$;

-- The instants of some days of the calendar of Rome.
CREATE FUNCTION istanti_di(giorni datemultirange) RETURNS tstzmultirange LANGUAGE sql STABLE AS $$
  SELECT coalesce(range_agg(tstzrange(lower(g)::timestamp AT TIME ZONE 'Europe/Rome', upper(g)::timestamp AT TIME ZONE 'Europe/Rome')), '{}')
  FROM unnest(giorni) AS g $$;

-- Art. 2 c. 4: whoever is on call, and the substitute, is in service and not away. When only the end moves, only the
-- added hours are checked.
CREATE FUNCTION turno_reperibilita_in_servizio() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE CONSTRAINT TRIGGER turno_reperibilita_in_servizio AFTER INSERT OR UPDATE ON turno_reperibilita
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION turno_reperibilita_in_servizio();

-- Art. 2 c. 4: a shift is written before it begins. Once it has begun only its end changes, to the current minute or later.
-- Once it is over nothing changes. One that was written wrongly is annulled, and the one that says how it was takes its place. One that nobody
-- wrote is added with the reason, which no shift to come has.
CREATE FUNCTION turno_reperibilita_passato() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE TRIGGER turno_reperibilita_passato BEFORE INSERT OR UPDATE OR DELETE ON turno_reperibilita
  FOR EACH ROW EXECUTE FUNCTION turno_reperibilita_passato();

-- Art. 2 c. 5 m and n: training and supervision.
CREATE TABLE attivita_formativa (
  id uuid PRIMARY KEY,
  ambito_id uuid NOT NULL REFERENCES ambito,
  titolo text NOT NULL,
  organizzatore text NOT NULL,
  periodo daterange NOT NULL CHECK (NOT isempty(periodo) AND NOT lower_inf(periodo) AND NOT upper_inf(periodo)),
  ore numeric(5,2) NOT NULL CHECK (ore > 0),
  crediti integer NOT NULL CHECK (crediti >= 0),
  posti integer CHECK (posti > 0),
  -- The codes of qualifications. One that has the name of a nature stands for all of that nature.
  aperta_a text[] NOT NULL CHECK (cardinality(aperta_a) > 0),
  aperta_ad_altri_enti boolean NOT NULL,
  versione integer NOT NULL DEFAULT 1,
  UNIQUE (id, ore)
);
CREATE INDEX attivita_formativa_elenco ON attivita_formativa (ambito_id, lower(periodo) DESC, id DESC);
GRANT SELECT, INSERT, DELETE, UPDATE (versione) ON attivita_formativa TO registry_service;
CREATE TRIGGER attivita_formativa_solo_annullata BEFORE DELETE ON attivita_formativa
  FOR EACH ROW EXECUTE FUNCTION solo_annullato();

-- Art. 2 c. 5 m and n: an operatore takes part for at most as many hours as the event has: hence its hours stand here too.
CREATE TABLE partecipazione (
  -- Under this one the hours that were recorded wrongly are kept.
  id uuid NOT NULL DEFAULT uuidv7() UNIQUE,
  attivita_id uuid NOT NULL,
  operatore_id uuid NOT NULL REFERENCES operatore,
  ore_attivita numeric(5,2) NOT NULL,
  iscritto_il timestamptz NOT NULL,
  ore numeric(5,2),
  -- Why it was recorded once the event had begun, and by whom.
  ritardo_motivo text CHECK (una_riga(ritardo_motivo)),
  ritardo_da text,
  ritardo_da_operatore uuid,
  CONSTRAINT partecipazione_ritardo_intero
    CHECK ((ritardo_motivo IS NULL) = (ritardo_da IS NULL) AND (ritardo_da IS NOT NULL OR ritardo_da_operatore IS NULL)),
  CONSTRAINT partecipazione_una_iscrizione PRIMARY KEY (attivita_id, operatore_id),
  FOREIGN KEY (attivita_id, ore_attivita) REFERENCES attivita_formativa (id, ore),
  CONSTRAINT partecipazione_ore_della_attivita CHECK (ore BETWEEN 0 AND ore_attivita)
);
CREATE INDEX partecipazione_operatore ON partecipazione (operatore_id, attivita_id);
CREATE INDEX partecipazione_elenco ON partecipazione (operatore_id, iscritto_il, attivita_id);
GRANT SELECT, INSERT, DELETE, UPDATE (attivita_id, ore_attivita, ore, operatore_id, ritardo_motivo, ritardo_da, ritardo_da_operatore)
  ON partecipazione TO registry_service;

-- Art. 2 c. 5 n: no more take part than there are places.
CREATE FUNCTION partecipazione_posti() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE posti_attivita integer;
BEGIN
  SELECT posti INTO posti_attivita FROM attivita_formativa WHERE id = NEW.attivita_id FOR UPDATE;
  IF (SELECT count(*) FROM partecipazione WHERE attivita_id = NEW.attivita_id) >= posti_attivita THEN
    RAISE EXCEPTION 'no place is left' USING ERRCODE = 'check_violation', CONSTRAINT = 'partecipazione_posti';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER partecipazione_posti BEFORE INSERT OR UPDATE OF attivita_id ON partecipazione
  FOR EACH ROW EXECUTE FUNCTION partecipazione_posti();

-- Art. 2 c. 5 n: whether an event is open to an operatore: to the qualification, or to an entry that has the name of its nature and
-- stands for all of that nature.
CREATE FUNCTION aperta_alla_qualifica(aperta_a text[], qualifica text, natura text) RETURNS boolean LANGUAGE sql IMMUTABLE
  RETURN qualifica = ANY (aperta_a) OR natura = ANY (aperta_a);

-- Art. 2 c. 5 n: an event is for the qualifications that it is open to, in its Ambito. A correction moves it to another event.
CREATE FUNCTION partecipazione_ammessa() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM attivita_formativa a JOIN operatore o ON o.ambito_id = a.ambito_id AND aperta_alla_qualifica(a.aperta_a, o.qualifica, o.natura)
    WHERE a.id = NEW.attivita_id AND o.id = NEW.operatore_id
  ) THEN
    RAISE EXCEPTION 'the event is not for this operator'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'partecipazione_ammessa';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER partecipazione_ammessa BEFORE INSERT OR UPDATE OF attivita_id, operatore_id ON partecipazione
  FOR EACH ROW EXECUTE FUNCTION partecipazione_ammessa();

-- Art. 2 c. 5 n: people enrol before the event begins. Whoever took part and was forgotten is recorded from its first day on, with the reason.
-- An enrolment whose hours are corrected keeps what it said. Where the days of the event are corrected, no one to come says why.
CREATE FUNCTION partecipazione_tardiva() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE TRIGGER partecipazione_tardiva BEFORE INSERT OR UPDATE OF attivita_id, ritardo_motivo, ritardo_da, ritardo_da_operatore ON partecipazione
  FOR EACH ROW EXECUTE FUNCTION partecipazione_tardiva();

-- Art. 2 c. 5 n: nobody withdraws from an event that has begun; the second enrolment of one person is deleted at any time, and so is one
-- of an event that is annulled, or one that was wrong itself.
CREATE FUNCTION partecipazione_iniziata() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT (annullato(OLD.operatore_id) OR annullato(OLD.attivita_id) OR annullato(OLD.id)) AND (SELECT lower(periodo) <= oggi() FROM attivita_formativa WHERE id = OLD.attivita_id) THEN
    RAISE EXCEPTION 'the event has begun' USING ERRCODE = 'check_violation', CONSTRAINT = 'partecipazione_iniziata';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER partecipazione_iniziata BEFORE DELETE ON partecipazione
  FOR EACH ROW EXECUTE FUNCTION partecipazione_iniziata();

-- Art. 2 c. 5 m: hours that are recorded stay, until they are annulled.
CREATE FUNCTION partecipazione_ore_registrate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'recorded hours were changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'partecipazione_ore_registrate';
END $$;
CREATE TRIGGER partecipazione_ore_registrate BEFORE UPDATE OF ore ON partecipazione
  FOR EACH ROW WHEN (OLD.ore IS NOT NULL AND NEW.ore IS DISTINCT FROM OLD.ore) EXECUTE FUNCTION partecipazione_ore_registrate();

-- Art. 2 c. 5 m: of an event to come there are neither hours nor late enrolments: it has begun, also after its days are corrected.
CREATE FUNCTION partecipazione_di_attivita_cominciata() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT lower(periodo) > oggi() FROM attivita_formativa WHERE id = NEW.attivita_id) THEN
    RAISE EXCEPTION 'the event has not begun'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'partecipazione_di_attivita_cominciata';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER partecipazione_di_attivita_cominciata BEFORE INSERT OR UPDATE OF ore, attivita_id ON partecipazione
  FOR EACH ROW WHEN (NEW.ore IS NOT NULL) EXECUTE FUNCTION partecipazione_di_attivita_cominciata();

-- A table that somebody loads, row by row, with what was wrong in it.
CREATE TABLE caricamento (
  id uuid PRIMARY KEY,
  ambito_id uuid NOT NULL REFERENCES ambito,
  tipo text NOT NULL CHECK (tipo IN ('SEDI', 'ORARI', 'OPERATORI')),
  prova boolean NOT NULL,
  -- Null once the data of the load are deleted.
  allegato_id uuid CONSTRAINT caricamento_allegato REFERENCES allegato,
  stato text NOT NULL DEFAULT 'IN_ATTESA'
    CHECK (stato IN ('IN_ATTESA', 'IN_CORSO', 'RIUSCITO', 'RIFIUTATO', 'FALLITO', 'ANNULLATO')),
  richiesto_da text NOT NULL,
  -- The assignment of the person who asked: the job acts by it, and only while it is in force.
  assegnazione jsonb NOT NULL,
  -- The request that asked: the audit of the job names it.
  request_id text NOT NULL,
  richiesto_il timestamptz NOT NULL,
  iniziato_il timestamptz,
  concluso_il timestamptz,
  aggiornato_il timestamptz NOT NULL,
  lavoro text,
  tentativi smallint NOT NULL DEFAULT 0,
  righe integer CHECK (righe >= 0),
  righe_lavorate integer NOT NULL DEFAULT 0 CHECK (righe_lavorate BETWEEN 0 AND coalesce(righe, 0)),
  nuove integer CHECK (nuove >= 0),
  invariate integer CHECK (invariate >= 0),
  errori jsonb NOT NULL DEFAULT '[]',
  totale_errori integer NOT NULL DEFAULT 0 CHECK (totale_errori >= 0),
  -- The key of the file with the errors, whether there is one or not.
  chiave_errori text NOT NULL UNIQUE,
  con_tabella_errori boolean NOT NULL DEFAULT false,
  dati_tolti_il timestamptz,
  versione integer NOT NULL DEFAULT 1,
  CONSTRAINT caricamento_concluso CHECK (
    (stato IN ('RIUSCITO', 'RIFIUTATO', 'FALLITO', 'ANNULLATO')) = (concluso_il IS NOT NULL)
  ),
  CONSTRAINT caricamento_errori CHECK (concluso_il IS NULL OR (stato = 'RIFIUTATO') = (totale_errori > 0)),
  CONSTRAINT caricamento_dati_tolti CHECK ((dati_tolti_il IS NULL) = (allegato_id IS NOT NULL)
    AND (dati_tolti_il IS NULL OR (concluso_il IS NOT NULL AND errori = '[]' AND NOT con_tabella_errori)))
);
CREATE UNIQUE INDEX caricamento_uno_in_corso ON caricamento (ambito_id) WHERE stato = 'IN_CORSO';
CREATE INDEX caricamento_elenco ON caricamento (ambito_id, richiesto_il DESC, id DESC);
CREATE INDEX caricamento_per_tipo ON caricamento (ambito_id, tipo, richiesto_il DESC, id DESC);
CREATE INDEX caricamento_per_stato ON caricamento (ambito_id, stato, richiesto_il DESC, id DESC);
CREATE INDEX caricamento_da_fare ON caricamento (ambito_id, richiesto_il, id) WHERE stato IN ('IN_ATTESA', 'IN_CORSO');
CREATE INDEX caricamento_da_purgare ON caricamento (concluso_il) WHERE dati_tolti_il IS NULL;
CREATE INDEX caricamento_di_allegato ON caricamento (allegato_id);
GRANT SELECT, INSERT, UPDATE (stato, concluso_il, aggiornato_il, righe_lavorate, nuove, invariate, versione)
  ON caricamento TO registry_service;
GRANT SELECT, UPDATE ON caricamento TO registry_worker;

-- What was asked for does not change. A load that is over does not begin again and does not change its result.
CREATE FUNCTION caricamento_passo() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE TRIGGER caricamento_passo BEFORE UPDATE ON caricamento
  FOR EACH ROW EXECUTE FUNCTION caricamento_passo();
