-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Area governo: the Regolamento, its proposals and their votes (art. 10 and 11).

-- Art. 11 c. 2: a proposal to change the Regolamento.
CREATE TABLE proposta_di_modifica (
  id uuid PRIMARY KEY,
  ambito_id uuid NOT NULL REFERENCES ambito,
  titolo text NOT NULL,
  motivazione text NOT NULL,
  stato text NOT NULL CHECK (stato IN ('APERTA', 'APPROVATA', 'RESPINTA', 'RITIRATA', 'SUPERATA')),
  aperta_il timestamptz NOT NULL,
  chiusa_il timestamptz,
  versione integer NOT NULL DEFAULT 1,
  UNIQUE (id, ambito_id),
  CONSTRAINT proposta_chiusa_datata CHECK ((stato = 'APERTA') = (chiusa_il IS NULL))
);
CREATE INDEX proposta_elenco ON proposta_di_modifica (ambito_id, aperta_il DESC, id DESC);
GRANT SELECT, INSERT, UPDATE (stato, chiusa_il, versione) ON proposta_di_modifica TO registry_service;

-- Art. 11 c. 2: a closed proposal does not change.
CREATE FUNCTION proposta_chiusa() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.stato <> 'APERTA' THEN
    RAISE EXCEPTION 'the proposal is closed' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposta_chiusa';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER proposta_chiusa BEFORE UPDATE ON proposta_di_modifica
  FOR EACH ROW EXECUTE FUNCTION proposta_chiusa();

-- Art. 11 c. 2, at the end of the transaction: a proposal is rejected by one vote against and by nothing else; it is
-- approved, with its version of the Regolamento, by the votes of all members of that day.
CREATE FUNCTION proposta_unanimita() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE CONSTRAINT TRIGGER proposta_unanimita AFTER INSERT OR UPDATE ON proposta_di_modifica
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION proposta_unanimita();
CREATE TRIGGER proposta_immutabile BEFORE UPDATE OR DELETE ON proposta_di_modifica
  FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('proposta_immutabile', 'stato', 'chiusa_il', 'versione');

-- Art. 11 c. 2: the text of a proposal. An article stands in one open proposal at a time.
CREATE TABLE articolo_proposto (
  proposta_id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  numero text NOT NULL,
  rubrica text NOT NULL,
  testo text NOT NULL,
  in_voto boolean NOT NULL DEFAULT true,
  PRIMARY KEY (proposta_id, numero),
  FOREIGN KEY (proposta_id, ambito_id) REFERENCES proposta_di_modifica (id, ambito_id)
);
CREATE UNIQUE INDEX articolo_proposto_una_volta ON articolo_proposto (ambito_id, numero) WHERE in_voto;
GRANT SELECT, INSERT, UPDATE (in_voto) ON articolo_proposto TO registry_service;

CREATE TRIGGER articolo_proposto_immutabile BEFORE UPDATE OR DELETE ON articolo_proposto
  FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('proposta_immutabile', 'in_voto');

-- Art. 11 c. 2: the text is whole before its first vote. The proposal is locked, as it is by whoever votes.
CREATE FUNCTION articolo_proposto_prima_dei_voti() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM proposta_di_modifica WHERE id = NEW.proposta_id FOR UPDATE;
  IF EXISTS (SELECT FROM voto WHERE proposta_id = NEW.proposta_id) THEN
    RAISE EXCEPTION 'votes have been cast on the text'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'proposta_immutabile';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER articolo_proposto_prima_dei_voti BEFORE INSERT ON articolo_proposto
  FOR EACH ROW EXECUTE FUNCTION articolo_proposto_prima_dei_voti();

-- Art. 10 c. 1: the Regolamento in force from the day of its approval. A version that is replaced on its first day
-- has an empty period.
CREATE TABLE versione_regolamento (
  id uuid PRIMARY KEY,
  ambito_id uuid NOT NULL REFERENCES ambito,
  numero integer NOT NULL CHECK (numero > 0),
  approvata_il date NOT NULL,
  periodo daterange NOT NULL,
  origine text NOT NULL CHECK (origine IN ('ADOZIONE', 'MODIFICA', 'ALLINEAMENTO')),
  atto text NOT NULL,
  articoli jsonb NOT NULL CHECK (jsonb_typeof(articoli) = 'array' AND jsonb_array_length(articoli) > 0),
  proposta_id uuid REFERENCES proposta_di_modifica CONSTRAINT versione_regolamento_una_per_proposta UNIQUE,
  disposizione_livello text CHECK (disposizione_livello IN ('REGIONE', 'STATO', 'UE')),
  disposizione_fonte text,
  disposizione_dal date,
  articoli_toccati text[],
  registrata_il timestamptz NOT NULL,
  CONSTRAINT versione_regolamento_numero UNIQUE (ambito_id, numero),
  CONSTRAINT versione_regolamento_una_in_vigore EXCLUDE USING gist (ambito_id WITH =, periodo WITH &&),
  CONSTRAINT versione_regolamento_dal_giorno CHECK (isempty(periodo) OR lower(periodo) = approvata_il),
  CONSTRAINT versione_regolamento_modifica CHECK ((origine = 'MODIFICA') = (proposta_id IS NOT NULL)),
  CONSTRAINT versione_regolamento_allineamento CHECK (
    num_nonnulls(disposizione_livello, disposizione_fonte, disposizione_dal, articoli_toccati) = CASE origine WHEN 'ALLINEAMENTO' THEN 4 ELSE 0 END
  )
);
GRANT SELECT, INSERT, UPDATE (periodo) ON versione_regolamento TO registry_service;

-- Art. 10 c. 1: only the end of a version is written, once, when the next one takes its place.
CREATE FUNCTION versione_regolamento_immutabile() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NOT upper_inf(OLD.periodo) OR upper_inf(NEW.periodo) OR to_jsonb(NEW) - 'periodo' <> to_jsonb(OLD) - 'periodo' THEN
    RAISE EXCEPTION 'a version of the Regolamento was changed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'versione_regolamento_immutabile';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER versione_regolamento_immutabile BEFORE UPDATE OR DELETE ON versione_regolamento
  FOR EACH ROW EXECUTE FUNCTION versione_regolamento_immutabile();

-- Art. 10 c. 1: each version holds until the next begins, and the last one without an end.
CREATE FUNCTION versione_regolamento_senza_vuoti() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE CONSTRAINT TRIGGER versione_regolamento_senza_vuoti AFTER INSERT OR UPDATE ON versione_regolamento
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION versione_regolamento_senza_vuoti();
CREATE CONSTRAINT TRIGGER proposta_unanimita AFTER INSERT ON versione_regolamento
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.proposta_id IS NOT NULL) EXECUTE FUNCTION proposta_unanimita();

-- Art. 11 c. 2: the vote of a Comune, written once.
CREATE TABLE voto (
  proposta_id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  codice_istat text NOT NULL REFERENCES comune,
  favorevole boolean NOT NULL,
  atto text NOT NULL,
  dichiarazione text,
  espresso_il timestamptz NOT NULL,
  attore text NOT NULL,
  CONSTRAINT voto_uno_per_comune PRIMARY KEY (proposta_id, codice_istat),
  FOREIGN KEY (proposta_id, ambito_id) REFERENCES proposta_di_modifica (id, ambito_id)
);
GRANT SELECT, INSERT ON voto TO registry_service;

-- Art. 11 c. 2: a member of that day votes on an open proposal. The Ambito is locked first, so that nobody becomes a
-- member meanwhile.
CREATE FUNCTION voto_ammesso() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE TRIGGER voto_ammesso BEFORE INSERT ON voto FOR EACH ROW EXECUTE FUNCTION voto_ammesso();

-- Art. 11 c. 2: a vote does not change.
CREATE FUNCTION voto_immutabile() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a vote was changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'voto_immutabile';
END $$;
CREATE TRIGGER voto_immutabile BEFORE UPDATE OR DELETE ON voto
  FOR EACH ROW EXECUTE FUNCTION voto_immutabile();
CREATE CONSTRAINT TRIGGER proposta_unanimita AFTER INSERT ON voto
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION proposta_unanimita();
