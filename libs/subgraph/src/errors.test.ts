// SPDX-License-Identifier: AGPL-3.0-or-later
import 'reflect-metadata';
import { Conflict, Forbidden, RuleViolation } from '@ambito/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { formatError } from './errors.ts';

const PLACE = { path: ['cartella', 0], locations: [{ line: 1, column: 3 }] };

/** The error that a client sees when a resolver throws, and the line in the log. */
function seen(cause: Error, code = 'INTERNAL_SERVER_ERROR'): { told: GraphQLFormattedError; logged: unknown[] } {
  const logged: unknown[] = [];
  const error = new GraphQLError(cause.message, { originalError: cause, path: PLACE.path });
  const formatted = { message: cause.message, ...PLACE, extensions: { code, stacktrace: ['at secret.ts'] } };
  return { told: formatError(formatted, error, (inner) => logged.push(inner)), logged };
}

test.each([
  [new Forbidden('Il tuo ruolo non lo ammette'), { code: 'FORBIDDEN' }],
  [new RuleViolation('art. 5 c. 1', 'Una sola sede'), { code: 'RULE_VIOLATION', articolo: 'art. 5 c. 1' }],
  [new Conflict('Modificata', 4), { code: 'CONFLICT', versioneAttuale: 4 }],
])('%s is told as it is, with its place', (cause, extensions) => {
  expect(seen(cause)).toEqual({ told: { message: cause.message, ...PLACE, extensions }, logged: [] });
});

test.each([
  new Error('connect ECONNREFUSED 10.0.0.7:5432'),
  new TypeError("Cannot read properties of undefined (reading 'codiceFiscale')"),
  Object.assign(new Error('duplicate key'), { detail: 'Key (codice_fiscale)=(RSSMRA80A01H501U)', code: '23505' }),
  Object.assign(new Error('mine'), { extensions: { code: 'FORBIDDEN' } }),
])('%s is masked, and goes to the log', (cause) => {
  const { told, logged } = seen(cause);
  expect(told).toEqual({ message: 'Errore interno', ...PLACE, extensions: { code: 'INTERNAL_SERVER_ERROR' } });
  expect(logged).toEqual([cause]);
});

test.each(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'OPERATION_RESOLUTION_FAILURE'])(
  'an error of the protocol, %s, is told without its stack',
  (code) => {
    const formatted = { message: 'Syntax Error', extensions: { code, stacktrace: ['at secret.ts'] } };
    const told = formatError(formatted, new GraphQLError('Syntax Error'), () => fail('logged'));
    expect(told).toEqual({ message: 'Syntax Error', extensions: { code } });
  },
);

test('a code of another kind is masked', () => {
  const formatted = { message: 'downstream', extensions: { code: 'DOWNSTREAM_SERVICE_ERROR' } };
  const told = formatError(formatted, new GraphQLError('downstream'), () => undefined);
  expect(told).toEqual({ message: 'Errore interno', extensions: { code: 'INTERNAL_SERVER_ERROR' } });
});

function fail(what: unknown): void {
  throw new Error(`Not expected: ${String(what)}`);
}
