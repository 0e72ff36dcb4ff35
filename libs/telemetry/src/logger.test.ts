// SPDX-License-Identifier: AGPL-3.0-or-later
import { pino } from 'pino';
import { createLogger, type Logger } from './logger.ts';

/** The line that `log` writes: the logger's own stream is swapped for a string. */
function lineOf(log: (logger: Logger) => void, level = 'info'): Record<string, unknown> | null {
  const logger = createLogger('casework', level) as Logger & Record<symbol, { write(text: string): void }>;
  let written = '';
  logger[pino.symbols.streamSym] = { write: (text) => void (written += text) };
  log(logger);
  return written === '' ? null : (JSON.parse(written) as Record<string, unknown>);
}

test('a line is one JSON object with the service, the level by name and an ISO time', () => {
  const line = lineOf((logger) => logger.info({ requestId: 'request-1' }, 'served'));
  expect(line).toEqual({
    service: 'casework',
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T.*Z$/),
    requestId: 'request-1',
    msg: 'served',
  });
});

test('a line below the level is not written', () => {
  expect(lineOf((logger) => logger.info('served'), 'warn')).toBeNull();
});

test.each<[string, object]>([
  ['a person logged whole', { persona: { nome: 'Maria', cognome: 'Rossi', codiceFiscale: 'RSSMRA80A01H501U' } }],
  ['the headers of a request', { headers: { authorization: 'Bearer Maria', cookie: 'sessione=Rossi' } }],
  ['a graph request', { request: { variables: { nome: 'Maria' } } }],
  ['the parameters of a statement', { err: { parameters: ['Maria', 'Rossi'] } }],
  ['a person at the top', { nome: 'Maria', cognome: 'Rossi', codiceFiscale: 'RSSMRA80A01H501U' }],
  ['the variables at the top', { variables: { nome: 'Maria' } }],
])('of %s nothing personal is written', (_, fields) => {
  const line = JSON.stringify(lineOf((logger) => logger.info(fields, 'done')));
  expect(line).not.toMatch(/Maria|Rossi|RSSMRA80A01H501U/);
  expect(line).toContain('[omesso]');
});

test('an error of the database is logged without the row that broke the constraint', () => {
  const error = Object.assign(new Error('duplicate key value violates unique constraint "persona_codice_fiscale"'), {
    detail: 'Key (codice_fiscale)=(RSSMRA80A01H501U) already exists.',
    parameters: ['RSSMRA80A01H501U'],
  });
  const line = JSON.stringify(lineOf((logger) => logger.error({ err: error }, 'internal error')));
  expect(line).toContain('persona_codice_fiscale');
  expect(line).not.toContain('RSSMRA80A01H501U');
});

test('the driver’s error inside it is logged without the row, too', () => {
  const driverError = Object.assign(new Error('duplicate key'), { detail: 'Key (codice_fiscale)=(RSSMRA80A01H501U)' });
  const error = Object.assign(new Error('duplicate key', { cause: driverError }), {
    driverError,
    query: 'INSERT INTO persona',
    parameters: ['RSSMRA80A01H501U'],
  });
  const line = JSON.stringify(lineOf((logger) => logger.error({ err: error }, 'internal error')));
  expect(line).not.toContain('RSSMRA80A01H501U');
});
