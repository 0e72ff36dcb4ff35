-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Requests that are passed on to the competent ente, and their outcome (art. 2 c. 8 e).

-- Art. 2 c. 8 e: the steps of a transmission. The service has the same (`TRANSIZIONI`), and a test compares the two.
CREATE FUNCTION passo_trasmissione(da text, a text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT (da, a) IN (
    ('TRASMESSA', 'PRESA_VISIONE'), ('TRASMESSA', 'ACCOLTA'), ('TRASMESSA', 'RIFIUTATA'), ('TRASMESSA', 'REVOCATA'),
    ('PRESA_VISIONE', 'ACCOLTA'), ('PRESA_VISIONE', 'RIFIUTATA'), ('PRESA_VISIONE', 'REVOCATA'))
$$;
-- Art. 2 c. 8 e: a transmission waits for its outcome while a step from its state is possible: the same test says so.
CREATE FUNCTION trasmissione_in_attesa(stato text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT stato IN ('TRASMESSA', 'PRESA_VISIONE')
$$;

-- Art. 2 c. 8 e: a request passed on to an ente, from a contact or from a case.
CREATE TABLE trasmissione (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  contatto_id uuid,
  presa_in_carico_id uuid,
  ente_id uuid NOT NULL,
  tipo text NOT NULL CHECK (tipo IN ('SOCIALE', 'SANITARIA', 'SOCIOSANITARIA')),
  area text NOT NULL,
  prestazione text,
  -- The Comune by which the ente is competent.
  comune text NOT NULL CHECK (comune ~ '^[0-9]{6}$'),
  testo text NOT NULL,
  -- The transmitted data, as they were then: a later change of the person's data does not change them.
  voci jsonb NOT NULL CHECK (jsonb_typeof(voci) = 'array'),
  base_giuridica text NOT NULL,
  richiede_consenso boolean NOT NULL,
  consenso_il date,
  consenso_da text CHECK (consenso_da IN ('PERSONA', 'TUTORE')),
  obbligatoria boolean NOT NULL,
  occultata boolean NOT NULL,
  trasmessa_il timestamptz NOT NULL,
  trasmessa_da text NOT NULL,
  operatore_id uuid,
  entro date NOT NULL,
  stato text NOT NULL DEFAULT 'TRASMESSA'
    CHECK (stato IN ('TRASMESSA', 'PRESA_VISIONE', 'ACCOLTA', 'RIFIUTATA', 'REVOCATA')),
  versione integer NOT NULL DEFAULT 1,
  -- The ente to which it was sent, if that one was a double and `ente_id` is the ente that stays.
  inviata_a uuid,
  PRIMARY KEY (ambito_id, id),
  FOREIGN KEY (ambito_id, contatto_id) REFERENCES contatto,
  FOREIGN KEY (ambito_id, presa_in_carico_id) REFERENCES presa_in_carico,
  FOREIGN KEY (ambito_id, ente_id) REFERENCES anagrafe_ente,
  CONSTRAINT trasmissione_origine CHECK (num_nonnulls(contatto_id, presa_in_carico_id) = 1),
  CONSTRAINT trasmissione_consenso CHECK (
    (consenso_il IS NULL) = (consenso_da IS NULL) AND (consenso_il IS NOT NULL OR NOT richiede_consenso)
  ),
  CONSTRAINT trasmissione_occultata CHECK (obbligatoria OR NOT occultata)
);
CREATE INDEX trasmissione_contatto ON trasmissione (ambito_id, contatto_id, id) WHERE contatto_id IS NOT NULL;
CREATE INDEX trasmissione_presa_in_carico ON trasmissione (ambito_id, presa_in_carico_id, id)
  WHERE presa_in_carico_id IS NOT NULL;
-- Those that name an ente or an operatore which was registered twice.
CREATE INDEX trasmissione_ente ON trasmissione (ambito_id, ente_id);
CREATE INDEX trasmissione_operatore ON trasmissione (ambito_id, operatore_id) WHERE operatore_id IS NOT NULL;
CREATE INDEX trasmissione_senza_esito ON trasmissione (ambito_id, entro, id)
  WHERE trasmissione_in_attesa(stato);
-- Concealed ones count for their sender alone: a conflict would tell others of them. Two that were sent to one ente that was registered
-- twice both wait: both were sent, and the ente may answer either.
CREATE UNIQUE INDEX trasmissione_una_in_attesa ON trasmissione
  (ambito_id, coalesce(contatto_id, presa_in_carico_id), coalesce(inviata_a, ente_id), tipo, coalesce(prestazione, ''),
   (CASE WHEN occultata THEN trasmessa_da ELSE '' END))
  WHERE trasmissione_in_attesa(stato);
ALTER TABLE trasmissione ENABLE ROW LEVEL SECURITY;
ALTER TABLE trasmissione FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON trasmissione
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, UPDATE (stato, versione) ON trasmissione TO casework_service;
GRANT SELECT, UPDATE (operatore_id, ente_id, inviata_a, versione) ON trasmissione TO casework_worker;

-- Art. 2 c. 8 e: the ente is competent, by the rule of candidatiPer in @ambito/vocabulary. The lock makes events of
-- the registry about the ente wait (keep-ente.ts).
CREATE FUNCTION trasmissione_a_competente() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE giorno CONSTANT date := (NEW.trasmessa_il AT TIME ZONE 'Europe/Rome')::date;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(lock_key('ente', NEW.ente_id::text));
  IF NOT EXISTS (
    SELECT FROM anagrafe_ente e LEFT JOIN anagrafe_competenza c ON c.ambito_id = e.ambito_id AND c.ente_id = e.id AND c.tipo = NEW.tipo
    WHERE e.ambito_id = NEW.ambito_id AND e.id = NEW.ente_id AND e.periodo @> giorno AND (NEW.obbligatoria AND coalesce(e.natura = 'AUTORITA_GIUDIZIARIA', false) OR
      (e.comuni = '{}' OR NEW.comune = ANY (e.comuni)) AND (c.aree = '{}' OR NEW.area = ANY (c.aree))
      AND (c.prestazioni = '{}' OR NEW.prestazione = ANY (c.prestazioni)))
  ) THEN
    RAISE EXCEPTION 'the ente is not competent'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'trasmissione_a_competente';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER trasmissione_a_competente AFTER INSERT ON trasmissione
  FOR EACH ROW EXECUTE FUNCTION trasmissione_a_competente();

-- Art. 2 c. 8 e: whether the same request waits, sent to the ente of a transmission or to a double of it. The columns beside the ente are
-- the same as in the index `trasmissione_una_in_attesa`.
CREATE FUNCTION richiesta_in_attesa(una trasmissione) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM trasmissione t
    WHERE t.ambito_id = una.ambito_id AND coalesce(t.contatto_id, t.presa_in_carico_id) = coalesce(una.contatto_id, una.presa_in_carico_id)
      AND t.id <> una.id AND t.ente_id = una.ente_id AND t.tipo = una.tipo
      AND coalesce(t.prestazione, '') = coalesce(una.prestazione, '') AND trasmissione_in_attesa(t.stato)
      AND (CASE WHEN t.occultata THEN t.trasmessa_da ELSE '' END) = (CASE WHEN una.occultata THEN una.trasmessa_da ELSE '' END))
$$;

-- Art. 2 c. 8 e: nor is a request sent again, or awaited again because its answer was annulled, while one waits that was sent to a double
-- of the ente, which the index does not compare. The lock of the ente makes the event that tells of the double come before, or wait; that of the request makes two of them one after
-- the other.
CREATE FUNCTION trasmissione_non_ripetuta() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT trasmissione_in_attesa(NEW.stato) OR (TG_OP = 'UPDATE' AND trasmissione_in_attesa(OLD.stato)) THEN RETURN NULL; END IF;
  PERFORM pg_advisory_xact_lock_shared(lock_key('ente', NEW.ente_id::text));
  PERFORM pg_advisory_xact_lock(lock_key('richiesta', coalesce(NEW.contatto_id, NEW.presa_in_carico_id)::text));
  IF richiesta_in_attesa(NEW) THEN
    RAISE EXCEPTION 'the same request waits, sent to a double of the ente'
      USING ERRCODE = 'unique_violation', CONSTRAINT = 'trasmissione_una_in_attesa';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER trasmissione_non_ripetuta AFTER INSERT OR UPDATE OF stato ON trasmissione
  FOR EACH ROW EXECUTE FUNCTION trasmissione_non_ripetuta();

-- Art. 2 c. 8 e: the state follows a recorded step; a transmission with an outcome, or a revoked one, does not change. When the step
-- was annulled, it has the state of the step that corrects it or of the one before; without any, it waits.
CREATE FUNCTION trasmissione_passaggi() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT (CASE
    WHEN TG_OP = 'INSERT' THEN NEW.stato = 'TRASMESSA'
    WHEN NEW.stato = 'TRASMESSA' THEN NOT EXISTS (SELECT FROM trasmissione_passo WHERE ambito_id = NEW.ambito_id AND trasmissione_id = NEW.id)
    ELSE EXISTS (SELECT FROM trasmissione_passo WHERE ambito_id = NEW.ambito_id AND trasmissione_id = NEW.id AND stato = NEW.stato)
         AND (passo_trasmissione(OLD.stato, NEW.stato) OR NEW.stato = OLD.stato OR NOT EXISTS (
           SELECT FROM trasmissione_passo WHERE ambito_id = NEW.ambito_id AND trasmissione_id = NEW.id AND stato = OLD.stato))
  END) THEN
    RAISE EXCEPTION 'no such step of a transmission' USING ERRCODE = 'check_violation', CONSTRAINT = 'trasmissione_passaggi';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER trasmissione_passaggi BEFORE INSERT OR UPDATE OF stato ON trasmissione
  FOR EACH ROW EXECUTE FUNCTION trasmissione_passaggi();

-- Art. 2 c. 8 e: a sent transmission does not change; only what follows it does, one version at a time. The sender who was registered
-- twice becomes the one operator who stays, and so does the ente.
CREATE FUNCTION trasmissione_immutabile() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  mobili CONSTANT text[] := ARRAY['stato', 'versione'];
  del_doppione CONSTANT text[] := ARRAY['ente_id', 'inviata_a', 'versione'];
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.versione = OLD.versione + 1
     AND to_jsonb(NEW) - mobili = to_jsonb(OLD) - mobili THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'operatore_id' = to_jsonb(OLD) - 'operatore_id' THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND NEW.versione = OLD.versione + 1 AND NEW.ente_id = ente_che_resta(OLD.ambito_id, OLD.ente_id)
     AND NEW.inviata_a = coalesce(OLD.inviata_a, OLD.ente_id) AND to_jsonb(NEW) - del_doppione = to_jsonb(OLD) - del_doppione THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a sent transmission was changed'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'trasmissione_immutabile';
END $$;
CREATE TRIGGER trasmissione_immutabile BEFORE UPDATE OR DELETE ON trasmissione
  FOR EACH ROW EXECUTE FUNCTION trasmissione_immutabile();

-- Art. 2 c. 8 e: the steps that the ente reported, with their instants.
CREATE TABLE trasmissione_passo (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL,
  trasmissione_id uuid NOT NULL,
  stato text NOT NULL CHECK (stato IN ('PRESA_VISIONE', 'ACCOLTA', 'RIFIUTATA', 'REVOCATA')),
  avvenuto_il timestamptz NOT NULL,
  -- The channel and the reference of the ente's report; a revocation has neither.
  canale text,
  riferimento text,
  motivo text,
  nota text,
  registrato_il timestamptz NOT NULL,
  registrato_da text NOT NULL,
  operatore_id uuid,
  PRIMARY KEY (ambito_id, trasmissione_id, stato),
  UNIQUE (ambito_id, id),
  FOREIGN KEY (ambito_id, trasmissione_id) REFERENCES trasmissione,
  CONSTRAINT trasmissione_passo_riferito CHECK (
    num_nulls(canale, riferimento) = CASE stato WHEN 'REVOCATA' THEN 2 ELSE 0 END
  ),
  CONSTRAINT trasmissione_passo_motivato CHECK ((stato = 'RIFIUTATA') = (motivo IS NOT NULL)),
  CONSTRAINT trasmissione_passo_revoca CHECK (stato <> 'REVOCATA' OR nota IS NOT NULL)
);
CREATE INDEX trasmissione_passo_operatore ON trasmissione_passo (ambito_id, operatore_id) WHERE operatore_id IS NOT NULL;
ALTER TABLE trasmissione_passo ENABLE ROW LEVEL SECURITY;
ALTER TABLE trasmissione_passo FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON trasmissione_passo
  USING (ambito_id = ambito_corrente())
  WITH CHECK (ambito_id = ambito_corrente());
GRANT SELECT, INSERT, DELETE ON trasmissione_passo TO casework_service;
GRANT SELECT, UPDATE (operatore_id) ON trasmissione_passo TO casework_worker;

-- Art. 2 c. 8 e: a step is later than the previous one and not later than its registration; it never changes, but
-- for an operator who was registered twice, and goes only when it is annulled (`solo_annullato`).
CREATE FUNCTION trasmissione_passo_in_ordine() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE dal timestamptz;
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'operatore_id' = to_jsonb(OLD) - 'operatore_id' THEN RETURN NEW; END IF;
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION 'a recorded step was changed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'trasmissione_immutabile';
  END IF;
  SELECT trasmessa_il INTO dal FROM trasmissione
  WHERE ambito_id = NEW.ambito_id AND id = NEW.trasmissione_id FOR NO KEY UPDATE;
  SELECT greatest(dal, max(avvenuto_il)) INTO dal FROM trasmissione_passo
  WHERE ambito_id = NEW.ambito_id AND trasmissione_id = NEW.trasmissione_id;
  IF NEW.avvenuto_il < dal OR NEW.avvenuto_il > NEW.registrato_il THEN
    RAISE EXCEPTION 'the step is before the previous one, or after its registration'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'trasmissione_passo_in_ordine';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER trasmissione_passo_in_ordine BEFORE INSERT OR UPDATE ON trasmissione_passo
  FOR EACH ROW EXECUTE FUNCTION trasmissione_passo_in_ordine();
CREATE TRIGGER trasmissione_passo_solo_annullato BEFORE DELETE ON trasmissione_passo
  FOR EACH ROW EXECUTE FUNCTION solo_annullato();

-- Art. 2 c. 8 e, at the end of the transaction: a step gives the transmission its state, and none that is gone does.
CREATE FUNCTION trasmissione_passo_del_suo_stato() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NOT EXISTS (SELECT FROM trasmissione
                 WHERE ambito_id = NEW.ambito_id AND id = NEW.trasmissione_id AND stato = NEW.stato)
     OR TG_OP = 'DELETE' AND EXISTS (SELECT FROM trasmissione t
                 WHERE t.ambito_id = OLD.ambito_id AND t.id = OLD.trasmissione_id AND t.stato = OLD.stato AND NOT EXISTS (
                   SELECT FROM trasmissione_passo p
                   WHERE p.ambito_id = t.ambito_id AND p.trasmissione_id = t.id AND p.stato = t.stato)) THEN
    RAISE EXCEPTION 'the transmission does not have the state of its step'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'trasmissione_passo_del_suo_stato';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER trasmissione_passo_del_suo_stato AFTER INSERT OR DELETE ON trasmissione_passo
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION trasmissione_passo_del_suo_stato();
