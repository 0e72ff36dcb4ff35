// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { lockOperatoriDellAttore } from '../anagrafe/operatore-in-servizio.ts';
import { requireCaseManager } from '../responsabilita/chi-risponde.ts';
import { loadRecord, type RecordType } from '../load-record.ts';
import { PROGETTI, progettiVisibili } from './progetto.reference.ts';
import type { StatoProgetto } from './stati.ts';

interface Progetto {
  readonly stato: StatoProgetto;
  readonly versione: number;
  readonly presaInCaricoId: string;
}

const PROGETTO: RecordType = {
  tipo: 'ProgettoPersonalizzato',
  nome: 'Il progetto',
  columns: 'g.stato, g.versione, presa_in_carico_id AS "presaInCaricoId"',
  from: PROGETTI,
  alias: 'g',
  policy: (chi, { used, ambito }) => progettiVisibili(chi, used, ambito),
};

/**
 * Locks a project, at the version that was read and after the actor's operator and its case, whose nearest term a step of the project
 * changes: for the case manager of the case or the substitute, or for the citizen whose project it is. @throws NotFound, Forbidden, Conflict for another version
 */
export async function loadProgetto(
  unit: WriteUnit,
  { progettoId, versione }: { progettoId: string; versione: number },
): Promise<Progetto> {
  await lockOperatoriDellAttore(unit);
  await unit.query(
    `SELECT FROM presa_in_carico WHERE ambito_id = $1
       AND id = (SELECT presa_in_carico_id FROM progetto WHERE ambito_id = $1 AND id = $2) FOR NO KEY UPDATE`,
    [unit.ambitoId, progettoId],
  );
  return loadRecord<Progetto>(unit, PROGETTO, { id: progettoId, versione }, async ({ presaInCaricoId }) => {
    if (unit.context.autorizzazione.ruolo !== 'CITTADINO') await requireCaseManager(unit, presaInCaricoId);
  });
}
