// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * node infra/secrets.mjs PUBLIC_URL ISSUER_HOST [FILE]
 *
 * Writes the file .env that compose.yaml reads: the two addresses, and a random secret for each other variable that
 * compose.yaml names. What the file has already stays as it is, so that it can be run again when a version asks for more.
 */
const [publicUrl, issuerHost, file = join(import.meta.dirname, '.env')] = process.argv.slice(2);
if (publicUrl === undefined || issuerHost === undefined) {
  process.stderr.write('Usage: node infra/secrets.mjs https://ambito.example accesso.ambito.example\n');
  process.exit(1);
}

const secret = () => randomBytes(32).toString('base64url');
const made = {
  PUBLIC_URL: () => publicUrl,
  ISSUER_HOST: () => issuerHost,
  GATEWAY_PROOF_KEYS: () => `k1:${secret()}`,
};

const compose = readFileSync(join(import.meta.dirname, 'compose.yaml'), 'utf8');
const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
const present = new Set([...before.matchAll(/^(\w+)=./gm)].map(([, name]) => name));
const missing = [...new Set([...compose.matchAll(/\$\{(\w+)/g)].map(([, name]) => name))].filter(
  (name) => !present.has(name),
);
const lines = missing.map((name) => `${name}=${(made[name] ?? secret)()}\n`);
const draft = `${file}.${process.pid}`;
writeFileSync(draft, before + lines.join(''), { mode: 0o600 });
renameSync(draft, file);
