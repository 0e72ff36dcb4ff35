// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { alGiorno, dalGiorno } from '@ambito/orari';
import { columnsOf, type WriteUnit } from '@ambito/persistence';
import { getMetadataStorage } from 'type-graphql';
import { DatiSede } from '../../sedi/sede/dati-sede.ts';
import { individuaSede, IndividuaSedeInput } from '../../sedi/sede/individua-sede.ts';
import { SedeEntity } from '../../sedi/sede/sede.entity.ts';
import { cifre, data, siNo, testo } from './celle.ts';
import { requireUguale, requireValido, type Colonna, type Tracciato } from './tracciato.ts';

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

/**
 * Art. 5 c. 1 and 2: a row is the sede of a Comune, by `individuaSede`. A sede that is there does not change: a cell that differs is
 * refused, since changes are made by `modificaSede`.
 */
export const tracciatoSedi: Tracciato<IndividuaSedeInput> = {
  colonne,
  insieme: [],
  async write(unit, [valori]) {
    const input = Object.assign(new IndividuaSedeInput(), valori);
    requireValido(input);
    const nota = await sedeNota(unit, input);
    if (nota !== undefined) {
      requireUguale(
        { ...valori },
        { ...nota },
        'La sede è già registrata con un altro valore: si modifica dalla sua scheda',
      );
      return false;
    }
    await individuaSede(unit, input);
    return true;
  },
};

/**
 * The sede that the Comune of a row has already, from that day on.
 * @throws BadUserInput for a sede that begins on another day
 */
async function sedeNota(unit: WriteUnit, input: IndividuaSedeInput): Promise<SedeEntity | undefined> {
  const [nota] = await unit.query<SedeEntity>(
    `SELECT ${columnsOf(SedeEntity)} FROM sede
     WHERE ambito_id = $1 AND codice_istat = $2 AND periodo && daterange($3::date, NULL)
     ORDER BY lower(periodo) = $3::date DESC, lower(periodo) LIMIT 1`,
    [unit.ambitoId, input.codiceIstat, input.attivaDal],
  );
  if (nota === undefined || nota.attivaDal === input.attivaDal) return nota;
  const fine = nota.attivaAl === null ? '' : ` ${alGiorno(nota.attivaAl)}`;
  throw new BadUserInput(
    ['attivaDal'],
    `Il Comune ha già una sede, attiva ${dalGiorno(nota.attivaDal)}${fine}: una nuova comincia quando quella è cessata, dalla sua scheda`,
  );
}
