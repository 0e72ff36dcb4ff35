// SPDX-License-Identifier: AGPL-3.0-or-later
export { consumatori, type Coda, type Produttore } from './consumatori.ts';
export { contratti, type Evento, type EventoDi, type TipoEvento } from './contratti.ts';
export { newEvent, parseEvent, type EventoLetto, type EventoRifiutato } from './evento.ts';
export { uuidv7 } from './uuidv7.ts';
