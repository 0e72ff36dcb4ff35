// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';

/** The names of the keys, secrets and database addresses in the environment of each process. */
export function secretsOf(processes: readonly { readonly name: string; readonly pid: number }[]) {
  return Object.fromEntries(
    processes.map(({ name, pid }): [string, string[]] => {
      const names = readFileSync(`/proc/${pid}/environ`, 'utf8')
        .split('\0')
        .map((line) => line.split('=')[0] ?? '');
      return [name, names.filter((each) => /_KEYS?$|SECRET|DATABASE_URL$/.test(each)).sort()];
    }),
  );
}
