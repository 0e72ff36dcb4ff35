// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';

const urls = JSON.parse(process.env.SUBGRAPH_URLS);

/** The supergraph that our gateway serves, with the subgraphs at the addresses of `SUBGRAPH_URLS`. */
export const supergraph = readFileSync(process.env.SUPERGRAPH_PATH, 'utf8').replaceAll(
  /(@join__graph\(name: "([^"]+)", url: )"[^"]*"/g,
  (_all, before, name) => `${before}${JSON.stringify(urls[name])}`,
);
