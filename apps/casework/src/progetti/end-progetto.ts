// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { adjustImpegni } from '../bilancio/adjust-impegni.ts';
import { endInterventi, keepInterventiConclusi } from '../interventi/end-interventi.ts';
import { ProgettoEntity } from './progetto.entity.ts';
import { emitProgetto } from './progetto.evento.ts';
import { requireTransizione, StatoProgetto } from './stati.ts';

/**
 * Ends the open project, if any, of a case that ends: its interventi end today, and what they will not cost is free again.
 * @param options.conEsiti whether each objective of an active project must have its outcome, as when the path is assessed
 * @throws RuleViolation for an objective without a required outcome
 */
export async function endProgetto(
  unit: WriteUnit,
  presaInCaricoId: string,
  { conEsiti }: { conEsiti: boolean },
): Promise<void> {
  const { ambitoId } = unit;
  const [progetto] = await unit.query<{ id: string; stato: StatoProgetto; versione: number; senzaEsito: number }>(
    `SELECT id, stato, versione,
            (SELECT count(*)::int FROM obiettivo o WHERE o.ambito_id = g.ambito_id AND o.progetto_id = g.id AND esito IS NULL) AS "senzaEsito"
     FROM progetto g WHERE ambito_id = $1 AND presa_in_carico_id = $2 AND NOT progetto_finito(stato) FOR UPDATE`,
    [ambitoId, presaInCaricoId],
  );
  if (progetto === undefined) return;
  const { id, stato, versione, senzaEsito } = progetto;
  if (conEsiti && stato === StatoProgetto.ATTIVO && senzaEsito > 0) {
    const obiettivi = senzaEsito === 1 ? 'un obiettivo è' : `${senzaEsito} obiettivi sono`;
    throw new RuleViolation('art. 2 c. 3 d', `Prima si valuta il percorso: ${obiettivi} senza esito`);
  }
  requireTransizione(stato, StatoProgetto.CONCLUSO);
  if (stato === StatoProgetto.ATTIVO) {
    await endInterventi(unit, id, giornoRoma(unit.adesso));
    await adjustImpegni(unit, id);
  }
  await unit.manager.update(
    ProgettoEntity,
    { ambitoId, id },
    { stato: StatoProgetto.CONCLUSO, conclusoIl: unit.adesso, chiusoColCaso: true, versione: versione + 1 },
  );
  await emitProgetto(unit, id);
  unit.audit('ProgettoPersonalizzato', id);
}

interface Chiuso {
  readonly id: string;
  readonly versione: number;
  readonly accettato: boolean;
  readonly [column: string]: unknown;
}

/** Locks what projects ended with a case that has ended, in the order of their ids. */
function lockChiusiColCaso(unit: WriteUnit, presaInCaricoId: string): Promise<Chiuso[]> {
  return unit.query<Chiuso>(
    `SELECT id, versione, accettato_il IS NOT NULL AS accettato FROM progetto
     WHERE ambito_id = $1 AND presa_in_carico_id = $2 AND chiuso_col_caso ORDER BY id FOR UPDATE`,
    [unit.ambitoId, presaInCaricoId],
  );
}

/** What else may be done when the money of a case that opens again is not there. */
const LASCIANDO_CONCLUSI = ': trova la somma, oppure riapri il caso lasciando conclusi gli interventi';

/**
 * Opens again what projects ended with a case whose end is annulled. What their interventi commit again must still be there, unless they
 * stay as they were ended.
 * @throws RuleViolation with the line that lacks money
 */
export async function resumeProgetti(
  unit: WriteUnit,
  presaInCaricoId: string,
  { interventiConclusi }: { interventiConclusi: boolean },
): Promise<void> {
  for (const { id, versione, accettato } of await lockChiusiColCaso(unit, presaInCaricoId)) {
    const stato = accettato ? StatoProgetto.ATTIVO : StatoProgetto.BOZZA;
    await unit.manager.update(
      ProgettoEntity,
      { ambitoId: unit.ambitoId, id },
      { stato, conclusoIl: null, chiusoColCaso: false, versione: versione + 1 },
    );
    if (accettato) {
      if (interventiConclusi) await keepInterventiConclusi(unit, id);
      else await endInterventi(unit, id, null);
      await adjustImpegni(unit, id, interventiConclusi ? '' : LASCIANDO_CONCLUSI);
    }
    await emitProgetto(unit, id);
    unit.audit('ProgettoPersonalizzato', id);
  }
}

/**
 * Moves the end of what projects ended with a case to another instant: their interventi end on that day.
 * @throws RuleViolation with the line that lacks money for the days that are added
 */
export async function moveFineProgetti(unit: WriteUnit, presaInCaricoId: string, istante: Date): Promise<void> {
  for (const { id, versione, accettato } of await lockChiusiColCaso(unit, presaInCaricoId)) {
    await unit.manager.update(
      ProgettoEntity,
      { ambitoId: unit.ambitoId, id },
      { conclusoIl: istante, versione: versione + 1 },
    );
    if (accettato) {
      await endInterventi(unit, id, giornoRoma(istante));
      await adjustImpegni(unit, id);
    }
    await emitProgetto(unit, id);
    unit.audit('ProgettoPersonalizzato', id);
  }
}
