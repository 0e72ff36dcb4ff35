-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Area governo: the Piano di Zona with its objectives and its budget (art. 1, 6 c. 1, 7 c. 2).

-- Art. 1 c. 1: the Piano di Zona, one for each period.
CREATE TABLE piano_di_zona (
  id uuid PRIMARY KEY,
  ambito_id uuid NOT NULL REFERENCES ambito,
  titolo text NOT NULL,
  periodo daterange NOT NULL CHECK (NOT isempty(periodo) AND NOT upper_inf(periodo)),
  stato text NOT NULL CHECK (stato IN ('BOZZA', 'APPROVATO', 'IN_REVISIONE')),
  versione integer NOT NULL DEFAULT 1,
  CONSTRAINT piano_uno_per_periodo UNIQUE (ambito_id, periodo WITHOUT OVERLAPS)
);
CREATE INDEX piano_di_zona_elenco ON piano_di_zona (ambito_id, lower(periodo));
GRANT SELECT, INSERT, UPDATE (stato, versione) ON piano_di_zona TO registry_service;
GRANT SELECT, UPDATE (versione) ON piano_di_zona TO registry_worker;

CREATE TRIGGER piano_immutabile BEFORE UPDATE OR DELETE ON piano_di_zona
  FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('piano_immutabile', 'stato', 'versione');

-- Art. 1 c. 1: a Piano as it was approved, whole. It never changes.
CREATE TABLE edizione_piano (
  piano_id uuid NOT NULL REFERENCES piano_di_zona,
  numero smallint NOT NULL,
  approvata_il date NOT NULL,
  atto text NOT NULL,
  obiettivi jsonb NOT NULL,
  linee jsonb NOT NULL,
  PRIMARY KEY (piano_id, numero)
);
GRANT SELECT, INSERT ON edizione_piano TO registry_service;
GRANT SELECT (piano_id, numero, linee) ON edizione_piano TO registry_worker;

CREATE TRIGGER edizione_immutabile BEFORE UPDATE OR DELETE ON edizione_piano
  FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('edizione_immutabile');

-- Art. 7 c. 2: an objective of the Piano.
CREATE TABLE obiettivo_di_piano (
  id uuid PRIMARY KEY,
  piano_id uuid NOT NULL REFERENCES piano_di_zona,
  ordine smallint NOT NULL,
  descrizione text NOT NULL,
  codice_indicatore text,
  valore_atteso numeric(14,4),
  entro date NOT NULL,
  CONSTRAINT obiettivo_misurato CHECK (valore_atteso IS NULL OR codice_indicatore IS NOT NULL)
);
CREATE INDEX obiettivo_di_piano_elenco ON obiettivo_di_piano (piano_id, ordine, id);
GRANT SELECT, INSERT, UPDATE, DELETE ON obiettivo_di_piano TO registry_service;

CREATE TRIGGER obiettivo_del_suo_piano BEFORE UPDATE ON obiettivo_di_piano
  FOR EACH ROW
  EXECUTE FUNCTION registrato_immutabile('obiettivo_del_suo_piano', 'ordine', 'descrizione', 'codice_indicatore', 'valore_atteso', 'entro');

-- Art. 7 c. 2: an objective is due within the period of its Piano.
CREATE FUNCTION obiettivo_nel_periodo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM piano_di_zona WHERE id = NEW.piano_id AND periodo @> NEW.entro) THEN
    RAISE EXCEPTION 'the row does not fit its plan or its Ambito'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'obiettivo_nel_periodo';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER obiettivo_nel_periodo BEFORE INSERT OR UPDATE OF entro ON obiettivo_di_piano
  FOR EACH ROW EXECUTE FUNCTION obiettivo_nel_periodo();

-- Art. 7 c. 2: the progress of an objective, one record a day, never rewritten; a wrong one is annulled.
CREATE TABLE andamento_obiettivo (
  id uuid PRIMARY KEY,
  obiettivo_id uuid NOT NULL CONSTRAINT andamento_tiene_obiettivo REFERENCES obiettivo_di_piano,
  al date NOT NULL,
  stato text NOT NULL CHECK (stato IN ('NON_AVVIATO', 'IN_CORSO', 'IN_RITARDO', 'RAGGIUNTO', 'NON_RAGGIUNTO')),
  periodo_indicatore text,
  relazione text NOT NULL,
  CONSTRAINT andamento_uno_al_giorno UNIQUE (obiettivo_id, al)
);
GRANT SELECT, INSERT, DELETE ON andamento_obiettivo TO registry_service;

CREATE TRIGGER andamento_immutabile BEFORE UPDATE OR DELETE ON andamento_obiettivo
  FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('andamento_immutabile');

-- Art. 7 c. 2: the progress of an objective is recorded for a day of its Piano.
CREATE FUNCTION andamento_nel_periodo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM obiettivo_di_piano AS o JOIN piano_di_zona AS p ON p.id = o.piano_id
    WHERE o.id = NEW.obiettivo_id AND p.periodo @> NEW.al) THEN
    RAISE EXCEPTION 'the row does not fit its plan or its Ambito'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'andamento_nel_periodo';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER andamento_nel_periodo BEFORE INSERT ON andamento_obiettivo
  FOR EACH ROW EXECUTE FUNCTION andamento_nel_periodo();

-- Art. 6 c. 1: the amount of a year of the budget, from a fund of that year or of an earlier one. Casework says how much of it is committed.
CREATE TABLE linea_di_bilancio (
  id uuid PRIMARY KEY,
  piano_id uuid NOT NULL REFERENCES piano_di_zona,
  anno smallint NOT NULL,
  codice text NOT NULL,
  denominazione text NOT NULL,
  fondo text NOT NULL,
  anno_fondo smallint NOT NULL,
  importo numeric(14,2) NOT NULL CHECK (importo >= 0),
  stato text NOT NULL CHECK (stato IN ('ATTIVA', 'CESSATA')),
  versione integer NOT NULL DEFAULT 1,
  importo_approvato numeric(14,2),
  CONSTRAINT linea_codice UNIQUE (piano_id, anno, codice),
  CONSTRAINT linea_fondo_gia_assegnato CHECK (anno_fondo BETWEEN anno - 10 AND anno),
  CONSTRAINT linea_cessata_a_zero CHECK (stato = 'ATTIVA' OR importo = 0),
  CONSTRAINT linea_approvata
    CHECK (importo_approvato BETWEEN 0 AND importo)
);
GRANT SELECT, INSERT, UPDATE (importo, stato, versione, importo_approvato) ON linea_di_bilancio TO registry_service;
GRANT SELECT, UPDATE (importo, stato, versione, importo_approvato) ON linea_di_bilancio TO registry_worker;

CREATE TRIGGER linea_immutabile BEFORE UPDATE OR DELETE ON linea_di_bilancio
  FOR EACH ROW
  EXECUTE FUNCTION registrato_immutabile('linea_immutabile', 'importo', 'importo_approvato', 'stato', 'versione');

-- Art. 6 c. 1: a line is of a year of its Piano.
CREATE FUNCTION linea_nel_periodo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM piano_di_zona WHERE id = NEW.piano_id
    AND NEW.anno BETWEEN extract(year FROM lower(periodo)) AND extract(year FROM upper(periodo) - 1)) THEN
    RAISE EXCEPTION 'the row does not fit its plan or its Ambito'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'linea_nel_periodo';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER linea_nel_periodo BEFORE INSERT ON linea_di_bilancio
  FOR EACH ROW EXECUTE FUNCTION linea_nel_periodo();

-- Art. 6 c. 1: an approved line is reduced only to an amount that covers the commitments, by casework's answer.
CREATE FUNCTION linea_ridotta_con_risposta() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM riduzione_linea WHERE linea_id = NEW.id AND stato = 'APPLICATA' AND importo = NEW.importo_approvato AND impegnato <= importo) THEN
    RAISE EXCEPTION 'the row does not fit its plan or its Ambito'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'linea_ridotta_con_risposta';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER linea_ridotta_con_risposta BEFORE UPDATE OF importo_approvato ON linea_di_bilancio
  FOR EACH ROW WHEN (coalesce(NEW.importo_approvato, -1) < OLD.importo_approvato)
  EXECUTE FUNCTION linea_ridotta_con_risposta();

-- Art. 6 c. 1: a reduction that was asked of casework, with its answer.
CREATE TABLE riduzione_linea (
  id uuid PRIMARY KEY,
  linea_id uuid NOT NULL REFERENCES linea_di_bilancio,
  importo numeric(14,2) NOT NULL CHECK (importo >= 0),
  cessa boolean NOT NULL CHECK (NOT cessa OR importo = 0),
  -- A transfer: the other line, which gets what this one loses.
  verso_linea_id uuid REFERENCES linea_di_bilancio,
  stornato numeric(14,2),
  motivo text NOT NULL,
  richiesta_il timestamptz NOT NULL,
  stato text NOT NULL,
  esaminata_il timestamptz,
  impegnato numeric(14,2),
  ritirata_il timestamptz,
  CONSTRAINT riduzione_storno CHECK (
    (verso_linea_id IS NULL) = (stornato IS NULL) AND stornato > 0 AND verso_linea_id <> linea_id AND NOT cessa
    OR verso_linea_id IS NULL AND stornato IS NULL
  ),
  CONSTRAINT riduzione_linea_stato_check CHECK (stato IN ('RICHIESTA', 'APPLICATA', 'RIFIUTATA', 'RITIRATA')),
  CONSTRAINT riduzione_esaminata CHECK (
    (stato IN ('APPLICATA', 'RIFIUTATA')) = (esaminata_il IS NOT NULL) AND (impegnato IS NULL OR esaminata_il IS NOT NULL)
    AND (stato = 'RITIRATA') = (ritirata_il IS NOT NULL))
);
CREATE UNIQUE INDEX riduzione_una_aperta ON riduzione_linea (linea_id) WHERE stato = 'RICHIESTA';
CREATE INDEX riduzione_linea_verso ON riduzione_linea (verso_linea_id) WHERE verso_linea_id IS NOT NULL;
CREATE INDEX riduzione_linea_della_linea ON riduzione_linea (linea_id, richiesta_il, id);
GRANT SELECT, INSERT, UPDATE (stato, ritirata_il) ON riduzione_linea TO registry_service;
GRANT SELECT, UPDATE (stato, esaminata_il, impegnato) ON riduzione_linea TO registry_worker;

-- Art. 6 c. 1: money that is transferred stays in its plan and of its fund, and comes to a line that does not end meanwhile.
CREATE FUNCTION storno_ammesso() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE TRIGGER storno_ammesso BEFORE INSERT ON riduzione_linea
  FOR EACH ROW EXECUTE FUNCTION storno_ammesso();

CREATE TRIGGER riduzione_immutabile BEFORE UPDATE OR DELETE ON riduzione_linea
  FOR EACH ROW
  EXECUTE FUNCTION registrato_immutabile('riduzione_decisa', 'stato', 'esaminata_il', 'impegnato', 'ritirata_il');
CREATE TRIGGER riduzione_decisa BEFORE UPDATE ON riduzione_linea
  FOR EACH ROW WHEN (OLD.stato <> 'RICHIESTA')
  EXECUTE FUNCTION registrato_immutabile('riduzione_decisa');
