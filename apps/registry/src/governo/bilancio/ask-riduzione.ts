// SPDX-License-Identifier: AGPL-3.0-or-later
import { uuidv7 } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import { advancePiano } from '../piano-di-zona/load-piano.ts';
import { applyRiduzione, type Riduzione } from './apply-riduzione.ts';
import { StatoRiduzione } from './linea-di-bilancio.ts';
import { LineaDiBilancioEntity, RiduzioneLineaEntity } from './linea.entity.ts';
import { emitLinea } from './linea.evento.ts';

interface Linea {
  readonly id: string;
  readonly pianoId: string;
  /** Whether the money that the line loses may be committed already, so that casework must say. */
  readonly impegnabile: boolean;
}

/**
 * Art. 6 c. 1: a line is reduced, ends or gives money to another only if no more than the new amount has been committed. Casework
 * knows the committed amount: this requests the reduction, and casework's answer applies it (`RiduzioneLineaEsaminata`). An amount
 * that no edition of the plan has approved cannot be spent, so it is reduced at once. The caller holds the line locked.
 */
export async function askRiduzione(
  unit: WriteUnit,
  { id, pianoId, impegnabile }: Linea,
  { motivo, ...riduzione }: Riduzione & { readonly motivo: string },
): Promise<void> {
  const { importo, cessa, storno } = riduzione;
  const subito = !impegnabile;
  await unit.manager.insert(RiduzioneLineaEntity, {
    id: uuidv7(),
    lineaId: id,
    importo,
    cessa,
    versoLineaId: storno?.versoLineaId ?? null,
    stornato: storno?.stornato ?? null,
    motivo,
    richiestaIl: unit.adesso,
    stato: subito ? StatoRiduzione.APPLICATA : StatoRiduzione.RICHIESTA,
    esaminataIl: subito ? unit.adesso : null,
    impegnato: null,
  });
  if (subito) await applyRiduzione(unit, id, riduzione, unit.adesso);
  else {
    await unit.manager.increment(LineaDiBilancioEntity, { id }, 'versione', 1);
    await emitLinea(unit, unit.adesso, id);
  }
  await advancePiano(unit, pianoId);
  unit.audit('LineaDiBilancio', id, motivo);
}
