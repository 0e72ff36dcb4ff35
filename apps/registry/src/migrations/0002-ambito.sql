-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Area ambito: the Comuni, the Ambito with its members and the one that leads, the Convenzioni (art. 1 and 8).

-- The instant of the operation by the clock of the service, or by the database's outside an operation.
CREATE FUNCTION adesso() RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT coalesce(nullif(current_setting('ambito.adesso', true), '')::timestamptz, now()) $$;

-- The day of that instant in Rome.
CREATE FUNCTION oggi() RETURNS date LANGUAGE sql STABLE AS $$
  SELECT (adesso() AT TIME ZONE 'Europe/Rome')::date $$;

-- A day as a person writes it, for the titles of the desk; @ambito/orari has the same, and a test compares the two.
CREATE FUNCTION in_parole(giorno date) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE extract(day FROM giorno) WHEN 1 THEN '1º' ELSE extract(day FROM giorno)::text END
    || ' ' || (ARRAY['gennaio', 'febbraio', 'marzo', 'aprile', 'maggio', 'giugno', 'luglio', 'agosto', 'settembre', 'ottobre',
                     'novembre', 'dicembre'])[extract(month FROM giorno)]
    || ' ' || extract(year FROM giorno)
$$;

-- An instant as a person in Rome writes it.
CREATE FUNCTION ora_in_parole(istante timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT in_parole((istante AT TIME ZONE 'Europe/Rome')::date) || ', ' || to_char(istante AT TIME ZONE 'Europe/Rome', 'HH24:MI')
$$;

-- What is registered stays as it was, and is deleted only when it is annulled. The first argument names the constraint to
-- report; the others are the columns that may change.
CREATE FUNCTION registrato_immutabile() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF annullato((to_jsonb(OLD) ->> 'id')::uuid) THEN RETURN OLD; END IF;
  ELSIF to_jsonb(NEW) - TG_ARGV[1:] = to_jsonb(OLD) - TG_ARGV[1:] THEN RETURN NEW;
  END IF;
  RAISE EXCEPTION 'what is registered was changed' USING ERRCODE = 'check_violation', CONSTRAINT = TG_ARGV[0];
END $$;

-- The days before today of a row with a period stay as they were. The first argument names the constraint to report;
-- with a second argument today stays too.
CREATE FUNCTION giorni_passati_restano() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  passato daterange := daterange(NULL, oggi() + CASE WHEN TG_NARGS > 1 THEN 1 ELSE 0 END);
  resta daterange := 'empty';
BEGIN
  IF TG_OP = 'UPDATE' THEN resta := NEW.periodo; END IF;
  IF OLD.periodo * passato <> resta * passato AND NOT (TG_OP = 'DELETE' AND annullato((to_jsonb(OLD) ->> 'id')::uuid)) THEN
    RAISE EXCEPTION 'days that are over were changed' USING ERRCODE = 'check_violation', CONSTRAINT = TG_ARGV[0];
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;

-- What the WHEN of the trigger describes stays, even when it is annulled. The first argument names the constraint to report.
CREATE FUNCTION resta_sempre() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a record was deleted that stays' USING ERRCODE = 'check_violation', CONSTRAINT = TG_ARGV[0];
END $$;

-- Tells the gateways, once the change is committed, that a public record has changed or gone: its type, and its key if the
-- trigger names the column, otherwise all records of the type. What the gateways have kept of it they drop.
CREATE FUNCTION annuncia_cambiamento() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD THEN RETURN NULL; END IF;
  PERFORM pg_notify('cambiamento', json_strip_nulls(json_build_object(
    'tipo', TG_ARGV[0], 'chiave', CASE WHEN TG_NARGS > 1 THEN to_jsonb(OLD) ->> TG_ARGV[1] END))::text);
  RETURN NULL;
END $$;

-- A text without accents, by a fixed dictionary: hence immutable.
CREATE FUNCTION senza_accenti(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN public.unaccent('public.unaccent'::regdictionary, $1);

-- The words of a name as they are searched: in lower case, without accents, cut at apostrophes of every kind, blanks and signs.
CREATE FUNCTION parole_di(nome text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN array_remove(regexp_split_to_array(lower(senza_accenti(nome)), '[^[:alnum:]]+'), '');

-- The words by which a name is found: its words, those without their apostrophes, and all of them as one, since people write D'Amato as
-- Damato and De Luca as Deluca.
CREATE FUNCTION parole_trovabili(nome text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN array_remove(parole_di(nome) || parole_di(regexp_replace(nome, '[''’‘ʼ´`]', '', 'g')) || array_to_string(parole_di(nome), ''), '');

-- The search for names that have, for each word of a text, a word that begins with it. A text without words finds no name. Nobody
-- types more than 100 characters, and the work stays bounded.
CREATE FUNCTION nomi_con(testo text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (SELECT string_agg(quote_literal(parola) || ':*', ' & ')::tsquery FROM unnest(parole_di(left(testo, 100))) AS parola);

-- Every Comune of Italy, by its ISTAT code, those that are no more as well. A Comune that changes province has a new ISTAT code and
-- keeps its cadastral code: no two have the same one on the same day. Checked at the end of the transaction, since one begins as
-- another ends.
CREATE TABLE comune (
  codice_istat text PRIMARY KEY CHECK (codice_istat ~ '^[0-9]{6}$'),
  nome text NOT NULL,
  codice_catastale text NOT NULL CHECK (codice_catastale ~ '^[A-Z][0-9]{3}$'),
  sigla_provincia text NOT NULL,
  regione text NOT NULL CHECK (regione ~ '^[0-9]{2}$'),
  -- First and last day; without a first day, a Comune from before all records.
  dal date,
  al date,
  -- The Comune that holds its territory since.
  successore text CONSTRAINT comune_successore_noto REFERENCES comune DEFERRABLE INITIALLY DEFERRED,
  versione integer NOT NULL DEFAULT 1,
  parole tsvector NOT NULL GENERATED ALWAYS AS (array_to_tsvector(parole_trovabili(nome))) STORED,
  CONSTRAINT comune_giorni CHECK (al >= dal),
  CONSTRAINT comune_successore CHECK (successore IS NULL OR (al IS NOT NULL AND successore <> codice_istat)),
  CONSTRAINT comune_un_codice_catastale EXCLUDE USING gist (codice_catastale WITH =, daterange(dal, al, '[]') WITH &&)
    DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX comune_nome ON comune (nome, codice_istat);
CREATE INDEX comune_parole ON comune USING gin (parole);
GRANT SELECT, INSERT, UPDATE ON comune TO registry_service;
GRANT SELECT ON comune TO registry_worker;
CREATE TRIGGER comune_annunciato AFTER UPDATE OR DELETE ON comune
  FOR EACH ROW EXECUTE FUNCTION annuncia_cambiamento('Comune', 'codice_istat');

-- Art. 1 c. 1: the Comuni of an Ambito are of its Regione, and exist on the day on which they join. The row of the Comune is locked, so that an import that
-- changes its Regione waits and sees the new membership.
CREATE FUNCTION appartenenza_della_regione() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  altra boolean;
  esiste boolean := true;
BEGIN
  IF TG_TABLE_NAME = 'comune' THEN
    altra := EXISTS (
      SELECT FROM appartenenza JOIN ambito ON ambito.id = ambito_id
      WHERE codice_istat = NEW.codice_istat AND periodo && daterange(oggi(), NULL) AND ambito.regione <> NEW.regione);
  ELSE
    SELECT comune.regione <> ambito.regione, daterange(comune.dal, comune.al, '[]') @> lower(NEW.periodo) INTO altra, esiste FROM comune, ambito
      WHERE codice_istat = NEW.codice_istat AND ambito.id = NEW.ambito_id FOR SHARE OF comune;
  END IF;
  IF altra THEN
    RAISE EXCEPTION 'the Comune is of another Regione' USING ERRCODE = 'check_violation', CONSTRAINT = 'appartenenza_della_regione';
  END IF;
  IF NOT esiste THEN
    RAISE EXCEPTION 'the Comune does not exist on that day' USING ERRCODE = 'check_violation', CONSTRAINT = 'appartenenza_di_comune_esistente';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER appartenenza_della_regione BEFORE UPDATE OF regione ON comune
  FOR EACH ROW WHEN (NEW.regione <> OLD.regione) EXECUTE FUNCTION appartenenza_della_regione();

-- Residents of a Comune in a year.
CREATE TABLE popolazione (
  codice_istat text NOT NULL REFERENCES comune,
  anno smallint NOT NULL,
  residenti integer NOT NULL CHECK (residenti >= 0),
  fonte text NOT NULL,
  PRIMARY KEY (codice_istat, anno)
);
GRANT SELECT, INSERT, UPDATE ON popolazione TO registry_service;
GRANT SELECT ON popolazione TO registry_worker;

-- The patron saint of a Comune, on the same day (MM-DD) each year: never 29 February.
CREATE TABLE patrono (
  codice_istat text PRIMARY KEY REFERENCES comune,
  ricorrenza text NOT NULL CHECK (
    ricorrenza ~ '^((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)$'
  ),
  nome text NOT NULL,
  fonte text NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON patrono TO registry_service;

-- The national holidays. libs/orari has the same ones, and a test compares the two.
CREATE FUNCTION festivita_nazionale(giorno date) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  -- Easter by Meeus, Jones and Butcher.
  anno integer := extract(year FROM giorno);
  a integer := anno % 19;
  secolo integer := anno / 100;
  resto integer := anno % 100;
  h integer := (19 * a + secolo - secolo / 4 - (secolo - (secolo + 8) / 25 + 1) / 3 + 15) % 30;
  l integer := (32 + 2 * (secolo % 4) + 2 * (resto / 4) - h - resto % 4) % 7;
  n integer := h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
  data text := to_char(giorno, 'MM-DD');
BEGIN
  RETURN data IN ('01-01', '01-06', '04-25', '05-01', '06-02', '08-15', '11-01', '12-08', '12-25', '12-26')
    OR (data = '10-04' AND anno >= 2026)
    OR giorno = make_date(anno, n / 31, n % 31 + 1) + 1;
END $$;

-- Art. 1 c. 1: the Ambito. Its code and its Regione never change.
CREATE TABLE ambito (
  id uuid CONSTRAINT ambito_id_unico PRIMARY KEY,
  codice text NOT NULL,
  nome text NOT NULL,
  regione text NOT NULL,
  versione integer NOT NULL DEFAULT 1,
  CONSTRAINT ambito_codice UNIQUE (regione, codice)
);
GRANT SELECT, INSERT, UPDATE (nome, versione) ON ambito TO registry_service;
GRANT SELECT ON ambito TO registry_worker;

CREATE TRIGGER ambito_annunciato AFTER UPDATE OR DELETE ON ambito
  FOR EACH ROW EXECUTE FUNCTION annuncia_cambiamento('Ambito', 'id');
CREATE TRIGGER ambito_immutabile BEFORE UPDATE ON ambito
  FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('ambito_immutabile', 'nome', 'versione');

{annullamenti}
ALTER TABLE annullamento
  ADD FOREIGN KEY (ambito_id) REFERENCES ambito,
  ADD CONSTRAINT annullamento_tipo_check CHECK (tipo IN ('OPERATORE', 'TITOLO_DI_SERVIZIO', 'INCARICO', 'ASSENZA', 'NOMINA_COORDINATORE',
    'ATTO_DI_MANDATO', 'ISPEZIONE', 'ACCREDITAMENTO', 'PUA', 'SEDE', 'RISORSA_STRUMENTALE',
    'TURNO_REPERIBILITA', 'ATTIVITA_FORMATIVA', 'PARTECIPAZIONE', 'ENTE', 'ACCORDO', 'APERTURA_STRAORDINARIA', 'VARIAZIONE_ORARIA', 'ORARIO', 'CONTRIBUTO', 'DIRETTIVA',
    'ANDAMENTO_OBIETTIVO', 'APPARTENENZA', 'CAPOFILA', 'PRESTAZIONE', 'CONVENZIONE'));
-- It is read under an operatore, a sede or an ente; under the Ambito for an act of mandate and for training.
CREATE INDEX annullamento_elenco ON annullamento (ambito_id, annullato_il, id);
CREATE INDEX annullamento_per_tipo ON annullamento (ambito_id, tipo, annullato_il, id);

-- Art. 1 c. 1: a Comune belongs to one Ambito at a time, by an act, and may leave by another. A withdrawal that was a mistake
-- is taken back.
CREATE TABLE appartenenza (
  id uuid NOT NULL UNIQUE DEFAULT uuidv7(),
  codice_istat text NOT NULL REFERENCES comune,
  ambito_id uuid NOT NULL REFERENCES ambito,
  periodo daterange NOT NULL CHECK (NOT isempty(periodo)),
  atto_ingresso text,
  atto_uscita text,
  CONSTRAINT appartenenza_un_ambito_per_volta PRIMARY KEY (codice_istat, periodo WITHOUT OVERLAPS),
  CONSTRAINT appartenenza_all_ambito UNIQUE (codice_istat, ambito_id, periodo WITHOUT OVERLAPS)
);
CREATE INDEX appartenenza_ambito ON appartenenza (ambito_id, codice_istat);
CREATE INDEX appartenenza_del_comune ON appartenenza (codice_istat, lower(periodo));
CREATE INDEX appartenenza_dell_ambito ON appartenenza (ambito_id, lower(periodo), codice_istat);
GRANT SELECT, INSERT, UPDATE (periodo, atto_uscita) ON appartenenza TO registry_service;
GRANT SELECT ON appartenenza TO registry_worker;

-- Residents of an Ambito on a day: of each member Comune the latest year that is known on that day. Null when those
-- of a member are not known, and when there is no member.
CREATE FUNCTION residenti_ambito(dell_ambito uuid, giorno date) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN count(*) = count(p.residenti) THEN sum(p.residenti)::integer END
  FROM appartenenza a LEFT JOIN LATERAL (
    SELECT residenti FROM popolazione WHERE codice_istat = a.codice_istat AND anno <= extract(year FROM giorno)
    ORDER BY anno DESC LIMIT 1) AS p ON true
  WHERE a.ambito_id = dell_ambito AND a.periodo @> giorno $$;
-- An entry of the catalogue is public while a Comune in which it is offered is a member.
CREATE TRIGGER appartenenza_annunciata AFTER INSERT OR UPDATE OR DELETE ON appartenenza
  FOR EACH ROW EXECUTE FUNCTION annuncia_cambiamento('Prestazione');
CREATE TRIGGER appartenenza_immutabile BEFORE UPDATE OR DELETE ON appartenenza
  FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('appartenenza_immutabile', 'periodo', 'atto_uscita');
CREATE TRIGGER appartenenza_piu_breve BEFORE UPDATE ON appartenenza
  FOR EACH ROW WHEN (lower(NEW.periodo) <> lower(OLD.periodo)
    OR NOT (NEW.periodo <@ OLD.periodo OR rettificato_ora(OLD.id, 'APPARTENENZA')))
  EXECUTE FUNCTION registrato_immutabile('appartenenza_immutabile', 'atto_uscita');

-- Art. 1 c. 1: a Convenzione is signed by every Comune that is a member on one of its days. Checked at the end of the
-- transaction; the Ambito is locked, so that of two transactions the second sees what the first wrote.
CREATE FUNCTION convenzione_di_tutti_gli_associati() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM ambito WHERE id = NEW.ambito_id FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT FROM convenzione c JOIN appartenenza a ON a.ambito_id = c.ambito_id AND a.periodo && c.periodo
    WHERE c.ambito_id = NEW.ambito_id
      AND NOT EXISTS (SELECT FROM convenzione_comune f WHERE f.convenzione_id = c.id AND f.codice_istat = a.codice_istat)
  ) THEN
    RAISE EXCEPTION 'a member has not signed the Convenzione'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'convenzione_di_tutti_gli_associati';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER convenzione_di_tutti_gli_associati AFTER INSERT OR UPDATE OF periodo ON appartenenza
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION convenzione_di_tutti_gli_associati();

-- Art. 11 c. 2: no Comune becomes a member on the day of an approval without having voted. Whoever votes locks the
-- Ambito, and a new membership refers to it: it is written before the last vote, or sees the approval.
CREATE FUNCTION appartenenza_ha_votato() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM proposta_di_modifica p
    WHERE p.ambito_id = NEW.ambito_id AND p.stato = 'APPROVATA' AND NEW.periodo @> (p.chiusa_il AT TIME ZONE 'Europe/Rome')::date
      AND NOT EXISTS (SELECT FROM voto v WHERE v.proposta_id = p.id AND v.codice_istat = NEW.codice_istat AND v.favorevole)
  ) THEN
    RAISE EXCEPTION 'a member of the day has not voted'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'appartenenza_ha_votato';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER appartenenza_ha_votato AFTER INSERT OR UPDATE OF periodo ON appartenenza
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION appartenenza_ha_votato();
CREATE TRIGGER appartenenza_della_regione BEFORE INSERT ON appartenenza
  FOR EACH ROW EXECUTE FUNCTION appartenenza_della_regione();
CREATE TRIGGER appartenenza_passata BEFORE UPDATE ON appartenenza
  FOR EACH ROW WHEN (NOT rettificato_ora(OLD.id, 'APPARTENENZA'))
  EXECUTE FUNCTION giorni_passati_restano('appartenenza_immutabile', 'e oggi');

-- Art. 1 c. 1 and 8 c. 1: the member that leads the Ambito, one on each day. A designation to come that was a mistake is annulled.
CREATE TABLE capofila (
  id uuid NOT NULL UNIQUE DEFAULT uuidv7(),
  ambito_id uuid NOT NULL REFERENCES ambito,
  codice_istat text NOT NULL,
  periodo daterange NOT NULL CHECK (NOT isempty(periodo)),
  atto text,
  CONSTRAINT capofila_uno_per_volta PRIMARY KEY (ambito_id, periodo WITHOUT OVERLAPS),
  CONSTRAINT capofila_associato FOREIGN KEY (codice_istat, ambito_id, PERIOD periodo)
    REFERENCES appartenenza (codice_istat, ambito_id, PERIOD periodo)
);
CREATE INDEX capofila_elenco ON capofila (ambito_id, lower(periodo));
GRANT SELECT, INSERT, DELETE, UPDATE (periodo) ON capofila TO registry_service;

CREATE TRIGGER capofila_immutabile BEFORE UPDATE OR DELETE ON capofila
  FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('capofila_immutabile', 'periodo');
-- Only a designation to come is annulled, and whoever leads before it goes on.
CREATE FUNCTION capofila_prosegue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF lower(NEW.periodo) = lower(OLD.periodo) AND EXISTS (SELECT FROM sostituiti_ora(OLD.id, 'CAPOFILA')) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'who leads on a day was changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'capofila_immutabile';
END $$;
CREATE TRIGGER capofila_piu_breve BEFORE UPDATE ON capofila
  FOR EACH ROW WHEN (lower(NEW.periodo) <> lower(OLD.periodo) OR NOT NEW.periodo <@ OLD.periodo) EXECUTE FUNCTION capofila_prosegue();
CREATE TRIGGER capofila_vissuto BEFORE DELETE ON capofila
  FOR EACH ROW WHEN (lower(OLD.periodo) <= oggi()) EXECUTE FUNCTION resta_sempre('capofila_immutabile');
CREATE TRIGGER capofila_passato BEFORE UPDATE ON capofila
  FOR EACH ROW EXECUTE FUNCTION giorni_passati_restano('capofila_immutabile');

-- Art. 1 c. 1: the Convenzione in force, one at a time.
CREATE TABLE convenzione (
  id uuid PRIMARY KEY,
  ambito_id uuid NOT NULL REFERENCES ambito,
  oggetto text NOT NULL,
  sottoscritta_il date NOT NULL,
  periodo daterange NOT NULL CHECK (NOT isempty(periodo)),
  -- Of one that ceases before its term: the act, and the last day with which it was signed.
  atto_cessazione text,
  termine date,
  CONSTRAINT convenzione_una_per_volta UNIQUE (ambito_id, periodo WITHOUT OVERLAPS),
  CONSTRAINT convenzione_cessata CHECK ((atto_cessazione IS NULL) = (termine IS NULL) AND termine >= upper(periodo))
);
CREATE INDEX convenzione_elenco ON convenzione (ambito_id, lower(periodo));
GRANT SELECT, INSERT, UPDATE (periodo, atto_cessazione, termine) ON convenzione TO registry_service;

-- Art. 1 c. 1: a Convenzione ends before its term once, by an act, from today on. Nothing else of it changes. A cessation that was wrong is
-- corrected, or the Convenzione lasts up to its term again.
CREATE FUNCTION convenzione_immutabile() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE mobili CONSTANT text[] := ARRAY['periodo', 'atto_cessazione', 'termine'];
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - mobili = to_jsonb(OLD) - mobili AND lower(NEW.periodo) = lower(OLD.periodo) AND (CASE
    WHEN OLD.atto_cessazione IS NULL THEN NEW.atto_cessazione IS NOT NULL AND NEW.termine = upper(OLD.periodo) - 1
      AND upper(NEW.periodo) < upper(OLD.periodo) AND upper(NEW.periodo) > oggi()
    WHEN NOT rettificato_ora(OLD.id, 'CONVENZIONE') THEN false
    WHEN NEW.termine IS NULL THEN upper(NEW.periodo) = OLD.termine + 1
    ELSE NEW.termine = OLD.termine END) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a signed Convenzione was changed'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'convenzione_immutabile';
END $$;
CREATE TRIGGER convenzione_immutabile BEFORE UPDATE OR DELETE ON convenzione
  FOR EACH ROW EXECUTE FUNCTION convenzione_immutabile();
CREATE CONSTRAINT TRIGGER convenzione_di_tutti_gli_associati AFTER INSERT OR UPDATE OF periodo ON convenzione
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION convenzione_di_tutti_gli_associati();

-- Art. 1 c. 1: the Comuni that have signed.
CREATE TABLE convenzione_comune (
  convenzione_id uuid NOT NULL REFERENCES convenzione,
  codice_istat text NOT NULL REFERENCES comune,
  sottoscritta_il date NOT NULL,
  PRIMARY KEY (convenzione_id, codice_istat)
);
GRANT SELECT, INSERT ON convenzione_comune TO registry_service;

CREATE TRIGGER firma_immutabile BEFORE UPDATE OR DELETE ON convenzione_comune
  FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('firma_immutabile');

-- Art. 1 c. 1: whoever signs is a member on at least one day of the Convenzione.
CREATE FUNCTION firma_di_comune_associato() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM convenzione c JOIN appartenenza a ON a.ambito_id = c.ambito_id AND a.periodo && c.periodo
    WHERE c.id = NEW.convenzione_id AND a.codice_istat = NEW.codice_istat
  ) THEN
    RAISE EXCEPTION 'a Comune that is not a member has signed' USING ERRCODE = 'check_violation', CONSTRAINT = 'firma_di_comune_associato';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER firma_di_comune_associato AFTER INSERT ON convenzione_comune
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION firma_di_comune_associato();
