// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dockerfileText, ROOT, stagesOf } from './dockerfile.ts';

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}
const manifestAt = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/**
 * Does in `folder` what the Dockerfile does for one service after the build: its commands, read from it, that prune and install.
 * @throws Error when a command fails
 */
export function installService(app: string, folder: string): void {
  const [build = []] = stagesOf(dockerfileText());
  const commands = build
    .slice(build.findIndex(({ keyword }) => keyword === 'ARG'))
    .filter(({ keyword }) => keyword === 'RUN');
  if (commands.length !== 2) throw new Error('After ARG APP the Dockerfile prunes and installs, and does nothing else');
  for (const { argument } of commands) {
    const [program = '', ...args] = argument.replace('${APP}', app).replace('/service', folder).split(' ');
    const install = program === 'npm';
    // Packages in npm's cache are not downloaded again.
    execFileSync(program, install ? [...args, '--prefer-offline'] : args, {
      cwd: install ? folder : ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
}

/**
 * What should not be in an image: packages that only tests, demonstration or development need, and such files of ours.
 * @returns their names, none when all is well
 */
export function strangersIn(folder: string): string[] {
  const workspaces = workspacesOf(folder);
  const kept = workspaces.map((path) => manifestAt(join(folder, path)));
  const wanted = new Set([...kept, ...installedIn(folder)].flatMap(needsOf));
  const notServed = workspacesOf(ROOT).filter((path) => !workspaces.includes(path));
  const others = notServed.map((path) => manifestAt(join(ROOT, path)));
  const suspects = [
    ...others.map(({ name }) => name),
    ...others.flatMap(({ dependencies = {} }) => Object.keys(dependencies)),
    ...[manifestAt(ROOT), ...workspacesOf(ROOT).map((path) => manifestAt(join(ROOT, path)))].flatMap(
      ({ devDependencies = {} }) => Object.keys(devDependencies),
    ),
  ];
  const packages = suspects.filter((name) => !wanted.has(name) && existsSync(join(folder, 'node_modules', name)));
  const filesIn = (path: string): string[] => readdirSync(join(folder, path), { recursive: true, encoding: 'utf8' });
  return [
    ...new Set(packages),
    ...filesIn('node_modules').filter((file) => /\/bin\/(postgres|initdb)$/.test(file)),
    ...workspaces.flatMap((path) =>
      filesIn(join(path, 'dist'))
        .filter((file) => /(^|\/)(testing[\w-]*|demo)(\.js|$)|\.(test|testing|fixture)\./.test(file))
        .map((file) => join(path, 'dist', file)),
    ),
  ];
}

const needsOf = ({ dependencies = {}, optionalDependencies = {}, peerDependencies = {} }: Manifest): string[] =>
  Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });

/** The folders of the workspace packages, by the lock file. */
function workspacesOf(folder: string): string[] {
  return Object.keys(lockAt(join(folder, 'package-lock.json'))).filter(
    (path) => path !== '' && !path.includes('node_modules/'),
  );
}

/** What npm has installed, as it writes it down. */
function installedIn(folder: string): Manifest[] {
  return Object.values(lockAt(join(folder, 'node_modules', '.package-lock.json')));
}

function lockAt(path: string): Readonly<Record<string, Manifest>> {
  return (JSON.parse(readFileSync(path, 'utf8')) as { packages: Readonly<Record<string, Manifest>> }).packages;
}
