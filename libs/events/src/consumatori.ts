// SPDX-License-Identifier: AGPL-3.0-or-later
/** The queues that take the events of each service. The relay hands each event over to every queue of its producer. */
export const consumatori = {
  registry: ['casework.registry', 'information-system.fatti'],
  casework: ['registry.casework', 'information-system.fatti'],
} as const;

export type Produttore = keyof typeof consumatori;
export type Coda = (typeof consumatori)[Produttore][number];
