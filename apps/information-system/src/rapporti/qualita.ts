// SPDX-License-Identifier: AGPL-3.0-or-later
import { estremi } from '@ambito/orari';
import type { Reader } from '@ambito/persistence';

interface Voce {
  readonly voce: string;
  readonly completi: number;
  readonly totale: number;
}

/** How complete the facts of a period are: what a report says of its own data. Shares over the whole Ambito, of nobody in particular. */
export async function qualitaDeiFatti(
  reader: Reader,
  { ambitoId, periodo }: { ambitoId: string; periodo: string },
): Promise<Voce[]> {
  const limiti = estremi(periodo);
  return reader.query<Voce>(
    `SELECT voce, completi::int AS completi, totale::int AS totale
     FROM (SELECT count(*) AS totale, count(comune) AS comune, count(esito) AS esito, count(fascia_eta) AS eta,
                  count(*) FILTER (WHERE EXISTS (SELECT FROM fatto_bisogno b WHERE b.ambito_id = c.ambito_id AND b.contatto_id = c.id)) AS bisogni
           FROM fatto_contatto c WHERE ambito_id = $1 AND giorno >= $2 AND giorno < $3) AS conti
     CROSS JOIN LATERAL (VALUES ('Contatti con Comune di residenza', comune), ('Contatti con esito', esito),
                                ('Contatti con bisogni decodificati', bisogni), ('Contatti con fascia di età', eta)) AS v (voce, completi)
     ORDER BY voce`,
    [ambitoId, limiti?.dal, limiti?.al],
  );
}
