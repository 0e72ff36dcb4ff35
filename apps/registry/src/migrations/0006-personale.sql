-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Area personale: the operatori, their titles, incarichi and days (art. 4, 7 and 8).

-- A name as it is compared: the words by which it is searched, however people divide them.
CREATE FUNCTION nome_confrontato(nome text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN array_to_string(parole_di(nome), '');

-- Art. 8: an operatore of an Ambito, with the qualification and, for assistenti sociali, the professional register.
CREATE TABLE operatore (
  id uuid PRIMARY KEY,
  ambito_id uuid NOT NULL REFERENCES ambito,
  account text,
  nome text NOT NULL,
  cognome text NOT NULL,
  -- A code of the list, and what its entry brings with it: the rules go by the nature.
  qualifica text NOT NULL,
  natura text NOT NULL CHECK (natura IN ('ASSISTENTE_SOCIALE', 'COORDINATORE', 'ALTRA')),
  albo_numero text CHECK (albo_numero ~ '^([A-Za-z]{1,3}[ .-]{0,2})?([0-9]{1,8}|[0-9]{1,3}\.[0-9]{3})$'),
  albo_sezione text CHECK (albo_sezione IN ('A', 'B')),
  codice_deontologico_accettato_il date,
  versione integer NOT NULL DEFAULT 1,
  albo_regione text CHECK (albo_regione ~ '^[0-9]{2}$'),
  -- The successor for the cases when the service ends.
  subentrante_id uuid REFERENCES operatore,
  parole tsvector NOT NULL GENERATED ALWAYS AS (array_to_tsvector(parole_trovabili(cognome) || parole_trovabili(nome))) STORED,
  -- Somebody confirmed that another operatore has the name.
  omonimo boolean NOT NULL DEFAULT false,
  CHECK (una_riga(nome) AND una_riga(cognome)),
  CONSTRAINT operatore_albo CHECK (
    natura <> 'ASSISTENTE_SOCIALE' OR num_nonnulls(albo_regione, albo_sezione, albo_numero) = 3
  ),
  -- Of the Ambito alone: who works in two of them is an operatore of each, and neither is told of the other.
  CONSTRAINT operatore_account UNIQUE (ambito_id, account),
  CONSTRAINT operatore_albo_unico UNIQUE (ambito_id, albo_regione, albo_sezione, albo_numero),
  CONSTRAINT operatore_dell_ambito UNIQUE (ambito_id, id),
  CONSTRAINT operatore_subentrante_altro CHECK (subentrante_id <> id),
  -- References that need a qualification point at this one.
  CONSTRAINT operatore_qualificato UNIQUE (id, ambito_id, natura)
);
CREATE INDEX operatore_elenco ON operatore (ambito_id, cognome, nome, id);
CREATE INDEX operatore_per_qualifica ON operatore (ambito_id, qualifica, cognome, nome, id);
CREATE INDEX operatore_per_natura ON operatore (ambito_id, natura, cognome, nome, id);
CREATE INDEX operatore_parole ON operatore USING gin (parole);
-- Two of one name are two persons if their enrolments in the albo differ, or if somebody confirmed it.
CREATE UNIQUE INDEX operatore_omonimo ON operatore (ambito_id, nome_confrontato(cognome), nome_confrontato(nome),
  (CASE WHEN omonimo THEN id::text ELSE coalesce(albo_regione || albo_sezione || albo_numero, '') END));
GRANT SELECT, INSERT, DELETE, UPDATE (account, nome, cognome, albo_numero, albo_sezione, codice_deontologico_accettato_il,
  versione, albo_regione, subentrante_id, omonimo) ON operatore TO registry_service;
GRANT SELECT, UPDATE (versione) ON operatore TO registry_worker;
CREATE TRIGGER operatore_solo_annullato BEFORE DELETE ON operatore FOR EACH ROW EXECUTE FUNCTION solo_annullato();
-- The operatore of an Ambito whose account it is; none for an account of somebody else.
CREATE FUNCTION operatore_dell_account(ambito uuid, conto text) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT id FROM operatore WHERE ambito_id = ambito AND account = conto
$$;

-- Art. 8 c. 1: the operatore who stays of those who are one person with another one; the operatore itself, if it stays.
CREATE FUNCTION operatore_che_resta(operatore uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE catena AS (
    SELECT operatore AS id, 0 AS passo
    UNION ALL SELECT a.sostituito_da, c.passo + 1 FROM catena AS c
      JOIN annullamento AS a ON a.id = c.id AND a.tipo = 'OPERATORE' AND a.sostituito_da IS NOT NULL)
  SELECT id FROM catena ORDER BY passo DESC LIMIT 1 $$;

-- Art. 8 c. 1: whether casework may have given cases to an operatore: an incarico or a nomination that was annulled had begun. A standing
-- one keeps the operatore by its foreign key.
CREATE FUNCTION operatore_con_casi(operatore uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM annullamento WHERE proprietario_id = operatore AND tipo IN ('INCARICO', 'NOMINA_COORDINATORE')
      AND lower((dati ->> 'periodo')::daterange) <= oggi()) $$;

-- Art. 8 c. 1: an operatore who may have answered for cases goes only when another one takes the place.
CREATE FUNCTION operatore_senza_sostituto() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF operatore_con_casi(OLD.id) AND EXISTS (SELECT FROM annullamento WHERE id = OLD.id AND sostituito_da IS NULL) THEN
    RAISE EXCEPTION 'the operatore may have answered for cases'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'operatore_senza_sostituto';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER operatore_senza_sostituto BEFORE DELETE ON operatore
  FOR EACH ROW EXECUTE FUNCTION operatore_senza_sostituto();

-- Art. 8: an operatore gets the nature of the entry of the qualification that holds today, or else of the last one that held. An entry to
-- come gives none.
CREATE FUNCTION operatore_qualifica() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT v.natura INTO NEW.natura FROM voce_vocabolario v
  WHERE v.vocabolario = 'QUALIFICHE' AND v.codice = NEW.qualifica AND lower(v.periodo) <= oggi()
  ORDER BY lower(v.periodo) DESC LIMIT 1;
  IF NEW.natura IS NULL THEN
    RAISE EXCEPTION 'no such qualification' USING ERRCODE = 'check_violation', CONSTRAINT = 'operatore_qualifica';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER operatore_qualifica BEFORE INSERT OR UPDATE OF qualifica, natura ON operatore
  FOR EACH ROW EXECUTE FUNCTION operatore_qualifica();

-- Art. 8 c. 1: the professional code is accepted once. A wrong day is put right where this transaction keeps what was said.
CREATE FUNCTION codice_deontologico_accettato_una_volta() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the code was accepted already'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'codice_deontologico_accettato_una_volta';
END $$;
CREATE TRIGGER codice_deontologico_accettato_una_volta BEFORE UPDATE OF codice_deontologico_accettato_il ON operatore
  FOR EACH ROW WHEN (OLD.codice_deontologico_accettato_il IS NOT NULL
    AND NEW.codice_deontologico_accettato_il IS DISTINCT FROM OLD.codice_deontologico_accettato_il
    AND NOT rettificato_ora(NEW.id, 'OPERATORE'))
  EXECUTE FUNCTION codice_deontologico_accettato_una_volta();

-- Art. 7: a coordinator acts with an account, which is not taken away while in office.
CREATE FUNCTION coordinatore_con_account() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE TRIGGER coordinatore_con_account BEFORE UPDATE OF account ON operatore
  FOR EACH ROW WHEN (NEW.account IS NULL AND OLD.account IS NOT NULL) EXECUTE FUNCTION coordinatore_con_account();

-- Art. 4 c. 2 b: the nominations of coordinators. An Ambito has at most one coordinator on each day, an operator with the
-- qualification of a coordinator.
CREATE TABLE nomina_coordinatore (
  id uuid PRIMARY KEY,
  ambito_id uuid NOT NULL REFERENCES ambito,
  operatore_id uuid NOT NULL,
  natura text NOT NULL DEFAULT 'COORDINATORE' CHECK (natura = 'COORDINATORE'),
  periodo daterange NOT NULL CHECK (NOT isempty(periodo)),
  atto text NOT NULL,
  atto_cessazione text,
  versione integer NOT NULL DEFAULT 1,
  CONSTRAINT coordinatore_uno_per_volta UNIQUE (ambito_id, periodo WITHOUT OVERLAPS),
  CONSTRAINT coordinatore_qualificato FOREIGN KEY (operatore_id, ambito_id, natura)
    REFERENCES operatore (id, ambito_id, natura)
);
CREATE INDEX nomina_coordinatore_operatore ON nomina_coordinatore (operatore_id);
CREATE INDEX nomina_coordinatore_elenco ON nomina_coordinatore (ambito_id, lower(periodo));
GRANT SELECT, INSERT, DELETE, UPDATE (periodo, atto_cessazione, versione) ON nomina_coordinatore TO registry_service;

CREATE TRIGGER nomina_immutabile BEFORE UPDATE OR DELETE ON nomina_coordinatore
  FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('nomina_immutabile', 'periodo', 'atto_cessazione', 'versione');
CREATE TRIGGER nomina_piu_breve BEFORE UPDATE ON nomina_coordinatore
  FOR EACH ROW WHEN (lower(NEW.periodo) <> lower(OLD.periodo) OR NOT NEW.periodo <@ OLD.periodo)
  EXECUTE FUNCTION registrato_immutabile('nomina_immutabile', 'atto_cessazione', 'versione');
CREATE TRIGGER coordinatore_con_account BEFORE INSERT ON nomina_coordinatore
  FOR EACH ROW EXECUTE FUNCTION coordinatore_con_account();
CREATE TRIGGER nomina_passata BEFORE UPDATE ON nomina_coordinatore
  FOR EACH ROW EXECUTE FUNCTION giorni_passati_restano('nomina_immutabile', 'e oggi');

-- Art. 7: a nomination that is corrected keeps the days in office up to today: whoever was in office signed acts. At the commit, when the one
-- that takes its place is written.
CREATE FUNCTION nomina_vissuta() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM annullamento AS a JOIN nomina_coordinatore AS n ON n.id = a.sostituito_da
    WHERE a.id = OLD.id AND n.periodo @> OLD.periodo * daterange(NULL, oggi(), '[]')) THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'days in office were taken away' USING ERRCODE = 'check_violation', CONSTRAINT = 'nomina_vissuta';
END $$;
CREATE CONSTRAINT TRIGGER nomina_vissuta AFTER DELETE ON nomina_coordinatore
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (lower(OLD.periodo) <= oggi()) EXECUTE FUNCTION nomina_vissuta();

-- Art. 8 c. 1: the title by which an operatore serves, as an employee or by a disciplinare d'incarico.
CREATE TABLE titolo_di_servizio (
  id uuid PRIMARY KEY,
  operatore_id uuid NOT NULL REFERENCES operatore,
  tipo text NOT NULL CHECK (tipo IN ('DIPENDENTE', 'DISCIPLINARE_INCARICO')),
  ente text NOT NULL,
  atto text NOT NULL,
  sottoscritto_il date,
  tempo_indeterminato boolean NOT NULL,
  periodo daterange NOT NULL CHECK (NOT isempty(periodo) AND NOT lower_inf(periodo)),
  datore text NOT NULL
    CHECK (datore IN ('COMUNE', 'AMBITO', 'ENTE_STRUMENTALE', 'ASL_RIMBORSATA', 'TERZO_SETTORE', 'ALTRO')),
  CONSTRAINT titolo_nel_tempo UNIQUE (id, operatore_id, periodo WITHOUT OVERLAPS),
  CONSTRAINT titolo_disciplinare CHECK (
    tipo = 'DIPENDENTE' OR (NOT tempo_indeterminato AND sottoscritto_il IS NOT NULL)
  ),
  CONSTRAINT titolo_a_termine CHECK (tempo_indeterminato OR NOT upper_inf(periodo)),
  CONSTRAINT titolo_disciplinare_prima
    CHECK (tipo = 'DIPENDENTE' OR sottoscritto_il <= lower(periodo)),
  -- At the commit, since a correction writes the right one before it annuls the wrong one.
  CONSTRAINT titolo_uno_dal_giorno EXCLUDE USING btree (operatore_id WITH =, tipo WITH =, ente WITH =, (lower(periodo)) WITH =)
    DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX titolo_di_servizio_elenco ON titolo_di_servizio (operatore_id, lower(periodo), id);
GRANT SELECT, INSERT, UPDATE, DELETE ON titolo_di_servizio TO registry_service;
GRANT SELECT ON titolo_di_servizio TO registry_worker;
CREATE TRIGGER titolo_solo_annullato BEFORE DELETE ON titolo_di_servizio FOR EACH ROW EXECUTE FUNCTION solo_annullato();

-- Art. 8 c. 1: the service of an operatore in a sede or for a Comune, on days that a title covers.
CREATE TABLE incarico (
  id uuid PRIMARY KEY,
  operatore_id uuid NOT NULL REFERENCES operatore,
  sede_id uuid REFERENCES sede,
  periodo daterange NOT NULL CHECK (NOT isempty(periodo)),
  fte numeric(3,2) NOT NULL CHECK (fte > 0 AND fte <= 1),
  atto text NOT NULL,
  titolo_id uuid NOT NULL,
  codice_istat text REFERENCES comune,
  fine_richiesta date,
  fine_motivo text CHECK (fine_motivo IN ('TERMINE', 'DIMISSIONI', 'TRASFERIMENTO', 'DECESSO', 'SOSPENSIONE', 'ALTRO')),
  sotto_minimo boolean NOT NULL DEFAULT false,
  senza_successore integer CHECK (senza_successore >= 0),
  successione_versione integer NOT NULL DEFAULT 0,
  ambito_id uuid NOT NULL,
  sotto_minimo_confermato_da text,
  sotto_minimo_confermato_il timestamptz,
  CONSTRAINT incarico_uno_per_sede EXCLUDE USING gist (operatore_id WITH =, sede_id WITH =, periodo WITH &&),
  CONSTRAINT incarico_in_un_luogo CHECK (num_nonnulls(sede_id, codice_istat) = 1),
  CONSTRAINT incarico_fine_dentro CHECK (
    fine_richiesta >= lower(periodo) AND (upper_inf(periodo) OR fine_richiesta < upper(periodo))
  ),
  CONSTRAINT incarico_uno_per_comune EXCLUDE USING gist (operatore_id WITH =, codice_istat WITH =, periodo WITH &&),
  -- Art. 8 c. 1: a title of service covers each day of an incarico.
  CONSTRAINT incarico_con_titolo FOREIGN KEY (titolo_id, operatore_id, PERIOD periodo)
    REFERENCES titolo_di_servizio (id, operatore_id, PERIOD periodo) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT incarico_in_sede_attiva FOREIGN KEY (sede_id, PERIOD periodo) REFERENCES sede (id, PERIOD periodo),
  CONSTRAINT incarico_di_operatore_dell_ambito FOREIGN KEY (ambito_id, operatore_id)
    REFERENCES operatore (ambito_id, id),
  CONSTRAINT incarico_in_sede_dell_ambito FOREIGN KEY (ambito_id, sede_id) REFERENCES sede (ambito_id, id),
  CONSTRAINT incarico_in_comune_associato FOREIGN KEY (codice_istat, ambito_id, PERIOD periodo)
    REFERENCES appartenenza (codice_istat, ambito_id, PERIOD periodo),
  CONSTRAINT incarico_conferma_intera CHECK (
    (sotto_minimo_confermato_da IS NULL) = (sotto_minimo_confermato_il IS NULL) AND (sotto_minimo OR sotto_minimo_confermato_da IS NULL))
);
CREATE INDEX incarico_sede ON incarico (sede_id, operatore_id);
CREATE INDEX incarico_della_sede ON incarico (sede_id, lower(periodo), id);
CREATE INDEX incarico_titolo ON incarico (titolo_id);
CREATE INDEX incarico_elenco ON incarico (operatore_id, lower(periodo), id);
-- What the desk of an Ambito looks for: incarichi that end from today on, and those that leave cases without a successor.
CREATE INDEX incarico_fine ON incarico (ambito_id, coalesce(fine_richiesta, upper(periodo) - 1));
CREATE INDEX incarico_con_casi ON incarico (ambito_id) WHERE senza_successore > 0;
GRANT SELECT, INSERT, DELETE, UPDATE (titolo_id, periodo, fine_richiesta, fine_motivo, sotto_minimo, senza_successore,
  successione_versione, sotto_minimo_confermato_da, sotto_minimo_confermato_il) ON incarico TO registry_service;
GRANT SELECT, UPDATE (periodo, fine_richiesta, senza_successore, successione_versione) ON incarico TO registry_worker;

-- Days on which an operatore has an incarico, up to the end that was asked for.
CREATE FUNCTION giorni_in_servizio(operatore uuid) RETURNS datemultirange LANGUAGE sql STABLE AS $$
  SELECT coalesce(range_agg(periodo * daterange(NULL, fine_richiesta, '[]')), '{}') FROM incarico WHERE operatore_id = operatore $$;

-- Art. 8 c. 1: no incarico of an assistente sociale begins before the acceptance of the code, nor stays when that one is put right.
CREATE FUNCTION incarico_codice_rettificato() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM incarico WHERE operatore_id = NEW.id
             AND coalesce(NEW.codice_deontologico_accettato_il > lower(periodo), true)) THEN
    RAISE EXCEPTION 'an incarico begins before the acceptance of the code'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'incarico_codice_deontologico';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER incarico_codice_rettificato BEFORE UPDATE OF codice_deontologico_accettato_il ON operatore
  FOR EACH ROW WHEN (NEW.natura = 'ASSISTENTE_SOCIALE'
    AND NEW.codice_deontologico_accettato_il IS DISTINCT FROM OLD.codice_deontologico_accettato_il)
  EXECUTE FUNCTION incarico_codice_rettificato();

-- Art. 4 c. 1: the first day between two days on which the Ambito, without some incarichi, has more residents for
-- each full-time assistente sociale than allowed, or has residents that are not known. Where time is taken away (`tolto`: what the
-- tables do not show any more, besides those incarichi), only days on which the Ambito had enough before. Only days on which something
-- changes are looked at. The service asks this function; the ratio that it shows (`rapportoAl`) is the same, and a test compares the two.
CREATE FUNCTION sotto_minimo(di uuid, dal date, entro date, senza uuid[], tolto numeric DEFAULT NULL)
  RETURNS TABLE (giorno date, fte numeric, residenti integer, minimo numeric) LANGUAGE sql STABLE AS $$
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
  ORDER BY quando LIMIT 1 $$;

-- Art. 8 c. 1: at most full time in all, the professional code accepted, no substitute without service. The
-- operatore's row is locked, so that two transactions on one person are checked one after the other.
CREATE FUNCTION incarico_regole() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE CONSTRAINT TRIGGER incarico_regole AFTER INSERT OR UPDATE OF operatore_id, periodo, fte, fine_richiesta ON incarico
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION incarico_regole();

CREATE TRIGGER incarico_solo_annullato BEFORE DELETE ON incarico FOR EACH ROW EXECUTE FUNCTION solo_annullato();

-- Art. 4 c. 1: an end that leaves the Ambito below the minimum is confirmed by the coordinator.
CREATE FUNCTION incarico_sotto_minimo_confermato() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE CONSTRAINT TRIGGER incarico_sotto_minimo_confermato AFTER UPDATE OF periodo, fine_richiesta ON incarico
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (coalesce(least(upper(NEW.periodo), NEW.fine_richiesta + 1), 'infinity')
    < coalesce(least(upper(OLD.periodo), OLD.fine_richiesta + 1), 'infinity'))
  EXECUTE FUNCTION incarico_sotto_minimo_confermato();

-- Art. 8 c. 1: an incarico on whose days the operatore is a substitute is not deleted.
CREATE FUNCTION incarico_tolto() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM operatore WHERE id = OLD.operatore_id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM assenza WHERE sostituto_id = OLD.operatore_id AND NOT giorni_in_servizio(OLD.operatore_id) @> periodo) THEN
    RAISE EXCEPTION 'the substitute is not in service'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'assenza_sostituto_in_servizio';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER incarico_tolto AFTER DELETE ON incarico
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION incarico_tolto();
