// SPDX-License-Identifier: AGPL-3.0-or-later
/*
 * How near the services are to hand-written programs on the same machine, in the same run. Each figure is printed with what it
 * must reach and the verdict.
 */
import { writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { versionOf } from './processes.mjs';
import { heapInto, profileInto, Stage } from './system.mjs';

const CASES = [
  'page',
  'search',
  'desk',
  'graph',
  'gateway',
  'gateway-cached',
  'gateway-heavy',
  'gateway-default',
  'mutation',
  'mixed',
  'ingest',
  'start',
];

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    heap: { type: 'string' },
    json: { type: 'string' },
    node: { type: 'string' },
    of: { type: 'string', multiple: true },
    profile: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    size: { type: 'string' },
  },
});
const optional = (name) => (values[name] === undefined ? {} : { [name]: Number(values[name]) });
const options = {
  node: values.node ?? process.execPath,
  ...optional('rounds'),
  ...optional('seconds'),
  ...(values.size && { size: values.size }),
  ...(values.of && { of: values.of }),
};
if (values.profile !== undefined) profileInto(values.profile);
if (values.heap !== undefined) heapInto(values.heap);

let stage = new Stage();
// What a case has started and written goes also when the benchmark is stopped.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stage.end().finally(() => process.exit(1)));

const figures = [];
const began = performance.now();
/** Of what is measured: services and peers. The benchmark itself may run under another. */
const version = versionOf(options.node);
process.stdout.write(`Node ${version}${values.node ? ` (${values.node})` : ''}\n`);
for (const name of values.only ?? CASES) {
  const { what, run } = await import(`./cases/${name}.mjs`);
  stage = new Stage();
  try {
    // A case that takes long gives each figure as soon as it has it.
    for await (const figure of await run(stage, options)) {
      const reached = isReached(figure);
      figures.push({ what, ...figure, reached });
      process.stdout.write(`${lineOf(figure, reached)}: ${figure.what ?? what}${sidesOf(figure)}\n`);
    }
  } finally {
    await stage.end();
  }
}
process.stdout.write(`In ${((performance.now() - began) / 60_000).toFixed(1)} minutes\n`);
if (values.json) writeFileSync(values.json, `${JSON.stringify({ node: version, figures }, null, 2)}\n`);

/** Undefined for a figure that stands beside another and has no target of its own. */
function isReached({ value, atLeast, atMost }) {
  if (atLeast !== undefined) return value >= atLeast;
  return atMost === undefined ? undefined : value <= atMost;
}

function lineOf({ id, value, unit = '', least, most, atLeast, atMost }, reached) {
  const text = (number) => (unit === '' ? number.toFixed(3) : `${number.toFixed(1)} ${unit}`);
  const spread = least === undefined ? '' : ` (${text(least)} to ${text(most)})`;
  if (reached === undefined) return `${id}  ${text(value)}${spread}`;
  const target = atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`;
  return `${id}  ${text(value)}${spread}  ${target}  ${reached ? 'reached' : 'MISSED'}`;
}

function sidesOf({ rates, cpuMsPerCall, p95Ms }) {
  if (rates === undefined) return '';
  const sides = Object.keys(rates).map(
    (side) =>
      `${side} ${rates[side].toFixed(0)}/s, ${cpuMsPerCall[side].toFixed(2)} ms of CPU a call, p95 ${p95Ms[side].toFixed(0)} ms`,
  );
  return ` [${sides.join('; ')}]`;
}
