// SPDX-License-Identifier: AGPL-3.0-or-later
import { createMetrics } from './metrics.ts';
import { refusals } from './refusals.ts';

test('a refusal is a warning that names request, action, reason and roles; that nobody is signed in is none', async () => {
  const metrics = createMetrics('test');
  const logged: unknown[] = [];
  const tell = refusals(metrics, {
    info: (line: object) => logged.push(['info', line]),
    warn: (line: object) => logged.push(['warn', line]),
  } as never);
  const request = { requestId: 'request-1', callerRequestId: 'theirs-1', roles: ['COMUNE'], ambito: 'a' };
  tell({ ...request, action: 'dimetti', reason: 'role' });
  tell({ reason: 'not_signed_in' });
  expect(logged).toEqual([
    ['warn', { ...request, action: 'dimetti', reason: 'role' }],
    ['info', { action: 'none', reason: 'not_signed_in' }],
  ]);
  const { values } = await metrics.refused.get();
  expect(values.map(({ labels, value }) => [labels.action, labels.reason, value])).toEqual([
    ['dimetti', 'role', 1],
    ['none', 'not_signed_in', 1],
  ]);
});
