// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as pause } from 'node:timers/promises';
import type { Lifecycle } from './lifecycle.ts';

export interface Stoppable {
  stop(): Promise<void>;
}

/** A process, with the life that it shares with its servers and its readiness. */
export interface Running extends Stoppable {
  readonly lifecycle?: Lifecycle;
}

/** Of a process without settings for it. */
const GRACE_MS = 10_000;

/**
 * The life of every process: start, wait for SIGTERM or SIGINT, end.
 * A start that fails prints one line (without a stack when the operator can correct a setting) and exits 1.
 */
export async function runProcess(start: () => Promise<Running>): Promise<void> {
  let app: Running;
  try {
    app = await start();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? startFailure(error) : String(error)}\n`);
    process.exit(1);
  }
  let ending = false;
  const end = (signal: string): void => {
    if (ending) return;
    ending = true;
    void endProcess(app, signal).then((code) => process.exit(code));
  };
  process.on('SIGTERM', () => end('SIGTERM'));
  process.on('SIGINT', () => end('SIGINT'));
}

/**
 * Ends a process: it is unready at once, serves for some seconds those who have not seen it yet, then takes nothing new and finishes
 * what is in hand. @returns the exit code: 0, or 1 if something was left or went wrong; the log says what
 */
export async function endProcess(app: Running, signal: string): Promise<0 | 1> {
  const { lifecycle } = app;
  if (lifecycle === undefined) return (await stopWithin(app, GRACE_MS)) === 'finished' ? 0 : 1;
  const { logger, drainMs, graceMs } = lifecycle;
  lifecycle.drain();
  logger.info({ signal, ...lifecycle.inHand() }, 'stopping: not ready');
  await pause(drainMs);
  const outcome = await stopWithin(app, graceMs);
  const left = lifecycle.inHand();
  if (outcome === 'finished') logger.info({ left }, 'stopped');
  // A job that is left goes back to its queue once its lock is over.
  else if (outcome === 'late') logger.error({ left }, 'stopped before the end of what was in hand');
  else logger.error({ err: outcome.error, left }, 'stop failed');
  return outcome === 'finished' ? 0 : 1;
}

function stopWithin(app: Stoppable, graceMs: number): Promise<'finished' | 'late' | { error: unknown }> {
  const finished = app.stop().then(
    () => 'finished' as const,
    (error: unknown) => ({ error }),
  );
  return Promise.race([finished, pause(graceMs, 'late' as const, { ref: false })]);
}

function startFailure(error: Error): string {
  if (error.name === 'ConfigError') return error.message;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') return `${error.message}: set PORT or METRICS_PORT to a free port`;
  if (code === 'ECONNREFUSED') return `${error.message}: check DATABASE_URL, QUEUE_DATABASE_URL and REDIS_URL`;
  return error.stack ?? error.message;
}
