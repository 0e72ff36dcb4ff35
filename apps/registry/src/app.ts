// SPDX-License-Identifier: AGPL-3.0-or-later
import { databaseConfig, filesConfig, type z } from '@ambito/config';
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
import { apertureStraordinarie } from './sedi/aperture-straordinarie/aperture-straordinarie.part.ts';
import { appartenenze } from './ambito/appartenenze/appartenenze.part.ts';
import { assenze } from './personale/assenze/assenze.part.ts';
import { caricamenti } from './personale/caricamenti/caricamenti.part.ts';
import { codaCaricamenti } from './personale/caricamenti/coda-caricamenti.ts';
import { runCaricamento } from './personale/caricamenti/run-caricamento.ts';
import { purgeCaricamenti, purgeCaricamentiTask } from './personale/caricamenti/purge-caricamenti.ts';
import { bilancio } from './governo/bilancio/bilancio.part.ts';
import { capofila } from './ambito/capofila/capofila.part.ts';
import { caseworkConsumer } from './casework.consumer.ts';
import { comuni } from './ambito/comuni/comuni.part.ts';
import { contributi } from './governo/contributi/contributi.part.ts';
import { convenzioni } from './ambito/convenzioni/convenzioni.part.ts';
import { coordinatore } from './personale/coordinatore/coordinatore.part.ts';
import { direttive } from './governo/direttive/direttive.part.ts';
import { enti } from './offerta/enti/enti.part.ts';
import { festivita } from './ambito/festivita/festivita.part.ts';
import { formazione } from './personale/formazione/formazione.part.ts';
import { hsds } from './offerta/hsds/hsds.part.ts';
import { incarichi } from './personale/incarichi/incarichi.part.ts';
import { ispezioni } from './sedi/ispezioni/ispezioni.part.ts';
import { mandati } from './personale/mandati/mandati.part.ts';
import { Fondamenta1764000000001 } from './migrations/0001-fondamenta.ts';
import { OrariReali1764000000002 } from './migrations/0002-orari-reali.ts';
import { Personale1764000000003 } from './migrations/0003-personale.ts';
import { Offerta1764000000004 } from './migrations/0004-offerta.ts';
import { Governo1764000000005 } from './migrations/0005-governo.ts';
import { RegolamentoVocabolariFormazione1764000000006 } from './migrations/0006-regolamento-vocabolari-formazione.ts';
import { Allegati1764000000007 } from './migrations/0007-allegati.ts';
import { ProveDelleIspezioni1764000000008 } from './migrations/0008-prove-delle-ispezioni.ts';
import { Pua1764000000009 } from './migrations/0009-pua.ts';
import { OreMinimeDaSoglia1764000000010 } from './migrations/0010-ore-minime-da-soglia.ts';
import { UsciteIntere1764000000012 } from './migrations/0012-uscite-intere.ts';
import { ServizioRegolare1764000000011 } from './migrations/0011-servizio-regolare.ts';
import { SoglieIntereLineeApprovate1764000000013 } from './migrations/0013-soglie-intere-linee-approvate.ts';
import { VitaDelleSedi1764000000014 } from './migrations/0014-vita-delle-sedi.ts';
import { AttiEFirmatari1764000000016 } from './migrations/0016-atti-e-firmatari.ts';
import { Caricamenti1764000000017 } from './migrations/0017-caricamenti.ts';
import { ServizioDelloStessoAmbito1764000000015 } from './migrations/0015-servizio-dello-stesso-ambito.ts';
import { IndiciDegliElenchi1764000000018 } from './migrations/0018-indici-degli-elenchi.ts';
import { StoriaDelServizio1764000000019 } from './migrations/0019-storia-del-servizio.ts';
import { IscrittiAmmessi1764000000020 } from './migrations/0020-iscritti-ammessi.ts';
import { Mura1764000000021 } from './migrations/0021-mura.ts';
import { GiorniPassati1764000000022 } from './migrations/0022-giorni-passati.ts';
import { VociEConvenzioni1764000000023 } from './migrations/0023-voci-e-convenzioni.ts';
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
import { titoli } from './personale/titoli/titoli.part.ts';
import { variazioniOrarie } from './sedi/variazioni-orarie/variazioni-orarie.part.ts';
import { vocabolari } from './ambito/vocabolari/vocabolari.part.ts';

export const migrations = [
  Fondamenta1764000000001,
  OrariReali1764000000002,
  Personale1764000000003,
  Offerta1764000000004,
  Governo1764000000005,
  RegolamentoVocabolariFormazione1764000000006,
  Allegati1764000000007,
  ProveDelleIspezioni1764000000008,
  Pua1764000000009,
  OreMinimeDaSoglia1764000000010,
  ServizioRegolare1764000000011,
  UsciteIntere1764000000012,
  SoglieIntereLineeApprovate1764000000013,
  VitaDelleSedi1764000000014,
  ServizioDelloStessoAmbito1764000000015,
  AttiEFirmatari1764000000016,
  Caricamenti1764000000017,
  IndiciDegliElenchi1764000000018,
  StoriaDelServizio1764000000019,
  IscrittiAmmessi1764000000020,
  Mura1764000000021,
  GiorniPassati1764000000022,
  VociEConvenzioni1764000000023,
];

/** The folders to which nothing is given. */
const parti: readonly SubgraphPart[] = [
  ambiti,
  comuni,
  sedi,
  orari,
  variazioniOrarie,
  festivita,
  apertureStraordinarie,
  ispezioni,
  operatori,
  titoli,
  incarichi,
  assenze,
  mandati,
  rapportoNumerico,
  reperibilita,
  accreditamenti,
  enti,
  prestazioni,
  pua,
  hsds,
  scrivania,
  appartenenze,
  capofila,
  convenzioni,
  coordinatore,
  regolamento,
  vocabolari,
  formazione,
  pianoDiZona,
  obiettivi,
  bilancio,
  risorse,
  direttive,
  accordi,
  contributi,
];

export const registryConfig = subgraphConfig.and(filesConfig);
type RegistryConfig = z.infer<typeof registryConfig>;
/** With the role of the service too, by which tables are loaded. */
export const registryWorkerConfig = workerConfig
  .and(filesConfig)
  .and(databaseConfig.pick({ DATABASE_URL: true }).required());

/** The registry's part of the graph, with attachments kept where `archivio` says. */
export const defineRegistry = (archivio: Archivio): SubgraphDefinition =>
  composeSubgraph('registry', [...parti, allegati(archivio), caricamenti(archivio)]);

/** For what asks for no file: the schema's printing, the tables, demonstration data. */
export const definition = defineRegistry(SENZA_ARCHIVIO);

export const createApp = async (config: RegistryConfig) =>
  createSubgraph(defineRegistry(await openArchivio(config)), config);

/** What the deployment `registry-worker` does: hands events over, takes casework's answers, loads tables, takes files away in time. */
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
