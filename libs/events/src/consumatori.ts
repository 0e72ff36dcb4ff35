// SPDX-License-Identifier: AGPL-3.0-or-later
/** Which queues take the events of which service. The relay hands each event over to all of its producer's. */
export const consumatori = {
  registry: ['casework.registry', 'information-system.fatti'],
  casework: ['registry.casework', 'information-system.fatti'],
} as const;

export type Produttore = keyof typeof consumatori;
export type Coda = (typeof consumatori)[Produttore][number];
