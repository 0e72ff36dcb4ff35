// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareQueueDatabase } from '@ambito/jobs';
import { openDatabases, SERVICES, type Databases, type Service } from './databases.ts';
import { hasDemo, markDemo } from './demo-mark.ts';
import { watchSources } from './dev.ts';
import { migrateService } from './migrate-service.ts';
import { printLine, printStep } from './output.ts';
import { exactPort } from './ports.ts';
import { describeProcesses } from './processes.ts';
import { waitReady } from './ready.ts';
import { runOnce, stopRunning } from './run-once.ts';
import { localSecrets } from './secrets.ts';
import { readSettings } from './settings.ts';
import { createSupervisor, type Supervisor } from './supervisor.ts';

const ACCOUNTS =
  'segretariato, assistente, coordinatore, istituzionale, comune, asl, ente, cittadino, regione, amministratore';
/** `npm run dev`: builds changed packages and restarts their processes. */
const watching = process.argv.includes('--watch');
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const began = Date.now();
let databases: Databases | undefined;
let supervisor: Supervisor | undefined;
let runningFile: string | undefined;
let stopping: Promise<void> | undefined;
/** Writes the list of running processes, once there are some. */
let tellRunning = (): void => undefined;

/** Ends the started processes, in reverse order; a second call has no effect. */
function stop(): Promise<void> {
  stopping ??= (async () => {
    stopRunning();
    await supervisor?.stop();
    await databases?.stop();
    if (runningFile !== undefined) rmSync(runningFile, { force: true });
  })();
  return stopping;
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  void stop().then(() => process.exit(1));
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    printStep('Arresto…');
    void stop().then(() => process.exit(0));
  });
}

// Killed outright, npm takes its shell along and leaves this process to nobody: then it ends too.
if (['start', 'dev'].includes(process.env['npm_lifecycle_event'] ?? '')) {
  const { ppid } = process;
  setInterval(() => {
    if (process.ppid !== ppid) void stop().then(() => process.exit(0));
  }, 1_000).unref();
}

async function start(): Promise<void> {
  const settings = readSettings(root);
  await exactPort(settings.port);
  mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 });
  const secrets = localSecrets(settings.dataDir);

  printStep('[2/7] PostgreSQL');
  const opened = await openDatabases(settings, secrets, {
    lost: () => printStep('PostgreSQL è terminato: riavvio'),
    back: () => tellRunning(),
    beyondHelp: (error) => fail(startFailure(error)),
  });
  databases = opened;
  if (opened.server !== undefined)
    printStep(`      PostgreSQL incorporato sulla porta ${opened.server.port}, dati in ${settings.dataDir}`);
  const { processes, demoEnv } = await describeProcesses({ root, watching }, settings, secrets, opened);
  const script = (app: string, entry: string): string => join(root, 'apps', app, 'dist', `${entry}.js`);

  printStep('[3/7] Migrazioni');
  const migrate = async (service: Service): Promise<void> => {
    const url = opened.of(service)['MIGRATION_DATABASE_URL'] ?? '';
    for (const name of await migrateService(root, service, url, settings)) printLine(`${service} migrate`, name);
  };
  await Promise.all(SERVICES.map(migrate));
  if (settings.redisUrl === undefined && opened.queueUrl !== undefined) await prepareQueueDatabase(opened.queueUrl);

  printStep(`[4/7] Avvio di ${processes.length} processi`);
  const file = join(settings.dataDir, 'running.json');
  runningFile = file;
  const supervised = createSupervisor({
    cwd: root,
    print: printLine,
    onGivenUp: (name) =>
      watching
        ? printLine(name, 'non parte: in attesa di una modifica')
        : fail(`${name} keeps dying: see its lines above`),
    onChange: () => tellRunning(),
  });
  tellRunning = () => {
    const pids = supervised.pids();
    const list = processes.map(({ name, readyUrl, env: { METRICS_PORT } }) => ({
      name,
      pid: pids[name],
      readyUrl,
      metricsUrl: `http://127.0.0.1:${METRICS_PORT}/metrics`,
    }));
    const running = { supervisor: process.pid, postgres: opened.postgresPid(), processes: list };
    // Whoever reads it meanwhile finds the old list or the new one, never half of it.
    writeFileSync(`${file}.new`, `${JSON.stringify(running, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  supervisor = supervised;
  for (const spec of processes) supervised.start(spec);

  printStep('[5/7] In attesa che siano pronti');
  await waitReady(processes, () => stopping !== undefined);
  if (stopping !== undefined) return;

  const server = opened.server;
  const loaded = settings.demo && server !== undefined && (await hasDemo(server.adminUrl));
  printStep(`[6/7] Dati dimostrativi${settings.demo ? (loaded ? ': già presenti' : '') : ': non richiesti'}`);
  if (settings.demo && !loaded) {
    for (const service of ['registry', 'casework'] as const)
      await runOnce(script(service, 'demo'), demoEnv(service), (line) => printStep(`      ${line}`));
    // A person who comes to a sede may live anywhere in Italy.
    await runOnce(
      join(root, 'tools', 'import-comuni', 'dist', 'main.js'),
      { AMBITO_URL: `http://localhost:${settings.port}` },
      (line) => printStep(`      Comuni d'Italia: ${line}`),
      ['--if-missing'],
    );
    if (server !== undefined) await markDemo(server.adminUrl);
  }

  printStep(`[7/7] Pronto in ${((Date.now() - began) / 1000).toFixed(1)} s. Account dimostrativi: ${ACCOUNTS}`);
  if (watching) {
    watchSources(root, {
      migrate,
      async restart(app) {
        const folder = join(root, 'apps', app);
        const concerned = processes.filter((spec) => spec.script.startsWith(`${folder}${sep}`));
        for (const spec of concerned) printLine(spec.name, 'riavvio dopo una modifica');
        await Promise.all(concerned.map(supervised.restart));
      },
    });
    printStep('In ascolto delle modifiche in apps e libs');
  }
  printStep(`Ambito pronto: http://localhost:${settings.port} (GraphQL in /graphql; Ctrl-C per fermare)`);
}

start().catch((error: unknown) => {
  if (stopping === undefined) fail(startFailure(error));
});

function startFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC') return `The disk is full: free some space, or choose another folder with AMBITO_DATA`;
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
    return `${path ?? 'The data folder'} cannot be written: choose another with AMBITO_DATA`;
  return error.message;
}
