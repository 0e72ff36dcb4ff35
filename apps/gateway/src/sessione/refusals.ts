// SPDX-License-Identifier: AGPL-3.0-or-later
import { isAppError, type AppError } from '@ambito/errors';
import type { Response } from 'express';

const STATUS: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, UNAVAILABLE: 503 };
const RETRY_AFTER_S = '5';

/** Answers with the graph's error model. @throws the error itself when it is not of the model: the gateway masks it */
export function answerError(response: Response, error: unknown): void {
  const { message, extensions } = begin(response, error);
  response.json({ errors: [{ message, extensions }] });
}

/** The same for who is waiting in front of a browser, with a way on. */
export function answerErrorPage(response: Response, error: unknown): void {
  const { message } = begin(response, error);
  response.type('html').send(page(message));
}

/** A sign-in that came to nothing. */
export function answerSignInRefused(response: Response): void {
  response.status(400).type('html').send(page('L’accesso non è riuscito: è stato annullato, o il tempo è scaduto.'));
}

function begin(response: Response, error: unknown): AppError {
  if (!isAppError(error)) throw error;
  const status = STATUS[error.code] ?? 500;
  if (status === 503) response.set('Retry-After', RETRY_AFTER_S);
  response.status(status);
  return error;
}

/** Only texts of ours go in. */
function page(text: string): string {
  return `<!doctype html>
<html lang="it">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Accesso · Ambito</title></head>
<body><main><h1>Accesso</h1><p role="alert">${text}</p><p><a href="/auth/accedi">Accedi di nuovo</a></p></main></body>
</html>`;
}
