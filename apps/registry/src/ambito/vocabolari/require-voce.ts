// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { ilGiorno } from '@ambito/orari';
import type { Reader } from '@ambito/persistence';
import type { NomeVocabolario } from '@ambito/vocabulary';

/** More codes than these are not told in a refusal, which says where to read them. */
const CODICI_IN_UN_RIFIUTO = 12;

/** Requires that some codes of a list are in use on a day. @throws BadUserInput with those that are */
export async function requireVoci(
  reader: Reader,
  vocabolario: NomeVocabolario,
  codici: readonly string[],
  giorno: string,
  percorso: readonly string[],
): Promise<void> {
  const inUso = await readCodici(reader, vocabolario, giorno);
  if (codici.some((codice) => !inUso.includes(codice))) throw voceEstranea(vocabolario, inUso, giorno, percorso);
}

/** Requires that a code was, is or will be on a list. @throws BadUserInput with those in use on a day */
export async function requireNota(
  reader: Reader,
  vocabolario: NomeVocabolario,
  codice: string,
  giorno: string,
  percorso: readonly string[],
): Promise<void> {
  const [nota] = await reader.query('SELECT 1 FROM voce_vocabolario WHERE vocabolario = $1 AND codice = $2 LIMIT 1', [
    vocabolario,
    codice,
  ]);
  if (nota === undefined)
    throw voceEstranea(vocabolario, await readCodici(reader, vocabolario, giorno), giorno, percorso);
}

async function readCodici({ query }: Reader, vocabolario: NomeVocabolario, giorno: string): Promise<string[]> {
  const voci = await query<{ codice: string }>(
    'SELECT codice FROM voce_vocabolario WHERE vocabolario = $1 AND periodo @> $2::date ORDER BY codice',
    [vocabolario, giorno],
  );
  return voci.map(({ codice }) => codice);
}

function voceEstranea(
  vocabolario: NomeVocabolario,
  inUso: readonly string[],
  giorno: string,
  percorso: readonly string[],
): BadUserInput {
  const dette =
    inUso.length > CODICI_IN_UN_RIFIUTO
      ? `si leggono con vociInUso(vocabolario: ${vocabolario})`
      : `sono ${inUso.join(', ')}`;
  return new BadUserInput(percorso, `Non è fra le voci di ${vocabolario} in uso ${ilGiorno(giorno)}: ${dette}`);
}
