// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Logger } from '@ambito/telemetry';
import type { output, ZodType } from 'zod';

/** A kind of job: where it queues, and what it carries. The payload is validated when it is queued and when it is taken. */
export interface Task<S extends ZodType = ZodType> {
  readonly queue: string;
  readonly name: string;
  readonly payload: S;
  /** How many times it is tried before it counts as failed. */
  readonly attempts: number;
  /** How many jobs a process runs at once; the worker's own number when absent. */
  readonly concurrency?: number;
}

export interface JobContext {
  readonly id: string;
  /** 1 for the first try. */
  readonly attempt: number;
  readonly lastAttempt: boolean;
  readonly requestId: string;
  readonly logger: Logger;
  /** From 0 to 100, for the person who waits. */
  progress(percent: number): Promise<void>;
}

export interface Implementation {
  readonly task: Task;
  run(payload: unknown, context: JobContext): Promise<unknown>;
}

export function defineTask<S extends ZodType>(task: {
  queue: string;
  name: string;
  payload: S;
  attempts?: number;
  concurrency?: number;
}): Task<S> {
  return { attempts: 5, ...task };
}

export function implementTask<S extends ZodType>(
  task: Task<S>,
  run: (payload: output<S>, context: JobContext) => Promise<unknown>,
): Implementation {
  return { task, run: (payload, context) => run(task.payload.parse(payload), context) };
}
