// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { comuneCompetente } from './comune-competente.sql.ts';

/**
 * Art. 2 c. 3: an assistente sociale takes charge for a Comune that has given a mandate by an act in force: the one
 * that the case falls to.
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
     CROSS JOIN LATERAL (SELECT ${comuneCompetente('s.comune_residenza', 'p.sede_id', '$4::date')} AS comune) AS dove
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
