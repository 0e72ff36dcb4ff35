// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { affectedBy, readPackages, type Package } from './affected.ts';
import { SERVICES, type Service } from './databases.ts';
import { printStep } from './output.ts';
import { runOnce } from './run-once.ts';

/** An editor saves several files, and each of them in several steps: they are taken together. */
const SETTLE_MS = 200;

export interface Restarts {
  /** Brings the database of a service up to date. */
  migrate(service: Service): Promise<void>;
  /** Starts the processes of an app again, such as `casework` and `casework-worker` of `apps/casework`. */
  restart(app: string): Promise<void>;
}

/**
 * Watches the sources. What a change affects is built, the supergraph composed again when a schema changed (the gateway takes
 * it by itself), and the apps concerned are restarted. A change that does not build is told, and what runs goes on running.
 */
export function watchSources(root: string, restarts: Restarts): void {
  const packages = readPackages(root);
  const { exclude } = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8')) as { exclude: readonly string[] };
  const notBuilt = new RegExp(exclude.join('|'));
  let changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let busy = false;

  async function rebuild(): Promise<void> {
    // Changes that come meanwhile are taken afterwards.
    if (busy || changed.size === 0) return;
    busy = true;
    const folders = changed;
    changed = new Set();
    try {
      await apply(root, affectedBy(folders, packages), restarts);
    } catch (error) {
      printStep(error instanceof Error ? error.message : String(error));
    } finally {
      busy = false;
      void rebuild();
    }
  }

  for (const { folder } of packages)
    watch(join(root, folder, 'src'), { recursive: true }, (_event, file) => {
      if (file === null || notBuilt.test(file)) return;
      changed.add(folder);
      clearTimeout(timer);
      timer = setTimeout(() => void rebuild(), SETTLE_MS);
    });
}

async function apply(root: string, affected: readonly Package[], { migrate, restart }: Restarts): Promise<void> {
  const apps = affected.flatMap(({ folder }) => (folder.startsWith('apps/') ? [folder.slice('apps/'.length)] : []));
  const services = SERVICES.filter((service) => apps.includes(service));
  printStep(`Modifiche: si ricompilano ${affected.map(({ folder }) => folder).join(', ')}`);
  const schemas = (): string =>
    SERVICES.map((service) => readFileSync(join(root, 'apps', service, 'schema.graphql'), 'utf8')).join('');
  const before = schemas();
  await runTool(
    root,
    ['node_modules', 'nx', 'dist', 'bin', 'nx.js'],
    [
      'run-many',
      '-t',
      'build',
      'sdl',
      `--projects=${affected.map(({ name }) => name).join(',')}`,
      '--outputStyle=static',
    ],
  );
  if (schemas() !== before) {
    await runTool(root, ['tools', 'compose-supergraph', 'dist', 'main.js'], []);
    printStep('Supergraph ricomposto');
  }
  for (const service of services) await migrate(service);
  for (const app of apps) await restart(app);
}

/** Runs a tool of the workspace. @throws Error with what it printed, when it fails */
async function runTool(root: string, path: readonly string[], args: readonly string[]): Promise<void> {
  const printed: string[] = [];
  try {
    await runOnce(join(root, ...path), { NX_DAEMON: 'false', NX_TUI: 'false' }, (line) => printed.push(line), args);
  } catch (cause) {
    throw new Error(printed.join('\n'), { cause });
  }
}
