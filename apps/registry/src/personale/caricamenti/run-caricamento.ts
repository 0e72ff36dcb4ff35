// SPDX-License-Identifier: AGPL-3.0-or-later
import { attoreDaClaims, authorise, type RuoloAssegnato } from '@ambito/access';
import { z } from '@ambito/config';
import { isAppError, NotFound, Unavailable } from '@ambito/errors';
import { defineTask, implementTask, type Implementation } from '@ambito/jobs';
import { giornoRoma } from '@ambito/orari';
import { lock, LOCKS, type DataSource, type UnitContext } from '@ambito/persistence';
import { type WorkerTools, azioneOfCommand } from '@ambito/subgraph';
import type { AllegatoCaricato } from '../../ambito/allegati/allegato-caricato.ts';
import type { TipoCaricamento } from './caricamento.ts';
import { failCaricamento, FINISH_SQL, finishCaricamento } from './finish-caricamento.ts';
import { readTabella } from './read-tabella.ts';
import { writeRighe, type Esito } from './write-righe.ts';
import type { Tabella } from './tabella.ts';
import { TRACCIATI } from './tracciati.ts';
import { RichiediCaricamento } from './richiedi-caricamento.ts';
import type { FileStore } from '../../ambito/files/file-store.ts';

export const runCaricamentoTask = defineTask({
  queue: 'registry.caricamenti',
  name: 'esegui-caricamento',
  payload: z.object({ caricamentoId: z.guid() }),
  attempts: 3,
  // The whole table is in memory while it is loaded.
  concurrency: 1,
});

/** A load that is being written, with its table. */
export interface CaricamentoInCorso extends AllegatoCaricato {
  readonly id: string;
  readonly ambitoId: string;
  readonly contenuto: TipoCaricamento;
  readonly prova: boolean;
  readonly richiestoDa: string;
  readonly assegnazione: RuoloAssegnato;
  readonly requestId: string;
  readonly chiaveErrori: string;
}

/** Tells how many rows are done. */
type ReportProgress = (tabella: Tabella, lavorate: number) => Promise<void>;

/**
 * Writes a load: all the rows and the new state in one transaction, with the role of the person who asked for it, if that role
 * is still in force. A second run, after a worker died or because a job came twice, finds the load done or does all of it.
 * @param orologio tells the time
 */
export function runCaricamento(
  { dataSource, operate }: Pick<WorkerTools, 'dataSource' | 'operate'>,
  store: FileStore,
  orologio: () => Date = () => new Date(),
): Implementation {
  return implementTask(runCaricamentoTask, async ({ caricamentoId }, job) => {
    const caricamento = await inCorso(dataSource, caricamentoId);
    if (caricamento === undefined) return;
    // Progress is written outside the transaction that writes the rows, so that people see it meanwhile.
    const reportProgress: ReportProgress = async ({ righe: { length } }, lavorate) => {
      await dataSource.query(
        `UPDATE caricamento SET righe = $2, righe_lavorate = $3, aggiornato_il = now() WHERE id = $1 AND stato = 'IN_CORSO'`,
        [caricamentoId, length, lavorate],
      );
      await job.progress(Math.floor((lavorate / length) * 100));
    };
    try {
      const [esito, tabella] = await tryOrWrite(operate, store, caricamento, reportProgress, orologio());
      if (esito !== null) await finishCaricamento({ dataSource, store }, caricamento, tabella, esito, orologio());
    } catch (error) {
      if (job.lastAttempt) await failCaricamento(dataSource, caricamentoId, orologio());
      throw error;
    }
  });
}

async function inCorso(dataSource: DataSource, id: string): Promise<CaricamentoInCorso | undefined> {
  const [caricamento]: CaricamentoInCorso[] = await dataSource.query(
    `SELECT c.id, c.ambito_id AS "ambitoId", c.tipo AS contenuto, prova, richiesto_da AS "richiestoDa", assegnazione, request_id AS "requestId",
            chiave_errori AS "chiaveErrori", chiave, nome, a.tipo, dimensione, impronta
     FROM caricamento AS c JOIN allegato AS a ON a.id = allegato_id WHERE c.id = $1 AND c.stato = 'IN_CORSO'`,
    [id],
  );
  return caricamento;
}

/** @returns the outcome that is still to be written; null when it was written together with the rows, or by another run */
async function tryOrWrite(
  operate: WorkerTools['operate'],
  store: FileStore,
  caricamento: CaricamentoInCorso,
  reportProgress: ReportProgress,
  adesso: Date,
): Promise<[Esito | null, Tabella | undefined]> {
  let tabella: Tabella | undefined;
  try {
    const contesto = contestoDi(caricamento, adesso);
    const letta = await readTabella(store, caricamento);
    tabella = letta;
    return [await writeCaricamento(operate, contesto, caricamento, letta, reportProgress), letta];
  } catch (error) {
    // The table is not at fault if its file is lost or the store does not answer.
    if (!isAppError(error) || error instanceof Unavailable || error instanceof NotFound) throw error;
    const errori = [{ riga: null, colonna: null, messaggio: error.message, articolo: null }];
    return [{ nuove: 0, invariate: 0, errori }, tabella];
  }
}

/** The context that a request of the same person would have now. @throws Forbidden when the role is no longer in force */
function contestoDi({ ambitoId, richiestoDa, assegnazione, requestId }: CaricamentoInCorso, adesso: Date): UnitContext {
  const attore = attoreDaClaims({ sub: richiestoDa, ruoli: [assegnazione] }, giornoRoma(adesso));
  const autorizzazione = authorise(attore, azioneOfCommand(RichiediCaricamento), ambitoId);
  return { attore, autorizzazione, ambitoId, requestId, azione: azioneOfCommand(RichiediCaricamento).nome, adesso };
}

async function writeCaricamento(
  operate: WorkerTools['operate'],
  contesto: UnitContext,
  { id, contenuto, prova }: CaricamentoInCorso,
  tabella: Tabella,
  reportProgress: ReportProgress,
): Promise<Esito | null> {
  try {
    return await operate(contesto, async (unit) => {
      // A job may come twice: the second run waits here for the first, and finds the load done. The row is not locked, since
      // progress is written to it.
      await lock(unit, LOCKS.caricamento, id);
      const ancora = await unit.query(`SELECT 1 FROM caricamento WHERE id = $1 AND stato = 'IN_CORSO'`, [id]);
      if (ancora.length === 0) return null;
      const esito = await writeRighe(unit, TRACCIATI[contenuto], tabella, (lavorate) =>
        reportProgress(tabella, lavorate),
      );
      if (prova || esito.errori.length > 0) throw new Ritorno(esito);
      await unit.query(FINISH_SQL, [id, 'RIUSCITO', contesto.adesso, esito.nuove, esito.invariate]);
      unit.audit('Caricamento', id);
      return null;
    });
  } catch (error) {
    if (error instanceof Ritorno) return error.esito;
    throw error;
  }
}

/** Thrown to roll the transaction back; it carries the outcome out of it. */
class Ritorno extends Error {
  constructor(readonly esito: Esito) {
    super('nothing is kept');
  }
}
