// SPDX-License-Identifier: AGPL-3.0-or-later
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';

/*
 * `node --import file:///…/record-calls.testing.mjs?to=FILE`: writes a line for each connection that the process opens and each name
 * that it looks up.
 */
const file = new URL(import.meta.url).searchParams.get('to');
const program = process.argv[1] ?? '';
const note = (what, whom) => appendFileSync(file, `${JSON.stringify({ program, what, whom })}\n`);

const { connect } = Socket.prototype;
Socket.prototype.connect = function recorded(...args) {
  // As Node.js itself calls it, with its arguments in one list; with options; with a port and a host.
  const [target, host] = Array.isArray(args[0]) ? args[0] : args;
  const asked = typeof target === 'object' ? (target.path ?? target.host) : host;
  note('connect', typeof asked === 'string' ? asked : 'localhost');
  return connect.apply(this, args);
};
for (const module of [dns, dns.promises]) {
  for (const name of Object.keys(module).filter((key) => /^(lookup|resolve|reverse)/.test(key))) {
    const original = module[name];
    module[name] = function recorded(...args) {
      note(name, String(args[0]));
      return original.apply(this, args);
    };
  }
}
syncBuiltinESMExports();
