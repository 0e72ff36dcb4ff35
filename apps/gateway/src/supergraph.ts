// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFile } from 'node:fs/promises';
import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Logger } from '@ambito/telemetry';
import type { SupergraphManager } from '@apollo/gateway';

/** A change is often several writes; the file is read once they have settled. */
const SETTLE_MS = 200;

/**
 * The committed supergraph, read from its file and again when the file changes. It is never polled from the subgraphs, so
 * that an attacker in a subgraph cannot rewrite the graph. A file that does not load is logged, and the graph in use stays.
 */
export function supergraphFromFile(path: string, logger: Logger): SupergraphManager {
  return {
    async initialize({ update }) {
      const supergraphSdl = await readFile(path, 'utf8');
      let settle: NodeJS.Timeout | undefined;
      let current = supergraphSdl;
      async function reload(): Promise<void> {
        try {
          const next = await readFile(path, 'utf8');
          if (next === current) return;
          update(next);
          current = next;
          logger.info('supergraph reloaded');
        } catch (error) {
          logger.error(
            { reason: error instanceof Error ? error.message : String(error) },
            'supergraph not reloaded, the one in use stays',
          );
        }
      }
      // The folder, not the file: editors and deployments replace a file by renaming another over it.
      const watcher = watch(dirname(path), (_event, name) => {
        if (name !== null && name !== basename(path)) return;
        clearTimeout(settle);
        settle = setTimeout(() => void reload(), SETTLE_MS);
      });
      return {
        supergraphSdl,
        cleanup: () => {
          clearTimeout(settle);
          watcher.close();
          return Promise.resolve();
        },
      };
    },
  };
}
