-- SPDX-License-Identifier: AGPL-3.0-or-later
-- A record that was wrong, as it was. Its row leaves its table, so that no constraint, list or figure counts it, and stays here
-- with who annulled it, why, and which record replaced it.
CREATE TABLE annullamento (
  ambito_id uuid NOT NULL,
  -- The annulled record's.
  id uuid NOT NULL,
  -- The name of its table, in capitals: one of those that the service lists (`annullamento_tipo_check`).
  tipo text NOT NULL,
  -- The record under which it is read.
  proprietario_id uuid NOT NULL,
  dati jsonb NOT NULL,
  motivo text NOT NULL CHECK (una_riga(motivo)),
  annullato_da text NOT NULL,
  -- The operatore whose account it was then: an account may pass to another one.
  annullato_da_operatore uuid,
  -- The role by which: some accounts are of no operatore.
  annullato_da_ruolo text NOT NULL,
  annullato_il timestamptz NOT NULL,
  sostituito_da uuid CHECK (sostituito_da <> id),
  CONSTRAINT annullamento_una_volta PRIMARY KEY (ambito_id, id)
);
CREATE INDEX annullamento_di ON annullamento (ambito_id, proprietario_id, annullato_il, id);
CREATE INDEX annullamento_sostituito ON annullamento (ambito_id, sostituito_da) WHERE sostituito_da IS NOT NULL;
CREATE INDEX annullamento_operatore ON annullamento (ambito_id, annullato_da_operatore)
  WHERE annullato_da_operatore IS NOT NULL;
ALTER TABLE annullamento ENABLE ROW LEVEL SECURITY;
ALTER TABLE annullamento FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON annullamento
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
-- What was wrong passes with the record that it was about, when that one is annulled (`annullamento_segue`).
GRANT SELECT, INSERT, UPDATE (proprietario_id, annullato_da_operatore) ON annullamento TO {service}_service;

-- Whether a record was annulled.
CREATE FUNCTION annullato(record uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM annullamento WHERE id = record) $$;

-- The records that this transaction annuls, and whose place a record of the same kind takes.
CREATE FUNCTION sostituiti_ora(record uuid, quale text) RETURNS SETOF annullamento LANGUAGE sql STABLE AS $$
  SELECT * FROM annullamento WHERE sostituito_da = record AND tipo = quale AND xmin = pg_current_xact_id()::xid $$;

-- Whether this transaction corrects a record where it stands: it keeps what the record said. Only then may the record change. The
-- annulment of a double does not count: it keeps another record.
CREATE FUNCTION rettificato_ora(record uuid, quale text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM sostituiti_ora(record, quale) WHERE dati ->> 'id' = record::text) $$;

-- An annulled record is read under another one only when this transaction annuls the one under which it was read: it goes where that goes.
-- An operatore who was registered twice becomes the one who stays; a worker, which knows no annulments, is told so by an event.
CREATE FUNCTION annullamento_segue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.proprietario_id = OLD.proprietario_id THEN
    IF current_user = '{service}_worker' THEN RETURN NEW; END IF;
    IF EXISTS (SELECT FROM annullamento WHERE id = OLD.annullato_da_operatore AND sostituito_da = NEW.annullato_da_operatore) THEN
      RETURN NEW;
    END IF;
  ELSIF NEW.annullato_da_operatore IS NOT DISTINCT FROM OLD.annullato_da_operatore AND EXISTS (SELECT FROM annullamento
       WHERE id = OLD.proprietario_id AND proprietario_id = NEW.proprietario_id AND xmin = pg_current_xact_id()::xid) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'an annulled record was moved away from one that stays'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'annullamento_segue';
END $$;
CREATE TRIGGER annullamento_segue BEFORE UPDATE ON annullamento
  FOR EACH ROW EXECUTE FUNCTION annullamento_segue();

-- A row is deleted only when it was annulled: the record itself, or the one that the named column names.
CREATE FUNCTION solo_annullato() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF annullato((to_jsonb(OLD) ->> coalesce(TG_ARGV[0], 'id'))::uuid) THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'a record was deleted that nobody annulled' USING ERRCODE = 'check_violation', CONSTRAINT = 'solo_annullato';
END $$;

-- What was recorded is not written again, unless it was wrong and this transaction keeps it as it stands. An argument names the constraint
-- to report.
CREATE FUNCTION solo_rettificato() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM sostituiti_ora(OLD.id, upper(TG_TABLE_NAME)) WHERE dati @> to_jsonb(OLD)) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a record was changed that nobody corrected' USING ERRCODE = 'check_violation', CONSTRAINT = coalesce(TG_ARGV[0], 'solo_rettificato');
END $$;

-- An annulled record is gone at the end of the transaction.
CREATE FUNCTION annullamento_compiuto() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE resta boolean;
BEGIN
  EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE id = $1)', lower(NEW.tipo)) INTO resta USING NEW.id;
  IF resta THEN
    RAISE EXCEPTION 'the annulled record is still there'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'annullamento_compiuto';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER annullamento_compiuto AFTER INSERT ON annullamento
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION annullamento_compiuto();
