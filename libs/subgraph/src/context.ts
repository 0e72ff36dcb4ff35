// SPDX-License-Identifier: AGPL-3.0-or-later
import { authorise, isAdmitted, type Attore, type Autorizzazione, type Azione } from '@ambito/access';
import {
  poolReader,
  ReadUnit,
  write,
  type DatabaseRules,
  type DataSource,
  type PersonalReads,
  type Reader,
  type WriteUnit,
} from '@ambito/persistence';
import type { RequestIds, TellRefusal } from '@ambito/telemetry';
import DataLoader from 'dataloader';
import { reasonOf } from './errors.ts';
import type { Lettura, Memo, Reference, Row } from './reference.ts';
import { isUuid } from './scalars.ts';
import type { Selected } from './selected-fields.ts';

export interface ContextServices {
  readonly dataSource: DataSource;
  readonly rules: DatabaseRules;
  readonly clock: () => Date;
  /** Told once of each action that a request is refused, and of each reason. */
  readonly tellRefusal?: TellRefusal;
  readonly personalReads: PersonalReads;
}

/** One request: the actor, the Ambito, and the only ways to read and to write. Each field gets it bound to its action. */
export class GraphContext {
  readonly attore: Attore;
  readonly ambitoId: string | null;
  readonly requestId: string;
  readonly callerRequestId: string | undefined;
  readonly adesso: Date;
  /** The action of the field being resolved, and the role that admitted the actor to it. */
  readonly azione: string = '';
  readonly autorizzazione: Autorizzazione = { ruolo: 'PUBBLICO', assegnazione: null };
  /** Whether that action concerns personal data. */
  private readonly personale: boolean = false;
  private readonly services: ContextServices;
  private readonly caller: AbortSignal | undefined;
  /** Of this request and of the copies that Apollo Server makes of its context. */
  private readonly reads: { gone?: AbortSignal | undefined; command?: 'DONE' | 'REPEATED'; selected?: Selected } = {};
  private readonly unit: ReadUnit;
  private readonly pool: Reader;
  private readonly loaders = new Map<string, DataLoader<string, Row | null>>();
  private readonly memos = new Map<string, unknown>();
  private readonly bound = new Map<Azione, GraphContext>();
  private readonly refused = new Set<string>();
  readonly memo: Memo = <T>(name: string, make: () => T): T => {
    if (!this.memos.has(name)) this.memos.set(name, make());
    return this.memos.get(name) as T;
  };
  readonly asks: Lettura['asks'] = (...fields) => fields.some((field) => this.reads.selected?.().has(field) ?? true);

  constructor(
    services: ContextServices,
    request: RequestIds & { attore: Attore; ambitoId: string | null; caller?: AbortSignal },
  ) {
    this.services = services;
    this.caller = request.caller;
    this.attore = request.attore;
    this.ambitoId = request.ambitoId;
    this.requestId = request.requestId;
    this.callerRequestId = request.callerRequestId;
    this.adesso = services.clock();
    this.unit = new ReadUnit(services.dataSource, this);
    this.pool = poolReader(services.dataSource, this.reads);
  }

  /**
   * This context for the field of one action.
   * @throws Unauthenticated, Forbidden when the actor is not admitted to it
   */
  bind(azione: Azione): GraphContext {
    const known = this.bound.get(azione);
    if (known !== undefined) return known;
    const autorizzazione = this.authorise(azione);
    const bound = Object.create(this, {
      azione: { value: azione.nome },
      autorizzazione: { value: autorizzazione },
      personale: { value: azione.personale === true },
    }) as GraphContext;
    this.bound.set(azione, bound);
    return bound;
  }

  /** @throws Unauthenticated, Forbidden when the actor is not admitted to the action */
  private authorise(azione: Azione): Autorizzazione {
    try {
      return authorise(this.attore, azione, this.ambitoId);
    } catch (error) {
      this.tellRefusal(azione.nome, error);
      throw error;
    }
  }

  /** Tells who operates the service that an action failed because of who asked for it. Any other error is none of it. */
  tellRefusal(action: string, error: unknown): void {
    const reason = reasonOf(error);
    const told = `${action} ${reason}`;
    if (reason === undefined || this.refused.has(told)) return;
    this.refused.add(told);
    const { requestId, callerRequestId, ambitoId: ambito, attore } = this;
    const roles = [...new Set(attore.ruoli.map(({ ruolo }) => ruolo))];
    this.services.tellRefusal?.({ requestId, callerRequestId, action, reason, roles, ambito });
  }

  /** Whether the actor's roles admit an action. A type's `permessi` use it. */
  ammette(azione: Azione): boolean {
    return isAdmitted(this.attore, azione, this.ambitoId);
  }

  /** Lets the reads of this request stop when its caller goes. Never for a mutation: what it has begun it finishes. */
  stopWithCaller(): void {
    this.reads.gone = this.caller;
  }

  /** Lets columns that cost be left out when the operation selects no field that needs them. */
  answerOnly(selected: Selected): void {
    this.reads.selected = selected;
  }

  /** Tells a read that nobody waits for its answer any more. */
  get gone(): AbortSignal | undefined {
    return this.reads.gone;
  }

  /** How much the account may read in a day. */
  get personalReads(): PersonalReads {
    return this.services.personalReads;
  }

  /** The command of this request whose answer is read now, if there is one: done, or repeated with its key. */
  get command(): 'DONE' | 'REPEATED' | undefined {
    return this.reads.command;
  }

  /** Reads under the action of the field: a personal one in the request's unit, under row-level security and audit. */
  get lettura(): Lettura {
    return this.readerFor(this.personale, this.autorizzazione);
  }

  /** The object of a key, loaded in one batch with the other keys; null when the actor may not see it or it does not exist. */
  load(reference: Reference, key: string, value: string): Promise<Row | null> {
    return this.loaderOf(reference, key).load(value);
  }

  /**
   * Takes rows that a list has read by the columns and the policy of a reference: they are audited as if the reference had loaded
   * them, and are not loaded again.
   */
  take(reference: Reference, key: string, rows: readonly Row[]): Row[] {
    if (reference.azione.personale === true && !this.personale)
      throw new Error(`${this.azione} is not a personal action: it cannot show ${reference.typename}`);
    const shown = this.show(reference, this.authorise(reference.azione), rows);
    const loader = this.loaderOf(reference, key);
    for (const row of shown) loader.prime(String(row[key]), row);
    return shown;
  }

  /** A list of rows for each of many owners, batched: `group` gives one statement for all of them. */
  loadMany<R extends Row>(
    name: string,
    owner: string,
    group: (lettura: Lettura, owners: readonly string[]) => Promise<(R & { owner: string })[]>,
  ): Promise<R[]> {
    // Apart for each action: what is read under one is not read by who is admitted to another.
    const key = `${this.azione} ${name}[]`;
    let loader = this.loaders.get(key);
    if (loader === undefined) {
      const lettura = this.lettura;
      loader = new DataLoader<string, Row | null>(async (owners) => {
        const rows = await group(lettura, owners);
        const byOwner = groupByOwner(rows);
        return owners.map((value) => ({ rows: byOwner.get(value) ?? [] }));
      });
      this.loaders.set(key, loader);
    }
    return loader.load(owner).then((found) => (found as { rows: R[] }).rows);
  }

  /**
   * Runs an operation as one unit: its rows, events and audit commit together.
   * @param idempotency the caller's key and the arguments of the command
   */
  async write<T>(
    operation: (unit: WriteUnit) => Promise<T>,
    idempotency?: { key: string | undefined; arguments: unknown },
  ): Promise<T> {
    const { rules, dataSource } = this.services;
    const key = idempotency?.key;
    let command: 'DONE' | 'REPEATED' = 'REPEATED';
    const result = await write(
      dataSource,
      this,
      { rules, ...(key === undefined ? {} : { idempotency: { key, arguments: idempotency?.arguments } }) },
      (unit) => {
        command = 'DONE';
        return operation(unit);
      },
    );
    this.forget();
    this.reads.command = command;
    return result;
  }

  /** Remembers in the audit that a record was read under the action of the field. @param motivo what it was read for */
  audit(tipo: string, recordId: string, motivo?: string): void {
    const entry = { azione: this.azione, ruolo: this.autorizzazione.ruolo, tipo, recordId };
    this.unit.audit(motivo === undefined ? entry : { ...entry, motivo });
  }

  /** Whether the audit of a personal read has not been committed yet: no answer may leave before. */
  get readsAreOpen(): boolean {
    return this.unit.owesAudit;
  }

  /** Closes the read unit, its audit included; the next read opens another. */
  async endReads(): Promise<void> {
    this.forget();
    await this.unit.close();
  }

  /** Closes the read unit for good: no field reads after the answer has left. */
  async end(): Promise<void> {
    this.forget();
    await this.unit.end();
  }

  /** Forgets what was read: a write may have changed it. */
  private forget(): void {
    this.loaders.clear();
    this.memos.clear();
  }

  private async loadBatch(reference: Reference, key: string, values: readonly string[]): Promise<(Row | null)[]> {
    const { azione } = reference;
    const personale = azione.personale === true;
    const autorizzazione = this.authorise(azione);
    const load = reference.keys[key];
    if (load === undefined) throw new Error(`${reference.typename} has no key ${key}`);
    // A key called id is a UUID. Any other text finds no record, and does not reach the database.
    const keys = key === 'id' ? values.map((value) => value.toLowerCase()) : values;
    const known = key === 'id' ? keys.filter(isUuid) : keys;
    const rows = known.length === 0 ? [] : await load(this.readerFor(personale, autorizzazione), known);
    const byKey = new Map(this.show(reference, autorizzazione, rows).map((row) => [row['askedBy'] ?? row[key], row]));
    return keys.map((value) => byKey.get(value) ?? null);
  }

  private loaderOf(reference: Reference, key: string): DataLoader<string, Row | null> {
    const name = `${reference.typename}.${key}`;
    let loader = this.loaders.get(name);
    if (loader === undefined) {
      loader = new DataLoader((values) => this.loadBatch(reference, key, values));
      this.loaders.set(name, loader);
    }
    return loader;
  }

  /** The rows as objects of the graph; personal ones are remembered for the audit. */
  private show(reference: Reference, { ruolo }: Autorizzazione, rows: readonly Row[]): Row[] {
    const { azione, typename } = reference;
    if (azione.personale === true) {
      for (const row of rows) {
        const motivo = reference.motivo?.(row);
        const entry = { azione: azione.nome, ruolo, tipo: typename, recordId: String(row['id']) };
        this.unit.audit(motivo === undefined ? entry : { ...entry, motivo });
      }
    }
    return rows.map((row) => ({ ...row, __typename: typename }));
  }

  private readerFor(personale: boolean, autorizzazione: Autorizzazione): Lettura {
    return {
      // A request that holds a client takes no second one: requests that wait for one another's clients would stand still.
      query: (sql, parameters) => (personale || this.unit.isOpen ? this.unit : this.pool).query(sql, parameters),
      attore: this.attore,
      autorizzazione,
      ambitoId: this.ambitoId,
      adesso: this.adesso,
      memo: this.memo,
      asks: this.asks,
    };
  }
}

function groupByOwner<R extends { owner: string }>(rows: readonly R[]): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(row.owner);
    if (group === undefined) groups.set(row.owner, [row]);
    else group.push(row);
  }
  return groups;
}
