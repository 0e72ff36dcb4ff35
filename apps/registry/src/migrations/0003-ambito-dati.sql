-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Area ambito: dated vocabularies and thresholds (art. 11 c. 1), files that are attached.

-- Art. 11 c. 1: lists of values that change in time. Those whose codes the programs distinguish change with a release only.
CREATE TABLE vocabolario (
  nome text PRIMARY KEY,
  caricabile boolean NOT NULL DEFAULT true,
  versione integer NOT NULL DEFAULT 1
);
GRANT SELECT, UPDATE (versione) ON vocabolario TO registry_service;

-- Art. 11 c. 1: a code has one meaning on each day.
CREATE TABLE voce_vocabolario (
  vocabolario text NOT NULL REFERENCES vocabolario,
  codice text NOT NULL,
  periodo daterange NOT NULL CHECK (NOT isempty(periodo) AND NOT lower_inf(periodo)),
  nome text NOT NULL,
  area text,
  -- What the entry brings with it: the programs go by it, never by the code.
  natura text,
  fonte text NOT NULL,
  registrata_il timestamptz NOT NULL,
  CONSTRAINT voce_vocabolario_un_significato PRIMARY KEY (vocabolario, codice, periodo WITHOUT OVERLAPS),
  CONSTRAINT voce_vocabolario_codice CHECK (
    length(codice) <= 40 AND codice ~ CASE vocabolario
      WHEN 'PRESTAZIONI' THEN '^[A-Z][0-9](\.[0-9]{2}){1,2}$'
      WHEN 'LINGUE' THEN '^[a-z]{2}$'
      ELSE '^[A-Z]+(_[A-Z]+)*$' END
  ),
  CONSTRAINT voce_vocabolario_area CHECK ((vocabolario = 'BISOGNI') = (area IS NOT NULL)),
  CONSTRAINT voce_vocabolario_natura CHECK (
    CASE WHEN natura IS NULL THEN vocabolario NOT IN ('AREE_UTENZA', 'QUALIFICHE', 'CITTADINANZE')
    ELSE natura = ANY (CASE vocabolario
      WHEN 'BASI_GIURIDICHE' THEN ARRAY['CONSENSO', 'OBBLIGATORIA']
      WHEN 'CANALI' THEN ARRAY['IN_SEDE', 'A_VOCE']
      WHEN 'ESITI_CONTATTO' THEN ARRAY['APPUNTAMENTO', 'COMANDO']
      WHEN 'ESITI_OBIETTIVO' THEN ARRAY['RAGGIUNTO']
      WHEN 'AREE_UTENZA' THEN ARRAY['FAMIGLIA_E_MINORI', 'DISABILITA_E_NON_AUTOSUFFICIENZA', 'POVERTA_ED_ESCLUSIONE', 'MULTIUTENZA']
      WHEN 'QUALIFICHE' THEN ARRAY['ASSISTENTE_SOCIALE', 'COORDINATORE', 'ALTRA']
      WHEN 'CITTADINANZE' THEN ARRAY['ITALIANA', 'UE', 'NON_UE', 'APOLIDE', 'NON_NOTA']
      ELSE '{}' END) END
  )
);
CREATE INDEX voce_vocabolario_elenco ON voce_vocabolario (vocabolario, codice, lower(periodo));
GRANT SELECT, INSERT, DELETE, UPDATE (periodo, nome, fonte, registrata_il) ON voce_vocabolario TO registry_service;

-- Art. 11 c. 1: an entry begins today or later, and so does its end.
CREATE FUNCTION voce_vocabolario_non_nel_passato() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE oggi date := (NEW.registrata_il AT TIME ZONE 'Europe/Rome')::date;
BEGIN
  IF (CASE TG_OP WHEN 'INSERT' THEN lower(NEW.periodo) < oggi
     ELSE lower(NEW.periodo) <> lower(OLD.periodo) OR upper(OLD.periodo) <= oggi OR coalesce(upper(NEW.periodo) <= oggi, false) END) THEN
    RAISE EXCEPTION 'the past was changed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'voce_vocabolario_non_nel_passato';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER voce_vocabolario_non_nel_passato BEFORE INSERT OR UPDATE OF periodo ON voce_vocabolario
  FOR EACH ROW EXECUTE FUNCTION voce_vocabolario_non_nel_passato();

-- Entries of one vocabulary are written one after the other, and none of a list whose codes the programs distinguish.
CREATE FUNCTION voce_vocabolario_in_ordine() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE TRIGGER voce_vocabolario_in_ordine BEFORE INSERT OR UPDATE ON voce_vocabolario
  FOR EACH ROW EXECUTE FUNCTION voce_vocabolario_in_ordine();

-- An entry that has begun is closed, never taken away.
CREATE TRIGGER voce_vocabolario_resta BEFORE DELETE ON voce_vocabolario
  FOR EACH ROW WHEN (lower(OLD.periodo) <= oggi()) EXECUTE FUNCTION registrato_immutabile('voce_vocabolario_non_nel_passato');

-- Art. 11 c. 1: how an entry was written wrongly. Lists are of no Ambito, so it is kept here and not in `annullamento`.
CREATE TABLE voce_rettificata (
  id uuid PRIMARY KEY,
  vocabolario text NOT NULL REFERENCES vocabolario,
  codice text NOT NULL,
  -- The first day of the entry.
  dal date NOT NULL,
  nome text NOT NULL,
  fonte text NOT NULL,
  motivo text NOT NULL CHECK (una_riga(motivo)),
  rettificata_da text NOT NULL,
  rettificata_il timestamptz NOT NULL
);
CREATE INDEX voce_rettificata_elenco ON voce_rettificata (vocabolario, rettificata_il, id);
GRANT SELECT, INSERT ON voce_rettificata TO registry_service;
CREATE FUNCTION voce_rettificata_come_era() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM voce_vocabolario AS v
             WHERE (v.vocabolario, v.codice, lower(v.periodo), v.nome, v.fonte) = (NEW.vocabolario, NEW.codice, NEW.dal, NEW.nome, NEW.fonte)) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'no entry said so' USING ERRCODE = 'check_violation', CONSTRAINT = 'voce_rettificata_come_era';
END $$;
CREATE TRIGGER voce_rettificata_come_era BEFORE INSERT ON voce_rettificata
  FOR EACH ROW EXECUTE FUNCTION voce_rettificata_come_era();

-- The words of an entry change only in the transaction that keeps them.
CREATE FUNCTION voce_vocabolario_solo_rettificata() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM voce_rettificata AS r
             WHERE (r.vocabolario, r.codice, r.dal, r.nome, r.fonte) = (OLD.vocabolario, OLD.codice, lower(OLD.periodo), OLD.nome, OLD.fonte)
               AND r.xmin = pg_current_xact_id()::xid) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'an entry was written again that nobody corrected'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'voce_vocabolario_solo_rettificata';
END $$;
CREATE TRIGGER voce_vocabolario_solo_rettificata BEFORE UPDATE OF nome, fonte ON voce_vocabolario
  FOR EACH ROW WHEN ((NEW.nome, NEW.fonte) IS DISTINCT FROM (OLD.nome, OLD.fonte)) EXECUTE FUNCTION voce_vocabolario_solo_rettificata();

-- Art. 11 c. 1: the days of an area of users.
CREATE FUNCTION giorni_dell_area(area text) RETURNS datemultirange LANGUAGE sql STABLE AS $$
  SELECT coalesce(range_agg(periodo), '{}') FROM voce_vocabolario WHERE vocabolario = 'AREE_UTENZA' AND codice = $1 $$;

-- The area of a need is in use on each day of the need. An area that is being closed is waited for.
CREATE FUNCTION voce_vocabolario_area_nota() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM voce_vocabolario WHERE vocabolario = 'AREE_UTENZA' AND codice = NEW.area FOR SHARE;
  IF NOT NEW.periodo <@ giorni_dell_area(NEW.area) THEN
    RAISE EXCEPTION 'no such area'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'voce_vocabolario_area_nota';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER voce_vocabolario_area_nota BEFORE INSERT OR UPDATE OF periodo ON voce_vocabolario
  FOR EACH ROW WHEN (NEW.area IS NOT NULL) EXECUTE FUNCTION voce_vocabolario_area_nota();
CREATE FUNCTION voce_vocabolario_area_di_bisogni() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM voce_vocabolario WHERE vocabolario = 'BISOGNI' AND area = OLD.codice AND periodo && OLD.periodo) THEN
    RAISE EXCEPTION 'needs have this area'
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'voce_vocabolario_area_di_bisogni';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER voce_vocabolario_area_di_bisogni BEFORE DELETE ON voce_vocabolario
  FOR EACH ROW WHEN (OLD.vocabolario = 'AREE_UTENZA' AND lower(OLD.periodo) > oggi()) EXECUTE FUNCTION voce_vocabolario_area_di_bisogni();

-- No need outlasts its area.
CREATE FUNCTION voce_vocabolario_area_chiusa() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM voce_vocabolario
             WHERE vocabolario = 'BISOGNI' AND area = NEW.codice AND NOT periodo <@ giorni_dell_area(NEW.codice)) THEN
    RAISE EXCEPTION 'needs outlast the area'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'voce_vocabolario_area_chiusa';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER voce_vocabolario_area_chiusa AFTER UPDATE OF periodo ON voce_vocabolario
  FOR EACH ROW WHEN (NEW.vocabolario = 'AREE_UTENZA') EXECUTE FUNCTION voce_vocabolario_area_chiusa();

-- What the program itself writes is neither added nor closed: the trigger comes with the first entries.
CREATE FUNCTION voce_vocabolario_del_programma() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the program writes it'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'voce_vocabolario_del_programma';
END $$;

-- Art. 11 c. 1: numbers that the rules compare with.
CREATE TABLE soglia (
  nome text PRIMARY KEY,
  versione integer NOT NULL DEFAULT 1
);
GRANT SELECT, UPDATE ON soglia TO registry_service;

-- Art. 11 c. 1: the value of a threshold from a day on.
CREATE TABLE valore_soglia (
  nome text NOT NULL REFERENCES soglia,
  dal date NOT NULL,
  valore numeric NOT NULL CONSTRAINT valore_soglia_positivo CHECK (valore > 0),
  fonte text NOT NULL,
  registrata_il timestamptz NOT NULL,
  PRIMARY KEY (nome, dal),
  CONSTRAINT valore_soglia_intero CHECK (nome = 'ORE_SETTIMANALI_SEDE' OR valore = trunc(valore))
);
GRANT SELECT, INSERT, UPDATE (valore, fonte, registrata_il) ON valore_soglia TO registry_service;

-- Art. 11 c. 1: a value begins today or later; it may be corrected until its first day.
CREATE FUNCTION valore_soglia_non_nel_passato() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE oggi date := (NEW.registrata_il AT TIME ZONE 'Europe/Rome')::date;
BEGIN
  IF (CASE TG_OP WHEN 'INSERT' THEN NEW.dal < oggi ELSE OLD.dal <= oggi OR NEW.dal <> OLD.dal END) THEN
    RAISE EXCEPTION 'the past was changed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'valore_soglia_non_nel_passato';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER valore_soglia_non_nel_passato BEFORE INSERT OR UPDATE ON valore_soglia
  FOR EACH ROW EXECUTE FUNCTION valore_soglia_non_nel_passato();

-- Values of one threshold are written one after the other.
CREATE FUNCTION valore_soglia_in_ordine() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM soglia WHERE nome = NEW.nome FOR UPDATE;
  IF NEW.registrata_il < (SELECT max(registrata_il) FROM valore_soglia WHERE nome = NEW.nome) THEN
    RAISE EXCEPTION 'written before the last one' USING ERRCODE = 'check_violation', CONSTRAINT = 'valore_soglia_in_ordine';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER valore_soglia_in_ordine BEFORE INSERT OR UPDATE ON valore_soglia
  FOR EACH ROW EXECUTE FUNCTION valore_soglia_in_ordine();
CREATE TRIGGER valore_soglia_resta BEFORE DELETE ON valore_soglia
  FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('valore_soglia_non_nel_passato');

-- Art. 11 c. 1: the value of a threshold on a day; null before its first.
CREATE FUNCTION soglia_al(quale text, giorno date) RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT valore FROM valore_soglia WHERE nome = quale AND dal <= giorno ORDER BY dal DESC LIMIT 1
$$;

-- A file that somebody has uploaded or is about to.
CREATE TABLE allegato (
  id uuid PRIMARY KEY,
  ambito_id uuid NOT NULL REFERENCES ambito,
  comune text REFERENCES comune,
  nome text NOT NULL CHECK (length(nome) BETWEEN 1 AND 200),
  tipo text NOT NULL CHECK (tipo IN ('PDF', 'JPEG', 'PNG', 'WEBP', 'CSV', 'XLSX', 'DOCX')),
  dimensione integer NOT NULL CHECK (dimensione > 0),
  stato text NOT NULL DEFAULT 'PREPARATO' CHECK (stato IN ('PREPARATO', 'IN_ARRIVO', 'CARICATO')),
  chiave text NOT NULL UNIQUE,
  preparato_da text NOT NULL,
  preparato_il timestamptz NOT NULL,
  impronta text CHECK (impronta ~ '^[0-9a-f]{64}$'),
  caricato_il timestamptz,
  CONSTRAINT allegato_caricato_intero CHECK (
    (stato = 'CARICATO') = (impronta IS NOT NULL) AND (stato = 'CARICATO') = (caricato_il IS NOT NULL)
  )
);
CREATE INDEX allegato_mai_caricato ON allegato (preparato_il) WHERE stato <> 'CARICATO';
CREATE INDEX allegato_tabella ON allegato (caricato_il) WHERE stato = 'CARICATO' AND tipo IN ('CSV', 'XLSX');
GRANT SELECT, INSERT, UPDATE (stato, impronta, caricato_il) ON allegato TO registry_service;
GRANT SELECT, DELETE, UPDATE (stato) ON allegato TO registry_worker;

-- An uploaded file does not change and stays, but for tables that were loaded. A foreign key holds what an act names.
CREATE FUNCTION allegato_immutabile() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.stato = 'CARICATO' AND NOT (TG_OP = 'DELETE' AND OLD.tipo IN ('CSV', 'XLSX')) THEN
    RAISE EXCEPTION 'an uploaded attachment was changed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'allegato_immutabile';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER allegato_immutabile BEFORE UPDATE OR DELETE ON allegato
  FOR EACH ROW EXECUTE FUNCTION allegato_immutabile();

-- Files of others that a Comune may see: an act that shows a file to a Comune adds a row here.
CREATE TABLE allegato_mostrato (
  allegato_id uuid NOT NULL REFERENCES allegato,
  codice_istat text NOT NULL REFERENCES comune,
  PRIMARY KEY (allegato_id, codice_istat)
);
GRANT SELECT, INSERT ON allegato_mostrato TO registry_service;
