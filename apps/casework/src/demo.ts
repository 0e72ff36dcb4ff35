// SPDX-License-Identifier: AGPL-3.0-or-later
import { readConfig } from '@ambito/config';
import { runDemoCommand } from '@ambito/subgraph';
import { entities, pseudonymConfig } from './app.ts';
import { caricaDimostrazione } from './demo/carica.ts';
import { createPseudonimi } from './persone/pseudonimi.ts';

await runDemoCommand('casework', entities, (dataSource, print) =>
  caricaDimostrazione(dataSource, createPseudonimi(readConfig(pseudonymConfig).PSEUDONYM_KEY), print),
);
