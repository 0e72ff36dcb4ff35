// SPDX-License-Identifier: AGPL-3.0-or-later
import { requestIdOf } from './request-id.ts';

test.each(['abcdefgh', '0192a04a-0000-7000-8000-000000000a04', 'A._-1234', 'x'.repeat(64)])('%s is kept', (id) => {
  expect(requestIdOf(id)).toBe(id);
});

test.each([
  undefined,
  '',
  'short',
  'x'.repeat(65),
  'with space',
  'line\nbreak',
  '{"level":1}',
  ['abcdefgh', 'abcdefgh'],
])('%j, which would end up in logs, gives way to a new one', (header) => {
  const id = requestIdOf(header);
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(requestIdOf(header)).not.toBe(id);
});
