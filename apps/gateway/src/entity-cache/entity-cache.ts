// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { LRUCache } from 'lru-cache';

/** Records that are kept at most: every sede and Comune of a large Regione, and its catalogue. */
const MAX_RECORDS = 20_000;
/** Characters of the answers that are kept at most; in memory they take about twice as many bytes. */
const MAX_SIZE = 16 * 1024 * 1024;
/** Characters of the answers about one record at most: a caller who asks for it in ever new ways fills no more than this. */
const MAX_RECORD_SIZE = 32 * 1024;
/** What an answer takes beside its text. */
const OVERHEAD = 200;
/** No answer is older, whatever happens to the announcements. */
const MAX_AGE_MS = 300_000;
/** By how much the clocks of gateway and services may differ when the day changes. */
const AROUND_MIDNIGHT_MS = 60_000;

/** One kept answer about a record. */
interface Kept {
  readonly entity: unknown;
  readonly within: readonly string[];
  readonly at: number;
  readonly until: number;
  readonly size: number;
}

/** All that is kept of one record, by what was asked. */
interface Answers {
  readonly answers: Map<string, Kept>;
  readonly size: number;
}

/**
 * What the gateway has read of public records, until a change of them is announced, or for five minutes and not beyond the day in
 * Rome. It is off, and empty, unless the announcements are heard.
 */
export class EntityCache {
  private readonly records = new LRUCache<string, Answers>({
    max: MAX_RECORDS,
    maxSize: MAX_SIZE,
    maxEntrySize: MAX_RECORD_SIZE,
    sizeCalculation: ({ size }) => size,
  });
  /** Counts the announcements. An answer that was asked for before one is not kept after it. */
  private count = 0;
  private on = false;
  private day = '';
  /** By type: the last announcement of any of its records, and the last one of all of them. */
  private readonly changed = new Map<string, number>();
  private readonly changedWhole = new Map<string, number>();
  private readonly clock: () => number;

  constructor(clock: () => number = Date.now) {
    this.clock = clock;
  }

  /**
   * The moment of a question, to be handed to `keep` with its answer; undefined when nothing is kept now: the announcements are
   * not heard, or the day is about to change in Rome or has just changed.
   */
  begin(): number | undefined {
    if (!this.on) return undefined;
    const now = this.clock();
    const day = giornoRoma(new Date(now + AROUND_MIDNIGHT_MS));
    if (day !== this.day) {
      this.empty();
      this.day = day;
    }
    return giornoRoma(new Date(now - AROUND_MIDNIGHT_MS)) === day ? this.count : undefined;
  }

  /** @param asked what is asked of the record, and by which class of readers */
  get(type: string, key: string, asked: string): unknown {
    const kept = this.records.get(nameOf(type, key))?.answers.get(asked);
    if (kept === undefined || kept.until < this.clock()) return undefined;
    if ((this.changedWhole.get(type) ?? 0) > kept.at) return undefined;
    if (kept.within.some((inner) => (this.changed.get(inner) ?? 0) > kept.at)) return undefined;
    return kept.entity;
  }

  /**
   * Keeps an answer, unless a change was announced since the question.
   * @param within the types of the records inside the answer
   */
  keep(
    begun: number,
    record: { type: string; key: string },
    asked: string,
    entity: unknown,
    within: readonly string[],
  ): void {
    if (!this.on || begun !== this.count) return;
    const name = nameOf(record.type, record.key);
    const { answers, size: before } = this.records.peek(name) ?? { answers: new Map<string, Kept>(), size: 0 };
    const size = JSON.stringify(entity).length + asked.length + name.length + OVERHEAD;
    const replaced = answers.get(asked)?.size ?? 0;
    answers.set(asked, { entity, within, at: this.count, until: this.clock() + MAX_AGE_MS, size });
    // A record that has grown too large is let go.
    this.records.set(name, { answers, size: before - replaced + size });
  }

  /** Drops what is kept of a record, or of all records of its type. */
  drop(type: string, key?: string): void {
    this.count += 1;
    this.changed.set(type, this.count);
    if (key === undefined) this.changedWhole.set(type, this.count);
    else this.records.delete(nameOf(type, key));
  }

  /** Drops what is kept of all records. An answer that is on its way is not kept either. */
  empty(): void {
    this.count += 1;
    this.records.clear();
    this.changed.clear();
    this.changedWhole.clear();
  }

  /** The announcements are heard from now on. */
  turnOn(): void {
    this.empty();
    this.on = true;
  }

  /** The announcements are not heard any more: nothing is kept, and nothing answered, until they are. */
  turnOff(): void {
    this.on = false;
    this.empty();
  }

  get isOn(): boolean {
    return this.on;
  }

  get size(): { records: number; characters: number } {
    return { records: this.records.size, characters: this.records.calculatedSize };
  }
}

/** Keys in capitals name the same record: UUIDs are read in any case. */
function nameOf(type: string, key: string): string {
  return `${type} ${key.toLowerCase()}`;
}
