// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { emitSuccessioni } from '../responsabilita/emit-successioni.ts';
import { entrustCases } from '../responsabilita/entrust-case.ts';
import { finishCambi } from '../prese-in-carico/finish-cambio.ts';
import type { Esame } from './examine-passaggi.ts';

/**
 * Art. 2 c. 2: hands locked cases over, each to the operator and from the instant of its handover, which nothing refuses. One event
 * a case. A case opened in urgency is in order once it is handed over. The statements grow with the operators concerned, never
 * with the cases. @param motivo for the audit, of one that took place before
 */
export async function passCases(
  unit: WriteUnit,
  esami: readonly Esame[],
  nota: string,
  motivo?: string,
): Promise<void> {
  const oggi = giornoRoma(unit.adesso);
  await entrustCases(
    unit,
    esami.map(({ passaggio: { presaInCaricoId, operatoreId }, dalle }) => ({
      presaInCaricoId,
      operatoreId,
      natura: 'ORDINARIA',
      nota,
      dalle,
    })),
  );
  await emitSuccessioni(unit, [
    ...new Set(esami.flatMap(({ passaggio, responsabili }) => [passaggio.operatoreId, ...responsabili])),
  ]);
  await finishCambi(
    unit,
    esami.map(({ passaggio, caso, giorno, dalle }) => ({
      id: passaggio.presaInCaricoId,
      regolarizza: caso?.inUrgenza === true && giorno <= oggi && dalle,
    })),
    motivo,
  );
}
