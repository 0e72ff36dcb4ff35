// SPDX-License-Identifier: AGPL-3.0-or-later

/** Art. 2 c. 8 e: what was sent stays as it was; a step is told with the change of state that it is, and none is before another. */
export const PASSI = `
  CREATE FUNCTION trasmissione_immutabile() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE mobili CONSTANT text[] := ARRAY['stato', 'versione'];
  BEGIN
    IF TG_OP = 'UPDATE' AND NEW.stato <> OLD.stato AND NEW.versione = OLD.versione + 1
       AND to_jsonb(NEW) - mobili = to_jsonb(OLD) - mobili THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what was sent stays as it was' USING ERRCODE = 'check_violation', CONSTRAINT = 'trasmissione_immutabile';
  END $$;
  CREATE TRIGGER trasmissione_immutabile BEFORE UPDATE OR DELETE ON trasmissione
    FOR EACH ROW EXECUTE FUNCTION trasmissione_immutabile();

  CREATE FUNCTION trasmissione_passo_in_ordine() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE dal timestamptz;
  BEGIN
    IF TG_OP <> 'INSERT' THEN
      RAISE EXCEPTION 'what was told stays as it was' USING ERRCODE = 'check_violation', CONSTRAINT = 'trasmissione_immutabile';
    END IF;
    SELECT trasmessa_il INTO dal FROM trasmissione
    WHERE ambito_id = NEW.ambito_id AND id = NEW.trasmissione_id FOR NO KEY UPDATE;
    SELECT greatest(dal, max(avvenuto_il)) INTO dal FROM trasmissione_passo
    WHERE ambito_id = NEW.ambito_id AND trasmissione_id = NEW.trasmissione_id;
    IF NEW.avvenuto_il < dal OR NEW.avvenuto_il > NEW.registrato_il THEN
      RAISE EXCEPTION 'a step follows the one before' USING ERRCODE = 'check_violation', CONSTRAINT = 'trasmissione_passo_in_ordine';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER trasmissione_passo_in_ordine BEFORE INSERT OR UPDATE OR DELETE ON trasmissione_passo
    FOR EACH ROW EXECUTE FUNCTION trasmissione_passo_in_ordine();

  -- At the end of the operation: the state is the one told, so that nothing is told of what has an outcome.
  CREATE FUNCTION trasmissione_passo_del_suo_stato() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM trasmissione
                   WHERE ambito_id = NEW.ambito_id AND id = NEW.trasmissione_id AND stato = NEW.stato) THEN
      RAISE EXCEPTION 'a step changes the state' USING ERRCODE = 'check_violation', CONSTRAINT = 'trasmissione_passo_del_suo_stato';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER trasmissione_passo_del_suo_stato AFTER INSERT ON trasmissione_passo
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION trasmissione_passo_del_suo_stato();
`;

export const SENZA_PASSI = `
  DROP TRIGGER trasmissione_passo_del_suo_stato ON trasmissione_passo;
  DROP TRIGGER trasmissione_passo_in_ordine ON trasmissione_passo;
  DROP TRIGGER trasmissione_immutabile ON trasmissione;
  DROP FUNCTION trasmissione_passo_del_suo_stato, trasmissione_passo_in_ordine, trasmissione_immutabile;
`;
