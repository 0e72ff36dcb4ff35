// SPDX-License-Identifier: AGPL-3.0-or-later
import { UNAVAILABLE_RETRY_S } from '@ambito/errors';
import type { Metrics } from '@ambito/telemetry';
import type { Caller } from '../request-context.ts';
import type { LimitsConfig } from './limits.ts';
import { perAddress } from './per-address.ts';
import { anonymousOnly, Places, type Rank } from './places.ts';

export type PlacesMetrics = Pick<Metrics, 'overloaded' | 'subgraphCalls'>;

/**
 * The places in front of one subgraph. A call of the graph has one until it is answered. A resource has one of the transfers, which may
 * last as long as its caller is slow; one that reads has one of the calls as well until its answer begins: then the subgraph has read.
 * One address has few of the transfers: its others wait for these.
 */
export class SubgraphPlaces {
  readonly calls: Places;
  readonly transfers: Places;
  private readonly name: string;
  private readonly metrics: PlacesMetrics;
  private readonly transfersOf: (address: string) => Places;

  constructor(name: string, limits: LimitsConfig, metrics: PlacesMetrics) {
    this.name = name;
    this.metrics = metrics;
    const shared = {
      waiting: limits.SUBGRAPH_WAITING,
      waitMs: limits.SUBGRAPH_WAIT_MS,
      anonymousWaiting: limits.SUBGRAPH_ANONYMOUS_WAITING,
    };
    this.calls = new Places(
      { ...shared, inFlight: limits.SUBGRAPH_IN_FLIGHT, anonymousInFlight: limits.SUBGRAPH_ANONYMOUS_IN_FLIGHT },
      this.watcher('in_flight', 'waiting'),
    );
    this.transfers = new Places(
      { ...shared, inFlight: limits.SUBGRAPH_TRANSFERS, anonymousInFlight: limits.SUBGRAPH_ANONYMOUS_TRANSFERS },
      this.watcher('transfers', 'transfers_waiting'),
    );
    const { SUBGRAPH_ADDRESS_TRANSFERS, SUBGRAPH_ANONYMOUS_WAITING, SUBGRAPH_WAIT_MS } = limits;
    this.transfersOf = perAddress(
      () => new Places(anonymousOnly(SUBGRAPH_ADDRESS_TRANSFERS, SUBGRAPH_ANONYMOUS_WAITING, SUBGRAPH_WAIT_MS)),
    );
  }

  /** Does a transfer in its place. @throws as `Places.run` */
  transfer<T>({ signedIn, key }: Caller, rank: Rank, gone: AbortSignal, work: () => Promise<T>): Promise<T> {
    const inPlace = (): Promise<T> => this.transfers.run(rank, gone, work);
    return signedIn ? inPlace() : this.transfersOf(key).run(rank, gone, inPlace);
  }

  /** Counts a refusal. @returns what its caller reads of it */
  refuse(rank: Rank): string {
    this.metrics.overloaded.inc({ subgraph: this.name, rank });
    return `Il servizio ${this.name} ha troppe richieste: riprova tra ${UNAVAILABLE_RETRY_S} secondi`;
  }

  private watcher(inFlight: string, waiting: string) {
    return (busy: number, queued: number): void => {
      this.metrics.subgraphCalls.set({ subgraph: this.name, state: inFlight }, busy);
      this.metrics.subgraphCalls.set({ subgraph: this.name, state: waiting }, queued);
    };
  }
}
