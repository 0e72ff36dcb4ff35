// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Art. 1, art. 4 c. 2 b: who was in an Ambito, led it or coordinated it on a day that is over stays so. As the commands do, a Comune
 * leaves from tomorrow on, a coordinator ends today at the earliest, and a Comune that leads yesterday, where another does from today.
 */
export const STORIA_PASSATA = `
  CREATE TRIGGER appartenenza_passata BEFORE UPDATE ON appartenenza
    FOR EACH ROW EXECUTE FUNCTION giorni_passati_restano('appartenenza_immutabile', 'e oggi');
  CREATE TRIGGER capofila_passato BEFORE UPDATE ON capofila
    FOR EACH ROW EXECUTE FUNCTION giorni_passati_restano('capofila_immutabile');
  CREATE TRIGGER nomina_passata BEFORE UPDATE ON nomina_coordinatore
    FOR EACH ROW EXECUTE FUNCTION giorni_passati_restano('nomina_immutabile', 'e oggi');
`;

export const SENZA_STORIA_PASSATA = `
  DROP TRIGGER nomina_passata ON nomina_coordinatore;
  DROP TRIGGER capofila_passato ON capofila;
  DROP TRIGGER appartenenza_passata ON appartenenza;
`;
