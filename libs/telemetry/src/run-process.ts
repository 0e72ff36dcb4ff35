// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Logger } from './logger.ts';

export interface Stoppable {
  stop(): Promise<void>;
}

const GRACE_MS = 10_000;

/**
 * The life of every process: start, wait for SIGTERM or SIGINT, finish the current work, exit 0.
 * A start that fails prints one line (without a stack when the operator can correct a setting) and exits 1.
 */
export async function runProcess(start: () => Promise<Stoppable>, logger?: Logger): Promise<void> {
  let app: Stoppable;
  try {
    app = await start();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? startFailure(error) : String(error)}\n`);
    process.exit(1);
  }
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    logger?.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    app.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger?.error({ err: error }, 'stop failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
}

function startFailure(error: Error): string {
  if (error.name === 'ConfigError') return error.message;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') return `${error.message}: set PORT or METRICS_PORT to a free port`;
  if (code === 'ECONNREFUSED') return `${error.message}: check DATABASE_URL, QUEUE_DATABASE_URL and REDIS_URL`;
  return error.stack ?? error.message;
}
