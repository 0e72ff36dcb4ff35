// SPDX-License-Identifier: AGPL-3.0-or-later
import { individuaSede, IndividuaSedeInput } from '../../sedi/sede/individua-sede.ts';
import { cifre, data, siNo, testo } from './celle.ts';
import { requireValido, type Tracciato } from './tracciato.ts';

/** Art. 5 c. 1 and 2: a row is the sede of a Comune, by `individuaSede`. */
export const tracciatoSedi: Tracciato<IndividuaSedeInput> = {
  colonne: {
    codiceIstat: { intestazione: 'Codice ISTAT', obbligatoria: true, leggi: cifre(6) },
    denominazione: { intestazione: 'Denominazione', obbligatoria: true, leggi: testo },
    indirizzo: { intestazione: 'Indirizzo', obbligatoria: true, leggi: testo },
    attivaDal: { intestazione: 'Attiva dal', obbligatoria: true, leggi: data },
    atto: { intestazione: 'Atto', obbligatoria: false, leggi: testo },
    comeArrivare: { intestazione: 'Come arrivare', obbligatoria: false, leggi: testo },
    trasporti: { intestazione: 'Trasporti', obbligatoria: false, leggi: testo },
    accessoSenzaGradini: { intestazione: 'Accesso senza gradini', obbligatoria: false, leggi: siNo },
    telefono: { intestazione: 'Telefono', obbligatoria: false, leggi: testo },
  },
  insieme: [],
  async scrivi(unit, [valori]) {
    const input = Object.assign(new IndividuaSedeInput(), valori);
    requireValido(input);
    const [uguale] = await unit.query(
      `SELECT 1 FROM sede WHERE ambito_id = $1 AND codice_istat = $2 AND lower(periodo) = $3::date AND denominazione = $4 AND indirizzo = $5
         AND (atto, come_arrivare, trasporti, accesso_senza_gradini, telefono) IS NOT DISTINCT FROM ($6::text, $7::text, $8::text, $9::boolean, $10::text)`,
      [
        unit.ambitoId,
        input.codiceIstat,
        input.attivaDal,
        input.denominazione,
        input.indirizzo,
        input.atto,
        input.comeArrivare,
        input.trasporti,
        input.accessoSenzaGradini,
        input.telefono,
      ],
    );
    if (uguale !== undefined) return false;
    await individuaSede(unit, input);
    return true;
  },
};
