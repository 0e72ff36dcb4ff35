// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ProofKey } from '@ambito/config';
import type { Logger, Metrics, Stoppable } from '@ambito/telemetry';
import { Counter, Gauge } from 'prom-client';
import type { Source } from '../representations.ts';
import { cachedSource, type Outcome } from './cached-source.ts';
import { declaredIn } from './declared.ts';
import { EntityCache } from './entity-cache.ts';
import { followChanges } from './follow-changes.ts';
import { publicSelections } from './selection.ts';

/** The cache of the public records of one subgraph. */
export interface EntityCaching extends Stoppable {
  /** The subgraph, asked only for what is not kept. */
  around(source: Source): Source;
  /** Takes what another supergraph declares public. */
  declare(supergraph: string): void;
}

/** @param url of the subgraph's graph */
export function createEntityCaching(options: {
  url: string;
  keys: readonly ProofKey[];
  logger: Logger;
  metrics: Metrics;
}): EntityCaching {
  const cache = new EntityCache();
  const count = countOf(options.metrics, cache);
  let selections = publicSelections(new Map());
  const following = followChanges(cache, options);
  return {
    around: (source) => cachedSource(source, { cache, selectionOf: (query) => selections(query), count }),
    declare: (supergraph) => void (selections = publicSelections(declaredIn(supergraph))),
    stop: () => following.stop(),
  };
}

function countOf({ registry }: Metrics, cache: EntityCache): (outcome: Outcome, objects: number) => void {
  const registers = [registry];
  const objects = new Counter({
    name: 'ambito_entity_cache_objects_total',
    help: 'Objects asked of the registry by key, by where the answer came from',
    labelNames: ['outcome'],
    registers,
  });
  new Gauge({
    name: 'ambito_entity_cache_on',
    help: '1 while the changes of public records are heard',
    registers,
    collect() {
      this.set(cache.isOn ? 1 : 0);
    },
  });
  new Gauge({
    name: 'ambito_entity_cache_records',
    help: 'Records of which something is kept',
    registers,
    collect() {
      this.set(cache.size.records);
    },
  });
  new Gauge({
    name: 'ambito_entity_cache_characters',
    help: 'Characters of the answers that are kept',
    registers,
    collect() {
      this.set(cache.size.characters);
    },
  });
  return (outcome, number) => {
    if (number > 0) objects.inc({ outcome }, number);
  };
}
