// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { mancaAllaLinea } from '@ambito/subgraph';

/** A line that lacks money. The fund is null for a line that the registry told without it. */
interface LineaScoperta {
  readonly lineaId: string;
  readonly anno: number;
  readonly codice: string;
  readonly fondo: string | null;
  readonly annoFondo: number | null;
  readonly mancano: string;
  readonly [column: string]: unknown;
}

/** The commitments of a project ($2) of an Ambito ($1) that differ from what is due, with the difference. */
const DIFFERENZE = `
  SELECT m.intervento_id, m.anno, m.linea_id, dovuto, dovuto - m.impegnato AS differenza
  FROM progetto g
  JOIN intervento i ON i.ambito_id = g.ambito_id AND i.progetto_id = g.id
  JOIN impegno m ON m.ambito_id = i.ambito_id AND m.intervento_id = i.id
  CROSS JOIN LATERAL impegno_dovuto(g.accettato_il, i.costo, i.periodo, m.anno, i.concluso_al) AS dovuto
  WHERE g.ambito_id = $1 AND g.id = $2 AND dovuto <> m.impegnato`;

/**
 * Art. 2 c. 4: commits what the interventi of a project cost on their days, on the line of each year, and frees what they no longer
 * cost. The caller holds the project locked and has written its state and the last days of its interventi. The constraints
 * `linea_capiente` and `impegno_per_giorni` have the same rules.
 * @param rimedio what else may be done, as the end of the refusal
 * @throws RuleViolation with a line and the missing amount
 */
export async function adjustImpegni(unit: WriteUnit, progettoId: string, rimedio = ''): Promise<void> {
  const progetto = [unit.ambitoId, progettoId];
  // Lines are locked in the order of their ids, so that two projects with the same lines cause no deadlock.
  await unit.query(
    `SELECT 1 FROM anagrafe_linea WHERE ambito_id = $1 AND id IN (SELECT linea_id FROM (${DIFFERENZE}) AS d)
     ORDER BY id FOR NO KEY UPDATE`,
    progetto,
  );
  const [scoperta] = await unit.query<LineaScoperta>(
    `SELECT id AS "lineaId", anno, codice, fondo, anno_fondo AS "annoFondo", (impegnato + totale - importo)::text AS mancano
     FROM anagrafe_linea JOIN (SELECT linea_id, sum(differenza) AS totale FROM (${DIFFERENZE}) AS d GROUP BY linea_id) AS d
       ON linea_id = id
     WHERE ambito_id = $1 AND totale > 0 AND impegnato + totale > importo ORDER BY anno, codice LIMIT 1`,
    progetto,
  );
  if (scoperta !== undefined)
    throw new RuleViolation(
      'art. 2 c. 4',
      mancaAllaLinea(scoperta, scoperta.mancano, `il costo degli interventi${rimedio}`),
      scoperta,
    );
  await unit.query(
    `UPDATE impegno AS m SET impegnato = dovuto FROM (${DIFFERENZE}) AS d
     WHERE m.ambito_id = $1 AND m.intervento_id = d.intervento_id AND m.anno = d.anno`,
    progetto,
  );
}
