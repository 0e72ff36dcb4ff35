// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';

/**
 * Art. 2 c. 3: an assistente sociale takes charge for a Comune that has given a mandate by an act in force. The Comune is the
 * person's own when it is of the Ambito on that day, otherwise that of the sede which asks.
 * @throws RuleViolation naming the Comune whose act is missing
 */
export async function esigiMandato(
  unit: WriteUnit,
  presaInCaricoId: string,
  operatoreId: string,
  giorno: string,
): Promise<void> {
  const [mandato] = await unit.query<{ comune: string; inVigore: boolean }>(
    `SELECT comune, EXISTS (
       SELECT FROM anagrafe_mandato m WHERE m.ambito_id = $1 AND m.codice_istat = comune AND $3 = ANY (m.operatori)
         AND m.dal <= $4::date AND (m.al IS NULL OR m.al >= $4::date)) AS "inVigore"
     FROM presa_in_carico p
     JOIN cartella c ON c.ambito_id = p.ambito_id AND c.id = p.cartella_id
     JOIN persona s ON s.ambito_id = c.ambito_id AND s.id = c.persona_id
     CROSS JOIN LATERAL (SELECT coalesce(
       (SELECT "codiceIstat" FROM anagrafe_ambito a, jsonb_to_recordset(a.comuni) AS m ("codiceIstat" text, dal date, al date)
        WHERE a.id = $1 AND "codiceIstat" = s.comune_residenza AND dal <= $4::date AND (al IS NULL OR al >= $4::date) LIMIT 1),
       (SELECT codice_istat FROM anagrafe_sede WHERE id = p.sede_id)) AS comune) AS dove
     WHERE p.ambito_id = $1 AND p.id = $2`,
    [unit.ambitoId, presaInCaricoId, operatoreId, giorno],
  );
  if (mandato === undefined) throw new Error(`No PresaInCarico ${presaInCaricoId}`);
  if (mandato.inVigore) return;
  throw new RuleViolation(
    'art. 2 c. 3',
    `Manca un atto in vigore con cui il Comune ${mandato.comune} dà mandato a questo assistente sociale. Se è urgente, il coordinatore può assegnare in urgenza`,
    { comune: mandato.comune, operatoreId },
  );
}
