// SPDX-License-Identifier: AGPL-3.0-or-later
import { annulla, type WriteUnit } from '@ambito/persistence';
import { PARTECIPAZIONE } from '../formazione/attivita-formativa.entity.ts';
import { emitAttivitaFormativa } from '../formazione/attivita-formativa.evento.ts';
import { emitAttoDiMandato } from '../mandati/atto-di-mandato.evento.ts';
import type { Doppione } from '../../ambito/annullamenti/doppione.ts';

/**
 * Puts the other operator in the place of the double in acts of mandate, shifts on call and training: these records are right, but
 * for the name.
 */
export async function moveAttivita(unit: WriteUnit, doppione: Doppione): Promise<void> {
  await moveMandati(unit, doppione);
  await moveTurni(unit, doppione);
  await moveFormazione(unit, doppione);
}

async function moveMandati(unit: WriteUnit, { da, a }: Doppione): Promise<void> {
  const atti = await unit.query<{ id: string }>(
    `UPDATE atto_di_mandato SET versione = versione + 1
     WHERE id IN (SELECT atto_id FROM atto_di_mandato_operatore WHERE operatore_id = $1) RETURNING id`,
    [da],
  );
  await unit.query(
    `INSERT INTO atto_di_mandato_operatore (ambito_id, atto_id, operatore_id)
     SELECT ambito_id, atto_id, $2 FROM atto_di_mandato_operatore WHERE operatore_id = $1 ON CONFLICT DO NOTHING`,
    [da, a],
  );
  await unit.query('DELETE FROM atto_di_mandato_operatore WHERE operatore_id = $1', [da]);
  for (const { id } of atti) {
    await emitAttoDiMandato(unit, id);
    unit.audit('AttoDiMandato', id);
  }
}

/** A shift in which the two stood in for each other has no substitute: they are one person. */
async function moveTurni(unit: WriteUnit, { da, a }: Doppione): Promise<void> {
  const turni = await unit.query<{ id: string }>(
    `UPDATE turno_reperibilita SET versione = versione + 1, operatore_id = CASE operatore_id WHEN $1 THEN $2 ELSE operatore_id END,
       sostituto_id = CASE WHEN operatore_id IN ($1, $2) AND sostituto_id IN ($1, $2) THEN NULL
                           WHEN sostituto_id = $1 THEN $2 ELSE sostituto_id END
     WHERE ambito_id = $3 AND $1 IN (operatore_id, sostituto_id) RETURNING id`,
    [da, a, unit.ambitoId],
  );
  for (const { id } of turni) unit.audit('TurnoReperibilita', id);
}

/** Of two enrolments in one event one is annulled, and the other stays: with its hours, or with those of the double if it had none. */
async function moveFormazione(unit: WriteUnit, { da, a, motivo }: Doppione): Promise<void> {
  const attivita = await unit.query<{ id: string }>(
    `UPDATE attivita_formativa SET versione = versione + 1
     WHERE id IN (SELECT attivita_id FROM partecipazione WHERE operatore_id = $1) RETURNING id`,
    [da],
  );
  await unit.query(
    `UPDATE partecipazione AS p SET ore = coalesce(p.ore, d.ore) FROM partecipazione AS d
     WHERE p.operatore_id = $2 AND d.operatore_id = $1 AND d.attivita_id = p.attivita_id`,
    [da, a],
  );
  const doppie = await unit.query<{ id: string; uguale: string }>(
    `SELECT d.id, p.id AS uguale FROM partecipazione AS d JOIN partecipazione AS p ON p.attivita_id = d.attivita_id AND p.operatore_id = $2
     WHERE d.operatore_id = $1 ORDER BY d.id`,
    [da, a],
  );
  for (const { id, uguale } of doppie)
    await annulla(unit, PARTECIPAZIONE, id, { motivo, sostituitoDa: uguale, proprietarioId: a });
  await unit.query('UPDATE partecipazione SET operatore_id = $2 WHERE operatore_id = $1', [da, a]);
  for (const { id } of attivita) {
    await emitAttivitaFormativa(unit, id);
    unit.audit('AttivitaFormativa', id);
  }
}
