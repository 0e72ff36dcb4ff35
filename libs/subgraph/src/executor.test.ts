// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, Unavailable } from '@ambito/errors';
import { buildSchema, parse, type ExecutionResult, type GraphQLError } from 'graphql';
import { formatError } from './errors.ts';
import { unitClosingExecutor } from './executor.ts';

const schema = buildSchema('type Query { nome: String }');

/** The answer to an operation whose read unit ends so. */
async function answered(end: () => Promise<void>): Promise<ExecutionResult> {
  const { executor } = await unitClosingExecutor(schema).load({} as never);
  const document = parse('{ nome }');
  const context = { end, stopWithCaller: () => undefined, answerOnly: () => undefined };
  const request = { document, operation: document.definitions[0], request: { variables: {} }, context };
  return (await executor?.(request as never)) as ExecutionResult;
}

test('data leave when the read unit has ended', async () => {
  expect((await answered(() => Promise.resolve())).data).toEqual({ nome: null });
});

test('a unit that could not be committed answers no data, but a failure that may be tried again; its cause is logged', async () => {
  const cause = Object.assign(new Error('cached plan must not change result type'), { code: '0A000' });
  const { data, errors } = await answered(() => Promise.reject(new Unavailable('Riprova tra poco', { cause })));
  expect(data).toBeNull();
  const [error] = errors as [GraphQLError];
  const logged: unknown[] = [];
  const told = formatError(error.toJSON(), error, (inner) => logged.push(inner));
  expect(told).toEqual({ message: 'Riprova tra poco', extensions: { code: 'UNAVAILABLE', ritentabile: true } });
  expect(logged).toEqual([cause]);
});

test('a wrong value that failed the unit is told as such', async () => {
  const { data, errors } = await answered(() => Promise.reject(new BadUserInput(['after'], 'Cursore non valido')));
  expect(data).toBeNull();
  const [error] = errors as [GraphQLError];
  expect(formatError(error.toJSON(), error, () => undefined).extensions?.['code']).toBe('BAD_USER_INPUT');
});
