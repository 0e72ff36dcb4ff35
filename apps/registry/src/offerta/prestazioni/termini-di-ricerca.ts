// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Reader } from '@ambito/persistence';
import { visibileIl } from './prestazione.sql.ts';

/** How many words are looked for at most: nobody types more, and the work stays bounded. */
const MASSIMO = 12;

/** How similar two words must be, by `pg_trgm`, which counts the groups of three letters that they share. */
const SOMIGLIANZA = 0.35;

/** SQL of whether the entry of a word is public on the day ($3). */
const PUBBLICA = `EXISTS (SELECT FROM prestazione WHERE id = prestazione_id AND ${visibileIl('$3')})`;

/** SQL of whether a word begins with the word that is looked for. By bytes, as its index is: LIKE reads it whole unless the word is a constant. */
const COMINCIA = `lessema ~>=~ lessemi[1] AND lessema ~<~ (lessemi[1] || chr(1114111))`;

/**
 * What to look for, one `tsquery` for each word of a text that is not a stop word: the catalogue's words with the same stem or
 * the same root; where it has none, those that begin with the word; where it has none either, the most similar. Only letters
 * and digits reach the database, one word at a time, so that operators of `tsquery` have no effect. Only words of entries that
 * are public on the day count: a draft does not show its words.
 */
export async function terminiDiRicerca({ query }: Reader, testo: string, giorno: string): Promise<readonly string[]> {
  const parole =
    testo
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  if (parole.length === 0) return [];
  const termini = await query<{ termine: string }>(
    `SELECT (SELECT string_agg(DISTINCT quote_literal(lessema), ' | ')
             FROM unnest(lessemi || noti || CASE WHEN noti <> '{}' THEN '{}' WHEN iniziali <> '{}' THEN iniziali ELSE simili END) AS lessema) AS termine
     FROM (
       SELECT DISTINCT ON (piana) ordine, piana, tsvector_to_array(to_tsvector('public.italiano', piana)) AS lessemi
       FROM unnest($1::text[]) WITH ORDINALITY AS p (parola, ordine), lower(senza_accenti(parola)) AS piana
       -- A stop word is one with its accents (più) or without (piu).
       WHERE to_tsvector('pg_catalog.italian', parola) <> '' AND to_tsvector('public.italiano', piana) <> ''
       ORDER BY piana, ordine
     ) AS parole
     CROSS JOIN LATERAL (SELECT ARRAY(
       SELECT lessema FROM prestazione_parola WHERE lessema = lessemi[1] AND ${PUBBLICA}
       UNION SELECT lessema FROM prestazione_parola WHERE radice = rtrim(piana, 'aeiou') AND length(piana) > 3 AND ${PUBBLICA}
     ) AS noti) AS n
     CROSS JOIN LATERAL (SELECT ARRAY(
       SELECT DISTINCT lessema FROM prestazione_parola WHERE noti = '{}' AND length(piana) > 2 AND ${COMINCIA} AND ${PUBBLICA} LIMIT 20
     ) AS iniziali) AS i
     CROSS JOIN LATERAL (SELECT ARRAY(
       SELECT lessema FROM (
         SELECT lessema, max(greatest(similarity(parola, piana), similarity(radice, rtrim(piana, 'aeiou')))) AS quanto FROM prestazione_parola
         WHERE noti = '{}' AND iniziali = '{}' AND length(piana) > 3 AND radice % rtrim(piana, 'aeiou') AND ${PUBBLICA} GROUP BY lessema
       ) AS somiglianti
       WHERE quanto >= $2 ORDER BY quanto DESC LIMIT 2
     ) AS simili) AS s
     ORDER BY ordine`,
    [parole.slice(0, MASSIMO), SOMIGLIANZA, giorno],
  );
  return termini.map(({ termine }) => termine);
}
