// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The one error model. The message is Italian, for people; `extensions` is what clients may rely on: a stable `code` and
 * the fields of each kind. Whatever is not an AppError is masked at the edge.
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

/** Nobody is signed in, or the token is not good. */
export class Unauthenticated extends AppError {
  readonly code = 'UNAUTHENTICATED';
}

/** The actor's roles do not admit it, whatever the data. */
export class Forbidden extends AppError {
  readonly code = 'FORBIDDEN';
}

/** What was asked for is not there, or not the actor's to see: the two are told alike. */
export class NotFound extends AppError {
  readonly code = 'NOT_FOUND';
}

/** A value that is wrong: the way to it from the field's arguments, and why, for people. */
export interface CampoNonValido {
  readonly percorso: readonly string[];
  readonly messaggio: string;
}

/** One value of the input is wrong (its path and why), or several (a list of them). */
export class BadUserInput extends AppError {
  readonly code = 'BAD_USER_INPUT';
  readonly campi: readonly CampoNonValido[];

  constructor(percorso: readonly string[], message: string);
  constructor(campi: readonly CampoNonValido[], message?: string, options?: ErrorOptions);
  constructor(
    dove: readonly string[] | readonly CampoNonValido[],
    message = 'Dati non validi',
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.campi = sonoCampi(dove) ? dove : [{ percorso: dove, messaggio: message }];
  }

  override get extensions(): Record<string, unknown> {
    return { code: this.code, campi: this.campi };
  }
}

function sonoCampi(dove: readonly string[] | readonly CampoNonValido[]): dove is readonly CampoNonValido[] {
  return typeof dove[0] === 'object';
}

/** The record has changed since it was read (`versioneAttuale` is the one to read again), or is there already. */
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

  constructor(articolo: string, message: string, dettagli?: Readonly<Record<string, unknown>>) {
    super(message);
    this.articolo = articolo;
    this.dettagli = dettagli;
  }

  override get extensions(): Record<string, unknown> {
    const { code, articolo, dettagli } = this;
    return { code, articolo, ...(dettagli === undefined ? {} : { dettagli }) };
  }
}

/** Something that is needed does not answer; the same request may succeed in a moment. */
export class Unavailable extends AppError {
  readonly code = 'UNAVAILABLE';

  override get extensions(): Record<string, unknown> {
    return { code: this.code, ritentabile: true };
  }
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError;
}
