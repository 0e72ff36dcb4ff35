-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Projects with their objectives, interventions and reviews (art. 2 c. 5).

-- Art. 2 c. 5 a: whether a project is over: no step leads on from its state (`TRANSIZIONI`), as a test says.
CREATE FUNCTION progetto_finito(stato text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT stato = 'CONCLUSO'
$$;

-- Art. 2 c. 5 a: the project of a case.
CREATE TABLE progetto (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  presa_in_carico_id uuid NOT NULL,
  stato text NOT NULL CHECK (stato IN ('BOZZA', 'ATTIVO', 'CONCLUSO')),
  redatto_il timestamptz NOT NULL,
  -- When the draft was rewritten.
  modifiche timestamptz[] NOT NULL DEFAULT '{}',
  accettato_il timestamptz,
  accettato_da text CHECK (accettato_da IN ('PERSONA', 'TUTORE')),
  parole text,
  -- Whether the person accepted it, signed in; otherwise the case manager recorded what they said.
  accettato_con_accesso boolean NOT NULL DEFAULT false,
  concluso_il timestamptz,
  -- Whether the end of its case ended it: it is open again when that end is annulled.
  chiuso_col_caso boolean NOT NULL DEFAULT false,
  versione integer NOT NULL DEFAULT 1,
  PRIMARY KEY (ambito_id, id),
  FOREIGN KEY (ambito_id, presa_in_carico_id) REFERENCES presa_in_carico,
  -- Art. 2 c. 5 a: an active project was accepted.
  CONSTRAINT progetto_attivo_se_accettato CHECK (
    stato <> 'ATTIVO' OR (accettato_il IS NOT NULL AND accettato_da IS NOT NULL)
  ),
  CONSTRAINT progetto_accettazione_intera CHECK (
    num_nulls(accettato_il, accettato_da, parole) IN (0, 3)
    AND CASE WHEN accettato_il IS NULL THEN NOT accettato_con_accesso ELSE stato <> 'BOZZA' END
  ),
  -- Whoever accepts a project accepts its last text.
  CONSTRAINT progetto_tempi CHECK (
    redatto_il <= accettato_il AND modifiche[cardinality(modifiche)] <= accettato_il AND redatto_il <= concluso_il
  ),
  CONSTRAINT progetto_concluso CHECK (progetto_finito(stato) = (concluso_il IS NOT NULL)),
  CONSTRAINT progetto_chiuso_se_finito CHECK (progetto_finito(stato) OR NOT chiuso_col_caso)
);
CREATE UNIQUE INDEX progetto_uno_aperto ON progetto (ambito_id, presa_in_carico_id) WHERE NOT progetto_finito(stato);
CREATE INDEX progetto_elenco ON progetto (ambito_id, presa_in_carico_id, redatto_il, id);
ALTER TABLE progetto ENABLE ROW LEVEL SECURITY;
ALTER TABLE progetto FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON progetto
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, DELETE, UPDATE (stato, redatto_il, modifiche, accettato_il, accettato_da, parole, accettato_con_accesso, concluso_il, chiuso_col_caso, versione)
  ON progetto TO casework_service;
GRANT SELECT (ambito_id, id, presa_in_carico_id, stato, accettato_il, concluso_il, versione), UPDATE (versione) ON progetto TO casework_worker;

-- Art. 2 c. 5 a: the steps of a project. The service has the same (`TRANSIZIONI`), and a test compares the two.
CREATE FUNCTION passo_progetto(da text, a text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT (da, a) IN (('BOZZA', 'ATTIVO'), ('BOZZA', 'CONCLUSO'), ('ATTIVO', 'CONCLUSO'))
$$;
CREATE FUNCTION progetto_passi() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE TRIGGER progetto_nasce_bozza BEFORE INSERT ON progetto
  FOR EACH ROW EXECUTE FUNCTION progetto_passi();
CREATE TRIGGER progetto_passi BEFORE UPDATE OF stato ON progetto
  FOR EACH ROW WHEN (NEW.stato <> OLD.stato) EXECUTE FUNCTION progetto_passi();
-- Art. 2 c. 5 a: who accepted it, when and in which words is written as it becomes active, and changes only where it was wrong.
CREATE TRIGGER progetto_solo_rettificato BEFORE UPDATE OF accettato_il, accettato_da, parole, accettato_con_accesso ON progetto
  FOR EACH ROW WHEN (
  (NEW.accettato_il, NEW.accettato_da, NEW.parole, NEW.accettato_con_accesso)
    IS DISTINCT FROM (OLD.accettato_il, OLD.accettato_da, OLD.parole, OLD.accettato_con_accesso)
  AND NOT (OLD.stato = 'BOZZA' AND NEW.stato = 'ATTIVO')
) EXECUTE FUNCTION solo_rettificato();
-- Art. 2 c. 3 c: when it was drafted changes only where it was wrong.
CREATE TRIGGER progetto_redatto_solo_rettificato BEFORE UPDATE OF redatto_il ON progetto
  FOR EACH ROW WHEN (NEW.redatto_il <> OLD.redatto_il) EXECUTE FUNCTION solo_rettificato();
-- Art. 2 c. 3 c: the project of a case is drafted once the case is in charge, whichever of the two days is corrected.
CREATE FUNCTION progetto_dal_caso() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE TRIGGER progetto_dal_caso AFTER INSERT OR UPDATE OF redatto_il ON progetto
  FOR EACH ROW EXECUTE FUNCTION progetto_dal_caso();
CREATE TRIGGER presa_in_carico_prima_del_progetto AFTER UPDATE OF attivata_il ON presa_in_carico
  FOR EACH ROW WHEN (NEW.attivata_il IS DISTINCT FROM OLD.attivata_il) EXECUTE FUNCTION progetto_dal_caso();
-- When the draft was rewritten stays: it tells who answered for the case then. Another time is added after those that there are.
CREATE TRIGGER progetto_modifiche_restano BEFORE UPDATE OF modifiche ON progetto FOR EACH ROW WHEN (
  NEW.modifiche[1:cardinality(OLD.modifiche)] IS DISTINCT FROM OLD.modifiche
) EXECUTE FUNCTION solo_rettificato();

-- Art. 7 c. 1: at the commit, the case of a project that ended with it is over: one that is open again has opened all of them.
CREATE FUNCTION progetto_chiuso_col_caso() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE CONSTRAINT TRIGGER progetto_chiuso_col_caso AFTER INSERT OR UPDATE OF chiuso_col_caso ON progetto
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.chiuso_col_caso) EXECUTE FUNCTION progetto_chiuso_col_caso();
CREATE CONSTRAINT TRIGGER presa_in_carico_riaperta AFTER UPDATE OF stato ON presa_in_carico
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (caso_finito(OLD.stato)) EXECUTE FUNCTION progetto_chiuso_col_caso();

-- Art. 2 c. 5 o: the same check for all entrusted interventi, when a project is accepted.
CREATE FUNCTION progetto_ad_enti_accreditati() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE TRIGGER progetto_ad_enti_accreditati AFTER UPDATE OF stato ON progetto
  FOR EACH ROW WHEN (NEW.stato = 'ATTIVO' AND OLD.stato = 'BOZZA') EXECUTE FUNCTION progetto_ad_enti_accreditati();

-- Art. 2 c. 3 c: what belongs to a project comes, changes and goes only while it is a draft; what an accepted project still writes
-- (outcomes, ends, commitments) is in no column of these triggers. Its acceptance waits meanwhile.
CREATE FUNCTION progetto_modificato_in_bozza() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
-- A project goes only as a draft that was annulled: nobody has accepted it.
CREATE TRIGGER progetto_in_bozza BEFORE DELETE ON progetto FOR EACH ROW EXECUTE FUNCTION progetto_modificato_in_bozza();
CREATE TRIGGER progetto_solo_annullato BEFORE DELETE ON progetto FOR EACH ROW EXECUTE FUNCTION solo_annullato();

-- Art. 2 c. 5 a: the objectives of a project.
CREATE TABLE obiettivo (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  progetto_id uuid NOT NULL,
  ordine smallint NOT NULL,
  descrizione text NOT NULL,
  indicatore text NOT NULL,
  -- A code of the list, and whether its entry counts as reached.
  esito text,
  raggiunto boolean NOT NULL DEFAULT false CHECK (NOT raggiunto OR esito IS NOT NULL),
  PRIMARY KEY (ambito_id, id),
  FOREIGN KEY (ambito_id, progetto_id) REFERENCES progetto
);
CREATE INDEX obiettivo_progetto ON obiettivo (ambito_id, progetto_id, ordine);
ALTER TABLE obiettivo ENABLE ROW LEVEL SECURITY;
ALTER TABLE obiettivo FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON obiettivo
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, DELETE, UPDATE (esito, raggiunto) ON obiettivo TO casework_service;
GRANT SELECT (ambito_id, id, progetto_id, esito, raggiunto) ON obiettivo TO casework_worker;
CREATE TRIGGER obiettivo_in_bozza BEFORE INSERT OR DELETE OR UPDATE OF ambito_id, id, progetto_id, ordine, descrizione, indicatore
  ON obiettivo FOR EACH ROW EXECUTE FUNCTION progetto_modificato_in_bozza();

-- The days on which an intervento is given: its period, up to the day on which it was ended. Empty if it never begins.
CREATE FUNCTION giorni_svolti(periodo daterange, concluso_al date) RETURNS daterange LANGUAGE sql IMMUTABLE AS $$
  SELECT periodo * daterange(NULL, concluso_al, '[]')
$$;

-- Art. 2 c. 5 a and o: an intervento, done by the service or entrusted to an ente.
CREATE TABLE intervento (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  progetto_id uuid NOT NULL,
  prestazione text NOT NULL,
  descrizione text,
  costo numeric(14,2) NOT NULL CHECK (costo >= 0),
  periodo daterange NOT NULL CHECK (NOT isempty(periodo)),
  ente_id uuid,
  -- The last day on which it was given, if it ends before the planned one; the day before the first, if it never begins.
  concluso_al date,
  motivo_conclusione text,
  -- Whether the end of its project ended it, and the last day that had been decided before: it has it again when that end is annulled.
  chiuso_col_progetto boolean NOT NULL DEFAULT false,
  concluso_al_prima date,
  -- When the last day that the case manager decided was recorded.
  conclusione_registrata_il timestamptz,
  -- The first and the last day that no accreditation covers any more.
  scoperto_dal date,
  scoperto_al date,
  PRIMARY KEY (ambito_id, id),
  FOREIGN KEY (ambito_id, progetto_id) REFERENCES progetto,
  CONSTRAINT intervento_ente_dell_ambito FOREIGN KEY (ambito_id, ente_id) REFERENCES anagrafe_ente,
  CONSTRAINT intervento_affidato_a_termine CHECK (ente_id IS NULL OR NOT upper_inf(periodo)),
  CONSTRAINT intervento_scoperto_se_affidato CHECK (scoperto_dal IS NULL OR ente_id IS NOT NULL),
  CONSTRAINT intervento_scoperto_dal_al CHECK (
    (scoperto_dal IS NULL) = (scoperto_al IS NULL) AND scoperto_dal <= scoperto_al
  ),
  CONSTRAINT intervento_concluso_prima CHECK (
    concluso_al >= lower(periodo) - 1 AND (upper_inf(periodo) OR concluso_al < upper(periodo) - 1)
  ),
  CONSTRAINT intervento_concluso_motivato CHECK (motivo_conclusione IS NULL OR concluso_al IS NOT NULL),
  CONSTRAINT intervento_conclusione_registrata CHECK (conclusione_registrata_il IS NULL OR concluso_al IS NOT NULL),
  CONSTRAINT intervento_chiuso_col_progetto CHECK (
    CASE WHEN chiuso_col_progetto THEN concluso_al IS NOT NULL ELSE concluso_al_prima IS NULL END
  )
);
CREATE INDEX intervento_progetto ON intervento (ambito_id, progetto_id);
CREATE INDEX intervento_ente ON intervento (ambito_id, ente_id) WHERE ente_id IS NOT NULL;
CREATE INDEX intervento_scoperto ON intervento (ambito_id, scoperto_dal, id, scoperto_al) WHERE scoperto_dal IS NOT NULL;
ALTER TABLE intervento ENABLE ROW LEVEL SECURITY;
ALTER TABLE intervento FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON intervento
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
CREATE TRIGGER intervento_in_bozza
  BEFORE INSERT OR DELETE OR UPDATE OF ambito_id, id, progetto_id, prestazione, descrizione, costo, periodo
  ON intervento FOR EACH ROW EXECUTE FUNCTION progetto_modificato_in_bozza();
-- Art. 2 c. 5 o: an ente that was registered twice becomes the one that stays, in an accepted project too.
CREATE TRIGGER intervento_affidato_in_bozza BEFORE UPDATE OF ente_id ON intervento FOR EACH ROW WHEN (
  NEW.ente_id IS DISTINCT FROM OLD.ente_id AND NEW.ente_id IS DISTINCT FROM ente_che_resta(OLD.ambito_id, OLD.ente_id)
) EXECUTE FUNCTION progetto_modificato_in_bozza();
GRANT SELECT, INSERT, DELETE, UPDATE (concluso_al, motivo_conclusione, chiuso_col_progetto, concluso_al_prima, conclusione_registrata_il, scoperto_dal,
    scoperto_al)
  ON intervento TO casework_service;
GRANT SELECT (ambito_id, id, progetto_id, prestazione, costo, periodo, ente_id, concluso_al, scoperto_dal, scoperto_al),
  UPDATE (ente_id, scoperto_dal, scoperto_al) ON intervento TO casework_worker;

-- Art. 7 c. 1: whether the end of the case of a project was annulled, so that both go on.
CREATE FUNCTION fine_del_progetto_annullata(ambito uuid, di uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN fine_annullata(ambito, (SELECT presa_in_carico_id FROM progetto WHERE ambito_id = ambito AND id = di), NULL);
END $$;
-- Art. 2 c. 3 d: the last day that was decided for an intervento changes only where it was wrong. The end of its project puts another one
-- beside it; an end that is annulled may leave that one.
CREATE TRIGGER intervento_solo_rettificato
  BEFORE UPDATE OF concluso_al, motivo_conclusione, chiuso_col_progetto, concluso_al_prima ON intervento FOR EACH ROW WHEN (
  (OLD.concluso_al_prima IS NOT NULL OR (OLD.concluso_al IS NOT NULL AND NOT OLD.chiuso_col_progetto))
  AND (CASE WHEN NEW.chiuso_col_progetto THEN NEW.concluso_al_prima ELSE NEW.concluso_al END, NEW.motivo_conclusione)
    IS DISTINCT FROM (CASE WHEN OLD.chiuso_col_progetto THEN OLD.concluso_al_prima ELSE OLD.concluso_al END, OLD.motivo_conclusione)
  AND NOT (OLD.chiuso_col_progetto AND fine_del_progetto_annullata(OLD.ambito_id, OLD.progetto_id))
) EXECUTE FUNCTION solo_rettificato();
-- When the last day that was decided was recorded stays with it: it tells who answered for the case then.
CREATE TRIGGER intervento_registrato BEFORE UPDATE OF conclusione_registrata_il ON intervento FOR EACH ROW WHEN (
  OLD.conclusione_registrata_il IS NOT NULL AND NEW.conclusione_registrata_il IS DISTINCT FROM OLD.conclusione_registrata_il
) EXECUTE FUNCTION solo_rettificato();

-- Art. 2 c. 5 o: the ente of an entrusted intervento of a draft is accredited on the first day; on every day, once the project is
-- accepted (`progetto_ad_enti_accreditati`). The lock makes events of the registry about the ente wait (keep-ente.ts).
CREATE FUNCTION intervento_ad_ente_accreditato() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  primo CONSTANT date := lower(NEW.periodo);
BEGIN
  PERFORM pg_advisory_xact_lock_shared(lock_key('ente', NEW.ente_id::text));
  IF giorni_scoperti(NEW.ambito_id, NEW.ente_id, NEW.prestazione, daterange(primo, primo, '[]')) <> '{}' THEN
    RAISE EXCEPTION 'the ente is not accredited'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'intervento_ad_ente_accreditato';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER intervento_ad_ente_accreditato AFTER INSERT OR UPDATE OF prestazione, periodo ON intervento
  FOR EACH ROW WHEN (NEW.ente_id IS NOT NULL) EXECUTE FUNCTION intervento_ad_ente_accreditato();
CREATE TRIGGER intervento_ad_altro_ente_accreditato AFTER UPDATE OF ente_id ON intervento FOR EACH ROW WHEN (
  NEW.ente_id IS NOT NULL AND NEW.ente_id IS DISTINCT FROM OLD.ente_id
  AND NEW.ente_id IS DISTINCT FROM ente_che_resta(OLD.ambito_id, OLD.ente_id)
) EXECUTE FUNCTION intervento_ad_ente_accreditato();

-- Art. 2 c. 5 o: the marks are the first and the last day that no accreditation covers, of those on which it is given.
CREATE FUNCTION intervento_scoperto_davvero() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE TRIGGER intervento_scoperto_davvero AFTER UPDATE OF scoperto_dal, scoperto_al, concluso_al ON intervento
  FOR EACH ROW WHEN (NEW.ente_id IS NOT NULL) EXECUTE FUNCTION intervento_scoperto_davvero();

-- Art. 2 c. 4: what an intervento has cost at the end of a day. Its cost is spread evenly over its days and rounded once, on what
-- has added up, so that the amounts of any stretches that follow each other add up to the cost, to the cent.
CREATE FUNCTION costo_fino_al(costo numeric, periodo daterange, giorno date) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
  SELECT round(
    costo * (least(greatest(giorno, lower(periodo) - 1), upper(periodo) - 1) - lower(periodo) + 1)
      / (upper(periodo) - lower(periodo)),
    2)
$$;
-- The part of the cost that falls in a year, up to the last day on which the intervento is given; null is the planned one.
CREATE FUNCTION costo_nell_anno(costo numeric, periodo daterange, anno integer, concluso_al date)
RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
  SELECT costo_fino_al(costo, periodo, least(make_date(anno, 12, 31), concluso_al))
    - costo_fino_al(costo, periodo, least(make_date(anno - 1, 12, 31), concluso_al))
$$;

-- Art. 2 c. 4: what an intervento commits on the line of each year of its period, from the acceptance of its project on.
CREATE TABLE impegno (
  ambito_id uuid NOT NULL,
  intervento_id uuid NOT NULL,
  anno smallint NOT NULL,
  linea_id uuid NOT NULL,
  impegnato numeric(14,2) NOT NULL DEFAULT 0 CHECK (impegnato >= 0),
  PRIMARY KEY (ambito_id, intervento_id, anno),
  FOREIGN KEY (ambito_id, intervento_id) REFERENCES intervento,
  CONSTRAINT impegno_linea_dell_anno FOREIGN KEY (ambito_id, linea_id, anno) REFERENCES anagrafe_linea (ambito_id, id, anno)
);
CREATE INDEX impegno_linea ON impegno (ambito_id, linea_id);
ALTER TABLE impegno ENABLE ROW LEVEL SECURITY;
ALTER TABLE impegno FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON impegno
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, DELETE, UPDATE (impegnato) ON impegno TO casework_service;
CREATE TRIGGER impegno_in_bozza BEFORE INSERT OR DELETE OR UPDATE OF ambito_id, intervento_id, anno, linea_id
  ON impegno FOR EACH ROW EXECUTE FUNCTION progetto_modificato_in_bozza();

-- A line has committed the sum of its commitments, whoever writes them; `linea_capiente` refuses more than the line has. A draft, which
-- commits nothing, locks no line: it would lock them in the order of its interventi, and `adjustImpegni` locks them by id.
CREATE FUNCTION impegno_sulla_linea() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.impegnato = coalesce(OLD.impegnato, 0) THEN RETURN NULL; END IF;
  UPDATE anagrafe_linea SET impegnato = impegnato + NEW.impegnato - coalesce(OLD.impegnato, 0)
  WHERE ambito_id = NEW.ambito_id AND id = NEW.linea_id;
  RETURN NULL;
END $$;
CREATE TRIGGER impegno_sulla_linea AFTER INSERT OR UPDATE OF impegnato ON impegno
  FOR EACH ROW EXECUTE FUNCTION impegno_sulla_linea();

-- The commitment that an intervento has in a year: none before its project is accepted, then what it costs on the days on which
-- it is given.
CREATE FUNCTION impegno_dovuto(accettato_il timestamptz, costo numeric, periodo daterange, anno integer, concluso_al date)
RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN accettato_il IS NULL THEN 0 ELSE costo_nell_anno(costo, periodo, anno, concluso_al) END
$$;
-- At the commit: an intervento that a line pays has one for each year of its period and commits what is due, no more and no less;
-- when a project has ended, each of its interventi has.
CREATE FUNCTION impegno_per_giorni() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE CONSTRAINT TRIGGER impegno_per_giorni AFTER INSERT OR UPDATE ON impegno
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION impegno_per_giorni();
CREATE CONSTRAINT TRIGGER intervento_con_impegni AFTER UPDATE OF costo, periodo, concluso_al ON intervento
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION impegno_per_giorni();
CREATE CONSTRAINT TRIGGER progetto_con_impegni AFTER UPDATE OF stato ON progetto
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION impegno_per_giorni();

-- Art. 2 c. 5 a: the reviews of a project.
CREATE TABLE verifica (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  progetto_id uuid NOT NULL,
  prevista date NOT NULL,
  svolta date,
  relazione text,
  -- When the verification was recorded; `svolta` is the day on which it took place.
  registrata_il timestamptz,
  PRIMARY KEY (ambito_id, id),
  FOREIGN KEY (ambito_id, progetto_id) REFERENCES progetto,
  CONSTRAINT verifica_svolta CHECK (num_nulls(svolta, relazione, registrata_il) IN (0, 3))
);
CREATE INDEX verifica_progetto ON verifica (ambito_id, progetto_id, prevista);
ALTER TABLE verifica ENABLE ROW LEVEL SECURITY;
ALTER TABLE verifica FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON verifica
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, DELETE, UPDATE (svolta, relazione, registrata_il) ON verifica TO casework_service;
GRANT SELECT (ambito_id, id, progetto_id, prevista, svolta) ON verifica TO casework_worker;

-- Art. 2 c. 3 d: what is verified is in progress, from the day on which it was accepted.
CREATE FUNCTION verifica_da_accettato() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.svolta < (SELECT (accettato_il AT TIME ZONE 'Europe/Rome')::date FROM progetto
                   WHERE ambito_id = NEW.ambito_id AND id = NEW.progetto_id) THEN
    RAISE EXCEPTION 'a verification before its project was accepted'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'verifica_da_accettato';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER verifica_da_accettato BEFORE INSERT OR UPDATE OF svolta ON verifica
  FOR EACH ROW EXECUTE FUNCTION verifica_da_accettato();
CREATE TRIGGER verifica_in_bozza BEFORE INSERT OR DELETE OR UPDATE OF ambito_id, id, progetto_id, prevista
  ON verifica FOR EACH ROW EXECUTE FUNCTION progetto_modificato_in_bozza();
-- Art. 2 c. 3 d: what a verification says, and when that was recorded, changes only where it was wrong.
CREATE TRIGGER verifica_solo_rettificata BEFORE UPDATE OF svolta, relazione, registrata_il ON verifica FOR EACH ROW WHEN (
  OLD.svolta IS NOT NULL AND (NEW.svolta, NEW.relazione, NEW.registrata_il) IS DISTINCT FROM (OLD.svolta, OLD.relazione, OLD.registrata_il)
) EXECUTE FUNCTION solo_rettificato();

-- Art. 2 c. 3 d: the outcome of an objective at a verification. It comes with the verification and goes when that one is corrected.
CREATE TABLE valutazione (
  ambito_id uuid NOT NULL,
  verifica_id uuid NOT NULL,
  obiettivo_id uuid NOT NULL,
  -- A code of the list, and whether its entry counts as reached.
  esito text NOT NULL,
  raggiunto boolean NOT NULL,
  CONSTRAINT valutazione_una_per_verifica PRIMARY KEY (ambito_id, verifica_id, obiettivo_id),
  FOREIGN KEY (ambito_id, verifica_id) REFERENCES verifica,
  FOREIGN KEY (ambito_id, obiettivo_id) REFERENCES obiettivo
);
CREATE INDEX valutazione_obiettivo ON valutazione (ambito_id, obiettivo_id);
ALTER TABLE valutazione ENABLE ROW LEVEL SECURITY;
ALTER TABLE valutazione FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON valutazione
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, DELETE ON valutazione TO casework_service;

CREATE FUNCTION valutazione_con_la_verifica() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (CASE TG_OP
    WHEN 'INSERT' THEN EXISTS (
      SELECT FROM verifica v JOIN obiettivo o ON o.ambito_id = v.ambito_id AND o.progetto_id = v.progetto_id AND o.id = NEW.obiettivo_id
      WHERE v.ambito_id = NEW.ambito_id AND v.id = NEW.verifica_id AND v.svolta IS NOT NULL AND v.xmin = pg_current_xact_id()::xid)
    ELSE rettificato_ora(OLD.verifica_id, 'VERIFICA') END)
  THEN RETURN coalesce(NEW, OLD); END IF;
  RAISE EXCEPTION 'an outcome that did not come with its verification, or went without its correction'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'valutazione_con_la_verifica';
END $$;
CREATE TRIGGER valutazione_con_la_verifica BEFORE INSERT OR DELETE ON valutazione
  FOR EACH ROW EXECUTE FUNCTION valutazione_con_la_verifica();

-- Art. 2 c. 3 d: an objective has the outcome of the last verification that assessed it, whoever writes.
CREATE FUNCTION obiettivo_esito() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE TRIGGER obiettivo_esito BEFORE INSERT OR UPDATE OF esito, raggiunto ON obiettivo FOR EACH ROW EXECUTE FUNCTION obiettivo_esito();
CREATE TRIGGER verifica_sposta_esiti AFTER UPDATE OF svolta ON verifica FOR EACH ROW EXECUTE FUNCTION obiettivo_esito();
CREATE TRIGGER valutazione_da_esito AFTER INSERT OR DELETE ON valutazione FOR EACH ROW EXECUTE FUNCTION obiettivo_esito();

-- Art. 2 c. 3, 4 and 5: the nearest open term of a case to which somebody answers: an urgency to put in order, the planned end of a
-- suspension that runs, a review of the active project that is to be done. Null without one. It is volatile, so that a transaction that
-- has waited for another sees what that one has written.
CREATE FUNCTION termine_del_caso(p presa_in_carico) RETURNS date LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  IF NOT caso_con_responsabile(p.stato) THEN RETURN NULL; END IF;
  RETURN least(
    CASE WHEN p.urgenza_regolarizzata_il IS NULL THEN p.urgenza_entro END,
    (SELECT s.prevista_fino_al FROM sospensione AS s
     WHERE s.ambito_id = p.ambito_id AND s.presa_in_carico_id = p.id AND upper_inf(s.periodo)),
    (SELECT min(v.prevista) FROM progetto AS g JOIN verifica AS v ON v.ambito_id = g.ambito_id AND v.progetto_id = g.id
     WHERE g.ambito_id = p.ambito_id AND g.presa_in_carico_id = p.id AND g.stato = 'ATTIVO' AND v.svolta IS NULL));
END $$;
-- What a case stores is what the rule says, whoever writes. The case is locked before its terms are read: of two transactions that
-- change two terms of a case, the second sees the first. It is locked before its project, as ADR 0034 says.
CREATE FUNCTION presa_in_carico_termine() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE TRIGGER presa_in_carico_termine
  BEFORE INSERT OR UPDATE OF stato, urgenza_entro, urgenza_regolarizzata_il, prossimo_termine ON presa_in_carico
  FOR EACH ROW EXECUTE FUNCTION presa_in_carico_termine();
CREATE TRIGGER sospensione_termine AFTER INSERT OR DELETE OR UPDATE OF periodo, prevista_fino_al ON sospensione
  FOR EACH ROW EXECUTE FUNCTION presa_in_carico_termine();
CREATE TRIGGER progetto_termine AFTER UPDATE OF stato ON progetto
  FOR EACH ROW WHEN (NEW.stato <> OLD.stato) EXECUTE FUNCTION presa_in_carico_termine();
CREATE TRIGGER verifica_termine AFTER INSERT OR DELETE OR UPDATE OF prevista, svolta ON verifica
  FOR EACH ROW EXECUTE FUNCTION presa_in_carico_termine();
