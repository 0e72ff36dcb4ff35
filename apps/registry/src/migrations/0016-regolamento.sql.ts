// SPDX-License-Identifier: AGPL-3.0-or-later

/** Art. 11 c. 2: what is voted on does not change under the votes, and who is a member of the day of an approval has voted. */
export const VOTAZIONI = `
  CREATE TRIGGER proposta_immutabile BEFORE UPDATE OR DELETE ON proposta_di_modifica
    FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('proposta_immutabile', 'stato', 'chiusa_il', 'versione');
  CREATE TRIGGER articolo_proposto_immutabile BEFORE UPDATE OR DELETE ON articolo_proposto
    FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('proposta_immutabile', 'in_voto');

  -- The proposal is locked, as whoever votes does: a text is whole before its first vote.
  CREATE FUNCTION articolo_proposto_prima_dei_voti() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM FROM proposta_di_modifica WHERE id = NEW.proposta_id FOR UPDATE;
    IF EXISTS (SELECT FROM voto WHERE proposta_id = NEW.proposta_id) THEN
      RAISE EXCEPTION 'votes have been cast on the text' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposta_immutabile';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER articolo_proposto_prima_dei_voti BEFORE INSERT ON articolo_proposto
    FOR EACH ROW EXECUTE FUNCTION articolo_proposto_prima_dei_voti();

  -- Who votes locks the Ambito, to which a membership refers: it comes before the last vote, and is waited for, or sees the approval.
  CREATE FUNCTION appartenenza_ha_votato() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (
      SELECT FROM proposta_di_modifica p
      WHERE p.ambito_id = NEW.ambito_id AND p.stato = 'APPROVATA' AND NEW.periodo @> (p.chiusa_il AT TIME ZONE 'Europe/Rome')::date
        AND NOT EXISTS (SELECT FROM voto v WHERE v.proposta_id = p.id AND v.codice_istat = NEW.codice_istat AND v.favorevole)
    ) THEN
      RAISE EXCEPTION 'every member of the day has voted' USING ERRCODE = 'check_violation', CONSTRAINT = 'appartenenza_ha_votato';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER appartenenza_ha_votato AFTER INSERT ON appartenenza
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION appartenenza_ha_votato();
`;

export const SENZA_VOTAZIONI = `
  DROP TRIGGER appartenenza_ha_votato ON appartenenza;
  DROP TRIGGER articolo_proposto_prima_dei_voti ON articolo_proposto;
  DROP TRIGGER articolo_proposto_immutabile ON articolo_proposto;
  DROP TRIGGER proposta_immutabile ON proposta_di_modifica;
  DROP FUNCTION appartenenza_ha_votato, articolo_proposto_prima_dei_voti;
`;
