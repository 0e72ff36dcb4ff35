// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { getMetadataStorage } from 'type-graphql';
import { DatiSede } from '../../sedi/sede/dati-sede.ts';
import { individuaSede, IndividuaSedeInput } from '../../sedi/sede/individua-sede.ts';
import { SedeEntity } from '../../sedi/sede/sede.entity.ts';
import { cifre, data, siNo, testo } from './celle.ts';
import { requireValido, type Colonna, type Tracciato } from './tracciato.ts';

/** A column for each field of `DatiSede`, headed by its name in words: `comeArrivare` is `Come arrivare`. */
const datiSede = Object.fromEntries(
  getMetadataStorage()
    .fields.filter(({ target }) => target === DatiSede)
    .map(({ name, getType }): [string, Colonna] => {
      const parole = name.replaceAll(/[A-Z]/g, (lettera) => ` ${lettera.toLowerCase()}`);
      const intestazione = `${parole.charAt(0).toUpperCase()}${parole.slice(1)}`;
      return [name, { intestazione, obbligatoria: false, read: getType() === Boolean ? siNo : testo }];
    }),
) as Record<keyof DatiSede, Colonna>;

const colonne: Tracciato<IndividuaSedeInput>['colonne'] = {
  codiceIstat: { intestazione: 'Codice ISTAT', obbligatoria: true, read: cifre(6) },
  denominazione: { intestazione: 'Denominazione', obbligatoria: true, read: testo },
  indirizzo: { intestazione: 'Indirizzo', obbligatoria: true, read: testo },
  attivaDal: { intestazione: 'Attiva dal', obbligatoria: true, read: data },
  ...datiSede,
};

/** Art. 5 c. 1 and 2: a row is the sede of a Comune, by `individuaSede`. */
export const tracciatoSedi: Tracciato<IndividuaSedeInput> = {
  colonne,
  insieme: [],
  async write(unit, [valori]) {
    const input = Object.assign(new IndividuaSedeInput(), valori);
    requireValido(input);
    const note = await unit.query<SedeEntity>(
      `SELECT ${columnsOf(SedeEntity)} FROM sede
       WHERE ambito_id = $1 AND codice_istat = $2 AND lower(periodo) = $3::date`,
      [unit.ambitoId, input.codiceIstat, input.attivaDal],
    );
    const campi = Object.keys(colonne) as (keyof IndividuaSedeInput)[];
    if (note.some((nota) => campi.every((campo) => nota[campo] === (input[campo] ?? null)))) return false;
    await individuaSede(unit, input);
    return true;
  },
};
