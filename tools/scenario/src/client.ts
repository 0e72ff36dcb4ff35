// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { obtainToken } from '@ambito/token';

interface Answer<T> {
  data?: T | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** How long a step is tried while a service is away: it may be starting again. */
const PATIENCE_MS = 60_000;
const EVERY_MS = 500;

/** Calls the documented operations, each as a demonstration account, and tries again while a service does not answer. */
export function createClient(gatewayUrl: string, operationsDir: string) {
  const operations = readOperations(operationsDir);
  const tokens = new Map<string, string>();

  async function post<T>(account: string, operation: string, variables: object): Promise<Answer<T>> {
    const token = tokens.get(account) ?? (await obtainToken(account, { gatewayUrl }));
    tokens.set(account, token);
    const query = operations.get(operation);
    const response = await fetch(`${gatewayUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(30_000),
    });
    return (await response.json()) as Answer<T>;
  }

  /**
   * The data of an operation. A key makes the repeats of a command one, so that trying again loses and doubles nothing.
   * @throws Error with the codes that came back
   */
  return async function call<T>(account: string, operation: string, variables: object = {}): Promise<T> {
    const withKey = { ...variables, chiave: randomUUID() };
    let last = '';
    for (
      const deadline = Date.now() + PATIENCE_MS;
      Date.now() < deadline;
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
    ) {
      try {
        const { data, errors = [] } = await post<T>(account, operation, withKey);
        if (errors.length === 0 && data !== null && data !== undefined) return data;
        last = errors.map(({ message, extensions }) => `${extensions?.code}: ${message}`).join('; ');
        if (!errors.some(({ extensions }) => extensions?.code === 'UNAVAILABLE'))
          throw new Refused(`${operation}: ${last}`);
      } catch (error) {
        if (error instanceof Refused) throw error;
        last = error instanceof Error ? error.message : String(error);
      }
    }
    throw new Error(`${operation}: ${last}`);
  };
}

class Refused extends Error {}

export type Call = ReturnType<typeof createClient>;

/** The documented operations by the names of their files, in whichever folder of the folder. */
export function readOperations(folder: string): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.graphql'))
      .map((file) => [basename(file, '.graphql'), readFileSync(join(folder, file), 'utf8')]),
  );
}
