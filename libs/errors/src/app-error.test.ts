// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  AppError,
  BadUserInput,
  Conflict,
  Forbidden,
  isAppError,
  NotFound,
  RuleViolation,
  TooManyRequests,
  Unauthenticated,
  Unavailable,
} from './app-error.ts';

const PERCORSO = ['input', 'persona', 'codiceFiscale'];

describe('what a client may rely on', () => {
  test.each<[AppError, Record<string, unknown>]>([
    [new Unauthenticated('Occorre accedere'), { code: 'UNAUTHENTICATED' }],
    [new Forbidden('Il tuo ruolo non lo ammette'), { code: 'FORBIDDEN' }],
    [new NotFound('Sede non trovata'), { code: 'NOT_FOUND' }],
    [new Unavailable('Riprova fra poco'), { code: 'UNAVAILABLE', ritentabile: true }],
    [new TooManyRequests('Troppe', 20), { code: 'TOO_MANY_REQUESTS', ritentabile: true, riprovaTraSecondi: 20 }],
    [new Conflict('Modificata nel frattempo', 7), { code: 'CONFLICT', versioneAttuale: 7 }],
    [new Conflict('Già registrata'), { code: 'CONFLICT' }],
    [new Conflict('Già registrata', undefined, { id: 'a' }), { code: 'CONFLICT', dettagli: { id: 'a' } }],
    [new RuleViolation('art. 5 c. 1', 'Una sola sede'), { code: 'RULE_VIOLATION', articolo: 'art. 5 c. 1' }],
    [
      new RuleViolation('art. 8 c. 1', 'Manca il titolo', { manca: ['titolo'] }),
      { code: 'RULE_VIOLATION', articolo: 'art. 8 c. 1', dettagli: { manca: ['titolo'] } },
    ],
    [
      new RuleViolation('art. 4 c. 1', 'Conferma', { minimo: 1 }, [{ percorso: PERCORSO, messaggio: 'Conferma' }]),
      {
        ...{ code: 'RULE_VIOLATION', articolo: 'art. 4 c. 1', dettagli: { minimo: 1 } },
        campi: [{ percorso: PERCORSO, messaggio: 'Conferma' }],
      },
    ],
    [
      new BadUserInput(PERCORSO, 'Non è un codice fiscale'),
      { code: 'BAD_USER_INPUT', campi: [{ percorso: PERCORSO, messaggio: 'Non è un codice fiscale' }] },
    ],
  ])('case %#: the code and the fields of its kind, and nothing else', (error, extensions) => {
    expect(error.extensions).toEqual(extensions);
    expect(JSON.parse(JSON.stringify(error.extensions))).toEqual(extensions);
  });

  test('several wrong values are reported together, each with its path', () => {
    const campi = [
      { percorso: ['input', 'dal'], messaggio: 'Manca' },
      { percorso: ['input', 'al'], messaggio: 'Precede l’inizio' },
    ];
    const error = new BadUserInput(campi);
    expect(error.message).toBe('Dati non validi. dal: Manca; al: Precede l’inizio');
    expect(new BadUserInput([...campi, ...campi]).message).toMatch(
      /^Dati non validi\. dal: .*; dal: Manca; e altri 1$/,
    );
    expect(error.extensions).toEqual({ code: 'BAD_USER_INPUT', campi });
    expect(new BadUserInput(campi, 'Le date non tornano').message).toBe('Le date non tornano');
  });
});

test('an error of the model is distinguished from any other', () => {
  expect(isAppError(new NotFound('Non trovato'))).toBe(true);
  expect(isAppError(new Error('boom'))).toBe(false);
  expect(isAppError({ code: 'NOT_FOUND', extensions: {} })).toBe(false);
  expect(isAppError(undefined)).toBe(false);
});

test('the kind, the cause and the stack are there for the log and do not reach the client', () => {
  const cause = new Error('ECONNREFUSED');
  const error = new Unavailable('Riprova fra poco', { cause });
  expect(error).toBeInstanceOf(AppError);
  expect(error.name).toBe('Unavailable');
  expect(error.cause).toBe(cause);
  expect(error.stack).toContain('app-error.test');
  expect(error.extensions).not.toHaveProperty('cause');
});
