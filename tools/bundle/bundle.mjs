// SPDX-License-Identifier: AGPL-3.0-or-later
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

/*
 * node tools/bundle/bundle.mjs apps/registry
 *
 * Puts a built service with all that it imports into the folder `bundle` of its own: a few files that Node.js reads in a third of
 * the time that some thousand single files take, and that need no `node_modules`. `packages.json` lists the packages that went in.
 */
const ROOT = join(import.meta.dirname, '..', '..');
const [folder = ''] = process.argv.slice(2);
const built = join(ROOT, folder, 'dist');
const target = join(ROOT, folder, 'bundle');

/** The programs of a service: what it serves, its worker, its migrations, and the processes that these start. */
const PROGRAM = /^(main|worker|migrate)\.js$|\.process\.js$/;
const NOT_SERVED = /(^|\/)(testing|demo)(\.js|\/)|\.(test|testing|fixture)\./;
const programs = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((file) => PROGRAM.test(file));

rmSync(target, { recursive: true, force: true });
// esbuild lives for some seconds here: collecting its garbage takes a sixth of its time.
process.env.GOGC ??= 'off';
const { metafile } = await build({
  entryPoints: programs.map((file) => ({ in: join(built, file), out: basename(file, '.js') })),
  outdir: target,
  absWorkingDir: ROOT,
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // Types of the graph and entities are known by the names of their classes, and `nameClassesOnly` leaves the rest.
  keepNames: true,
  // A start spends a quarter of its time on reading text. Lines stay short enough for the places in errors.
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 160,
  external: optionalPeers(),
  // CommonJS packages still require what Node.js brings along.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);",
  },
  metafile: true,
  logLevel: 'warning',
});

refuseStrangers(metafile);
nameClassesOnly();
for (const files of [join(built, 'migrations'), join(ROOT, 'libs', 'persistence', 'dist', 'fondamenta')])
  if (existsSync(files) && programs.includes('migrate.js'))
    cpSync(files, join(target, basename(files)), { recursive: true });
for (const graph of ['supergraph.graphql', 'operations.graphql'].map((file) => join(ROOT, folder, file)))
  if (existsSync(graph)) cpSync(graph, join(target, basename(graph)));
// Node.js takes the files for ES modules wherever the folder is copied to.
writeFileSync(join(target, 'package.json'), '{ "type": "module" }\n');
writeFileSync(join(target, 'packages.json'), `${JSON.stringify(packagesIn(metafile), null, 2)}\n`);

/**
 * Leaves the name of a class to esbuild, and that of a function as the bundle has it: esbuild would give each function its name again
 * whenever it is made, also within another function, which takes 3 % of the CPU of a page of cases.
 */
function nameClassesOnly() {
  const named = '__name=(target,value)=>__defProp(target,"name",{value,configurable:!0})';
  const files = readdirSync(target).filter((file) => file.endsWith('.js'));
  let [changed, classes] = [0, 0];
  for (const file of files) {
    const text = readFileSync(join(target, file), 'utf8').replace(/__name\(this,\s*("[^"]*")\)/g, (_, name) => {
      classes += 1;
      return `Object.defineProperty(this,"name",{value:${name},configurable:!0})`;
    });
    if (text.includes('__name(this')) throw new Error(`A class in ${file} would lose its name`);
    changed += text.split(named).length - 1;
    writeFileSync(join(target, file), text.replace(named, '__name=target=>target'));
  }
  if (changed !== 1 || classes === 0) throw new Error('esbuild gives names in another way than before');
}

/** Drivers of other databases and the like, which packages import only when the program that uses them has installed them. */
function optionalPeers() {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const optional = Object.values(packages).flatMap(({ peerDependenciesMeta = {}, optionalDependencies = {} }) => [
    ...Object.keys(peerDependenciesMeta),
    ...Object.keys(optionalDependencies),
  ]);
  return [...new Set(optional)].filter((name) => packages[`node_modules/${name}`] === undefined);
}

/** @throws Error when code for tests or demonstration would get in, or a package that its importer does not name among its dependencies */
function refuseStrangers({ inputs }) {
  for (const [input, { imports }] of Object.entries(inputs)) {
    const [, workspace] = /^((?:apps|libs|tools)\/[^/]+)\/dist\//.exec(input) ?? [];
    if (workspace === undefined) continue;
    if (NOT_SERVED.test(input)) throw new Error(`${input} is not for production`);
    const { name: self, dependencies = {} } = manifestOf(workspace);
    for (const { original = '' } of imports) {
      const [name = ''] = /^(@[^/]+\/)?[^/]+/.exec(original) ?? [];
      if (!/^[@a-z]/.test(name) || name === self || builtinModules.includes(name) || name.startsWith('node:')) continue;
      if (!(name in dependencies)) throw new Error(`${input} imports ${name}, which ${workspace} does not depend on`);
    }
  }
}

function manifestOf(path) {
  return JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8'));
}

/** The packages of the registry from which something is in the bundle, each with its version and licence. */
function packagesIn({ inputs }) {
  const folders = new Set(
    Object.keys(inputs).flatMap((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []),
  );
  return [...folders].sort().map((path) => {
    const { name, version, license } = manifestOf(path);
    return { name, version, license };
  });
}
