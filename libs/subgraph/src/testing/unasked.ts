// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Reference } from '../reference.ts';
import { statementOf } from './take-away.ts';

/**
 * The columns from elsewhere with which the records of a type are loaded though nobody asked for them: those with a SELECT inside. The
 * reason that the audit of a read names may take one.
 */
export async function loadedUnasked(references: readonly Reference[]): Promise<string[]> {
  const found = await Promise.all(
    references.map(async (reference) => {
      const elsewhere = columnsOf((await statementOf(reference)) ?? '').filter((column) => /\bSELECT\b/.test(column));
      return elsewhere
        .slice(reference.motivo === undefined ? 0 : 1)
        .map((column) => `${reference.typename}: ${column}`);
    }),
  );
  return found.flat();
}

/** The columns that a statement selects, in its own words. */
function columnsOf(sql: string): string[] {
  const start = sql.indexOf('SELECT') + 'SELECT'.length;
  const columns = [''];
  let depth = 0;
  for (const [part] of sql.slice(start).matchAll(/[(),]|\bFROM\b|[^(),F]+|F/g)) {
    if (part === 'FROM' && depth === 0) return columns;
    if (part === '(') depth += 1;
    if (part === ')') depth -= 1;
    if (part === ',' && depth === 0) columns.push('');
    else columns.push(`${columns.pop()}${part}`);
  }
  return columns;
}
