// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger, Stoppable } from '@ambito/telemetry';
import type { output, ZodType } from 'zod';
import type { Jobs } from './jobs.ts';
import type { Task } from './task.ts';

const PAUSE_MS = 500;

/** A row that requests a job, and the job that it names. */
export interface Asked<P> {
  readonly id: string;
  readonly jobId: string;
  /** The request that asked for it. */
  readonly requestId: string;
  readonly payload: P;
}

/** Rows that each request a job. They are the truth, and the queue is a copy. */
export interface Requests<S extends ZodType> {
  readonly task: Task<S>;
  /** Takes waiting rows and writes into each the id of its job. */
  take(): Promise<Asked<output<S>>[]>;
  /** Rows in progress that have not changed for long, marked so that no other worker takes them too. */
  findStill(): Promise<Asked<output<S>>[]>;
  /** Gives a row a new job, when the queue has lost the old one. @returns whether it may be tried once more */
  rename(id: string, jobId: string): Promise<boolean>;
}

/**
 * Hands rows that request a job over to the queue, repeatedly. A row whose job the queue has lost is handed over again.
 * Any number of workers may do so at once.
 */
export function startHandOver<S extends ZodType>(requests: Requests<S>, jobs: Jobs, logger: Logger): Stoppable {
  const { task } = requests;
  let stopped = false;

  const enqueue = ({ jobId, requestId, payload }: Asked<output<S>>): Promise<string> =>
    jobs.enqueue(task, payload, { id: jobId, requestId });

  async function handOver(): Promise<void> {
    for (const asked of await requests.take()) await enqueue(asked);
    for (const still of await requests.findStill()) {
      const state = await jobs.state(task.queue, still.jobId);
      if (state === 'pending') continue;
      // The job gets a new id, because a queue takes no second job with the id of a failed one.
      const jobId = randomUUID();
      const again = await requests.rename(still.id, jobId);
      logger.warn({ task: task.name, row: still.id, state, again }, 'job lost by the queue');
      if (again) await enqueue({ ...still, jobId });
    }
  }

  async function loop(): Promise<void> {
    while (!stopped) {
      try {
        await handOver();
      } catch (error) {
        logger.warn({ task: task.name, reason: error instanceof Error ? error.message : String(error) }, 'rows wait');
      }
      await pause(PAUSE_MS);
    }
  }
  const running = loop();
  return {
    async stop() {
      stopped = true;
      await running;
    },
  };
}
