// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, readConfig } from '@ambito/config';
import { createLogger, createMetrics } from '@ambito/telemetry';
import { DAILY_READS, personalReads, personalReadsConfig } from './personal-reads.ts';

const OPERATIONS = join(import.meta.dirname, '..', '..', '..', 'docs', 'operations.md');
const limits = (PERSONAL_READS: string) =>
  personalReads(readConfig(personalReadsConfig, { PERSONAL_READS }), {
    logger: createLogger('test', 'silent'),
    metrics: createMetrics('test'),
  });

test('the table of operations.md has each role with its reads of a day, and no other', () => {
  const rows = [...readFileSync(OPERATIONS, 'utf8').matchAll(/^\| `([A-Z_]+)` +\| (\d+) +\|$/gm)];
  expect(rows.map(([, role, records]) => [role, Number(records)])).toEqual(Object.entries(DAILY_READS));
});

test('a role that the setting names has its number, another one the usual', () => {
  const { limitOf } = limits('SEGRETARIATO=7,COMUNE=8');
  expect([limitOf('SEGRETARIATO'), limitOf('COMUNE'), limitOf('COORDINATORE')]).toEqual([7, 8, 20_000]);
});

test('what is no role of an Ambito has the least', () => {
  expect(limits('').limitOf('PUBBLICO')).toBe(500);
});

test.each(['SEGRETARIATO', 'SEGRETARIATO=0', 'SEGRETARIATO=-1', 'NESSUNO=5', 'SEGRETARIATO:5'])(
  '%s is refused',
  (text) => {
    expect(() => limits(text)).toThrow(ConfigError);
  },
);
