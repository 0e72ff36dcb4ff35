// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { Router } from 'express';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { GatewayConfig } from './config.ts';

/**
 * Serves the built front ends from the session's own origin: `<folder>/console` under `/console`, and so on. A path that is
 * not a file is a route of the front end, and gets its page.
 */
export function frontEnds({ FRONT_ENDS_PATH: folder }: Pick<GatewayConfig, 'FRONT_ENDS_PATH'>): Router {
  const router = Router();
  if (folder === undefined || !existsSync(folder)) return router;
  for (const { name } of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    // Built files have a digest in their name; the page has none.
    const files = express.static(join(folder, name), {
      index: 'index.html',
      immutable: true,
      maxAge: '365d',
      setHeaders: freshPages,
    });
    router.use(`/${name}`, files);
    router.get(`/${name}/*path`, (request, response, next) => {
      request.url = '/index.html';
      files(request, response, next);
    });
  }
  return router;
}

function freshPages(response: { setHeader(name: string, value: string): unknown }, path: string): void {
  if (path.endsWith('.html')) response.setHeader('cache-control', 'no-cache');
}
