// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import { replaceRows, type WriteUnit } from '@ambito/persistence';
import { codiciInUso, nonInUso } from '../../ambito/vocabolari/require-voce.ts';
import { EnteCompetenzaEntity, EnteComuneEntity, type EnteEntity } from './ente.entity.ts';
import type { EnteInput } from './ente-input.ts';

/** The columns that may change. A column that the input leaves out becomes null. */
export function colonneDi(
  input: EnteInput,
): Pick<EnteEntity, 'denominazione' | 'codiceFiscale' | 'descrizione' | 'indirizzo' | 'telefono' | 'email' | 'sito'> {
  const { denominazione, codiceFiscale = null, descrizione = null, indirizzo = null } = input;
  const { telefono = null, email = null, sito = null } = input;
  return { denominazione, codiceFiscale, descrizione, indirizzo, telefono, email, sito };
}

/**
 * Writes competences and territory of an ente, in place of the earlier ones.
 * @throws BadUserInput for codes that are not in use today and for Comuni that are not known
 */
export async function writeCompetenze(
  unit: WriteUnit,
  enteId: string,
  { competenze, comuni }: EnteInput,
): Promise<void> {
  const oggi = giornoRoma(unit.adesso);
  const noti = await unit.query<{ codice: string }>(
    'SELECT codice_istat AS codice FROM comune WHERE codice_istat = ANY ($1)',
    [comuni],
  );
  const inUso = await codiciInUso(unit, 'PRESTAZIONI', oggi);
  const areeInUso = await codiciInUso(unit, 'AREE_UTENZA', oggi);
  const errati = [
    ...competenze.flatMap(({ aree }, indice) =>
      nonInUso(aree, areeInUso, ['input', 'competenze', String(indice), 'aree']),
    ),
    ...competenze.flatMap(({ prestazioni: codici }, indice) =>
      nonInUso(codici, inUso, ['input', 'competenze', String(indice), 'prestazioni']),
    ),
    ...comuni.flatMap((comune, indice) =>
      noti.some(({ codice }) => codice === comune)
        ? []
        : [{ percorso: ['input', 'comuni', String(indice)], messaggio: `${comune} non è in anagrafica` }],
    ),
  ];
  if (errati.length > 0) throw new BadUserInput(errati);
  const below = { enteId: [enteId] };
  await replaceRows(
    unit,
    EnteCompetenzaEntity,
    below,
    competenze.map((competenza) => ({ ...competenza, enteId })),
  );
  await replaceRows(
    unit,
    EnteComuneEntity,
    below,
    comuni.map((codiceIstat) => ({ enteId, codiceIstat })),
  );
}
