// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import type { PrestazioneInput } from './prestazione-input.ts';
import { writePrestazioni } from './write-prestazioni.ts';
import { StatoPrestazione } from './stato-prestazione.ts';
import { verifyContenuti } from './verifica-contenuto.ts';

/**
 * Art. 2 c. 6: a new entry of the catalogue, as a draft that may still lack something. @returns the entry's id
 * @throws BadUserInput for codes, Comuni, enti or sedi that are not there
 */
export async function redigiPrestazione(unit: WriteUnit, input: PrestazioneInput): Promise<string> {
  const [errati = []] = await verifyContenuti(unit, [input]);
  if (errati.length > 0)
    throw new BadUserInput(errati.map(({ percorso, messaggio }) => ({ percorso: ['input', ...percorso], messaggio })));
  const id = uuidv7();
  const bozza = { id, stato: StatoPrestazione.BOZZA, verificatoIl: null, verificaScadeIl: null, contenuto: input };
  await writePrestazioni(unit, [bozza]);
  return id;
}
