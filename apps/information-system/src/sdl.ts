// SPDX-License-Identifier: AGPL-3.0-or-later
import { buildSubgraph } from '@ambito/subgraph';
import { definition } from './app.ts';

process.stdout.write(buildSubgraph(definition).sdl);
