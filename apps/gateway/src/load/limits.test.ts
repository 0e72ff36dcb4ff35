// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, readConfig } from '@ambito/config';
import { operationsTable } from '@ambito/testing';
import { FIXED_LIMITS, limitsConfig } from './limits.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
const defaults = Object.entries(readConfig(limitsConfig, {})).map(([name, value]) => [
  name,
  typeof value === 'number' ? String(value) : `${value.requests}/${value.seconds}`,
]);

test('the table of operations.md has each limit with its default, those that cannot be set too, and no other', () => {
  const rows = operationsTable('## Limits').map(([name, value]) => [name, value]);
  const fixed = Object.entries(FIXED_LIMITS).map(([name, value]) => [`fixed: ${name}`, String(value)]);
  expect(rows).toEqual([...defaults, ...fixed]);
});

test('.env.example has each limit with its default', () => {
  const text = readFileSync(join(ROOT, '.env.example'), 'utf8');
  for (const [name, value] of defaults) expect(text).toContain(`\n#${name}=${value}\n`);
});

test('a limit is what its setting says', () => {
  const { LIMIT_READING, SUBGRAPH_WAIT_MS } = readConfig(limitsConfig, {
    LIMIT_READING: '5/10',
    SUBGRAPH_WAIT_MS: '500',
  });
  expect([LIMIT_READING, SUBGRAPH_WAIT_MS]).toEqual([{ requests: 5, seconds: 10 }, 500]);
});

test.each([
  ['LIMIT_READING', '600'],
  ['LIMIT_READING', '0/60'],
  ['LIMIT_READING', '600/0'],
  ['LIMIT_WRITING', '-1/60'],
  ['LIMIT_SIGN_IN', '1.5/60'],
  ['COST_ANONYMOUS', '0'],
  ['SUBGRAPH_IN_FLIGHT', '1'],
  ['SUBGRAPH_WAITING', '-1'],
  ['SUBGRAPH_WAIT_MS', '60000'],
  ['SUBGRAPH_ANONYMOUS_IN_FLIGHT', '0'],
  ['SUBGRAPH_ANONYMOUS_WAITING', 'half'],
  ['SUBGRAPH_TRANSFERS', '1'],
  ['SUBGRAPH_ANONYMOUS_TRANSFERS', '0'],
  ['SUBGRAPH_ADDRESS_TRANSFERS', '0'],
  ['TRANSFER_LEAST_KB', '0'],
  ['ANONYMOUS_IN_HAND', '0'],
  ['ANONYMOUS_WAITING', '-1'],
])('%s=%s is refused', (name, value) => {
  expect(() => readConfig(limitsConfig, { [name]: value })).toThrow(ConfigError);
  expect(() => readConfig(limitsConfig, { [name]: value })).toThrow(name);
});
