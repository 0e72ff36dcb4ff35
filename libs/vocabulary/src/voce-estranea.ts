// SPDX-License-Identifier: AGPL-3.0-or-later
import type { NomeElenco } from './elenchi.ts';
import { NOMI_DEGLI_ELENCHI } from './nomi-degli-elenchi.ts';

/** More codes than these are not told in a refusal, which says where to read them. */
const CODICI_IN_UN_RIFIUTO = 12;

/**
 * The words that refuse a code which is not on a list on a day: they name the codes that are, or say where to read them.
 * @param codici those of the list on that day
 * @param quando the day in words, with its article
 */
export function voceEstranea(nome: NomeElenco, codici: readonly string[], quando: string): string {
  const dette =
    codici.length > CODICI_IN_UN_RIFIUTO
      ? `si leggono con vociInUso(vocabolario: ${nome})`
      : `sono ${codici.join(', ')}`;
  return `Non è fra le voci in uso ${quando} nell’elenco «${NOMI_DEGLI_ELENCHI[nome]}»: ${dette}`;
}
