// SPDX-License-Identifier: AGPL-3.0-or-later
import { runMigrateCommand } from '@ambito/subgraph';
import { migrations } from './app.ts';

await runMigrateCommand('information-system', migrations);
