// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RequestHandler } from 'express';

/** The page for people when there is no front end: the addresses, and the way to sign in. */
const PAGE = `<!doctype html>
<html lang="it">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Ambito</title></head>
<body>
<main>
<h1>Ambito</h1>
<p>Sistema informativo dell’Ambito Territoriale: Servizio Sociale Professionale e Segretariato Sociale.</p>
<ul>
<li><a href="/auth/accedi">Accedi</a></li>
<li><a href="/auth/sessione">La tua sessione</a></li>
<li>Il grafo risponde a <code>POST /graphql</code></li>
</ul>
</main>
</body>
</html>`;

/** The page of the root, to which signing in and out lead when no front end asked for it. */
export const home: RequestHandler = (_request, response) => {
  response.set('cache-control', 'no-cache').type('html').send(PAGE);
};
