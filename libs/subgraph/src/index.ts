// SPDX-License-Identifier: AGPL-3.0-or-later
// This import comes before any decorated class.
import 'reflect-metadata';
export { ANNULLATO_DA, Annullato, DatoAnnullato, type AnnullatoRow } from './annullato.ts';
export { Azione, azioneOf } from './binding.ts';
export { AtMost } from './bounds.ts';
export { azioneOfCommand, Command, Unit } from './command.ts';
export { type GraphContext } from './context.ts';
export { enumOfList } from './enum-of-list.ts';
export { connectionOf, emptyPage, PaginaArgs, paginate, type Pagina } from './connection.ts';
export {
  CodiceIstat,
  CodiceLingua,
  CodiceRegione,
  Decimali,
  defineForma,
  Ora,
  OraDiInizio,
  Telefono,
} from './forma.ts';
export { invalidFields } from './inputs.ts';
export { mancaAllaLinea } from './manca-alla-linea.ts';
export { Motivo } from './motivo.ts';
export { isText, readText, withoutBlanks } from './text.ts';
export { removableFields, UpdateInput, updateInputs } from './update-input.ts';
export { ListField, ListQuery } from './list.ts';
export { paginateOwned, paginateRoot, type ListSql, type OwnedList } from './list-sql.ts';
export { LoadField, LoadQuery } from './load-field.ts';
export { Admitted, Permesso, permessiOf } from './permessi.ts';
export { composeSubgraph, type SubgraphPart } from './part.ts';
export { DataIso, Importo, UUID } from './scalars.ts';
export { defineAsked, whenAsked, type Asked } from './selected-fields.ts';
export {
  defineReference,
  defineStub,
  type Condition,
  type Lettura,
  type Memo,
  type Places,
  type Reference,
  type Row,
} from './reference.ts';
export { idNelPercorso, type Risorsa } from './risorsa.ts';
export { buildSubgraph, type SubgraphDefinition } from './schema.ts';
export { runDemoCommand } from './demo-command.ts';
export { migrateConfig, runMigrateCommand } from './migrate-command.ts';
export { createSubgraph, subgraphConfig, type SubgraphConfig } from './server.ts';
export {
  createWorker,
  workerConfig,
  type WorkerConfig,
  type WorkerDefinition,
  type WorkerTools,
} from './worker/worker.ts';
export type { Consumer } from './worker/consumer.ts';
