// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as pausa } from 'node:timers/promises';
import { giornoRoma } from '@ambito/orari';
import { work, type DataSource } from '@ambito/persistence';
import type { Logger, Stoppable } from '@ambito/telemetry';
import { giroQuotidiano } from './giro-quotidiano.ts';
import { recompute } from './recompute.ts';

/** Changes come in bursts: figures are made again once a second at most. */
const PAUSA_MS = 1_000;

/** Keeps the figures up to date: makes the marked periods, Ambito by Ambito, until it is stopped. */
export function updateFigure(dataSource: DataSource, logger: Logger): Stoppable {
  let fermo = false;
  let giorno = '';
  async function ciclo(): Promise<void> {
    while (!fermo) {
      try {
        const oggi = giornoRoma(new Date());
        if (oggi !== giorno) await giroQuotidiano(dataSource, oggi);
        giorno = oggi;
        await updateTutte(dataSource, logger);
      } catch (error) {
        logger.warn({ reason: error instanceof Error ? error.message : String(error) }, 'figures wait');
      }
      await pausa(PAUSA_MS, undefined, { ref: true });
    }
  }
  const corsa = ciclo();
  return {
    async stop() {
      fermo = true;
      await corsa;
    },
  };
}

/** Makes the marked figures of every Ambito. If the figures of an Ambito fail, it keeps its marks and the others go on. */
export async function updateTutte(dataSource: DataSource, logger: Logger): Promise<void> {
  const ambiti: { ambitoId: string }[] = await dataSource.query(
    'SELECT DISTINCT ambito_id AS "ambitoId" FROM periodo_da_ricalcolare',
  );
  for (const { ambitoId } of ambiti) {
    await updateAmbito(dataSource, ambitoId).catch((error: unknown) => {
      logger.error({ ambito: ambitoId, err: error }, 'figures of an Ambito wait');
    });
  }
}

/** Makes the marked figures of an Ambito and deletes the marks, in one transaction. */
export function updateAmbito(dataSource: DataSource, ambitoId: string): Promise<void> {
  return work(dataSource, ambitoId, async (unit) => {
    // Read before the facts, so that the figures are at least as fresh as their watermark.
    const [avanzamento] = await unit.query<{ fattiAl: string }>(
      'SELECT fatti_al::text AS "fattiAl" FROM avanzamento WHERE ambito_id = $1',
      [ambitoId],
    );
    const presi = await unit.query<{ periodo: string }>(
      `WITH segnati AS (SELECT ambito_id, periodo FROM periodo_da_ricalcolare WHERE ambito_id = $1 ORDER BY periodo FOR UPDATE)
       DELETE FROM periodo_da_ricalcolare d USING segnati s WHERE (d.ambito_id, d.periodo) = (s.ambito_id, s.periodo) RETURNING d.periodo`,
      [ambitoId],
    );
    if (presi.length > 0)
      await recompute(
        unit,
        presi.map(({ periodo }) => periodo),
      );
    await unit.query('UPDATE avanzamento SET figure_al = $2 WHERE ambito_id = $1', [
      ambitoId,
      avanzamento?.fattiAl ?? null,
    ]);
  });
}
