// SPDX-License-Identifier: AGPL-3.0-or-later
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { localGateway } from '@ambito/token';
import { createClient } from './client.ts';
import { runScenario } from './scenario.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const gatewayUrl = localGateway();
const began = Date.now();

try {
  await runScenario(createClient(gatewayUrl, join(root, 'docs', 'api')), (passo, ruolo, risultato) => {
    process.stdout.write(`${JSON.stringify({ passo, ruolo, ms: Date.now() - began, ...risultato })}\n`);
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
