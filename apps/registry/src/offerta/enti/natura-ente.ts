// SPDX-License-Identifier: AGPL-3.0-or-later
import { enumOfList } from '@ambito/subgraph';
import { natureEnte, tipiCompetenza } from '@ambito/vocabulary';

export const NaturaEnte = enumOfList(
  'NaturaEnte',
  "Che cos'è un ente con cui il servizio collabora (art. 2 c. 5 f e o).",
  natureEnte,
);
export type NaturaEnte = keyof typeof NaturaEnte;

export const TipoCompetenza = enumOfList(
  'TipoCompetenza',
  'A quale servizio spetta una richiesta (art. 2 c. 8 e).',
  tipiCompetenza,
);
export type TipoCompetenza = keyof typeof TipoCompetenza;
