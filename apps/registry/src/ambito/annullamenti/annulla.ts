// SPDX-License-Identifier: AGPL-3.0-or-later
export { annulla, keepAnnullato, rettifica, writeCorretto, type Annullabile } from '@ambito/persistence';
export { Motivo } from '@ambito/subgraph';
