// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFileSync } from 'node:child_process';

let available: boolean | undefined;

/**
 * What to put before a command so that the kernel sends it `signal` when this process dies, by SIGKILL too. `setpriv`
 * replaces itself with the command, hence the process number is the command's own. Empty where there is no such program
 * (it is part of util-linux): the process is then found and stopped at the next start.
 * @example spawn(...[...dyingWithParent('INT'), 'postgres', '-D', folder])
 */
export function dyingWithParent(signal: 'INT' | 'TERM'): readonly string[] {
  available ??= worksHere();
  return available ? ['setpriv', '--pdeathsig', signal, '--'] : [];
}

function worksHere(): boolean {
  try {
    execFileSync('setpriv', ['--pdeathsig', 'TERM', '--', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
