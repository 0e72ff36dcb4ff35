// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';

/** Why an ente or a Comune cannot be a party. */
export const NON_PARTE = {
  enti: "Il giorno della sottoscrizione l'ente non c'è, o non è del tuo Ambito",
  comuni: "Il giorno della sottoscrizione il Comune non è associato all'Ambito",
} as const;

export const senzaParti = (): BadUserInput => new BadUserInput(['input', 'parti'], "Indica con chi è l'accordo");

/** The parties of an agreement, besides the Ambito. */
export interface Parti {
  readonly enti: readonly string[];
  readonly comuni: readonly string[];
  /** Others, by their names. */
  readonly parti: readonly string[];
}

/**
 * Writes the parties of an agreement, after those that it has already. A party is an ente or a Comune of the Ambito on the day of the
 * signing, whose present name is kept, or else a name. @throws BadUserInput at the place of one that is neither
 */
export async function writeParti(
  unit: WriteUnit,
  { id, sottoscrittoIl }: { readonly id: string; readonly sottoscrittoIl: string },
  { enti, comuni, parti }: Parti,
): Promise<void> {
  // The query gives no row for an ente or a Comune outside the Ambito: the check below finds it.
  const scritte = await unit.query<{ enteId: string | null; codiceIstat: string | null }>(
    `INSERT INTO accordo_parte (accordo_id, ambito_id, ordine, nome, ente_id, codice_istat)
     SELECT $1, $2, (SELECT coalesce(max(ordine), 0) FROM accordo_parte WHERE accordo_id = $1) + row_number() OVER (ORDER BY elenco, posto),
       nome, ente_id, codice_istat
     FROM (
       SELECT 1 AS elenco, posto, denominazione AS nome, ente.id AS ente_id, NULL AS codice_istat
         FROM unnest($3::uuid[]) WITH ORDINALITY AS e (id, posto) JOIN ente USING (id) WHERE ambito_id = $2 AND periodo @> $6::date
       UNION ALL SELECT 2, posto, nome, NULL, codice_istat FROM unnest($4::text[]) WITH ORDINALITY AS c (codice_istat, posto)
         JOIN comune USING (codice_istat) JOIN appartenenza USING (codice_istat) WHERE ambito_id = $2 AND periodo @> $6::date
       UNION ALL SELECT 3, posto, nome, NULL, NULL FROM unnest($5::text[]) WITH ORDINALITY AS p (nome, posto)
     ) AS parti
     RETURNING ente_id AS "enteId", codice_istat AS "codiceIstat"`,
    [id, unit.ambitoId, enti, comuni, parti, sottoscrittoIl],
  );
  for (const [campo, chiesti, noti] of [
    ['enti', enti, scritte.map(({ enteId }) => enteId)],
    ['comuni', comuni, scritte.map(({ codiceIstat }) => codiceIstat)],
  ] as const) {
    const indice = chiesti.findIndex((chiesto) => !noti.includes(chiesto.toLowerCase()));
    if (indice >= 0) throw new BadUserInput(['input', campo, String(indice)], NON_PARTE[campo]);
  }
}
