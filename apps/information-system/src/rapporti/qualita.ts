// SPDX-License-Identifier: AGPL-3.0-or-later
import { suppress } from '../riservatezza/suppress.ts';
import { estremi } from '@ambito/orari';
import type { Reader } from '@ambito/persistence';

interface Voce {
  readonly voce: string;
  /** Null when it is withheld because too few persons are behind it. */
  readonly completi: number | null;
  readonly totale: number | null;
}

/**
 * How complete the facts of a period are, as a report declares it, under the same disclosure control as its figures. @param
 * minimo the least number of persons behind a figure; null for the Ambito itself
 */
export async function qualitaDeiFatti(
  reader: Reader,
  { ambitoId, periodo }: { ambitoId: string; periodo: string },
  minimo: number | null,
): Promise<Voce[]> {
  const limiti = estremi(periodo);
  const voci = await reader.query<{ voce: string; completi: number; totale: number; persone: number[] }>(
    `SELECT voce, count(*) FILTER (WHERE completo)::int AS completi, count(*)::int AS totale,
            ARRAY[count(DISTINCT chi), count(DISTINCT chi) FILTER (WHERE completo), count(DISTINCT chi) FILTER (WHERE NOT completo)]::int[] AS persone
     FROM fatto_contatto c
     CROSS JOIN LATERAL (VALUES
       ('Contatti con Comune di residenza', comune IS NOT NULL),
       ('Contatti con esito', esito IS NOT NULL),
       ('Contatti con bisogni decodificati', EXISTS (SELECT FROM fatto_bisogno b WHERE b.ambito_id = c.ambito_id AND b.contatto_id = c.id)),
       ('Contatti con fascia di età', fascia_eta IS NOT NULL)) AS v (voce, completo)
     CROSS JOIN LATERAL (SELECT coalesce(pseudonimo, id::text) AS chi) AS p
     WHERE ambito_id = $1 AND giorno >= $2 AND giorno < $3
     GROUP BY voce ORDER BY voce`,
    [ambitoId, limiti?.dal, limiti?.al],
  );
  const celle = voci.map(({ voce, completi, totale, persone }) => ({
    voce,
    valore: null,
    numeratore: completi,
    denominatore: totale,
    persone,
  }));
  const lette = minimo === null ? celle : suppress(celle, { soglia: minimo });
  return lette.map(({ voce, numeratore, denominatore }) => ({ voce, completi: numeratore, totale: denominatore }));
}
