// SPDX-License-Identifier: AGPL-3.0-or-later
import { answerError as answer, beginError, isAppError } from '@ambito/errors';
import type { Request, Response } from 'express';

/** Answers with the graph's error model. @throws the error itself when it is not of the model: the gateway masks it */
export function answerError(response: Response, error: unknown): void {
  if (!isAppError(error)) throw error;
  answer(response, error);
}

/** The same error as a page for a person, with a link to go on. */
export function answerErrorPage(response: Response, error: unknown): void {
  if (!isAppError(error)) throw error;
  beginError(response, error);
  response.type('html').send(page(error.message));
}

/** A page for a browser that goes to an address, the error model for a page that asks. */
export function answerRefusal(request: Request, response: Response, error: unknown): void {
  if (request.accepts(['json', 'html']) === 'html') answerErrorPage(response, error);
  else answerError(response, error);
}

/** A sign-in that failed. */
export function answerSignInRefused(response: Response): void {
  response.status(400).type('html').send(page('L’accesso non è riuscito: è stato annullato, o il tempo è scaduto.'));
}

/** The page contains only our own texts. */
function page(text: string): string {
  return `<!doctype html>
<html lang="it">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Accesso · Ambito</title></head>
<body><main><h1>Accesso</h1><p role="alert">${text}</p><p><a href="/auth/accedi">Accedi di nuovo</a></p></main></body>
</html>`;
}
