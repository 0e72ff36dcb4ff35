// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { ilGiorno } from '@ambito/orari';
import type { Reader } from '@ambito/persistence';
import { voceEstranea, type NomeVocabolario } from '@ambito/vocabulary';
import { codiciInUso, type InUso } from './codici-siuss.ts';

/** Requires that some codes of a list are in use on a day. @throws BadUserInput with those that are */
export async function requireVoci(
  reader: Reader,
  vocabolario: NomeVocabolario,
  codici: readonly string[],
  giorno: string,
  percorso: readonly string[],
): Promise<void> {
  const inUso = await codiciInUso(reader, vocabolario, giorno);
  if (codici.some((codice) => !inUso.codici.has(codice))) throw estranea(inUso, percorso);
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
  if (nota === undefined) throw estranea(await codiciInUso(reader, vocabolario, giorno), percorso);
}

const estranea = ({ vocabolario, giorno, codici }: InUso, percorso: readonly string[]): BadUserInput =>
  new BadUserInput(percorso, voceEstranea(vocabolario, [...codici], ilGiorno(giorno)));
