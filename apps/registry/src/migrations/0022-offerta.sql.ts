// SPDX-License-Identifier: AGPL-3.0-or-later

/** Each begins when it was said, and may only end earlier than it would have. */
const soloPiuBreve = 'lower(NEW.periodo) <> lower(OLD.periodo) OR NOT NEW.periodo <@ OLD.periodo';

/** Art. 2 c. 5 f, n, o, c. 8 e: who exercised the PUA, what an ente was accredited for and who attended an event stays so. */
export const OFFERTA = `
  -- The generated distretto_natura is generated, and not yet known then.
  CREATE TRIGGER pua_immutabile BEFORE UPDATE ON pua
    FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('pua_immutabile', 'periodo', 'distretto_natura');
  CREATE TRIGGER pua_piu_breve BEFORE UPDATE ON pua FOR EACH ROW WHEN (${soloPiuBreve})
    EXECUTE FUNCTION registrato_immutabile('pua_immutabile');
  CREATE TRIGGER pua_passata BEFORE UPDATE OR DELETE ON pua
    FOR EACH ROW EXECUTE FUNCTION giorni_passati_restano('pua_immutabile');

  -- From a past day only the first arrangement for a Comune in the Ambito. Of two at once the second sees the first.
  CREATE FUNCTION pua_da_oggi() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF lower(NEW.periodo) < oggi() THEN
      PERFORM FROM comune WHERE codice_istat = NEW.codice_istat FOR NO KEY UPDATE;
      IF EXISTS (SELECT FROM pua WHERE codice_istat = NEW.codice_istat AND ambito_id = NEW.ambito_id) THEN
        RAISE EXCEPTION 'days that are over stay' USING ERRCODE = 'check_violation', CONSTRAINT = 'pua_immutabile';
      END IF;
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER pua_da_oggi BEFORE INSERT ON pua FOR EACH ROW EXECUTE FUNCTION pua_da_oggi();

  CREATE TRIGGER accreditamento_immutabile BEFORE UPDATE OR DELETE ON accreditamento
    FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('accreditamento_immutabile', 'periodo', 'revoca_atto');
  CREATE TRIGGER accreditamento_piu_breve BEFORE UPDATE ON accreditamento FOR EACH ROW WHEN (${soloPiuBreve})
    EXECUTE FUNCTION registrato_immutabile('accreditamento_immutabile', 'revoca_atto');
  CREATE TRIGGER accreditamento_passato BEFORE UPDATE ON accreditamento
    FOR EACH ROW EXECUTE FUNCTION giorni_passati_restano('accreditamento_immutabile');

  CREATE FUNCTION ente_piu_breve() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'an ente ceases, and no more' USING ERRCODE = 'check_violation', CONSTRAINT = 'ente_immutabile';
  END $$;
  CREATE TRIGGER ente_piu_breve BEFORE UPDATE ON ente FOR EACH ROW WHEN (${soloPiuBreve})
    EXECUTE FUNCTION ente_piu_breve();
  CREATE TRIGGER ente_passato BEFORE UPDATE OR DELETE ON ente
    FOR EACH ROW EXECUTE FUNCTION giorni_passati_restano('ente_immutabile');

  CREATE FUNCTION partecipazione_iniziata() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF (SELECT lower(periodo) <= oggi() FROM attivita_formativa WHERE id = OLD.attivita_id) THEN
      RAISE EXCEPTION 'the event has begun' USING ERRCODE = 'check_violation', CONSTRAINT = 'partecipazione_iniziata';
    END IF;
    RETURN OLD;
  END $$;
  CREATE TRIGGER partecipazione_iniziata BEFORE DELETE ON partecipazione
    FOR EACH ROW EXECUTE FUNCTION partecipazione_iniziata();

  REVOKE UPDATE ON pua, accreditamento FROM registry_service;
  GRANT UPDATE (periodo) ON pua TO registry_service;
  GRANT UPDATE (periodo, revoca_atto) ON accreditamento TO registry_service;
`;

export const SENZA_OFFERTA = `
  REVOKE UPDATE ON pua, accreditamento FROM registry_service;
  GRANT UPDATE ON pua, accreditamento TO registry_service;
  DROP TRIGGER partecipazione_iniziata ON partecipazione;
  DROP TRIGGER ente_passato ON ente;
  DROP TRIGGER ente_piu_breve ON ente;
  DROP TRIGGER accreditamento_passato ON accreditamento;
  DROP TRIGGER accreditamento_piu_breve ON accreditamento;
  DROP TRIGGER accreditamento_immutabile ON accreditamento;
  DROP TRIGGER pua_da_oggi ON pua;
  DROP TRIGGER pua_passata ON pua;
  DROP TRIGGER pua_piu_breve ON pua;
  DROP TRIGGER pua_immutabile ON pua;
  DROP FUNCTION partecipazione_iniziata, ente_piu_breve, pua_da_oggi;
`;
