// SPDX-License-Identifier: AGPL-3.0-or-later
import { readConfig } from '@ambito/config';
import { runDemoCommand } from '@ambito/subgraph';
import { defineCasework, pseudonymConfig } from './app.ts';
import { loadDimostrazione } from './demo/load.ts';
import { createPseudonimi } from './persone/pseudonimi.ts';

const pseudonimi = createPseudonimi(readConfig(pseudonymConfig).PSEUDONYM_KEY);

await runDemoCommand(defineCasework(pseudonimi), (dataSource, rules, print) =>
  loadDimostrazione(dataSource, rules, pseudonimi, print),
);
