// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import type { Doppione } from '../../ambito/annullamenti/doppione.ts';

/**
 * Art. 2 c. 8 e: the kinds of request for which only the double was competent. What both say stays as the one that stays says it. The
 * Comuni of an ente hold for all its kinds: kinds of other Comuni would be widened. @throws RuleViolation for these
 */
export async function moveCompetenze(unit: WriteUnit, { da, a }: Doppione): Promise<void> {
  const [stato] = await unit.query<{ mancano: boolean; altrove: boolean }>(
    `SELECT EXISTS (SELECT FROM ente_competenza AS d WHERE ente_id = $1
              AND NOT EXISTS (SELECT FROM ente_competenza WHERE ente_id = $2 AND tipo = d.tipo)) AS mancano,
            ARRAY(SELECT codice_istat FROM ente_comune WHERE ente_id = $1 ORDER BY 1)
              <> ARRAY(SELECT codice_istat FROM ente_comune WHERE ente_id = $2 ORDER BY 1) AS altrove`,
    [da, a],
  );
  if (stato?.mancano === true && stato.altrove)
    throw new RuleViolation(
      'art. 2 c. 8 e',
      "L'ente da annullare è competente per richieste per cui l'altro non è competente, e in altri Comuni: scrivi prima competenze e Comuni dell'ente che resta",
    );
  await unit.query(
    `INSERT INTO ente_competenza (ente_id, tipo, aree, prestazioni)
     SELECT $2, tipo, aree, prestazioni FROM ente_competenza WHERE ente_id = $1 ON CONFLICT DO NOTHING`,
    [da, a],
  );
  await unit.query('DELETE FROM ente_competenza WHERE ente_id = $1', [da]);
  await unit.query('DELETE FROM ente_comune WHERE ente_id = $1', [da]);
}

/** What only the double knew of the ente is written to the one that stays, in a new version. */
export async function moveDati(unit: WriteUnit, { da, a }: Doppione): Promise<void> {
  await unit.query(
    `UPDATE ente AS resta SET versione = resta.versione + 1, codice_fiscale = coalesce(resta.codice_fiscale, d.codice_fiscale),
       descrizione = coalesce(resta.descrizione, d.descrizione), indirizzo = coalesce(resta.indirizzo, d.indirizzo),
       telefono = coalesce(resta.telefono, d.telefono), email = coalesce(resta.email, d.email), sito = coalesce(resta.sito, d.sito),
       ha_avuto_competenze = resta.ha_avuto_competenze OR d.ha_avuto_competenze OR d.natura = 'AUTORITA_GIUDIZIARIA'
     FROM ente AS d WHERE d.id = $1 AND resta.id = $2`,
    [da, a],
  );
}
