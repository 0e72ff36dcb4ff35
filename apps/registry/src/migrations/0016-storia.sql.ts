// SPDX-License-Identifier: AGPL-3.0-or-later

/** Each begins when it was said, and may only end earlier than it would have. */
const soloPiuBreve = 'lower(NEW.periodo) <> lower(OLD.periodo) OR NOT NEW.periodo <@ OLD.periodo';

/** Art. 1, art. 4 c. 2 b: who was in an Ambito, who led and who coordinated it on a day stays so. */
export const STORIA = `
  CREATE TRIGGER appartenenza_immutabile BEFORE UPDATE OR DELETE ON appartenenza
    FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('appartenenza_immutabile', 'periodo', 'atto_uscita');
  CREATE TRIGGER appartenenza_piu_breve BEFORE UPDATE ON appartenenza FOR EACH ROW WHEN (${soloPiuBreve})
    EXECUTE FUNCTION registrato_immutabile('appartenenza_immutabile', 'atto_uscita');
  CREATE TRIGGER capofila_immutabile BEFORE UPDATE OR DELETE ON capofila
    FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('capofila_immutabile', 'periodo');
  CREATE TRIGGER capofila_piu_breve BEFORE UPDATE ON capofila FOR EACH ROW WHEN (${soloPiuBreve})
    EXECUTE FUNCTION registrato_immutabile('capofila_immutabile');
  CREATE TRIGGER nomina_immutabile BEFORE UPDATE OR DELETE ON nomina_coordinatore
    FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('nomina_immutabile', 'periodo', 'atto_cessazione', 'versione');
  CREATE TRIGGER nomina_piu_breve BEFORE UPDATE ON nomina_coordinatore FOR EACH ROW WHEN (${soloPiuBreve})
    EXECUTE FUNCTION registrato_immutabile('nomina_immutabile', 'atto_cessazione', 'versione');

  REVOKE UPDATE ON appartenenza, capofila, nomina_coordinatore FROM registry_service;
  GRANT UPDATE (periodo, atto_uscita) ON appartenenza TO registry_service;
  GRANT UPDATE (periodo) ON capofila TO registry_service;
  GRANT UPDATE (periodo, atto_cessazione, versione) ON nomina_coordinatore TO registry_service;
`;

export const SENZA_STORIA = `
  DROP TRIGGER nomina_piu_breve ON nomina_coordinatore;
  DROP TRIGGER nomina_immutabile ON nomina_coordinatore;
  DROP TRIGGER capofila_piu_breve ON capofila;
  DROP TRIGGER capofila_immutabile ON capofila;
  DROP TRIGGER appartenenza_piu_breve ON appartenenza;
  DROP TRIGGER appartenenza_immutabile ON appartenenza;
  REVOKE UPDATE ON appartenenza, capofila, nomina_coordinatore FROM registry_service;
  GRANT UPDATE ON appartenenza, capofila, nomina_coordinatore TO registry_service;
`;
