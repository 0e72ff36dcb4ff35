-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Area governo: directives, agreements, contributions to the plan (art. 2 c. 5 and 6, art. 3 c. 1 f).

-- Art. 7 c. 2: a directive, received once and revoked once, unless the revocation was wrong. One that was a mistake is annulled before it
-- has effect.
CREATE TABLE direttiva (
  id uuid PRIMARY KEY,
  ambito_id uuid NOT NULL REFERENCES ambito,
  oggetto text NOT NULL,
  testo text NOT NULL,
  adottata_il date NOT NULL,
  atto text NOT NULL,
  periodo daterange NOT NULL CHECK (NOT isempty(periodo)),
  destinatario text NOT NULL
    CHECK (destinatario IN ('COORDINATORE', 'SERVIZIO_SOCIALE_PROFESSIONALE', 'SEGRETARIATO_SOCIALE', 'TUTTI')),
  recepita_il timestamptz,
  versione integer NOT NULL DEFAULT 1,
  CONSTRAINT direttiva_efficace_dopo CHECK (lower(periodo) >= adottata_il)
);
CREATE INDEX direttiva_elenco ON direttiva (ambito_id, adottata_il, id);
CREATE INDEX direttiva_per_destinatario ON direttiva (ambito_id, destinatario, adottata_il, id);
CREATE INDEX direttiva_recepita ON direttiva (ambito_id, num_nulls(recepita_il), adottata_il, id);
CREATE INDEX direttiva_da_recepire ON direttiva (ambito_id) WHERE recepita_il IS NULL;
GRANT SELECT, INSERT, DELETE, UPDATE (periodo, recepita_il, versione) ON direttiva TO registry_service;

CREATE TRIGGER direttiva_immutabile BEFORE UPDATE OR DELETE ON direttiva
  FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('direttiva_immutabile', 'periodo', 'recepita_il', 'versione');
CREATE TRIGGER direttiva_efficace BEFORE DELETE ON direttiva
  FOR EACH ROW WHEN (lower(OLD.periodo) <= oggi()) EXECUTE FUNCTION resta_sempre('direttiva_immutabile');
CREATE TRIGGER direttiva_recepita BEFORE UPDATE ON direttiva
  FOR EACH ROW WHEN (OLD.recepita_il IS NOT NULL)
  EXECUTE FUNCTION registrato_immutabile('direttiva_immutabile', 'periodo', 'versione');
CREATE TRIGGER direttiva_revocata BEFORE UPDATE ON direttiva
  FOR EACH ROW WHEN (lower(NEW.periodo) <> lower(OLD.periodo)
    OR NOT (upper_inf(OLD.periodo) OR rettificato_ora(OLD.id, 'DIRETTIVA')))
  EXECUTE FUNCTION registrato_immutabile('direttiva_immutabile', 'recepita_il', 'versione');

-- Art. 2 c. 5 f: an agreement of the Ambito with others. Only the end of a signed agreement changes.
CREATE TABLE accordo (
  id uuid PRIMARY KEY,
  ambito_id uuid NOT NULL REFERENCES ambito,
  tipo text NOT NULL CHECK (tipo IN ('PROTOCOLLO_DI_INTESA', 'CONVENZIONE', 'ACCORDO_DI_PROGRAMMA', 'ALTRO')),
  oggetto text NOT NULL,
  finalita text NOT NULL,
  sottoscritto_il date NOT NULL,
  periodo daterange NOT NULL CHECK (NOT isempty(periodo)),
  atto_termine text,
  non_si_rinnova boolean NOT NULL DEFAULT false,
  versione integer NOT NULL DEFAULT 1,
  CONSTRAINT accordo_di_ambito UNIQUE (id, ambito_id)
);
CREATE INDEX accordo_elenco ON accordo (ambito_id, sottoscritto_il, id);
CREATE INDEX accordo_per_tipo ON accordo (ambito_id, tipo, sottoscritto_il, id);
CREATE INDEX accordo_in_scadenza ON accordo (ambito_id, upper(periodo)) WHERE NOT non_si_rinnova;
GRANT SELECT, INSERT, DELETE, UPDATE (periodo, atto_termine, non_si_rinnova, versione) ON accordo TO registry_service;

-- Art. 2 c. 5 f: an agreement is with somebody, unless it is annulled.
CREATE FUNCTION accordo_con_parti() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT annullato(NEW.id) AND NOT EXISTS (SELECT FROM accordo_parte WHERE accordo_id = NEW.id) THEN
    RAISE EXCEPTION 'the agreement is with nobody' USING ERRCODE = 'check_violation', CONSTRAINT = 'accordo_con_parti';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER accordo_con_parti AFTER INSERT ON accordo
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION accordo_con_parti();
CREATE TRIGGER accordo_immutabile BEFORE UPDATE OR DELETE ON accordo
  FOR EACH ROW
  EXECUTE FUNCTION registrato_immutabile('accordo_immutabile', 'periodo', 'atto_termine', 'non_si_rinnova', 'versione');
CREATE TRIGGER accordo_iniziato BEFORE UPDATE ON accordo
  FOR EACH ROW WHEN (lower(NEW.periodo) <> lower(OLD.periodo))
  EXECUTE FUNCTION registrato_immutabile('accordo_immutabile', 'atto_termine', 'non_si_rinnova', 'versione');

-- Art. 2 c. 5 f: the parties of an agreement, with their names on that day.
CREATE TABLE accordo_parte (
  accordo_id uuid NOT NULL,
  ambito_id uuid NOT NULL,
  ordine smallint NOT NULL,
  -- Its name at the signing.
  nome text NOT NULL,
  ente_id uuid,
  codice_istat text REFERENCES comune,
  PRIMARY KEY (accordo_id, ordine),
  FOREIGN KEY (accordo_id, ambito_id) REFERENCES accordo (id, ambito_id),
  CONSTRAINT accordo_parte_ente FOREIGN KEY (ente_id, ambito_id) REFERENCES ente (id, ambito_id),
  CONSTRAINT accordo_parte_ente_o_comune CHECK (num_nonnulls(ente_id, codice_istat) <= 1),
  CONSTRAINT accordo_parte_ente_una_volta UNIQUE (accordo_id, ente_id),
  CONSTRAINT accordo_parte_comune_una_volta UNIQUE (accordo_id, codice_istat)
);
CREATE INDEX accordo_parte_di_ente ON accordo_parte (ente_id) WHERE ente_id IS NOT NULL;
GRANT SELECT, INSERT, DELETE, UPDATE (ente_id) ON accordo_parte TO registry_service;

-- Art. 2 c. 5 f: a party that was registered twice is the ente that stays. Where that one is a party too, the name alone stays.
CREATE TRIGGER accordo_parte_solo_annullata BEFORE DELETE ON accordo_parte
  FOR EACH ROW EXECUTE FUNCTION solo_annullato('accordo_id');
CREATE TRIGGER accordo_parte_immutabile BEFORE UPDATE ON accordo_parte
  FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('accordo_immutabile', 'ente_id');
CREATE TRIGGER accordo_parte_stesso_ente BEFORE UPDATE ON accordo_parte
  FOR EACH ROW WHEN (NOT ente_unito(OLD.ente_id, NEW.ente_id)) EXECUTE FUNCTION registrato_immutabile('accordo_immutabile');

-- Art. 2 c. 5 f: a Comune that signs is a member on that day.
CREATE FUNCTION accordo_parte_associata() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM accordo AS d JOIN appartenenza AS a ON a.ambito_id = d.ambito_id AND a.periodo @> d.sottoscritto_il
    WHERE d.id = NEW.accordo_id AND a.codice_istat = NEW.codice_istat) THEN
    RAISE EXCEPTION 'the row does not fit its plan or its Ambito'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'accordo_parte_associata';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER accordo_parte_associata BEFORE INSERT ON accordo_parte
  FOR EACH ROW WHEN (NEW.codice_istat IS NOT NULL) EXECUTE FUNCTION accordo_parte_associata();

-- Art. 2 c. 5 f: an ente that signs operates on that day.
CREATE FUNCTION accordo_parte_ente_attivo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM ente JOIN accordo AS d ON ente.periodo @> d.sottoscritto_il
    WHERE ente.id = NEW.ente_id AND d.id = NEW.accordo_id FOR SHARE OF ente;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the ente did not operate on that day'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'accordo_parte_ente_attivo';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER accordo_parte_ente_attivo BEFORE INSERT OR UPDATE OF ente_id ON accordo_parte
  FOR EACH ROW WHEN (NEW.ente_id IS NOT NULL) EXECUTE FUNCTION accordo_parte_ente_attivo();

-- Art. 2 c. 5 c and 6, art. 3 c. 1 f: a contribution of an operatore to the Piano, and its answer: once, unless it was wrong.
-- Until it is answered, whoever presented it may withdraw it.
CREATE TABLE contributo (
  id uuid PRIMARY KEY,
  ambito_id uuid NOT NULL REFERENCES ambito,
  tipo text NOT NULL CHECK (tipo IN ('BISOGNO', 'PROPOSTA', 'TAVOLO')),
  titolo text NOT NULL,
  testo text NOT NULL,
  presentato_il timestamptz NOT NULL,
  presentato_da text NOT NULL,
  -- The operatore whose account it was then: an account may pass to another one.
  presentato_da_operatore uuid,
  rispondere_entro date NOT NULL,
  esito text CHECK (esito IN ('ACCOLTO', 'ACCOLTO_IN_PARTE', 'NON_ACCOLTO')),
  risposta text,
  risposto_il timestamptz,
  obiettivo_id uuid CONSTRAINT contributo_tiene_obiettivo REFERENCES obiettivo_di_piano,
  versione integer NOT NULL DEFAULT 1,
  CONSTRAINT contributo_risposto CHECK (
    (esito IS NULL) = (risposta IS NULL) AND (esito IS NULL) = (risposto_il IS NULL)
  ),
  CONSTRAINT contributo_accolto_se_collegato CHECK (
    obiettivo_id IS NULL OR coalesce(esito, '') IN ('ACCOLTO', 'ACCOLTO_IN_PARTE')
  )
);
CREATE INDEX contributo_elenco ON contributo (ambito_id, presentato_il, id);
CREATE INDEX contributo_per_tipo ON contributo (ambito_id, tipo, presentato_il, id);
CREATE INDEX contributo_per_esito ON contributo (ambito_id, esito, presentato_il, id);
CREATE INDEX contributo_in_attesa ON contributo (ambito_id, num_nulls(esito), presentato_il, id);
CREATE INDEX contributo_senza_risposta ON contributo (ambito_id, rispondere_entro) WHERE esito IS NULL;
CREATE INDEX contributo_dell_obiettivo ON contributo (obiettivo_id, presentato_il, id);
GRANT SELECT, INSERT, DELETE, UPDATE (esito, risposta, risposto_il, obiettivo_id, versione) ON contributo TO registry_service;

CREATE TRIGGER contributo_immutabile BEFORE UPDATE OR DELETE ON contributo
  FOR EACH ROW
  EXECUTE FUNCTION registrato_immutabile('contributo_immutabile', 'esito', 'risposta', 'risposto_il', 'obiettivo_id', 'versione');
CREATE TRIGGER contributo_ritirato BEFORE DELETE ON contributo
  FOR EACH ROW WHEN (OLD.esito IS NOT NULL) EXECUTE FUNCTION resta_sempre('contributo_immutabile');
CREATE TRIGGER contributo_risposto BEFORE UPDATE ON contributo
  FOR EACH ROW WHEN (OLD.esito IS NOT NULL AND NOT rettificato_ora(OLD.id, 'CONTRIBUTO'))
  EXECUTE FUNCTION registrato_immutabile('contributo_immutabile');

-- Art. 2 c. 5 c: a contribution is linked to an objective of its own Ambito.
CREATE FUNCTION contributo_obiettivo_di_ambito() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM obiettivo_di_piano AS o JOIN piano_di_zona AS p ON p.id = o.piano_id
    WHERE o.id = NEW.obiettivo_id AND p.ambito_id = NEW.ambito_id) THEN
    RAISE EXCEPTION 'the row does not fit its plan or its Ambito'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'contributo_obiettivo_di_ambito';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contributo_obiettivo_di_ambito BEFORE INSERT OR UPDATE OF obiettivo_id ON contributo
  FOR EACH ROW WHEN (NEW.obiettivo_id IS NOT NULL) EXECUTE FUNCTION contributo_obiettivo_di_ambito();
