// SPDX-License-Identifier: AGPL-3.0-or-later

/** The instant in which an extraordinary opening ends; of an hour that the clocks of Rome show twice, the later. */
const FINE = `((giorno + make_interval(mins => upper(fascia))) AT TIME ZONE 'Europe/Rome')`;

const PASSATO = `
  -- The day of the operation, by the clock of the service; by the database's where nobody says.
  CREATE FUNCTION oggi() RETURNS date LANGUAGE sql STABLE AS $$
    SELECT (coalesce(nullif(current_setting('ambito.adesso', true), '')::timestamptz, now()) AT TIME ZONE 'Europe/Rome')::date $$;

  -- Art. 6 c. 2: the hours of the days that are over, while the sede was there, stay as they were; a sede that has none for
  -- any is given them once, all together.
  CREATE FUNCTION orario_passato() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE riscritto boolean;
  BEGIN
    IF TG_OP = 'INSERT' THEN
      -- Two at once are one after the other: the second finds what the first has written.
      PERFORM FROM sede WHERE id IN (SELECT sede_id FROM dopo WHERE lower(validita) < oggi()) ORDER BY id FOR NO KEY UPDATE;
      riscritto := EXISTS (
        SELECT FROM dopo JOIN orario USING (sede_id)
        WHERE lower(dopo.validita) < oggi() AND lower(orario.validita) < oggi() AND orario.id NOT IN (SELECT id FROM dopo));
    ELSIF TG_OP = 'UPDATE' THEN
      riscritto := EXISTS (
        SELECT FROM prima JOIN dopo USING (id) JOIN sede ON sede.id = prima.sede_id
        WHERE prima.validita * periodo * daterange(NULL, oggi()) <> dopo.validita * periodo * daterange(NULL, oggi()));
    ELSE
      riscritto := EXISTS (
        SELECT FROM prima JOIN sede ON sede.id = sede_id WHERE prima.validita && (periodo * daterange(NULL, oggi())));
    END IF;
    IF riscritto THEN
      RAISE EXCEPTION 'hours that held stay' USING ERRCODE = 'check_violation', CONSTRAINT = 'orario_passato';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER orario_passato_scritto AFTER INSERT ON orario REFERENCING NEW TABLE AS dopo
    FOR EACH STATEMENT EXECUTE FUNCTION orario_passato();
  CREATE TRIGGER orario_passato_cambiato AFTER UPDATE ON orario REFERENCING OLD TABLE AS prima NEW TABLE AS dopo
    FOR EACH STATEMENT EXECUTE FUNCTION orario_passato();
  CREATE TRIGGER orario_passato_tolto AFTER DELETE ON orario REFERENCING OLD TABLE AS prima
    FOR EACH STATEMENT EXECUTE FUNCTION orario_passato();
  REVOKE UPDATE ON orario FROM registry_service;
  GRANT UPDATE (validita) ON orario TO registry_service;`;

/**
 * Art. 5 c. 4, art. 11 c. 1: on each day whose hours are written now, those then in force make at least what is known to be due
 * on that day, or there are none. What was right when it was written is not asked again: a minimum that rises finds it.
 */
const ORE_MINIME = `
  CREATE OR REPLACE FUNCTION orario_ore_minime() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    sede_toccata uuid := coalesce(NEW.sede_id, OLD.sede_id);
    prima datemultirange := coalesce(datemultirange(OLD.validita), '{}');
    dopo datemultirange := coalesce(datemultirange(NEW.validita), '{}');
    scritti datemultirange := (prima + dopo) - (prima * dopo);
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(sede_toccata::text, 54));
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
      WHERE scritti @> confini.giorno AND minuti < 60 * coalesce(
        (SELECT valore FROM valore_soglia WHERE nome = 'ORE_SETTIMANALI_SEDE' AND dal <= confini.giorno ORDER BY dal DESC LIMIT 1), 0)
    ) THEN
      RAISE EXCEPTION 'less than the weekly hours due' USING ERRCODE = 'check_violation', CONSTRAINT = 'orario_ore_minime';
    END IF;
    RETURN NULL;
  END $$;`;

const ENTRO_LA_VITA = `
  -- Art. 5 c. 1: hours and variations are of days on which the sede is there. What lay outside opened nothing.
  ALTER TABLE orario DISABLE TRIGGER orario_ore_minime;
  DELETE FROM orario USING sede WHERE sede.id = sede_id AND NOT validita && periodo;
  UPDATE orario SET validita = validita * periodo FROM sede WHERE sede.id = sede_id AND NOT periodo @> validita;
  ALTER TABLE orario ENABLE TRIGGER orario_ore_minime;
  DELETE FROM variazione_oraria AS v USING sede WHERE sede.id = sede_id AND NOT v.periodo && sede.periodo;
  UPDATE variazione_oraria AS v SET periodo = v.periodo * sede.periodo FROM sede WHERE sede.id = sede_id AND NOT sede.periodo @> v.periodo;
  ALTER TABLE orario ADD CONSTRAINT orario_in_sede_attiva FOREIGN KEY (sede_id, PERIOD validita)
    REFERENCES sede (id, PERIOD periodo) DEFERRABLE INITIALLY DEFERRED;
  ALTER TABLE variazione_oraria ADD CONSTRAINT variazione_in_sede_attiva FOREIGN KEY (sede_id, PERIOD periodo)
    REFERENCES sede (id, PERIOD periodo);

  -- So are openings that are asked for or authorised, and inspections; not those that were there before, which are history.
  ALTER TABLE apertura_straordinaria ADD COLUMN giorno_vivo daterange
    GENERATED ALWAYS AS (CASE WHEN stato IN ('RICHIESTA', 'AUTORIZZATA') THEN daterange(giorno, giorno, '[]') END) STORED;
  ALTER TABLE apertura_straordinaria ADD CONSTRAINT apertura_in_sede_attiva FOREIGN KEY (sede_id, PERIOD giorno_vivo)
    REFERENCES sede (id, PERIOD periodo) NOT VALID;
  ALTER TABLE ispezione ADD COLUMN giorno daterange
    GENERATED ALWAYS AS (daterange(eseguita_il, eseguita_il, '[]')) STORED;
  ALTER TABLE ispezione ADD CONSTRAINT ispezione_in_sede_attiva FOREIGN KEY (sede_id, PERIOD giorno)
    REFERENCES sede (id, PERIOD periodo) NOT VALID;

  -- Openings and inspections are of the Ambito of their sede.
  ALTER TABLE sede ADD CONSTRAINT sede_dell_ambito UNIQUE (ambito_id, id);
  DROP INDEX sede_ambito;
  ALTER TABLE apertura_straordinaria ADD CONSTRAINT apertura_di_sede_dell_ambito
    FOREIGN KEY (ambito_id, sede_id) REFERENCES sede (ambito_id, id);
  ALTER TABLE ispezione ADD CONSTRAINT ispezione_di_sede_dell_ambito
    FOREIGN KEY (ambito_id, sede_id) REFERENCES sede (ambito_id, id);`;

const APERTURE = `
  -- Art. 5 c. 5: one asks for, authorises or takes back an opening that is not over yet.
  ALTER TABLE apertura_straordinaria ADD CONSTRAINT apertura_non_trascorsa
    CHECK (richiesta_il < ${FINE} AND (stato NOT IN ('AUTORIZZATA', 'RITIRATA') OR decisa_il < ${FINE}));

  -- The holidays of libs/orari; that they are the same is a test there is.
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

  -- The hours of a sede on a day, extraordinary openings apart: variation, or else holiday, or else weekly hours.
  CREATE FUNCTION orario_ordinario(quale uuid, quando date) RETURNS int4multirange LANGUAGE plpgsql STABLE AS $$
  BEGIN
    RETURN coalesce(
      (SELECT fasce FROM variazione_oraria WHERE sede_id = quale AND periodo @> quando),
      (SELECT '{}'::int4multirange FROM sede LEFT JOIN patrono USING (codice_istat)
       WHERE id = quale AND (festivita_nazionale(quando) OR ricorrenza = to_char(quando, 'MM-DD'))),
      (SELECT range_agg(fascia) FROM orario WHERE sede_id = quale AND giorno = extract(isodow FROM quando) AND validita @> quando),
      '{}');
  END $$;

  -- One asks for an opening out of the hours that there are; hours that are set afterwards may take it in.
  CREATE FUNCTION apertura_fuori_orario() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF orario_ordinario(NEW.sede_id, NEW.giorno) && NEW.fascia THEN
      RAISE EXCEPTION 'open anyway' USING ERRCODE = 'check_violation', CONSTRAINT = 'apertura_fuori_orario';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER apertura_fuori_orario BEFORE INSERT ON apertura_straordinaria
    FOR EACH ROW EXECUTE FUNCTION apertura_fuori_orario();`;

export const VITA_DELLE_SEDI = `${ENTRO_LA_VITA}${PASSATO}${ORE_MINIME}${APERTURE}
  -- A Comune finds the evidence of its own sede by the file.
  CREATE INDEX prova_ispezione_allegato ON prova_ispezione (allegato_id);`;

export const SENZA_VITA_DELLE_SEDI = `
  DROP INDEX prova_ispezione_allegato;
  DROP TRIGGER apertura_fuori_orario ON apertura_straordinaria;
  DROP FUNCTION apertura_fuori_orario, orario_ordinario, festivita_nazionale;
  ALTER TABLE apertura_straordinaria DROP CONSTRAINT apertura_non_trascorsa;
  REVOKE UPDATE ON orario FROM registry_service;
  GRANT UPDATE ON orario TO registry_service;
  DROP TRIGGER orario_passato_scritto ON orario;
  DROP TRIGGER orario_passato_cambiato ON orario;
  DROP TRIGGER orario_passato_tolto ON orario;
  DROP FUNCTION orario_passato, oggi;
  CREATE INDEX sede_ambito ON sede (ambito_id, id);
  ALTER TABLE ispezione DROP CONSTRAINT ispezione_di_sede_dell_ambito, DROP COLUMN giorno;
  ALTER TABLE apertura_straordinaria DROP CONSTRAINT apertura_di_sede_dell_ambito, DROP COLUMN giorno_vivo;
  ALTER TABLE sede DROP CONSTRAINT sede_dell_ambito;
  ALTER TABLE variazione_oraria DROP CONSTRAINT variazione_in_sede_attiva;
  ALTER TABLE orario DROP CONSTRAINT orario_in_sede_attiva;
`;
