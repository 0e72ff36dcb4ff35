// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import type { Archivio } from '../allegati/archivio.ts';
import { CaricamentiResolver } from './caricamenti.resolver.ts';
import { risorseCaricamenti } from './caricamenti.risorse.ts';

export function caricamenti(archivio: Archivio): SubgraphPart {
  return { resolvers: [new CaricamentiResolver(archivio)], risorse: risorseCaricamenti(archivio) };
}
