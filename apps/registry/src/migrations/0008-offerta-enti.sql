-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Area offerta: enti with their competences and accreditations, the PUA of each Comune (art. 2 c. 5 o and c. 8 e).

-- Whether the last of the eleven figures of a fiscal code of an ente, or of a partita IVA, fits the others.
CREATE FUNCTION cifra_di_controllo(codice text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (SELECT sum(CASE WHEN posto % 2 = 1 THEN cifra ELSE 2 * cifra - CASE WHEN cifra > 4 THEN 9 ELSE 0 END END) % 10 = 0
          FROM (SELECT posto, substr(codice, posto, 1)::int AS cifra FROM generate_series(1, 11) AS posto) AS cifre);

-- Art. 2 c. 5 f: an ente outside the service, while it operates.
CREATE TABLE ente (
  id uuid PRIMARY KEY,
  ambito_id uuid NOT NULL REFERENCES ambito,
  natura text NOT NULL
    CHECK (natura IN ('DISTRETTO_SANITARIO', 'ENTE_LOCALE', 'TERZO_SETTORE', 'PRIVATO', 'SCUOLA', 'AUTORITA_GIUDIZIARIA', 'UEPE', 'USSM', 'ALTRO')),
  denominazione text NOT NULL CHECK (una_riga(denominazione)),
  codice_fiscale text CHECK (CASE WHEN codice_fiscale ~ '^[0-9]{11}$' THEN cifra_di_controllo(codice_fiscale) ELSE codice_fiscale IS NULL END),
  descrizione text,
  indirizzo text CHECK (una_riga(indirizzo)),
  telefono text,
  email text,
  sito text,
  periodo daterange NOT NULL CHECK (NOT isempty(periodo)),
  versione integer NOT NULL DEFAULT 1,
  parole tsvector NOT NULL GENERATED ALWAYS AS (array_to_tsvector(parole_trovabili(denominazione))) STORED,
  -- Whether it was ever competent for requests: from its first day on these may name it.
  ha_avuto_competenze boolean NOT NULL DEFAULT false,
  CONSTRAINT ente_recapito CHECK (num_nonnulls(indirizzo, telefono, email, sito) > 0),
  CONSTRAINT ente_denominazione EXCLUDE USING gist (ambito_id WITH =, lower(denominazione) WITH =, periodo WITH &&),
  -- The key to which references point: an ente of an Ambito, of a kind, while it exists.
  CONSTRAINT ente_di_ambito UNIQUE (id, ambito_id),
  CONSTRAINT ente_di_natura UNIQUE (id, natura),
  CONSTRAINT ente_nel_tempo UNIQUE (id, periodo WITHOUT OVERLAPS)
);
CREATE INDEX ente_elenco ON ente (ambito_id, denominazione, id);
CREATE INDEX ente_per_natura ON ente (ambito_id, natura, denominazione, id);
CREATE INDEX ente_parole ON ente USING gin (parole);
GRANT SELECT, INSERT, UPDATE, DELETE ON ente TO registry_service;

-- Art. 2 c. 6: the ente that answers for a published entry operates without an end. Both sides lock the row of the
-- ente.
CREATE FUNCTION prestazione_titolare_attivo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'prestazione' THEN
    PERFORM FROM ente WHERE id = NEW.titolare_id AND upper_inf(periodo) FOR SHARE;
    IF FOUND THEN RETURN NULL; END IF;
  ELSIF NOT EXISTS (SELECT FROM prestazione WHERE titolare_id = NEW.id AND stato = 'PUBBLICATA') THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'the ente that answers for a published entry has an end'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'prestazione_titolare_attivo';
END $$;
CREATE TRIGGER prestazione_titolare_attivo AFTER UPDATE OF periodo ON ente
  FOR EACH ROW WHEN (NOT upper_inf(NEW.periodo)) EXECUTE FUNCTION prestazione_titolare_attivo();

-- Art. 2 c. 5 f: an ente was there on the day on which it signed an agreement.
CREATE FUNCTION ente_attivo_negli_accordi() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM accordo_parte AS p JOIN accordo AS d ON d.id = p.accordo_id
    WHERE p.ente_id = NEW.id AND OLD.periodo @> d.sottoscritto_il AND NOT NEW.periodo @> d.sottoscritto_il
  ) THEN
    RAISE EXCEPTION 'the ente signed an agreement on a day that it loses' USING ERRCODE = 'check_violation', CONSTRAINT = 'ente_attivo_negli_accordi';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ente_attivo_negli_accordi BEFORE UPDATE OF periodo ON ente
  FOR EACH ROW EXECUTE FUNCTION ente_attivo_negli_accordi();

-- Whether this transaction annuls ente `da` as a double of ente `a`; of any ente if `a` is null.
CREATE FUNCTION ente_unito(da uuid, a uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM annullamento
    WHERE id = da AND tipo = 'ENTE' AND sostituito_da = coalesce(a, sostituito_da) AND xmin = pg_current_xact_id()::xid) $$;

-- That an ente was competent is never taken back: requests may name it (`ente_nominabile`).
CREATE FUNCTION ente_competenze_avute() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ente was competent' USING ERRCODE = 'check_violation', CONSTRAINT = 'ente_competenze_avute';
END $$;
CREATE TRIGGER ente_competenze_avute BEFORE UPDATE OF ha_avuto_competenze ON ente
  FOR EACH ROW WHEN (OLD.ha_avuto_competenze AND NOT NEW.ha_avuto_competenze) EXECUTE FUNCTION ente_competenze_avute();

-- Whether a request or an intervento in casework may name the ente: an accreditation of it was annulled (a standing one keeps the ente
-- by its foreign key), or its first day, also one put right since, has come and it was competent or is a judicial authority.
CREATE FUNCTION ente_nominabile(e ente) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM annullamento WHERE proprietario_id = e.id AND tipo = 'ACCREDITAMENTO')
    OR ((e.ha_avuto_competenze OR e.natura = 'AUTORITA_GIUDIZIARIA') AND (lower(e.periodo) <= oggi() OR EXISTS (
      SELECT FROM annullamento
      WHERE proprietario_id = e.id AND tipo = 'ENTE' AND lower((dati ->> 'periodo')::daterange) <= oggi()))) $$;

-- Art. 2 c. 5 f: a wrong first or last day of an ente is put right where this transaction keeps the ente as it was; otherwise only its end
-- changes, to an earlier day.
CREATE FUNCTION ente_piu_breve() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an ente was changed in more than an earlier end' USING ERRCODE = 'check_violation', CONSTRAINT = 'ente_immutabile';
END $$;
CREATE TRIGGER ente_piu_breve BEFORE UPDATE ON ente
  FOR EACH ROW WHEN ((lower(NEW.periodo) <> lower(OLD.periodo) OR NOT NEW.periodo <@ OLD.periodo) AND NOT rettificato_ora(NEW.id, 'ENTE'))
  EXECUTE FUNCTION ente_piu_breve();
CREATE TRIGGER ente_passato BEFORE UPDATE ON ente
  FOR EACH ROW WHEN (NOT rettificato_ora(NEW.id, 'ENTE')) EXECUTE FUNCTION giorni_passati_restano('ente_immutabile');
CREATE TRIGGER ente_solo_annullato BEFORE DELETE ON ente
  FOR EACH ROW EXECUTE FUNCTION solo_annullato();

-- Art. 2 c. 5 f: an ente that something outside the registry may name goes only when another one takes its place.
CREATE FUNCTION ente_senza_sostituto() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ente_nominabile(OLD) AND EXISTS (SELECT FROM annullamento WHERE id = OLD.id AND sostituito_da IS NULL) THEN
    RAISE EXCEPTION 'requests or interventi may name the ente' USING ERRCODE = 'check_violation', CONSTRAINT = 'ente_senza_sostituto';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER ente_senza_sostituto BEFORE DELETE ON ente
  FOR EACH ROW EXECUTE FUNCTION ente_senza_sostituto();

-- Art. 2 c. 5 f: the id of an ente that was registered twice, and the ente that stays, for whoever still holds the id.
CREATE TABLE ente_doppione (
  id uuid PRIMARY KEY,
  ente_id uuid NOT NULL REFERENCES ente
);
CREATE INDEX ente_doppione_di ON ente_doppione (ente_id);
GRANT SELECT, INSERT, DELETE, UPDATE (ente_id) ON ente_doppione TO registry_service;

-- An id becomes that of a double, or finds another ente, only when this transaction annuls the ente; it finds none only when the ente that
-- stays is annulled too.
CREATE FUNCTION ente_doppione_unito() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (CASE TG_OP WHEN 'INSERT' THEN ente_unito(NEW.id, NEW.ente_id)
                 WHEN 'UPDATE' THEN NEW.id = OLD.id AND ente_unito(OLD.ente_id, NEW.ente_id)
                 ELSE annullato(OLD.ente_id) END) THEN
    RETURN coalesce(NEW, OLD);
  END IF;
  RAISE EXCEPTION 'the ente is not annulled as a double' USING ERRCODE = 'check_violation', CONSTRAINT = 'ente_doppione_unito';
END $$;
CREATE TRIGGER ente_doppione_unito BEFORE INSERT OR UPDATE OR DELETE ON ente_doppione
  FOR EACH ROW EXECUTE FUNCTION ente_doppione_unito();

-- Art. 2 c. 8 e: requests for which an ente is competent. No area, or no prestazione, means all of them.
CREATE TABLE ente_competenza (
  ente_id uuid NOT NULL REFERENCES ente,
  tipo text NOT NULL CHECK (tipo IN ('SOCIALE', 'SANITARIA', 'SOCIOSANITARIA')),
  aree text[] NOT NULL,
  prestazioni text[] NOT NULL,
  PRIMARY KEY (ente_id, tipo)
);
GRANT SELECT, INSERT, DELETE ON ente_competenza TO registry_service;

-- Keeps that an ente was competent, also once it is no more.
CREATE FUNCTION ente_ha_avuto_competenze() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE ente SET ha_avuto_competenze = true WHERE id = NEW.ente_id AND NOT ha_avuto_competenze;
  RETURN NULL;
END $$;
CREATE TRIGGER ente_ha_avuto_competenze AFTER INSERT ON ente_competenza
  FOR EACH ROW EXECUTE FUNCTION ente_ha_avuto_competenze();

-- Art. 2 c. 8 e: Comuni where an ente works. No Comune means the whole Ambito.
CREATE TABLE ente_comune (
  ente_id uuid NOT NULL REFERENCES ente,
  codice_istat text NOT NULL REFERENCES comune,
  PRIMARY KEY (ente_id, codice_istat)
);
GRANT SELECT, INSERT, DELETE ON ente_comune TO registry_service;

-- Art. 2 c. 5 o: for which prestazioni an ente is accredited, with an end, within the days on which it operates.
CREATE TABLE accreditamento (
  id uuid PRIMARY KEY,
  ente_id uuid NOT NULL,
  prestazioni text[] NOT NULL CONSTRAINT accreditamento_prestazioni CHECK (cardinality(prestazioni) > 0),
  periodo daterange NOT NULL,
  atto text NOT NULL,
  revoca_atto text,
  CONSTRAINT accreditamento_a_termine CHECK (
    NOT isempty(periodo) AND NOT lower_inf(periodo) AND NOT upper_inf(periodo)
  ),
  CONSTRAINT accreditamento_atto UNIQUE (ente_id, atto),
  CONSTRAINT accreditamento_di_ente_attivo FOREIGN KEY (ente_id, PERIOD periodo) REFERENCES ente (id, PERIOD periodo)
);
CREATE INDEX accreditamento_elenco ON accreditamento (ente_id, lower(periodo), id);
GRANT SELECT, INSERT, DELETE, UPDATE (periodo, revoca_atto) ON accreditamento TO registry_service;

CREATE TRIGGER accreditamento_immutabile BEFORE UPDATE OR DELETE ON accreditamento
  FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('accreditamento_immutabile', 'periodo', 'revoca_atto');
CREATE TRIGGER accreditamento_piu_breve BEFORE UPDATE ON accreditamento
  FOR EACH ROW WHEN (lower(NEW.periodo) <> lower(OLD.periodo) OR NOT NEW.periodo <@ OLD.periodo)
  EXECUTE FUNCTION registrato_immutabile('accreditamento_immutabile', 'revoca_atto');
CREATE TRIGGER accreditamento_passato BEFORE UPDATE ON accreditamento
  FOR EACH ROW EXECUTE FUNCTION giorni_passati_restano('accreditamento_immutabile');

-- Art. 2 c. 8 e: for a Comune, the sede and the health district that exercise the PUA, while all three are there.
CREATE TABLE pua (
  id uuid PRIMARY KEY,
  codice_istat text NOT NULL REFERENCES comune,
  ambito_id uuid NOT NULL REFERENCES ambito,
  sede_id uuid NOT NULL,
  distretto_id uuid NOT NULL,
  distretto_natura text NOT NULL GENERATED ALWAYS AS ('DISTRETTO_SANITARIO') STORED,
  periodo daterange NOT NULL,
  versione integer NOT NULL DEFAULT 1,
  CONSTRAINT pua_una_per_comune UNIQUE (codice_istat, periodo WITHOUT OVERLAPS),
  CONSTRAINT pua_sede FOREIGN KEY (sede_id, PERIOD periodo) REFERENCES sede (id, PERIOD periodo),
  CONSTRAINT pua_distretto FOREIGN KEY (distretto_id, PERIOD periodo) REFERENCES ente (id, PERIOD periodo),
  CONSTRAINT pua_distretto_sanitario FOREIGN KEY (distretto_id, distretto_natura) REFERENCES ente (id, natura),
  CONSTRAINT pua_sede_di_ambito FOREIGN KEY (sede_id, ambito_id) REFERENCES sede (id, ambito_id),
  CONSTRAINT pua_distretto_di_ambito FOREIGN KEY (distretto_id, ambito_id) REFERENCES ente (id, ambito_id),
  CONSTRAINT pua_di_comune_associato FOREIGN KEY (codice_istat, ambito_id, PERIOD periodo)
    REFERENCES appartenenza (codice_istat, ambito_id, PERIOD periodo)
);
CREATE INDEX pua_ambito ON pua (ambito_id, codice_istat);
CREATE INDEX pua_della_sede ON pua (sede_id);
CREATE INDEX pua_del_distretto ON pua (distretto_id);
CREATE INDEX pua_del_comune ON pua (codice_istat, lower(periodo));
CREATE INDEX pua_dell_ambito_nel_tempo ON pua (ambito_id, lower(periodo), codice_istat);
GRANT SELECT, INSERT, DELETE, UPDATE (periodo, versione) ON pua TO registry_service;

-- Whether this transaction annuls an arrangement of the PUA of a Comune that began on a day or later.
CREATE INDEX annullamento_della_pua ON annullamento ((dati ->> 'codice_istat')) WHERE tipo = 'PUA';
CREATE FUNCTION pua_annullata_da(comune text, giorno date) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM annullamento WHERE tipo = 'PUA' AND dati ->> 'codice_istat' = comune
      AND lower((dati ->> 'periodo')::daterange) >= giorno AND xmin = pg_current_xact_id()::xid) $$;

-- An arrangement ends earlier, and never on a day that is over. With the annulment of the one that followed it, it ends where
-- that one should have begun, or goes on. distretto_natura is generated: a BEFORE trigger does not see it yet.
CREATE TRIGGER pua_immutabile BEFORE UPDATE ON pua
  FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('pua_immutabile', 'periodo', 'versione', 'distretto_natura');
CREATE TRIGGER pua_piu_breve BEFORE UPDATE ON pua
  FOR EACH ROW WHEN (lower(NEW.periodo) <> lower(OLD.periodo)
    OR NOT (NEW.periodo <@ OLD.periodo OR pua_annullata_da(OLD.codice_istat, upper(OLD.periodo))))
  EXECUTE FUNCTION registrato_immutabile('pua_immutabile');
CREATE TRIGGER pua_passata BEFORE UPDATE ON pua
  FOR EACH ROW WHEN (NOT pua_annullata_da(OLD.codice_istat, upper(OLD.periodo)))
  EXECUTE FUNCTION giorni_passati_restano('pua_immutabile');
CREATE TRIGGER pua_passata_tolta BEFORE DELETE ON pua
  FOR EACH ROW EXECUTE FUNCTION giorni_passati_restano('pua_immutabile');

-- Art. 2 c. 8 e: only the first arrangement for a Comune begins in the past, or one in the place of another that was annulled. The
-- Comune is locked, so that a second one sees the first.
CREATE FUNCTION pua_da_oggi() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF lower(NEW.periodo) < oggi() AND NOT EXISTS (SELECT FROM annullamento WHERE sostituito_da = NEW.id) THEN
    PERFORM FROM comune WHERE codice_istat = NEW.codice_istat FOR NO KEY UPDATE;
    IF EXISTS (SELECT FROM pua WHERE codice_istat = NEW.codice_istat AND ambito_id = NEW.ambito_id) THEN
      RAISE EXCEPTION 'days that are over were changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'pua_immutabile';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER pua_da_oggi BEFORE INSERT ON pua FOR EACH ROW EXECUTE FUNCTION pua_da_oggi();
