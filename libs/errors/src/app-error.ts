// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The one error model. The message is Italian, for people; `extensions` is what clients may rely on: a stable `code` and
 * the fields of each kind. Any error that is not an AppError is masked at the edge.
 */
export abstract class AppError extends Error {
  abstract readonly code: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }

  /** Copied by graphql-js onto the error that the client gets. */
  get extensions(): Record<string, unknown> {
    return { code: this.code };
  }
}

/** The caller is not signed in, or the token is not valid. */
export class Unauthenticated extends AppError {
  readonly code = 'UNAUTHENTICATED';
}

/**
 * Why an actor is refused, for the log and the metrics of refusals: no role is admitted; the only one that is has a limit that the
 * action does not apply; the Ambito, or the role chosen, is not the actor's; the call is not the gateway's; or the actor's relation to
 * the record.
 */
export type RefusalReason = 'role' | 'limit' | 'ambito' | 'chosen_role' | 'proof' | 'relation';

/** The actor is not admitted: by the role, whatever the data are, or by the relation to a record that it may read. */
export class Forbidden extends AppError {
  readonly code = 'FORBIDDEN';
  /** Not told to the caller. */
  readonly reason: RefusalReason;

  constructor(message: string, reason: RefusalReason = 'relation') {
    super(message);
    this.reason = reason;
  }
}

/** The record does not exist, or the actor may not see it: the answer is the same. */
export class NotFound extends AppError {
  readonly code = 'NOT_FOUND';
}

/** A wrong value: its path from the field's arguments, and the reason, for people. */
export interface CampoNonValido {
  readonly percorso: readonly string[];
  readonly messaggio: string;
}

/** One value of the input is wrong (its path and the reason), or several are (a list of them). */
export class BadUserInput extends AppError {
  readonly code = 'BAD_USER_INPUT';
  readonly campi: readonly CampoNonValido[];

  constructor(percorso: readonly string[], message: string);
  constructor(campi: readonly CampoNonValido[], message?: string, options?: ErrorOptions);
  constructor(dove: readonly string[] | readonly CampoNonValido[], message?: string, options?: ErrorOptions) {
    const campi = sonoCampi(dove) ? dove : [{ percorso: dove, messaggio: message ?? '' }];
    super(message ?? inParole(campi), options);
    this.campi = campi;
  }

  override get extensions(): Record<string, unknown> {
    return { code: this.code, campi: this.campi };
  }
}

/** More wrong values than these are counted, not told. */
const CAMPI_DETTI = 3;

/** What is wrong, in a sentence: each value by the name of its field. */
function inParole(campi: readonly CampoNonValido[]): string {
  const detti = campi.slice(0, CAMPI_DETTI).map(({ percorso, messaggio }) => {
    const campo = percorso.filter((parte) => parte !== 'input').join('.');
    return campo === '' ? messaggio : `${campo}: ${messaggio}`;
  });
  if (detti.length === 0) return 'Dati non validi';
  const altri = campi.length - detti.length;
  return `Dati non validi. ${detti.join('; ')}${altri === 0 ? '' : `; e altri ${altri}`}`;
}

function sonoCampi(dove: readonly string[] | readonly CampoNonValido[]): dove is readonly CampoNonValido[] {
  return typeof dove[0] === 'object';
}

/** The record has changed since it was read (`versioneAttuale` is its version now), or it exists already. */
export class Conflict extends AppError {
  readonly code = 'CONFLICT';
  readonly versioneAttuale: number | undefined;
  readonly dettagli: Readonly<Record<string, unknown>> | undefined;

  constructor(message: string, versioneAttuale?: number, dettagli?: Readonly<Record<string, unknown>>) {
    super(message);
    this.versioneAttuale = versioneAttuale;
    this.dettagli = dettagli;
  }

  override get extensions(): Record<string, unknown> {
    const { code, versioneAttuale, dettagli } = this;
    return {
      code,
      ...(versioneAttuale === undefined ? {} : { versioneAttuale }),
      ...(dettagli === undefined ? {} : { dettagli }),
    };
  }
}

/** A rule of the Regolamento would be broken: `articolo` names it, as in `art. 5 c. 1`. */
export class RuleViolation extends AppError {
  readonly code = 'RULE_VIOLATION';
  readonly articolo: string;
  readonly dettagli: Readonly<Record<string, unknown>> | undefined;
  /** The fields by which the caller may go on all the same, as a confirmation. */
  readonly campi: readonly CampoNonValido[] | undefined;

  constructor(
    articolo: string,
    message: string,
    dettagli?: Readonly<Record<string, unknown>>,
    campi?: readonly CampoNonValido[],
  ) {
    super(message);
    this.articolo = articolo;
    this.dettagli = dettagli;
    this.campi = campi;
  }

  override get extensions(): Record<string, unknown> {
    const { code, articolo, dettagli, campi } = this;
    return {
      code,
      articolo,
      ...(dettagli === undefined ? {} : { dettagli }),
      ...(campi === undefined ? {} : { campi }),
    };
  }
}

/** A system that the service needs does not answer; the same request may succeed in a moment. */
export class Unavailable extends AppError {
  readonly code = 'UNAVAILABLE';

  override get extensions(): Record<string, unknown> {
    return { code: this.code, ritentabile: true };
  }
}

/** The caller has asked too much in too little time; the same request will be served after `riprovaTraSecondi`. */
export class TooManyRequests extends AppError {
  readonly code = 'TOO_MANY_REQUESTS';
  readonly riprovaTraSecondi: number;

  constructor(message: string, riprovaTraSecondi: number) {
    super(message);
    this.riprovaTraSecondi = riprovaTraSecondi;
  }

  override get extensions(): Record<string, unknown> {
    return { code: this.code, ritentabile: true, riprovaTraSecondi: this.riprovaTraSecondi };
  }
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError;
}
