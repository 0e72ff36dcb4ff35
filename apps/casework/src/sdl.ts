// SPDX-License-Identifier: AGPL-3.0-or-later
import { buildSubgraph } from '@ambito/subgraph';
import { defineCasework } from './app.ts';
import { createPseudonimi } from './persone/pseudonimi.ts';

// No person is registered while the schema is printed: any key will do.
process.stdout.write(buildSubgraph(defineCasework(createPseudonimi(Buffer.alloc(32)))).sdl);
