// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RuoloAssegnato, Ruolo } from '@ambito/access';
import { createDataSource } from '@ambito/persistence';
import { startService, type Chi, type ResourceExample } from '@ambito/subgraph/testing';
import { PROOF_KEYS, type Answer } from '@ambito/testing';
import type { Archivio } from './ambito/allegati/archivio.ts';
import { defineRegistry } from './app.ts';
import { createLocalStore } from './ambito/files/local-store.ts';
import { noScan } from './ambito/files/scan.ts';

export const A04 = '0192a04a-0000-7000-8000-000000000a04';
/** The Ambito of the callers with a role in another Ambito. `altroAmbito` makes it. */
export const ALTRO = '0192a04a-0000-7000-8000-000000000a05';

/** The tables that a statement may read whole, with the reason why they stay small. */
export const TABELLE_PICCOLE: Readonly<Record<string, string>> = {
  valore_soglia: 'a row for each threshold and each law that sets it',
  'caricamento by caricamento_da_fare': 'the loads that are not done, and no other',
  'caricamento of an Ambito by caricamento_da_fare': 'the loads that are not done, and no other',
  'caricamento by caricamento_uno_in_corso': 'one load that runs for each Ambito',
};

/** The files of all test files of a process; the names of files are unique. */
const cartella = mkdtempSync(join(tmpdir(), 'ambito-registry-'));
process.once('exit', () => rmSync(cartella, { recursive: true }));
const archivio: Archivio = { store: await createLocalStore(cartella), scan: noScan, chiavi: PROOF_KEYS };
const definition = defineRegistry(archivio);

/** A registry that serves, on a database of its own, with a caller for each role; now is `adesso` when it is given. */
export async function startRegistry(adesso?: Date | (() => Date)) {
  const ora = () => (typeof adesso === 'function' ? adesso() : (adesso ?? new Date()));
  const service = await startService('registry', definition, doveVale, ora);
  const admin = createDataSource({
    url: service.database.adminUrl,
    applicationName: 'prova',
    poolSize: 2,
    entities: [],
  });
  await admin.initialize();

  return {
    ...service,
    archivio,
    call: <T = Record<string, unknown>>(
      chi: Chi | Ruolo | null,
      query: string,
      variables: object = {},
      ruolo: Partial<RuoloAssegnato> = {},
    ): Promise<Answer<T>> => service.call<T>(chi, query, variables, { ruolo }),
    risorsa: (
      chi: Chi | Ruolo | null,
      esempio: ResourceExample,
      ruolo: Partial<RuoloAssegnato> = {},
    ): Promise<Response> => service.risorsa(chi, esempio, { ruolo }),
    /** Runs SQL as the superuser, at the service's instant, to see the real content of the database. */
    async admin<R>(sql: string, parameters: unknown[] = []): Promise<R[]> {
      const runner = admin.createQueryRunner();
      try {
        await runner.query(`SELECT set_config('ambito.adesso', $1, false)`, [ora().toISOString()]);
        return (await runner.query(sql, parameters)) as R[];
      } finally {
        await runner.release();
      }
    },
    async stop() {
      await admin.destroy();
      await service.stop();
    },
  };
}

export type Registry = Awaited<ReturnType<typeof startRegistry>>;

function doveVale(ruolo: Ruolo, ambito: 'proprio' | 'altro'): Partial<RuoloAssegnato> {
  if (ruolo === 'AMMINISTRATORE') return {};
  if (ruolo === 'REGIONE') return { regione: ambito === 'proprio' ? '15' : '12' };
  return { ambito: ambito === 'proprio' ? A04 : ALTRO, ...(ruolo === 'COMUNE' ? { comune: '064071' } : {}) };
}

const COMUNI = [
  { codiceIstat: '064008', nome: 'Avellino', codiceCatastale: 'A509' },
  { codiceIstat: '064071', nome: 'Petruro Irpino', codiceCatastale: 'G519' },
  { codiceIstat: '064113', nome: 'Tufo', codiceCatastale: 'L461' },
].map((comune) => ({
  ...comune,
  siglaProvincia: 'AV',
  regione: '15',
  popolazione: [{ anno: 2021, residenti: 1_000, fonte: 'prova' }],
}));

/** Starts the registry with Ambito A04 and its Comuni, without sedi; it is 24 November 2026 unless told otherwise. */
export async function startIstituito(adesso: Date | (() => Date) = new Date('2026-11-24T09:00:00Z')) {
  const registry = await startRegistry(adesso);
  await istituisci(registry);
  return registry;
}

/** Ambito A04 with three Comuni, through the graph. */
export async function istituisci({ call }: Pick<Registry, 'call'>): Promise<void> {
  await call('AMMINISTRATORE', 'mutation ($comuni: [ComuneInput!]!) { importaComuni(comuni: $comuni) }', {
    comuni: COMUNI,
  });
  await call('AMMINISTRATORE', 'mutation ($input: IstituisciAmbitoInput!) { istituisciAmbito(input: $input) { id } }', {
    input: {
      id: A04,
      codice: 'A04',
      nome: 'Ambito A04',
      capofila: '064008',
      comuni: COMUNI.map(({ codiceIstat }) => codiceIstat),
      dal: '2014-06-25',
    },
  });
}
