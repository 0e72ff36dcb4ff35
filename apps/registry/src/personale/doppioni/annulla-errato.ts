// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { annulla, type WriteUnit } from '@ambito/persistence';
import { OPERATORE } from '../operatori/operatore.entity.ts';
import { emitOperatoreAnnullato } from '../operatori/operatore.evento.ts';

/** What an operator ($1) has, by the name that a person reads. */
const CHE_HA = `
  SELECT 'titoli di servizio' AS che FROM titolo_di_servizio WHERE operatore_id = $1
  UNION SELECT 'incarichi' FROM incarico WHERE operatore_id = $1
  UNION SELECT 'assenze' FROM assenza WHERE operatore_id = $1
  UNION SELECT 'sostituzioni di assenti' FROM assenza WHERE sostituto_id = $1
  UNION SELECT 'atti di mandato' FROM atto_di_mandato_operatore WHERE operatore_id = $1
  UNION SELECT 'turni di reperibilità' FROM turno_reperibilita WHERE ambito_id = $2 AND $1 IN (operatore_id, sostituto_id)
  UNION SELECT 'iscrizioni ad attività formative' FROM partecipazione WHERE operatore_id = $1
  UNION SELECT 'nomine di coordinatore' FROM nomina_coordinatore WHERE operatore_id = $1
  UNION SELECT 'contributi alla programmazione' FROM contributo WHERE presentato_da_operatore = $1
  UNION SELECT 'subentri ad altri operatori' FROM operatore WHERE subentrante_id = $1
  ORDER BY che`;

/** Why an operator who may have answered for cases is not annulled alone. The database says the same (`operatore_senza_sostituto`). */
export const puoAvereCasi = (): RuleViolation =>
  new RuleViolation(
    'art. 8 c. 1',
    "Un suo incarico o una sua nomina, poi annullati, erano già cominciati: può aver seguito casi. Indica l'operatore giusto, che lo sostituisce",
  );

/**
 * Annuls an operator who was registered by mistake. @throws RuleViolation when the operator has something, or may have answered for cases:
 * the registry cannot ask casework while it serves
 */
export async function annullaErrato(unit: WriteUnit, id: string, motivo: string): Promise<void> {
  const resta = await unit.query<{ che: string }>(CHE_HA, [id, unit.ambitoId]);
  if (resta.length > 0)
    throw new RuleViolation(
      'art. 8 c. 1',
      `L'operatore ha già: ${resta.map(({ che }) => che).join(', ')}. Indica l'operatore giusto, che lo sostituisce, oppure annulla o togli prima ciò che ha`,
    );
  const [operatore] = await unit.query<{ conCasi: boolean }>('SELECT operatore_con_casi($1) AS "conCasi"', [id]);
  if (operatore?.conCasi === true) throw puoAvereCasi();
  await emitOperatoreAnnullato(unit, id, null);
  await annulla(unit, OPERATORE, id, { motivo });
  unit.audit('Operatore', id);
}
