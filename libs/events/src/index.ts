// SPDX-License-Identifier: AGPL-3.0-or-later
export { consumatori, type Coda, type Produttore } from './consumatori.ts';
export { newEvent, parseEvent, type Evento } from './evento.ts';
export { contratti } from './contratti.ts';
