// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { AllegatoEntity, AllegatoMostratoEntity } from './allegato.entity.ts';
import { allegatoReference } from './allegato.reference.ts';
import { AllegatoResolver, PermessiAllegatoResolver } from './allegato.resolver.ts';
import { risorseAllegati } from './allegati.risorse.ts';
import type { Archivio } from './archivio.ts';
import { PreparaAllegato } from './prepara-allegato.ts';

export function allegati(archivio: Archivio): SubgraphPart {
  return {
    resolvers: [PreparaAllegato, new AllegatoResolver(archivio), PermessiAllegatoResolver],
    references: [allegatoReference],
    entities: [AllegatoEntity, AllegatoMostratoEntity],
    risorse: risorseAllegati(archivio),
    rules: {
      allegato_immutabile: () => new Conflict('Un allegato caricato non cambia: caricane un altro'),
    },
  };
}
