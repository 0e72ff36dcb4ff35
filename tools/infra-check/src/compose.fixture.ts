// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './dockerfile.ts';

export interface ComposeService {
  readonly image?: string;
  readonly command?: string | readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly networks?: readonly string[] | Readonly<Record<string, unknown>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly secrets?: readonly string[];
  readonly healthcheck?: Readonly<Record<string, unknown>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly [key: string]: unknown;
}
export interface Compose {
  readonly name: string;
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

export const composeText = readFileSync(join(ROOT, 'infra', 'compose.yaml'), 'utf8');
export const readCompose = (text: string): Compose => parse(text, { merge: true }) as Compose;

/** The variables that `infra/secrets.mjs` writes to `.env`. */
export function madeSecrets(): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'ambito-secrets-'));
  try {
    const file = join(folder, '.env');
    const script = join(ROOT, 'infra', 'secrets.mjs');
    const args = [script, 'https://ambito.example', 'accesso.ambito.example', file];
    // Run again, it changes nothing.
    for (const _again of [1, 2]) {
      const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
    }
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    return Object.fromEntries(lines.map((line) => line.split(/=(.*)/, 2) as [string, string]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The file with each `${NAME:?}` replaced, as Compose does. @throws Error naming a variable that is not given */
export function interpolated(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{(\w+):\?\}/g, (_all, name: string) => {
    const value = variables[name];
    if (value === undefined || value === '') throw new Error(`${name} is not given`);
    return value;
  });
}
