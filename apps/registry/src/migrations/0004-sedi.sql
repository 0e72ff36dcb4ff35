-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Area sedi: where the services are offered, when they are open, what a sede is given (art. 5 and 6).

-- Art. 5 c. 1: one sede at most for each Comune, at any time.
CREATE TABLE sede (
  id uuid PRIMARY KEY,
  ambito_id uuid NOT NULL REFERENCES ambito,
  codice_istat text NOT NULL REFERENCES comune,
  denominazione text NOT NULL CHECK (una_riga(denominazione)),
  indirizzo text NOT NULL CHECK (una_riga(indirizzo)),
  come_arrivare text,
  periodo daterange NOT NULL CHECK (NOT isempty(periodo)),
  versione integer NOT NULL DEFAULT 1,
  atto text,
  trasporti text,
  accesso_senza_gradini boolean,
  telefono text,
  CONSTRAINT sede_una_per_comune EXCLUDE USING gist (codice_istat WITH =, periodo WITH &&),
  -- The key to which references to a sede of the same Ambito point.
  CONSTRAINT sede_di_ambito UNIQUE (id, ambito_id),
  -- Art. 5 c. 1: a sede is of a Comune that is a member of its Ambito, on each day of its life.
  CONSTRAINT sede_di_comune_associato FOREIGN KEY (codice_istat, ambito_id, PERIOD periodo)
    REFERENCES appartenenza (codice_istat, ambito_id, PERIOD periodo),
  CONSTRAINT sede_nel_tempo UNIQUE (id, periodo WITHOUT OVERLAPS),
  -- References that name the Ambito first point at this one.
  CONSTRAINT sede_dell_ambito UNIQUE (ambito_id, id)
);
CREATE INDEX sede_del_comune ON sede (codice_istat, lower(periodo));
CREATE INDEX sede_dell_ambito_nel_tempo ON sede (ambito_id, lower(periodo), id);
GRANT SELECT, INSERT, UPDATE, DELETE ON sede TO registry_service;
CREATE TRIGGER sede_solo_annullata BEFORE DELETE ON sede FOR EACH ROW EXECUTE FUNCTION solo_annullato();
GRANT SELECT ON sede TO registry_worker;
CREATE TRIGGER sede_annunciata AFTER UPDATE OR DELETE ON sede
  FOR EACH ROW EXECUTE FUNCTION annuncia_cambiamento('Sede', 'id');

-- Art. 5 c. 1: the first day of a sede changes only where it was wrong: this transaction keeps the sede as it was.
CREATE TRIGGER sede_primo_giorno BEFORE UPDATE ON sede
  FOR EACH ROW WHEN (lower(NEW.periodo) <> lower(OLD.periodo)) EXECUTE FUNCTION solo_rettificato('sede_primo_giorno');

-- Art. 5 c. 1: so does its last day, to a later one: an end that was right stays.
CREATE TRIGGER sede_ultimo_giorno BEFORE UPDATE ON sede
  FOR EACH ROW WHEN (coalesce(upper(NEW.periodo), 'infinity') > coalesce(upper(OLD.periodo), 'infinity'))
  EXECUTE FUNCTION solo_rettificato('sede_ultimo_giorno');

-- Art. 5 c. 3: hours in minutes from midnight, by ISO day of the week, while valid.
CREATE TABLE orario (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  sede_id uuid NOT NULL REFERENCES sede,
  giorno smallint NOT NULL CHECK (giorno BETWEEN 1 AND 7),
  fascia int4range NOT NULL CHECK (NOT isempty(fascia) AND fascia <@ int4range(0, 1440, '[]')),
  validita daterange NOT NULL CHECK (NOT isempty(validita)),
  motivazione text,
  CONSTRAINT orario_fuori_settimana_motivato CHECK (giorno <= 5 OR coalesce(length(trim(motivazione)), 0) > 0),
  CONSTRAINT orario_senza_sovrapposizioni EXCLUDE USING gist (sede_id WITH =, giorno WITH =, fascia WITH &&, validita WITH &&),
  -- A day ends at minute 1440, where a fascia may end and none may go on.
  CONSTRAINT orario_entro_mezzanotte CHECK (fascia <@ int4range(0, 1440)),
  CONSTRAINT orario_in_sede_attiva FOREIGN KEY (sede_id, PERIOD validita)
    REFERENCES sede (id, PERIOD periodo) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX orario_elenco ON orario (sede_id, lower(validita), (-giorno), (-lower(fascia)));
GRANT SELECT, INSERT, DELETE, UPDATE (validita) ON orario TO registry_service;
GRANT SELECT ON orario TO registry_worker;

-- Art. 5 c. 4: on every day that a transaction touches, the weekly hours in force reach the threshold, or the sede
-- has no hours. The hours of one sede are written by one transaction at a time.
CREATE FUNCTION orario_ore_minime() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sede_toccata uuid := coalesce(NEW.sede_id, OLD.sede_id);
  prima datemultirange := coalesce(datemultirange(OLD.validita), '{}');
  dopo datemultirange := coalesce(datemultirange(NEW.validita), '{}');
  scritti datemultirange := (prima + dopo) - (prima * dopo);
BEGIN
  PERFORM pg_advisory_xact_lock(lock_key('orari-sede', sede_toccata::text));
  IF EXISTS (
    SELECT FROM (
      SELECT lower(giorni) AS giorno FROM unnest(scritti) AS giorni
      UNION SELECT lower(validita) FROM orario WHERE sede_id = sede_toccata
      UNION SELECT upper(validita) FROM orario WHERE sede_id = sede_toccata
      UNION SELECT dal FROM valore_soglia WHERE nome = 'ORE_SETTIMANALI_SEDE'
    ) AS confini
    CROSS JOIN LATERAL (
      SELECT sum(upper(fascia) - lower(fascia)) AS minuti FROM orario WHERE sede_id = sede_toccata AND validita @> confini.giorno
    ) AS settimana
    WHERE scritti @> confini.giorno AND minuti < 60 * coalesce(soglia_al('ORE_SETTIMANALI_SEDE', confini.giorno), 0)
  ) THEN
    RAISE EXCEPTION 'less than the weekly hours due'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'orario_ore_minime';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER orario_ore_minime AFTER INSERT OR UPDATE OR DELETE ON orario
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION orario_ore_minime();

-- Art. 6 c. 2: weekly hours of past days, while the sede was there, stay as they were. A sede without hours gets its
-- past hours once, all together. Where a wrong first or last day of the sede is put right, its hours begin or go on with it.
-- Hours that were wrong go when they are annulled, and the right ones take their place in the same transaction.
CREATE FUNCTION orario_passato() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE riscritto boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN
    -- Two at once are one after the other: the second finds what the first has written.
    PERFORM FROM sede WHERE id IN (SELECT sede_id FROM dopo WHERE lower(validita) < oggi()) ORDER BY id FOR NO KEY UPDATE;
    riscritto := EXISTS (
      SELECT FROM dopo JOIN orario USING (sede_id)
      WHERE lower(dopo.validita) < oggi() AND lower(orario.validita) < oggi() AND orario.id NOT IN (SELECT id FROM dopo)
        AND NOT EXISTS (SELECT FROM annullamento
          WHERE tipo = 'ORARIO' AND proprietario_id = dopo.sede_id AND xmin = pg_current_xact_id()::xid));
  ELSIF TG_OP = 'UPDATE' THEN
    riscritto := EXISTS (
      SELECT FROM prima JOIN dopo USING (id) JOIN sede ON sede.id = prima.sede_id
      WHERE prima.validita * periodo * daterange(NULL, oggi()) <> dopo.validita * periodo * daterange(NULL, oggi())
        AND NOT rettificato_ora(sede.id, 'SEDE'));
  ELSE
    riscritto := EXISTS (
      SELECT FROM prima JOIN sede ON sede.id = sede_id WHERE prima.validita && (periodo * daterange(NULL, oggi())) AND NOT annullato(prima.id));
  END IF;
  IF riscritto THEN
    RAISE EXCEPTION 'hours of past days were changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'orario_passato';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER orario_passato_scritto AFTER INSERT ON orario REFERENCING NEW TABLE AS dopo
  FOR EACH STATEMENT EXECUTE FUNCTION orario_passato();
CREATE TRIGGER orario_passato_cambiato AFTER UPDATE ON orario REFERENCING OLD TABLE AS prima NEW TABLE AS dopo
  FOR EACH STATEMENT EXECUTE FUNCTION orario_passato();
CREATE TRIGGER orario_passato_tolto AFTER DELETE ON orario REFERENCING OLD TABLE AS prima
  FOR EACH STATEMENT EXECUTE FUNCTION orario_passato();

-- Art. 5 c. 3 and 6 c. 2: other hours than the weekly ones on some days; no hours are a closure.
CREATE TABLE variazione_oraria (
  id uuid PRIMARY KEY,
  sede_id uuid NOT NULL REFERENCES sede,
  periodo daterange NOT NULL CHECK (NOT (isempty(periodo) OR lower_inf(periodo) OR upper_inf(periodo))),
  -- The hours, in minutes from midnight.
  minuti int4multirange NOT NULL CHECK (minuti <@ int4range(0, 1440)),
  motivo text NOT NULL CHECK (length(trim(motivo)) > 0),
  CONSTRAINT variazione_una_al_giorno EXCLUDE USING gist (sede_id WITH =, periodo WITH &&),
  CONSTRAINT variazione_in_sede_attiva FOREIGN KEY (sede_id, PERIOD periodo) REFERENCES sede (id, PERIOD periodo)
);
CREATE INDEX variazione_oraria_elenco ON variazione_oraria (sede_id, upper(periodo));
GRANT SELECT, INSERT, DELETE, UPDATE (periodo) ON variazione_oraria TO registry_service;
CREATE TRIGGER variazione_solo_annullata BEFORE DELETE ON variazione_oraria FOR EACH ROW EXECUTE FUNCTION solo_annullato();

-- Art. 5 c. 3: the hours of a sede on a day without extraordinary openings: of a variation, or of a holiday, or the
-- weekly ones.
CREATE FUNCTION orario_ordinario(quale uuid, quando date) RETURNS int4multirange LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN coalesce(
    (SELECT minuti FROM variazione_oraria WHERE sede_id = quale AND periodo @> quando),
    (SELECT '{}'::int4multirange FROM sede LEFT JOIN patrono USING (codice_istat)
     WHERE id = quale AND (festivita_nazionale(quando) OR ricorrenza = to_char(quando, 'MM-DD'))),
    (SELECT range_agg(fascia) FROM orario WHERE sede_id = quale AND giorno = extract(isodow FROM quando) AND validita @> quando),
    '{}');
END $$;

-- Art. 6 c. 1: the resources of each sede.
CREATE TABLE risorsa_strumentale (
  id uuid PRIMARY KEY,
  sede_id uuid NOT NULL REFERENCES sede,
  categoria text NOT NULL CHECK (categoria IN ('ARREDI', 'INFORMATICA', 'TELEFONIA', 'VEICOLI', 'ALTRO')),
  descrizione text NOT NULL,
  quantita integer NOT NULL CHECK (quantita > 0),
  periodo daterange NOT NULL CHECK (NOT isempty(periodo)),
  versione integer NOT NULL DEFAULT 1,
  CONSTRAINT risorsa_in_sede_attiva FOREIGN KEY (sede_id, PERIOD periodo) REFERENCES sede (id, PERIOD periodo)
);
CREATE INDEX risorsa_strumentale_sede ON risorsa_strumentale (sede_id, categoria, id);
GRANT SELECT, INSERT, DELETE, UPDATE (periodo, versione) ON risorsa_strumentale TO registry_service;
CREATE TRIGGER risorsa_solo_annullata BEFORE DELETE ON risorsa_strumentale FOR EACH ROW EXECUTE FUNCTION solo_annullato();
