-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Area offerta: the catalogue of the prestazioni and its search (art. 2 c. 6 and 8 d).

-- The words of a list as one text. array_to_string is only STABLE, since the text of other types depends on settings.
CREATE FUNCTION testo_di(text[]) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN array_to_string($1, ' ');

CREATE TEXT SEARCH CONFIGURATION italiano (COPY = pg_catalog.italian);

ALTER TEXT SEARCH CONFIGURATION italiano
  ALTER MAPPING FOR word, hword, hword_part WITH public.unaccent, pg_catalog.italian_stem;

-- Art. 2 c. 6: an entry of the catalogue.
CREATE TABLE prestazione (
  id uuid PRIMARY KEY,
  ambito_id uuid NOT NULL REFERENCES ambito,
  stato text NOT NULL CHECK (stato IN ('BOZZA', 'PUBBLICATA', 'RITIRATA')),
  nome text NOT NULL CHECK (una_riga(nome)),
  parole_chiave text[] NOT NULL,
  descrizione text,
  competenza text NOT NULL CHECK (competenza IN ('SOCIALE', 'SANITARIA', 'SOCIOSANITARIA')),
  codice_siuss text CHECK (codice_siuss ~ '^[A-Z][0-9](\.[0-9]{2}){1,2}$'),
  senza_codice_perche text,
  aree text[] NOT NULL,
  eta_minima smallint CHECK (eta_minima BETWEEN 0 AND 120),
  eta_massima smallint CHECK (eta_massima BETWEEN 0 AND 120),
  comuni text[] NOT NULL,
  requisiti text,
  documenti jsonb CHECK (jsonb_typeof(documenti) = 'array'),
  costo text,
  costi jsonb NOT NULL CHECK (jsonb_typeof(costi) = 'array'),
  accessibilita text,
  lingue text[] NOT NULL,
  come_chiedere text,
  tempo_risposta text,
  orari jsonb NOT NULL CHECK (jsonb_typeof(orari) = 'array'),
  orari_note text,
  telefono text,
  email text,
  sito text,
  avviso text,
  titolare_id uuid,
  responsabile text,
  responsabile_email text,
  verificato_il date,
  verifica_scade date,
  versione integer NOT NULL DEFAULT 1,
  ricerca tsvector NOT NULL GENERATED ALWAYS AS (
    setweight(to_tsvector('public.italiano', nome), 'A') || setweight(to_tsvector('public.italiano', testo_di(parole_chiave)), 'B') ||
    setweight(to_tsvector('public.italiano', coalesce(descrizione, '')), 'C') || setweight(to_tsvector('public.italiano', coalesce(requisiti, '')), 'D')
  ) STORED,
  CONSTRAINT prestazione_eta CHECK (eta_minima <= eta_massima),
  CONSTRAINT prestazione_di_ambito UNIQUE (id, ambito_id),
  CONSTRAINT prestazione_titolare FOREIGN KEY (titolare_id, ambito_id) REFERENCES ente (id, ambito_id),
  CONSTRAINT prestazione_verifica CHECK (verifica_scade > verificato_il AND verifica_scade <= verificato_il + 366),
  -- Art. 2 c. 6 and 8 d: a published entry has all the data that an applicant needs. num_nulls is never unknown.
  CONSTRAINT prestazione_completa CHECK (stato <> 'PUBBLICATA' OR (
    num_nulls(descrizione, requisiti, documenti, costo, accessibilita, come_chiedere, tempo_risposta,
      titolare_id, responsabile, responsabile_email, verificato_il, verifica_scade) = 0
    AND num_nonnulls(codice_siuss, senza_codice_perche) > 0 AND cardinality(aree) > 0 AND cardinality(lingue) > 0
    AND (orari_note IS NOT NULL OR jsonb_array_length(orari) > 0)
  ))
);
CREATE INDEX prestazione_ricerca ON prestazione USING gin (ricerca) WHERE stato = 'PUBBLICATA';
CREATE INDEX prestazione_pubblicate ON prestazione (nome, id) WHERE stato = 'PUBBLICATA';
CREATE INDEX prestazione_elenco ON prestazione (ambito_id, nome, id);
CREATE INDEX prestazione_per_titolare ON prestazione (titolare_id);
CREATE INDEX prestazione_per_stato ON prestazione (ambito_id, stato, nome, id);
GRANT SELECT, INSERT, UPDATE ON prestazione TO registry_service;
CREATE TRIGGER prestazione_annunciata AFTER UPDATE OR DELETE ON prestazione
  FOR EACH ROW EXECUTE FUNCTION annuncia_cambiamento('Prestazione', 'id');

-- Art. 2 c. 6: an entry is a draft, then published, then withdrawn. The service has the same steps (`TRANSIZIONI`), and a
-- test compares the two.
CREATE FUNCTION passo_prestazione(da text, a text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT (da, a) IN (('BOZZA', 'PUBBLICATA'), ('BOZZA', 'RITIRATA'), ('PUBBLICATA', 'RITIRATA'))
$$;
-- Art. 2 c. 6: an entry takes these steps, and does not change once it is withdrawn, but for an ente that was registered twice. One that
-- was withdrawn by mistake is a draft again, otherwise as it was.
CREATE FUNCTION prestazione_stati() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  -- ricerca is generated: a BEFORE trigger does not see it yet.
  del_doppione CONSTANT text[] := ARRAY['titolare_id', 'versione', 'ricerca'];
  del_ritiro CONSTANT text[] := ARRAY['stato', 'versione', 'ricerca'];
BEGIN
  IF OLD.stato = 'RITIRATA' AND NEW.stato = 'BOZZA' AND rettificato_ora(OLD.id, 'PRESTAZIONE')
     AND to_jsonb(NEW) - del_ritiro = to_jsonb(OLD) - del_ritiro THEN
    RETURN NEW;
  END IF;
  IF NEW.titolare_id <> OLD.titolare_id AND ente_unito(OLD.titolare_id, NEW.titolare_id)
     AND to_jsonb(NEW) - del_doppione = to_jsonb(OLD) - del_doppione THEN
    RETURN NEW;
  END IF;
  IF OLD.stato = 'RITIRATA' OR (NEW.stato <> OLD.stato AND NOT passo_prestazione(OLD.stato, NEW.stato)) THEN
    RAISE EXCEPTION 'no step of an entry from % to %', OLD.stato, NEW.stato
      USING ERRCODE = 'check_violation', CONSTRAINT = 'prestazione_stati';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER prestazione_stati BEFORE UPDATE ON prestazione
  FOR EACH ROW EXECUTE FUNCTION prestazione_stati();
CREATE TRIGGER prestazione_titolare_attivo AFTER INSERT OR UPDATE ON prestazione
  FOR EACH ROW WHEN (NEW.stato = 'PUBBLICATA') EXECUTE FUNCTION prestazione_titolare_attivo();

-- Keeps the words of an entry as its texts are.
CREATE FUNCTION prestazione_parole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- A new entry has no words yet. The plan of this statement, made when the table was empty, would read all of it each time.
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM prestazione_parola WHERE prestazione_id = NEW.id;
  END IF;
  INSERT INTO prestazione_parola (prestazione_id, parola, lessema)
  SELECT DISTINCT NEW.id, parola, lessemi[1]
  FROM regexp_split_to_table(lower(senza_accenti(concat_ws(' ', NEW.nome, testo_di(NEW.parole_chiave), NEW.descrizione, NEW.requisiti))), '[^[:alnum:]]+') AS parola
  CROSS JOIN LATERAL tsvector_to_array(to_tsvector('public.italiano', parola)) AS lessemi
  WHERE length(parola) BETWEEN 3 AND 40 AND cardinality(lessemi) = 1;
  RETURN NULL;
END $$;
CREATE TRIGGER prestazione_parole AFTER INSERT OR UPDATE OF nome, parole_chiave, descrizione, requisiti ON prestazione
  FOR EACH ROW EXECUTE FUNCTION prestazione_parole();

-- Art. 2 c. 6: an entry is offered in Comuni that are members today. One that leaves later stays in the row and is
-- left out when it is read.
CREATE FUNCTION prestazione_comuni_dell_ambito() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM unnest(NEW.comuni) AS codice WHERE NOT EXISTS (
      SELECT FROM appartenenza WHERE codice_istat = codice AND ambito_id = NEW.ambito_id AND periodo @> oggi())
  ) THEN
    RAISE EXCEPTION 'the entry has a Comune of another Ambito'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'prestazione_comuni_dell_ambito';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER prestazione_comuni_dell_ambito AFTER INSERT OR UPDATE OF comuni ON prestazione
  FOR EACH ROW WHEN (NEW.comuni <> '{}') EXECUTE FUNCTION prestazione_comuni_dell_ambito();

-- Art. 2 c. 6: enti that provide a prestazione besides the one that answers for it.
CREATE TABLE prestazione_ente (
  prestazione_id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  ente_id uuid NOT NULL,
  PRIMARY KEY (prestazione_id, ente_id),
  FOREIGN KEY (prestazione_id, ambito_id) REFERENCES prestazione (id, ambito_id),
  CONSTRAINT prestazione_ente_di_ambito FOREIGN KEY (ente_id, ambito_id) REFERENCES ente (id, ambito_id)
);
CREATE INDEX prestazione_per_ente ON prestazione_ente (ente_id);
GRANT SELECT, INSERT, DELETE ON prestazione_ente TO registry_service;

-- Art. 2 c. 6: sedi that take requests for it.
CREATE TABLE prestazione_sede (
  prestazione_id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  sede_id uuid NOT NULL,
  PRIMARY KEY (prestazione_id, sede_id),
  FOREIGN KEY (prestazione_id, ambito_id) REFERENCES prestazione (id, ambito_id),
  CONSTRAINT prestazione_sede_di_ambito FOREIGN KEY (sede_id, ambito_id) REFERENCES sede (id, ambito_id)
);
CREATE INDEX prestazione_per_sede ON prestazione_sede (sede_id);
GRANT SELECT, INSERT, DELETE ON prestazione_sede TO registry_service;

-- The words of each entry, so that what somebody types finds them in spite of a slip or of an ending that the stemmer
-- keeps apart (anziano gives anzi, anziani anzian): by stem, by word without final vowels, by trigrams.
CREATE TABLE prestazione_parola (
  prestazione_id uuid NOT NULL REFERENCES prestazione,
  parola text NOT NULL,
  lessema text NOT NULL,
  radice text NOT NULL GENERATED ALWAYS AS (rtrim(parola, 'aeiou')) STORED,
  PRIMARY KEY (prestazione_id, parola)
);
CREATE INDEX prestazione_parola_lessema ON prestazione_parola (lessema text_pattern_ops);
CREATE INDEX prestazione_parola_radice ON prestazione_parola (radice);
CREATE INDEX prestazione_parola_simile ON prestazione_parola USING gin (radice gin_trgm_ops);
GRANT SELECT, INSERT, DELETE ON prestazione_parola TO registry_service;
