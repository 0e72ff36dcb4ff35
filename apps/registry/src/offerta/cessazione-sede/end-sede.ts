// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { endAperture } from '../../sedi/aperture-straordinarie/end-aperture.ts';
import { requireNonIspezionataDopo } from '../../sedi/ispezioni/require-non-ispezionata.ts';
import { endOrari } from '../../sedi/orari/end-orari.ts';
import { endRisorse } from '../../sedi/risorse/end-risorse.ts';
import { finishModificaSede } from '../../sedi/sede/sede.evento.ts';
import { endVariazioni } from '../../sedi/variazioni-orarie/end-variazioni.ts';
import { endPua } from '../pua/end-pua.ts';

/** The incarichi in some sedi ($1) that go on after a day ($2). */
export const INCARICHI_OLTRE = `
  SELECT sede_id AS owner, id FROM incarico
  WHERE sede_id = ANY ($1::uuid[]) AND periodo && daterange($2::date + 1, NULL) ORDER BY id`;

/**
 * Ends a sede, locked, with its last day. The sede stays in history. Its hours, its variations, its resources and its PUA end
 * with it. Later openings are refused, or taken back.
 * @throws RuleViolation for an incarico in the sede that goes on beyond the day, for a resource that begins afterwards, and for
 * a later day on which it was inspected or open out of hours
 */
export async function endSede(unit: WriteUnit, sedeId: string, al: string): Promise<void> {
  await requireNessunIncaricoOltre(unit, sedeId, al);
  await endRisorse(unit, sedeId, al);
  await requireNonIspezionataDopo(unit, sedeId, al);
  await endVariazioni(unit, sedeId, al);
  await endAperture(unit, sedeId, al);
  await endPua(unit, { sedeId }, al);
  await unit.query(`UPDATE sede SET periodo = periodo * daterange(NULL, $2::date, '[]') WHERE id = $1`, [sedeId, al]);
  await endOrari(unit, sedeId, al);
  await finishModificaSede(unit, sedeId);
}

async function requireNessunIncaricoOltre(unit: WriteUnit, sedeId: string, al: string): Promise<void> {
  const incarichi = await unit.query<{ id: string }>(INCARICHI_OLTRE, [[sedeId], al]);
  if (incarichi.length === 0) return;
  const ids = incarichi.map(({ id }) => id);
  const operatori = await unit.query<{ chi: string }>(
    `SELECT DISTINCT nome || ' ' || cognome AS chi FROM incarico i JOIN operatore o ON o.id = i.operatore_id
     WHERE i.id = ANY ($1::uuid[]) ORDER BY chi`,
    [ids],
  );
  const [primi, altri] = [operatori.slice(0, 3).map(({ chi }) => chi), Math.max(0, operatori.length - 3)];
  throw new RuleViolation(
    'art. 8 c. 1',
    `Nella sede ci sono incarichi oltre la sua fine, di ${primi.join(', ')}${altri === 0 ? '' : ` e altri ${altri}`}: prima si concludono`,
    { incarichi: ids },
  );
}
