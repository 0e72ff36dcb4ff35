-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Area sedi: extraordinary openings and inspections of a sede (art. 5 c. 2 and 5).

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
CREATE INDEX apertura_straordinaria_per_stato ON apertura_straordinaria (ambito_id, stato, giorno, id);
CREATE INDEX apertura_straordinaria_da_decidere ON apertura_straordinaria (ambito_id, giorno) WHERE stato = 'RICHIESTA';
GRANT SELECT, INSERT, DELETE, UPDATE (stato, decisa_da, decisa_il, motivo_decisione, versione)
  ON apertura_straordinaria TO registry_service;
CREATE TRIGGER apertura_solo_annullata BEFORE DELETE ON apertura_straordinaria FOR EACH ROW EXECUTE FUNCTION solo_annullato();

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
    RAISE EXCEPTION 'the sede is open at that time already' USING ERRCODE = 'check_violation', CONSTRAINT = 'apertura_fuori_orario';
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
  -- What its findings make of it, kept by `ispezione_stato` so that an index finds the inspections of a state.
  stato text NOT NULL DEFAULT 'CONFORME',
  versione integer NOT NULL DEFAULT 1,
  giorno daterange GENERATED ALWAYS AS (daterange(eseguita_il, eseguita_il, '[]')) STORED,
  CONSTRAINT ispezione_una_al_giorno UNIQUE (sede_id, eseguita_il),
  CONSTRAINT ispezione_in_sede_attiva FOREIGN KEY (sede_id, PERIOD giorno) REFERENCES sede (id, PERIOD periodo),
  CONSTRAINT ispezione_di_sede_dell_ambito FOREIGN KEY (ambito_id, sede_id) REFERENCES sede (ambito_id, id)
);
CREATE INDEX ispezione_ambito ON ispezione (ambito_id, eseguita_il, id);
CREATE INDEX ispezione_per_stato ON ispezione (ambito_id, stato, eseguita_il, id);
CREATE INDEX ispezione_della_sede ON ispezione (sede_id, eseguita_il, id);
GRANT SELECT, INSERT, DELETE, UPDATE (versione, stato) ON ispezione TO registry_service;
CREATE TRIGGER ispezione_solo_annullata BEFORE DELETE ON ispezione FOR EACH ROW EXECUTE FUNCTION solo_annullato();

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
GRANT SELECT, INSERT, DELETE, UPDATE (adempiuta_il, adempimento) ON rilievo TO registry_service;
CREATE TRIGGER rilievo_solo_annullato BEFORE DELETE ON rilievo FOR EACH ROW EXECUTE FUNCTION solo_annullato('ispezione_id');

-- Art. 5 c. 2: what becomes of an inspection: every standard was met, all measures are fulfilled, a later inspection of the sede has
-- found each standard anew, or a measure is still due.
CREATE FUNCTION stato_ispezione(quale uuid) RETURNS text LANGUAGE sql STABLE
  RETURN (SELECT CASE WHEN bool_and(conforme) THEN 'CONFORME'
                      WHEN bool_and(conforme OR adempiuta_il IS NOT NULL) THEN 'ADEMPIUTA'
                      WHEN EXISTS (SELECT FROM ispezione AS prima JOIN ispezione AS dopo USING (sede_id)
                                   WHERE prima.id = quale AND dopo.eseguita_il > prima.eseguita_il) THEN 'SUPERATA'
                      ELSE 'DA_ADEMPIERE' END
          FROM rilievo WHERE ispezione_id = quale);

-- The state is that of the findings, whatever an UPDATE writes.
CREATE FUNCTION ispezione_stato() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.stato := coalesce(stato_ispezione(NEW.id), NEW.stato);
  RETURN NEW;
END $$;
CREATE TRIGGER ispezione_stato BEFORE UPDATE ON ispezione FOR EACH ROW EXECUTE FUNCTION ispezione_stato();
CREATE FUNCTION rilievo_nello_stato() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE ispezione SET stato = stato WHERE id = NEW.ispezione_id;
  RETURN NULL;
END $$;
CREATE TRIGGER rilievo_nello_stato AFTER INSERT OR UPDATE ON rilievo FOR EACH ROW EXECUTE FUNCTION rilievo_nello_stato();
-- An inspection that comes, or goes because it was wrong, changes what becomes of those before it.
CREATE FUNCTION ispezione_superata() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE ispezione SET stato = stato WHERE sede_id = coalesce(NEW.sede_id, OLD.sede_id) AND stato IN ('DA_ADEMPIERE', 'SUPERATA');
  RETURN NULL;
END $$;
CREATE TRIGGER ispezione_superata AFTER INSERT OR DELETE ON ispezione FOR EACH ROW EXECUTE FUNCTION ispezione_superata();

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
GRANT SELECT, INSERT, DELETE ON prova_ispezione TO registry_service;
CREATE TRIGGER prova_solo_annullata BEFORE DELETE ON prova_ispezione FOR EACH ROW EXECUTE FUNCTION solo_annullato('ispezione_id');
GRANT SELECT ON prova_ispezione TO registry_worker;

-- Art. 5 c. 2: evidence is an uploaded file of the same Ambito.
CREATE FUNCTION prova_caricata() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM allegato JOIN ispezione USING (ambito_id)
                 WHERE allegato.id = NEW.allegato_id AND ispezione.id = NEW.ispezione_id AND allegato.stato = 'CARICATO') THEN
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
