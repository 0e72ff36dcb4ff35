// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Art. 11 c. 1: a list is written in the order of time. A row says when it was written, by the service's clock, and what it says of
 * that day is held by `…_non_nel_passato`; here, that nobody writes as of a day before the last one written. Nothing is taken away.
 */
export const DATI_DATATI = `
  -- Art. 2 c. 5 c: days to answer a contribution in, where no other term is set.
  INSERT INTO soglia (nome) VALUES ('GIORNI_RISPOSTA_CONTRIBUTO') ON CONFLICT DO NOTHING;
  INSERT INTO valore_soglia (nome, dal, valore, fonte, registrata_il)
    VALUES ('GIORNI_RISPOSTA_CONTRIBUTO', '2009-07-04', 30, 'L. 241/1990 art. 2 c. 2', '2009-07-04'::timestamp AT TIME ZONE 'Europe/Rome')
    ON CONFLICT DO NOTHING;

  CREATE FUNCTION voce_vocabolario_in_ordine() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    -- Of two at once the second sees what the first wrote.
    PERFORM FROM vocabolario WHERE nome = NEW.vocabolario FOR UPDATE;
    IF NEW.registrata_il < (SELECT max(registrata_il) FROM voce_vocabolario WHERE vocabolario = NEW.vocabolario) THEN
      RAISE EXCEPTION 'written before the last' USING ERRCODE = 'check_violation', CONSTRAINT = 'voce_vocabolario_in_ordine';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER voce_vocabolario_in_ordine BEFORE INSERT OR UPDATE ON voce_vocabolario
    FOR EACH ROW EXECUTE FUNCTION voce_vocabolario_in_ordine();
  CREATE TRIGGER voce_vocabolario_resta BEFORE DELETE ON voce_vocabolario
    FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('voce_vocabolario_non_nel_passato');

  CREATE FUNCTION valore_soglia_in_ordine() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM FROM soglia WHERE nome = NEW.nome FOR UPDATE;
    IF NEW.registrata_il < (SELECT max(registrata_il) FROM valore_soglia WHERE nome = NEW.nome) THEN
      RAISE EXCEPTION 'written before the last' USING ERRCODE = 'check_violation', CONSTRAINT = 'valore_soglia_in_ordine';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER valore_soglia_in_ordine BEFORE INSERT OR UPDATE ON valore_soglia
    FOR EACH ROW EXECUTE FUNCTION valore_soglia_in_ordine();
  CREATE TRIGGER valore_soglia_resta BEFORE DELETE ON valore_soglia
    FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('valore_soglia_non_nel_passato');
`;

export const SENZA_DATI_DATATI = `
  DROP TRIGGER valore_soglia_resta ON valore_soglia;
  DROP TRIGGER valore_soglia_in_ordine ON valore_soglia;
  DROP TRIGGER voce_vocabolario_resta ON voce_vocabolario;
  DROP TRIGGER voce_vocabolario_in_ordine ON voce_vocabolario;
  DROP FUNCTION valore_soglia_in_ordine, voce_vocabolario_in_ordine;
  DELETE FROM valore_soglia WHERE nome = 'GIORNI_RISPOSTA_CONTRIBUTO';
  DELETE FROM soglia WHERE nome = 'GIORNI_RISPOSTA_CONTRIBUTO';
`;
