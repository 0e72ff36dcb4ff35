// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ProcessSpec } from './processes.ts';

const TIMEOUT_MS = 90_000;
const EVERY_MS = 150;

/** Waits until each process answers that it is ready. @throws Error naming those that are not, and which dependency each lacks */
export async function waitReady(processes: readonly ProcessSpec[], stopped: () => boolean): Promise<void> {
  const deadline = Date.now() + TIMEOUT_MS;
  let missing = await unready(processes);
  while (missing.length > 0) {
    if (stopped()) return;
    if (Date.now() > deadline)
      throw new Error(
        `Not ready after ${TIMEOUT_MS / 1000} s: ${missing.map(({ name, why }) => `${name} (${why})`).join(', ')}`,
      );
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    missing = await unready(processes);
  }
}

async function unready(processes: readonly ProcessSpec[]): Promise<{ name: string; why: string }[]> {
  const states = await Promise.all(
    processes.map(async ({ name, readyUrl }) => {
      try {
        const response = await fetch(readyUrl, { signal: AbortSignal.timeout(2_000) });
        if (response.ok) return [];
        const { dependencies = {} } = (await response.json()) as { dependencies?: Record<string, string> };
        return [
          {
            name,
            why: Object.keys(dependencies)
              .filter((dependency) => dependencies[dependency] !== 'ok')
              .join(' '),
          },
        ];
      } catch {
        return [{ name, why: 'no answer' }];
      }
    }),
  );
  return states.flat();
}
