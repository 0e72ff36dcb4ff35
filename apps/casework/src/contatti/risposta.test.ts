// SPDX-License-Identifier: AGPL-3.0-or-later
import { contatto, percorsoDi } from '../percorso.testing.ts';
import { APERTA, startCasework, type Casework } from '../testing.ts';

let casework: Casework;
let percorso: ReturnType<typeof percorsoDi>;
beforeAll(async () => {
  casework = await startCasework();
  percorso = percorsoDi(casework);
});
afterAll(() => casework.stop());

const registra = (extra: object = {}) =>
  percorso.command<{ id: string; persona: { id: string } | null }>('SEGRETARIATO', 'registraContatto', contatto(extra));
const concludi = (contattoId: string, esito: string, extra: object = {}) =>
  percorso.attempt('SEGRETARIATO', 'concludiContatto', { contattoId, versione: 1, esito, ...extra });
/** When the person had the answer, as the contatto and its last event tell. */
async function rispostaDi(id: string): Promise<string | null> {
  const { data } = await casework.call<{ contatto: { rispostaIl: string | null } }>(
    'SEGRETARIATO',
    'query ($id: UUID!) { contatto(id: $id) { rispostaIl } }',
    { id },
  );
  const [evento] = await casework.admin<{ rispostaIl: string | null }>(
    `SELECT evento->'dati'->>'rispostaIl' AS "rispostaIl" FROM outbox
     WHERE evento->'aggregato'->>'id' = $1 ORDER BY (evento->'aggregato'->>'versione')::int DESC LIMIT 1`,
    [id],
  );
  expect(evento?.rispostaIl ?? null).toBe(data!.contatto.rispostaIl);
  return data!.contatto.rispostaIl;
}

// It is 25 November 2026, 13:00 in Rome; the contatti took place the day before at 10:00.
const CONTATTO = APERTA.toISOString();
const DOPO = '2026-11-24T15:00:00.000Z';

describe('the answer to a contatto (art. 2 c. 8) is when the person had it, never when it was typed', () => {
  test.each<[string, object, string, object, string | null]>([
    ['information at the desk, typed the day after', {}, 'INFORMAZIONE', {}, CONTATTO],
    ['orientation by telephone', { canale: 'TELEFONO' }, 'ORIENTAMENTO', {}, CONTATTO],
    ['information that was given later', {}, 'INFORMAZIONE', { rispostaIl: DOPO }, DOPO],
    ['information by mail', { canale: 'EMAIL' }, 'INFORMAZIONE', { rispostaIl: DOPO }, DOPO],
    ['an appointment, until it is held', {}, 'APPUNTAMENTO', {}, null],
  ])('%s', async (_nome, dati, esito, risposta, attesa) => {
    const { id } = await registra(dati);
    expect((await concludi(id, esito, risposta)).errors).toBeUndefined();
    expect(await rispostaDi(id)).toBe(attesa);
  });

  test.each<[string, object, string, object]>([
    ['by mail, without the instant', { canale: 'EMAIL' }, 'INFORMAZIONE', {}],
    ['before the contatto', {}, 'INFORMAZIONE', { rispostaIl: '2026-11-24T08:00:00Z' }],
    ['in the future', {}, 'INFORMAZIONE', { rispostaIl: '2026-11-26T08:00:00Z' }],
    ['of an appointment that is being made', {}, 'APPUNTAMENTO', { rispostaIl: DOPO }],
  ])('one %s is refused by its field', async (_nome, dati, esito, risposta) => {
    const { id } = await registra(dati);
    const { errors } = await concludi(id, esito, risposta);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      campi: [{ percorso: ['input', 'rispostaIl'] }],
    });
  });
});

describe('the interview by appointment', () => {
  async function appuntamento(extra: object = {}) {
    const dato = await registra(extra);
    await concludi(dato.id, 'APPUNTAMENTO');
    return dato;
  }
  const tieni = (appuntamentoDiId: string, extra: object = {}) =>
    percorso.attempt(
      'SEGRETARIATO',
      'registraContatto',
      contatto({ appuntamentoDiId, avvenutoIl: DOPO, persona: undefined, ...extra }),
    );

  test('answers the contatto in which it was made, for the same person, outside the hours of the desk', async () => {
    const { id, persona } = await appuntamento();
    const { data, errors } = await tieni(id);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ registraContatto: { persona } });
    expect(await rispostaDi(id)).toBe(DOPO);
    const { id: colloquio } = (data as { registraContatto: { id: string } }).registraContatto;
    expect(
      (
        await casework.call(
          'SEGRETARIATO',
          'query ($id: UUID!) { contatto(id: $id) { suAppuntamento aSedeChiusa appuntamentoDi { id } } }',
          { id: colloquio },
        )
      ).data,
    ).toEqual({ contatto: { suAppuntamento: true, aSedeChiusa: false, appuntamentoDi: { id } } });
  });

  test('the first of several is the answer, in whatever order they are registered', async () => {
    const { id } = await appuntamento();
    for (const avvenutoIl of ['2026-11-24T16:00:00.000Z', DOPO, '2026-11-25T08:00:00.000Z'])
      expect((await tieni(id, { avvenutoIl })).errors).toBeUndefined();
    expect(await rispostaDi(id)).toBe(DOPO);
  });

  test('is refused before the contatto, for another person, and for a contatto without an appointment', async () => {
    const { id } = await appuntamento();
    const codice = async (appuntamentoDiId: string, extra: object) =>
      (await tieni(appuntamentoDiId, extra)).errors?.[0]?.extensions['code'];
    expect(await codice(id, { avvenutoIl: '2026-11-24T08:00:00.000Z' })).toBe('BAD_USER_INPUT');
    expect(await codice(id, { persona: { nome: 'Ugo', cognome: 'Bo' } })).toBe('BAD_USER_INPUT');
    const aperto = await registra();
    expect(await codice(aperto.id, {})).toBe('RULE_VIOLATION');
    expect(await codice('0192a04a-0000-7000-8000-00000000ffff', {})).toBe('NOT_FOUND');
    expect(await rispostaDi(id)).toBeNull();
  });
});
