// SPDX-License-Identifier: AGPL-3.0-or-later
import { createMemoryAdapter } from './memory-adapter.ts';

test('forgets what has expired', async () => {
  let now = 0;
  const adapter = createMemoryAdapter({ now: () => now })('Session');
  await adapter.upsert('a', { uid: 'u' }, 10);
  now = 9_999;
  expect(await adapter.find('a')).toEqual({ uid: 'u' });
  now = 10_000;
  expect([await adapter.find('a'), await adapter.findByUid('u')]).toEqual([undefined, undefined]);
});

test('stays within its capacity: the oldest leaves', async () => {
  const adapter = createMemoryAdapter({ capacity: 2 })('Session');
  for (const id of ['a', 'b', 'c']) await adapter.upsert(id, { uid: id }, 60);
  expect(await Promise.all(['a', 'b', 'c'].map((id) => adapter.find(id)))).toEqual([
    undefined,
    { uid: 'b' },
    { uid: 'c' },
  ]);
});

test('finds a session by uid after its id changed', async () => {
  const adapter = createMemoryAdapter()('Session');
  await adapter.upsert('old', { uid: 'u' }, 60);
  await adapter.upsert('new', { uid: 'u', accountId: 'x' }, 60);
  await adapter.destroy('old');
  expect(await adapter.findByUid('u')).toMatchObject({ accountId: 'x' });
});

test('revokes everything of one grant and nothing of others', async () => {
  const adapter = createMemoryAdapter()('RefreshToken');
  await adapter.upsert('a', { grantId: '1' }, 60);
  await adapter.upsert('b', { grantId: '1' }, 60);
  await adapter.upsert('c', { grantId: '2' }, 60);
  await adapter.revokeByGrantId('1');
  expect(await Promise.all(['a', 'b', 'c'].map((id) => adapter.find(id)))).toEqual([
    undefined,
    undefined,
    { grantId: '2' },
  ]);
});

test('marks a code as used', async () => {
  const adapter = createMemoryAdapter()('AuthorizationCode');
  await adapter.upsert('a', {}, 60);
  await adapter.consume('a');
  expect(await adapter.find('a')).toMatchObject({ consumed: expect.any(Number) });
});
