// SPDX-License-Identifier: AGPL-3.0-or-later
import { uuidv7 } from './uuidv7.ts';

test('the milliseconds of the example of RFC 9562, appendix A.6, stand first', () => {
  expect(uuidv7(0x017f22e279b0)).toMatch(/^017f22e2-79b0-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('later ids sort after earlier ones, and all ids differ', () => {
  const ids = Array.from({ length: 1_000 }, (_, millisecondo) => uuidv7(1_700_000_000_000 + millisecondo));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(Array.from({ length: 1_000 }, () => uuidv7(1_700_000_000_000))).size).toBe(1_000);
});
