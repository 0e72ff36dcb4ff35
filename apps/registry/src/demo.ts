// SPDX-License-Identifier: AGPL-3.0-or-later
import { runDemoCommand } from '@ambito/subgraph';
import { definition } from './app.ts';
import { loadDimostrazione } from './demo/load.ts';

await runDemoCommand(definition, loadDimostrazione);
