// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawnSync } from 'node:child_process';

// What the machine has decides which tests run: Nx keeps a result for machines that print the same.
const redis = spawnSync('redis-server', ['--version'], { encoding: 'utf8' });
process.stdout.write(`Node ${process.version}, ${redis.stdout?.trim() ?? 'no redis-server'}\n`);
