// SPDX-License-Identifier: AGPL-3.0-or-later
import { newRequestIds, requestIdHeaders, requestIdsOf } from './request-id.ts';

const UUID = /^[0-9a-f-]{36}$/;

test.each(['abcdefgh', '0192a04a-0000-7000-8000-000000000a04', 'A._-1234', 'x'.repeat(64)])(
  'the id %s of a caller stands beside the one of the system',
  (id) => {
    const ids = newRequestIds(id);
    expect(ids).toEqual({ requestId: expect.stringMatching(UUID), callerRequestId: id });
    expect(newRequestIds(id).requestId).not.toBe(ids.requestId);
    const headers = requestIdHeaders(ids);
    expect(requestIdsOf(headers['x-request-id'], headers['x-caller-request-id'])).toEqual(ids);
  },
);

test.each([
  undefined,
  '',
  'short',
  'x'.repeat(65),
  'with space',
  'line\nbreak',
  '{"level":1}',
  ['abcdefgh', 'abcdefgh'],
])('%j, which would end up in logs, is dropped', (header) => {
  expect(newRequestIds(header).callerRequestId).toBeUndefined();
  const { requestId, callerRequestId } = requestIdsOf(header, header);
  expect(callerRequestId).toBeUndefined();
  expect(requestId).toMatch(UUID);
  expect(requestIdsOf(header, header).requestId).not.toBe(requestId);
});
