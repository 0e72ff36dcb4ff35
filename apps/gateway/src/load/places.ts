// SPDX-License-Identifier: AGPL-3.0-or-later
/** Who goes first: work that somebody has typed, then other work of those who are signed in, then everybody else. */
const RANKS = ['write', 'read', 'anonymous'] as const;
export type Rank = (typeof RANKS)[number];

/** The call was refused: the queue is full, or the wait was too long. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

/** How many calls are in flight and how many wait, and for how long; of these, those of callers who are not signed in. */
export interface PlacesLimits {
  readonly inFlight: number;
  readonly waiting: number;
  readonly waitMs: number;
  readonly anonymousInFlight: number;
  readonly anonymousWaiting: number;
}

/** The limits of places that are for callers who are not signed in alone. */
export function anonymousOnly(inFlight: number, waiting: number, waitMs: number): PlacesLimits {
  return { inFlight, waiting, waitMs, anonymousInFlight: inFlight, anonymousWaiting: waiting };
}

/** Told at each change how many calls are in flight and how many wait. */
type Watcher = (inFlight: number, waiting: number) => void;

/**
 * Places in front of what cannot serve everybody at once. A limited number of calls are in flight, a limited number wait for a place, and none waits
 * longer than a limited time. The better rank goes first; within a rank, the call that came first. Callers who are not signed in
 * have smaller limits of their own: however many they are, they leave places to those who are signed in.
 */
export class Places {
  readonly limits: PlacesLimits;
  private readonly queues: Readonly<Record<Rank, Set<() => void>>> = {
    write: new Set(),
    read: new Set(),
    anonymous: new Set(),
  };
  private readonly inFlight: Record<Rank, number> = { write: 0, read: 0, anonymous: 0 };
  private readonly watch: Watcher;

  constructor(limits: PlacesLimits, watch: Watcher = () => undefined) {
    this.limits = limits;
    this.watch = watch;
  }

  /**
   * Does the work once it has a place.
   * @param gone makes a waiting call leave the queue at once; null for a call that must be made even if its caller goes
   * @throws Overloaded, or the reason of `gone`, without doing the work
   */
  async run<T>(rank: Rank, gone: AbortSignal | null, work: () => Promise<T>): Promise<T> {
    gone?.throwIfAborted();
    // A place is taken at once, or handed over by the call that leaves it: none is free while somebody waits who may have it.
    if (this.isFree(rank)) this.take(rank);
    else await this.wait(rank, gone);
    try {
      return await work();
    } finally {
      this.inFlight[rank] -= 1;
      this.admitNext();
      this.tell();
    }
  }

  private take(rank: Rank): void {
    this.inFlight[rank] += 1;
    this.tell();
  }

  private wait(rank: Rank, gone: AbortSignal | null): Promise<void> {
    if (!this.mayWait(rank)) throw new Overloaded('The queue is full');
    const queue = this.queues[rank];
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        clearTimeout(timer);
        gone?.removeEventListener('abort', goAway);
        queue.delete(admit);
      };
      const giveUp = (reason: Error): void => {
        leave();
        this.tell();
        reject(reason);
      };
      const admit = (): void => {
        leave();
        this.take(rank);
        resolve();
      };
      const goAway = (): void => giveUp(gone?.reason as Error);
      const timer = setTimeout(
        () => giveUp(new Overloaded(`No place within ${this.limits.waitMs} ms`)),
        this.limits.waitMs,
      );
      gone?.addEventListener('abort', goAway);
      queue.add(admit);
      this.tell();
    });
  }

  private admitNext(): void {
    for (const rank of RANKS) {
      const [first] = this.queues[rank];
      if (first !== undefined && this.isFree(rank)) return first();
    }
  }

  private isFree(rank: Rank): boolean {
    if (this.calls() >= this.limits.inFlight) return false;
    return rank !== 'anonymous' || this.inFlight.anonymous < this.limits.anonymousInFlight;
  }

  private mayWait(rank: Rank): boolean {
    if (this.waiting() >= this.limits.waiting) return false;
    return rank !== 'anonymous' || this.queues.anonymous.size < this.limits.anonymousWaiting;
  }

  private calls(): number {
    return this.inFlight.write + this.inFlight.read + this.inFlight.anonymous;
  }

  private waiting(): number {
    return RANKS.reduce((sum, rank) => sum + this.queues[rank].size, 0);
  }

  private tell(): void {
    this.watch(this.calls(), this.waiting());
  }
}
