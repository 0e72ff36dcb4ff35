-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The prese in carico: who is responsible on each day, and how they end (art. 2 and 4).

{annullamenti}
-- It is read under a case, a project or a transmission.
ALTER TABLE annullamento ADD CONSTRAINT annullamento_tipo_check CHECK (tipo IN ('PRESA_IN_CARICO', 'DIMISSIONE', 'TRASFERIMENTO',
  'SOSPENSIONE', 'NON_ACCOGLIMENTO', 'PROGETTO', 'INTERVENTO', 'VERIFICA', 'TRASMISSIONE_PASSO'));
GRANT SELECT (ambito_id, annullato_da_operatore), UPDATE (annullato_da_operatore) ON annullamento TO casework_worker;

-- Art. 2 c. 2: whether somebody answers for a case: it has been assigned, and has not ended. The service has the same
-- (`haResponsabile`), and a test compares the two.
CREATE FUNCTION caso_con_responsabile(stato text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT stato IN ('IN_VALUTAZIONE', 'IN_CARICO', 'SOSPESA')
$$;
-- Art. 2 c. 2: whether a case is over: no step leads on from its state (`TRANSIZIONI`), as the same test says.
CREATE FUNCTION caso_finito(stato text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT stato IN ('CONCLUSA', 'TRASFERITA', 'NON_ACCOLTA')
$$;

-- A period that ends at an instant. A period that begins then or later keeps one microsecond, because an empty one is not
-- stored.
CREATE FUNCTION finito_il(periodo tstzrange, istante timestamptz) RETURNS tstzrange LANGUAGE sql IMMUTABLE AS $$
  SELECT tstzrange(lower(periodo), greatest(istante, lower(periodo) + interval '1 microsecond'))
$$;

-- Art. 2 c. 2: a case, from the request to its end.
CREATE TABLE presa_in_carico (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  cartella_id uuid NOT NULL,
  sede_id uuid NOT NULL,
  area text NOT NULL,
  -- What the area is in the national flow SIUSS: the nature of its entry on the day of the request.
  natura_area text NOT NULL
    CHECK (natura_area IN ('FAMIGLIA_E_MINORI', 'DISABILITA_E_NON_AUTOSUFFICIENZA', 'POVERTA_ED_ESCLUSIONE', 'MULTIUTENZA')),
  -- Where the person lives: a copy, so that an index finds the cases of a Comune.
  residenza text,
  stato text NOT NULL
    CHECK (stato IN ('RICHIESTA', 'IN_VALUTAZIONE', 'IN_CARICO', 'SOSPESA', 'CONCLUSA', 'TRASFERITA', 'NON_ACCOLTA')),
  richiesta_il timestamptz NOT NULL,
  assegnata_il timestamptz,
  attivata_il timestamptz,
  conclusa_il timestamptz,
  motivo text,
  versione integer NOT NULL DEFAULT 1,
  -- Art. 2 c. 4: a case that was opened without the required mandate or title, under the coordinator's responsibility.
  urgenza_motivo text,
  urgenza_entro date,
  urgenza_regolarizzata_il timestamptz,
  -- The nearest of its open terms (`termine_del_caso`): a copy, so that an index finds the cases with a term.
  prossimo_termine date,
  PRIMARY KEY (ambito_id, id),
  FOREIGN KEY (ambito_id, cartella_id) REFERENCES cartella,
  CONSTRAINT presa_in_carico_tempi CHECK (
    richiesta_il <= assegnata_il AND assegnata_il <= attivata_il AND coalesce(attivata_il, richiesta_il) <= conclusa_il
  ),
  CONSTRAINT presa_in_carico_conclusa CHECK (
    caso_finito(stato) = (conclusa_il IS NOT NULL AND motivo IS NOT NULL)
  ),
  CONSTRAINT presa_in_carico_urgenza CHECK (
    (urgenza_motivo IS NULL) = (urgenza_entro IS NULL) AND (urgenza_motivo IS NOT NULL OR urgenza_regolarizzata_il IS NULL))
);
-- Art. 2 c. 2: one person answers for a person's case. A request is not a case yet: the desk may not see the person's case. The
-- coordinator, who sees both, does not assign a second one.
CREATE UNIQUE INDEX presa_in_carico_una_aperta ON presa_in_carico (ambito_id, cartella_id)
  WHERE caso_con_responsabile(stato);
CREATE INDEX presa_in_carico_elenco ON presa_in_carico (ambito_id, stato, richiesta_il, id);
CREATE INDEX presa_in_carico_per_sede ON presa_in_carico (ambito_id, sede_id, stato, richiesta_il, id);
CREATE INDEX presa_in_carico_per_area ON presa_in_carico (ambito_id, area, stato, richiesta_il, id);
CREATE INDEX presa_in_carico_per_comune ON presa_in_carico (ambito_id, residenza, stato, richiesta_il, id);
CREATE INDEX presa_in_carico_per_termine ON presa_in_carico (ambito_id, stato, prossimo_termine, id)
  WHERE prossimo_termine IS NOT NULL;
CREATE INDEX presa_in_carico_da_regolarizzare ON presa_in_carico (ambito_id, urgenza_entro, id)
  WHERE urgenza_motivo IS NOT NULL AND urgenza_regolarizzata_il IS NULL AND conclusa_il IS NULL;
CREATE INDEX presa_in_carico_della_cartella ON presa_in_carico (ambito_id, cartella_id, richiesta_il, id);
ALTER TABLE contatto ADD FOREIGN KEY (ambito_id, presa_in_carico_id) REFERENCES presa_in_carico;
ALTER TABLE presa_in_carico ENABLE ROW LEVEL SECURITY;
ALTER TABLE presa_in_carico FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON presa_in_carico
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE ON presa_in_carico TO casework_service;
GRANT SELECT, UPDATE (versione) ON presa_in_carico TO casework_worker;

-- The Comune of a case is the one where its person lives, whoever writes. The person is locked, so that a case that is opened
-- while the person moves waits and sees the new Comune.
CREATE FUNCTION presa_in_carico_residenza() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE TRIGGER presa_in_carico_residenza BEFORE INSERT OR UPDATE OF residenza, cartella_id ON presa_in_carico
  FOR EACH ROW EXECUTE FUNCTION presa_in_carico_residenza();
CREATE TRIGGER persona_residenza AFTER UPDATE OF comune_residenza ON persona
  FOR EACH ROW WHEN (NEW.comune_residenza IS DISTINCT FROM OLD.comune_residenza) EXECUTE FUNCTION presa_in_carico_residenza();

-- Art. 2 c. 3: the steps of a case. The service has the same (`TRANSIZIONI`), and a test compares the two.
CREATE FUNCTION passo_presa_in_carico(da text, a text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT (da, a) IN (
    ('RICHIESTA', 'IN_VALUTAZIONE'), ('RICHIESTA', 'NON_ACCOLTA'),
    ('IN_VALUTAZIONE', 'IN_CARICO'), ('IN_VALUTAZIONE', 'NON_ACCOLTA'),
    ('IN_CARICO', 'SOSPESA'), ('IN_CARICO', 'CONCLUSA'), ('IN_CARICO', 'TRASFERITA'),
    ('SOSPESA', 'IN_CARICO'), ('SOSPESA', 'CONCLUSA'), ('SOSPESA', 'TRASFERITA'))
$$;
-- Art. 7 c. 1: whether the end of a case was annulled, so that it and its project are open again. `stato` is the state that it had
-- before; null for any.
CREATE FUNCTION fine_annullata(ambito uuid, caso uuid, stato text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM annullamento a WHERE a.ambito_id = ambito AND a.proprietario_id = caso
                   AND a.tipo IN ('DIMISSIONE', 'TRASFERIMENTO', 'NON_ACCOGLIMENTO') AND a.sostituito_da IS NULL
                   AND coalesce(stato, a.dati ->> 'da_stato') = a.dati ->> 'da_stato')
    AND NOT EXISTS (SELECT FROM dimissione d WHERE d.ambito_id = ambito AND d.presa_in_carico_id = caso)
    AND NOT EXISTS (SELECT FROM trasferimento t WHERE t.ambito_id = ambito AND t.presa_in_carico_id = caso)
    AND NOT EXISTS (SELECT FROM non_accoglimento n WHERE n.ambito_id = ambito AND n.presa_in_carico_id = caso);
END $$;
CREATE FUNCTION presa_in_carico_passi() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE TRIGGER presa_in_carico_nasce_richiesta BEFORE INSERT ON presa_in_carico
  FOR EACH ROW EXECUTE FUNCTION presa_in_carico_passi();
CREATE TRIGGER presa_in_carico_passi BEFORE UPDATE OF stato ON presa_in_carico
  FOR EACH ROW WHEN (NEW.stato <> OLD.stato) EXECUTE FUNCTION presa_in_carico_passi();
-- Art. 2 c. 2 to 4: when a case was asked for, assigned and taken in charge, for whom, and why in urgency, changes only where it was wrong.
CREATE TRIGGER presa_in_carico_solo_rettificata
  BEFORE UPDATE OF cartella_id, sede_id, area, natura_area, richiesta_il, assegnata_il, attivata_il, urgenza_motivo, urgenza_entro ON presa_in_carico
  FOR EACH ROW WHEN (
  (NEW.cartella_id, NEW.sede_id, NEW.area, NEW.natura_area, NEW.richiesta_il)
    IS DISTINCT FROM (OLD.cartella_id, OLD.sede_id, OLD.area, OLD.natura_area, OLD.richiesta_il)
  OR (OLD.assegnata_il IS NOT NULL AND NEW.assegnata_il IS DISTINCT FROM OLD.assegnata_il)
  OR (OLD.attivata_il IS NOT NULL AND NEW.attivata_il IS DISTINCT FROM OLD.attivata_il)
  OR (OLD.urgenza_motivo IS NOT NULL AND (NEW.urgenza_motivo, NEW.urgenza_entro) IS DISTINCT FROM (OLD.urgenza_motivo, OLD.urgenza_entro))
) EXECUTE FUNCTION solo_rettificato();

-- Art. 2 c. 2 and 3: at the commit, a case that is corrected was not asked for before the day of its contatto, nor assigned after the
-- day of what was done since.
CREATE FUNCTION presa_in_carico_date() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE CONSTRAINT TRIGGER presa_in_carico_date AFTER UPDATE OF richiesta_il, assegnata_il ON presa_in_carico
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (
  NEW.richiesta_il <> OLD.richiesta_il OR NEW.assegnata_il <> OLD.assegnata_il) EXECUTE FUNCTION presa_in_carico_date();

-- Art. 2 c. 2: an open case has a responsible person; a case that is not open has no responsible person.
CREATE FUNCTION presa_in_carico_un_responsabile() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE CONSTRAINT TRIGGER presa_in_carico_un_responsabile AFTER INSERT OR UPDATE ON presa_in_carico
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION presa_in_carico_un_responsabile();

-- Art. 2 c. 2: whether nobody was named to answer in a stretch: the coordinator in office answers ad interim, or nobody does. The
-- service has the same (`senzaNominato`), and a test compares the two.
CREATE FUNCTION senza_nominato(natura text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT natura IN ('AD_INTERIM', 'SCOPERTA')
$$;
-- Art. 2 c. 2: whether a case waits for a successor in a stretch: nobody was named, or somebody took over who is to be confirmed.
-- The service has the same (`attendeSuccessore`), and a test compares the two.
CREATE FUNCTION attende_successore(natura text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT natura IN ('SUBENTRO', 'AD_INTERIM', 'SCOPERTA')
$$;

-- Art. 2 c. 2: the persons responsible for a case: at most one at any instant, exactly one while the case is open.
CREATE TABLE responsabilita (
  ambito_id uuid NOT NULL,
  presa_in_carico_id uuid NOT NULL,
  operatore_id uuid,
  periodo tstzrange NOT NULL CHECK (NOT isempty(periodo)),
  natura text NOT NULL DEFAULT 'ORDINARIA',
  nota text,
  in_attesa_dal timestamptz,
  -- A handover to come that was planned for the end of a service which has been withdrawn: whoever answers stays.
  da_rivedere boolean NOT NULL DEFAULT false,
  -- When the coordinator looked at it again and let it be, and which operatore that was; some accounts are of no operatore.
  rivisto_il timestamptz,
  rivisto_da uuid,
  -- The two ends of the period. An index takes them where it takes no operator of ranges, since row-level security holds those back.
  inizio timestamptz NOT NULL GENERATED ALWAYS AS (coalesce(lower(periodo), '-infinity')) STORED,
  fine timestamptz NOT NULL GENERATED ALWAYS AS (coalesce(upper(periodo), 'infinity')) STORED,
  -- What its case says: copies, so that an index finds the cases of an operator in the order of a list.
  caso_stato text NOT NULL,
  caso_richiesta_il timestamptz NOT NULL,
  caso_termine date,
  CONSTRAINT responsabilita_una_per_volta PRIMARY KEY (ambito_id, presa_in_carico_id, periodo WITHOUT OVERLAPS),
  FOREIGN KEY (ambito_id, presa_in_carico_id) REFERENCES presa_in_carico,
  CONSTRAINT responsabilita_natura_check CHECK (
    natura IN ('ORDINARIA', 'URGENZA', 'SUBENTRO', 'AD_INTERIM', 'SCOPERTA')
  ),
  CONSTRAINT responsabilita_scoperta CHECK ((natura = 'SCOPERTA') = (operatore_id IS NULL)),
  CONSTRAINT responsabilita_in_attesa CHECK (
    attende_successore(natura) = (in_attesa_dal IS NOT NULL)
  ),
  CONSTRAINT responsabilita_rivista CHECK (
    NOT (da_rivedere AND rivisto_il IS NOT NULL) AND (rivisto_il IS NOT NULL OR rivisto_da IS NULL)
  )
);
CREATE INDEX responsabilita_operatore ON responsabilita (ambito_id, operatore_id) WHERE upper_inf(periodo);
CREATE INDEX responsabilita_nel_tempo ON responsabilita (ambito_id, operatore_id, fine, inizio) INCLUDE (presa_in_carico_id, natura);
CREATE INDEX responsabilita_in_attesa ON responsabilita (ambito_id, in_attesa_dal, presa_in_carico_id)
  WHERE attende_successore(natura) AND upper_inf(periodo);
CREATE INDEX responsabilita_senza_nominato ON responsabilita (ambito_id, fine, presa_in_carico_id) WHERE senza_nominato(natura);
CREATE INDEX responsabilita_da_rivedere ON responsabilita (ambito_id, inizio, presa_in_carico_id) WHERE da_rivedere;
CREATE INDEX responsabilita_rivisto_da ON responsabilita (ambito_id, rivisto_da) WHERE rivisto_da IS NOT NULL;
CREATE INDEX responsabilita_elenco ON responsabilita (ambito_id, presa_in_carico_id, lower(periodo));
CREATE INDEX responsabilita_per_richiesta ON responsabilita
  (ambito_id, operatore_id, caso_stato, caso_richiesta_il, presa_in_carico_id, inizio, fine);
CREATE INDEX responsabilita_per_termine ON responsabilita
  (ambito_id, operatore_id, caso_stato, caso_termine, presa_in_carico_id, inizio, fine) WHERE caso_termine IS NOT NULL;
ALTER TABLE responsabilita ENABLE ROW LEVEL SECURITY;
ALTER TABLE responsabilita FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON responsabilita
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE, DELETE ON responsabilita TO casework_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON responsabilita TO casework_worker;

CREATE CONSTRAINT TRIGGER responsabilita_un_responsabile AFTER INSERT OR UPDATE OR DELETE ON responsabilita
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION presa_in_carico_un_responsabile();

-- Art. 2 c. 2: those responsible for a case follow each other without a gap.
CREATE FUNCTION responsabilita_senza_vuoti() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM (
        SELECT unnest(range_agg(periodo)) FROM responsabilita
        WHERE ambito_id = coalesce(NEW.ambito_id, OLD.ambito_id)
          AND presa_in_carico_id = coalesce(NEW.presa_in_carico_id, OLD.presa_in_carico_id)) AS tratti) > 1 THEN
    RAISE EXCEPTION 'a gap between the persons responsible for a case'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'presa_in_carico_un_responsabile';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER responsabilita_senza_vuoti AFTER INSERT OR UPDATE OR DELETE ON responsabilita
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION responsabilita_senza_vuoti();

-- Art. 2 c. 2: whoever answered for a case in the past did so, unless that was wrong. The worker may change it: it writes a double of an
-- operator as the one who stays. The present instant is that of the operation; outside an operation it is the database's.
CREATE FUNCTION responsabilita_vissuta() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE adesso CONSTANT timestamptz := coalesce(nullif(current_setting('ambito.adesso', true), '')::timestamptz, now());
BEGIN
  IF current_user = 'casework_worker' OR lower(OLD.periodo) >= adesso OR EXISTS (
    SELECT FROM responsabilita r
    WHERE r.ambito_id = OLD.ambito_id AND r.presa_in_carico_id = OLD.presa_in_carico_id AND r.periodo @> lower(OLD.periodo)
      AND r.operatore_id IS NOT DISTINCT FROM OLD.operatore_id
  ) OR rettificato_ora(OLD.presa_in_carico_id, 'PRESA_IN_CARICO') THEN RETURN NULL; END IF;
  RAISE EXCEPTION 'somebody else answered for a case in the past'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'solo_rettificato';
END $$;
CREATE CONSTRAINT TRIGGER responsabilita_vissuta AFTER DELETE OR UPDATE OF operatore_id, periodo ON responsabilita
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION responsabilita_vissuta();

-- What a stretch says of its case is what the case says, whoever writes. The case is locked, so that a stretch that is written while the
-- case changes waits and sees the change.
CREATE FUNCTION responsabilita_del_caso() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'presa_in_carico' THEN
    UPDATE responsabilita SET caso_stato = NEW.stato, caso_richiesta_il = NEW.richiesta_il, caso_termine = NEW.prossimo_termine
    WHERE ambito_id = NEW.ambito_id AND presa_in_carico_id = NEW.id;
    RETURN NULL;
  END IF;
  SELECT stato, richiesta_il, prossimo_termine INTO NEW.caso_stato, NEW.caso_richiesta_il, NEW.caso_termine FROM presa_in_carico
  WHERE ambito_id = NEW.ambito_id AND id = NEW.presa_in_carico_id FOR NO KEY UPDATE;
  RETURN NEW;
END $$;
CREATE TRIGGER responsabilita_del_caso
  BEFORE INSERT OR UPDATE OF presa_in_carico_id, caso_stato, caso_richiesta_il, caso_termine ON responsabilita
  FOR EACH ROW EXECUTE FUNCTION responsabilita_del_caso();
CREATE TRIGGER presa_in_carico_nelle_responsabilita AFTER UPDATE ON presa_in_carico FOR EACH ROW
  WHEN ((NEW.stato, NEW.richiesta_il, NEW.prossimo_termine) IS DISTINCT FROM (OLD.stato, OLD.richiesta_il, OLD.prossimo_termine))
  EXECUTE FUNCTION responsabilita_del_caso();

-- Art. 2: how a case ended.
CREATE TABLE dimissione (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  presa_in_carico_id uuid NOT NULL,
  -- The state of the case before: it has it again when its end is annulled.
  da_stato text NOT NULL CHECK (da_stato IN ('IN_CARICO', 'SOSPESA')),
  data date NOT NULL,
  motivo text NOT NULL,
  valutazione text NOT NULL,
  soddisfazione smallint CHECK (soddisfazione BETWEEN 1 AND 5),
  prossimo_contatto date,
  CONSTRAINT dimissione_prossimo_contatto CHECK (prossimo_contatto >= data),
  PRIMARY KEY (ambito_id, id),
  CONSTRAINT dimissione_una_sola UNIQUE (ambito_id, presa_in_carico_id),
  FOREIGN KEY (ambito_id, presa_in_carico_id) REFERENCES presa_in_carico
);
ALTER TABLE dimissione ENABLE ROW LEVEL SECURITY;
ALTER TABLE dimissione FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON dimissione
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, DELETE ON dimissione TO casework_service;
CREATE TRIGGER dimissione_solo_annullata BEFORE DELETE ON dimissione FOR EACH ROW EXECUTE FUNCTION solo_annullato();

-- Art. 7 c. 1: a request that the coordinator did not accept, and why.
CREATE TABLE non_accoglimento (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  presa_in_carico_id uuid NOT NULL,
  -- The state of the case before: it has it again when this is annulled.
  da_stato text NOT NULL CHECK (da_stato IN ('RICHIESTA', 'IN_VALUTAZIONE')),
  data date NOT NULL,
  motivo text NOT NULL,
  PRIMARY KEY (ambito_id, id),
  CONSTRAINT non_accoglimento_uno_solo UNIQUE (ambito_id, presa_in_carico_id),
  FOREIGN KEY (ambito_id, presa_in_carico_id) REFERENCES presa_in_carico
);
ALTER TABLE non_accoglimento ENABLE ROW LEVEL SECURITY;
ALTER TABLE non_accoglimento FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON non_accoglimento
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, DELETE ON non_accoglimento TO casework_service;
CREATE TRIGGER non_accoglimento_solo_annullato BEFORE DELETE ON non_accoglimento FOR EACH ROW EXECUTE FUNCTION solo_annullato();

-- Art. 2 c. 3: from when to when a case was suspended, and why.
CREATE TABLE sospensione (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  presa_in_carico_id uuid NOT NULL,
  periodo tstzrange NOT NULL CHECK (NOT isempty(periodo)),
  motivo text NOT NULL,
  prevista_fino_al date,
  CONSTRAINT sospensione_prevista CHECK (prevista_fino_al >= (lower(periodo) AT TIME ZONE 'Europe/Rome')::date),
  PRIMARY KEY (ambito_id, id),
  CONSTRAINT sospensione_una_per_volta UNIQUE (ambito_id, presa_in_carico_id, periodo WITHOUT OVERLAPS),
  FOREIGN KEY (ambito_id, presa_in_carico_id) REFERENCES presa_in_carico
);
CREATE INDEX sospensione_elenco ON sospensione (ambito_id, presa_in_carico_id, lower(periodo), id);
ALTER TABLE sospensione ENABLE ROW LEVEL SECURITY;
ALTER TABLE sospensione FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON sospensione
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, DELETE, UPDATE (periodo) ON sospensione TO casework_service;
CREATE TRIGGER sospensione_solo_annullata BEFORE DELETE ON sospensione FOR EACH ROW EXECUTE FUNCTION solo_annullato();

-- Art. 2 c. 3: a case is suspended as long as a suspension of it runs.
CREATE FUNCTION presa_in_carico_sospesa() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE CONSTRAINT TRIGGER presa_in_carico_sospesa AFTER UPDATE OF stato ON presa_in_carico
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION presa_in_carico_sospesa();
CREATE CONSTRAINT TRIGGER sospensione_del_caso AFTER INSERT OR UPDATE OR DELETE ON sospensione
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION presa_in_carico_sospesa();

-- Art. 2 c. 2: the destination of a transferred case, and the information for the services there.
CREATE TABLE trasferimento (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  presa_in_carico_id uuid NOT NULL,
  -- The state of the case before: it has it again when its end is annulled.
  da_stato text NOT NULL CHECK (da_stato IN ('IN_CARICO', 'SOSPESA')),
  comune text NOT NULL,
  data date NOT NULL,
  relazione text NOT NULL,
  PRIMARY KEY (ambito_id, id),
  CONSTRAINT trasferimento_uno_solo UNIQUE (ambito_id, presa_in_carico_id),
  FOREIGN KEY (ambito_id, presa_in_carico_id) REFERENCES presa_in_carico
);
ALTER TABLE trasferimento ENABLE ROW LEVEL SECURITY;
ALTER TABLE trasferimento FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON trasferimento
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, DELETE ON trasferimento TO casework_service;
CREATE TRIGGER trasferimento_solo_annullato BEFORE DELETE ON trasferimento FOR EACH ROW EXECUTE FUNCTION solo_annullato();

-- Art. 2 c. 2: a concluded case has its dimissione, a transferred one its trasferimento, on the day on which it ended; no other
-- case has either.
CREATE FUNCTION presa_in_carico_esito() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE CONSTRAINT TRIGGER presa_in_carico_esito AFTER UPDATE OF stato, conclusa_il ON presa_in_carico
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION presa_in_carico_esito();
CREATE CONSTRAINT TRIGGER dimissione_del_caso AFTER INSERT OR UPDATE OR DELETE ON dimissione
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION presa_in_carico_esito();
CREATE CONSTRAINT TRIGGER trasferimento_del_caso AFTER INSERT OR UPDATE OR DELETE ON trasferimento
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION presa_in_carico_esito();
CREATE CONSTRAINT TRIGGER non_accoglimento_del_caso AFTER INSERT OR UPDATE OR DELETE ON non_accoglimento
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION presa_in_carico_esito();

-- The last answer to the registry about the end of each incarico.
CREATE TABLE successione (
  ambito_id uuid NOT NULL,
  incarico_id uuid NOT NULL,
  operatore_id uuid NOT NULL,
  al date NOT NULL,
  senza_successore integer NOT NULL,
  versione integer NOT NULL DEFAULT 0,
  -- Whether the registry awaits that end no more: it was withdrawn, or came.
  ritirata boolean NOT NULL DEFAULT false,
  PRIMARY KEY (ambito_id, incarico_id)
);
CREATE INDEX successione_attesa ON successione (ambito_id, operatore_id) WHERE NOT ritirata;
ALTER TABLE successione ENABLE ROW LEVEL SECURITY;
ALTER TABLE successione FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON successione
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE ON successione TO casework_service;
GRANT SELECT, INSERT, UPDATE ON successione TO casework_worker;
