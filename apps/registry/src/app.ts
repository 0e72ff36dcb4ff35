// SPDX-License-Identifier: AGPL-3.0-or-later
import { databaseConfig, filesConfig, type z } from '@ambito/config';
import { sqlMigrations } from '@ambito/persistence';
import {
  composeSubgraph,
  createSubgraph,
  subgraphConfig,
  workerConfig,
  type SubgraphDefinition,
  type SubgraphPart,
  type WorkerDefinition,
} from '@ambito/subgraph';
import { accordi } from './governo/accordi/accordi.part.ts';
import { accreditamenti } from './offerta/accreditamenti/accreditamenti.part.ts';
import { allegati } from './ambito/allegati/allegati.part.ts';
import { openArchivio, SENZA_ARCHIVIO, type Archivio } from './ambito/allegati/archivio.ts';
import { OGNI_ORA_MS, purgeAllegati, purgeAllegatiTask } from './ambito/allegati/purge-allegati.ts';
import { ambiti } from './ambito/ambiti/ambiti.part.ts';
import { annullamenti } from './ambito/annullamenti/annullamenti.part.ts';
import { apertureStraordinarie } from './sedi/aperture-straordinarie/aperture-straordinarie.part.ts';
import { appartenenze } from './ambito/appartenenze/appartenenze.part.ts';
import { assenze } from './personale/assenze/assenze.part.ts';
import { caricamenti } from './personale/caricamenti/caricamenti.part.ts';
import { codaCaricamenti } from './personale/caricamenti/coda-caricamenti.ts';
import { runCaricamento } from './personale/caricamenti/run-caricamento.ts';
import { purgeCaricamenti, purgeCaricamentiTask } from './personale/caricamenti/purge-caricamenti.ts';
import { bilancio } from './governo/bilancio/bilancio.part.ts';
import { capofila } from './ambito/capofila/capofila.part.ts';
import { aperturaSede } from './offerta/apertura-sede/apertura-sede.part.ts';
import { cessazioneSede } from './offerta/cessazione-sede/cessazione-sede.part.ts';
import { caseworkConsumer } from './casework.consumer.ts';
import { comuni } from './ambito/comuni/comuni.part.ts';
import { contributi } from './governo/contributi/contributi.part.ts';
import { convenzioni } from './ambito/convenzioni/convenzioni.part.ts';
import { coordinatore } from './personale/coordinatore/coordinatore.part.ts';
import { edizioni } from './governo/edizioni/edizioni.part.ts';
import { direttive } from './governo/direttive/direttive.part.ts';
import { doppioni } from './personale/doppioni/doppioni.part.ts';
import { enti } from './offerta/enti/enti.part.ts';
import { entiDoppioni } from './offerta/enti-doppioni/enti-doppioni.part.ts';
import { festivita } from './sedi/festivita/festivita.part.ts';
import { formazione } from './personale/formazione/formazione.part.ts';
import { hsds } from './offerta/hsds/hsds.part.ts';
import { incarichi } from './personale/incarichi/incarichi.part.ts';
import { ispezioni } from './sedi/ispezioni/ispezioni.part.ts';
import { mandati } from './personale/mandati/mandati.part.ts';
import { obiettivi } from './governo/obiettivi/obiettivi.part.ts';
import { operatori } from './personale/operatori/operatori.part.ts';
import { orari } from './sedi/orari/orari.part.ts';
import { pianoDiZona } from './governo/piano-di-zona/piano-di-zona.part.ts';
import { prestazioni } from './offerta/prestazioni/prestazioni.part.ts';
import { pua } from './offerta/pua/pua.part.ts';
import { rapportoNumerico } from './personale/rapporto-numerico/rapporto-numerico.part.ts';
import { regolamento } from './governo/regolamento/regolamento.part.ts';
import { reperibilita } from './personale/reperibilita/reperibilita.part.ts';
import { risorse } from './sedi/risorse/risorse.part.ts';
import { scrivania } from './ambito/scrivania/scrivania.part.ts';
import { sedi } from './sedi/sede/sedi.part.ts';
import { fontiOf } from './ambito/scrivania/fonte.ts';
import { titoli } from './personale/titoli/titoli.part.ts';
import { uscite } from './governo/uscite/uscite.part.ts';
import { variazioniOrarie } from './sedi/variazioni-orarie/variazioni-orarie.part.ts';
import { vocabolari } from './ambito/vocabolari/vocabolari.part.ts';

export const migrations = sqlMigrations('registry', new URL('./migrations/', import.meta.url));

/**
 * The folders that need no dependency, by area. A folder imports only from lower areas and, in its area, from the folders before
 * it.
 */
const parti: readonly SubgraphPart[] = [
  // ambito: the Comuni and the Ambiti that they make.
  ambiti,
  annullamenti,
  comuni,
  appartenenze,
  capofila,
  convenzioni,
  vocabolari,
  // sedi: where the services are offered, and when.
  sedi,
  orari,
  variazioniOrarie,
  festivita,
  apertureStraordinarie,
  ispezioni,
  risorse,
  // personale: who works there.
  operatori,
  titoli,
  assenze,
  incarichi,
  coordinatore,
  mandati,
  rapportoNumerico,
  reperibilita,
  formazione,
  doppioni,
  // offerta: what is offered, and by whom.
  enti,
  accreditamenti,
  prestazioni,
  hsds,
  pua,
  entiDoppioni,
  cessazioneSede,
  aperturaSede,
  // governo: what an Ambito plans, spends and agrees.
  pianoDiZona,
  obiettivi,
  bilancio,
  edizioni,
  direttive,
  accordi,
  contributi,
  regolamento,
  uscite,
];

/** The sources of the coordinator's desk, in the order of the folders. Its counts come in this order, its items by their dates. */
export const FONTI = fontiOf(parti);

export const registryConfig = subgraphConfig.and(filesConfig);
type RegistryConfig = z.infer<typeof registryConfig>;
/** The worker also has the role of the service, with which it loads tables. */
export const registryWorkerConfig = workerConfig
  .and(filesConfig)
  .and(databaseConfig.pick({ DATABASE_URL: true }).required());

/** The registry's part of the graph. `archivio` says where attachments are kept. */
export const defineRegistry = (archivio: Archivio): SubgraphDefinition =>
  composeSubgraph('registry', [...parti, scrivania(FONTI), allegati(archivio), caricamenti(archivio)]);

/** The definition for work without files: printing the schema, comparing the tables, demonstration data. */
export const definition = defineRegistry(SENZA_ARCHIVIO);

export const createApp = async (config: RegistryConfig) =>
  createSubgraph(defineRegistry(await openArchivio(config)), config);

/** The deployment `registry-worker`: it hands events over, takes casework's answers, loads tables, deletes old files. */
export function workerDefinition({ store }: Pick<Archivio, 'store'>): WorkerDefinition {
  return {
    name: 'registry-worker',
    producer: 'registry',
    consumers: [caseworkConsumer()],
    operations: definition,
    tasks: (tools) => [
      purgeAllegati(tools.dataSource, store),
      purgeCaricamenti(tools.dataSource, store),
      runCaricamento(tools, store),
    ],
    start: async (tools) => {
      await tools.jobs.schedule(purgeAllegatiTask, {}, OGNI_ORA_MS);
      await tools.jobs.schedule(purgeCaricamentiTask, {}, OGNI_ORA_MS);
      return codaCaricamenti(tools);
    },
  };
}
