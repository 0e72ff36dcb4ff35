// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { contatto, documentOf, percorsoDi } from '../percorso.testing.ts';
import { CODICE_FISCALE, SEDE_CESSATA, startCasework, type Casework } from '../testing.ts';

let casework: Casework;
let percorso: ReturnType<typeof percorsoDi>;
beforeAll(async () => {
  casework = await startCasework();
  percorso = percorsoDi(casework);
});
afterAll(() => casework.stop());

const CHIUSA = '2026-11-25T09:00:00Z';

describe('a contatto at a sede (art. 5)', () => {
  test.each([
    ['in person while it is open', {}, undefined],
    ['of an institution, for nobody in particular', { richiedente: 'ISTITUZIONE', persona: undefined }, undefined],
    ['in person while it is closed', { avvenutoIl: CHIUSA }, undefined],
    ['urgent while it is closed', { avvenutoIl: CHIUSA, urgente: true }, undefined],
    ['by telephone while it is closed', { avvenutoIl: CHIUSA, canale: 'TELEFONO' }, undefined],
    ['at a sede that does not exist', { sedeId: randomUUID() }, 'NOT_FOUND'],
    ['at a sede that has ceased', { sedeId: SEDE_CESSATA }, 'RULE_VIOLATION'],
    ['in the future', { avvenutoIl: '2026-12-24T09:00:00Z' }, 'BAD_USER_INPUT'],
    ['too long ago', { avvenutoIl: '2026-09-01T08:00:00Z' }, 'BAD_USER_INPUT'],
    ['by an unknown channel', { canale: 'PICCIONE' }, 'BAD_USER_INPUT'],
    ['anonymous', { persona: undefined, comuneResidenza: '064071' }, undefined],
    ['of a person without a name', { persona: { codiceFiscale: CODICE_FISCALE } }, 'BAD_USER_INPUT'],
    ['of a person without a name', { persona: { nome: ' ', cognome: '' } }, 'BAD_USER_INPUT'],
    ['of a person of no known sex', { persona: { nome: 'A', cognome: 'B', sesso: 'X' } }, 'BAD_USER_INPUT'],
    ['of an unknown citizenship', { persona: { nome: 'A', cognome: 'B', cittadinanza: 'MARZIANA' } }, 'BAD_USER_INPUT'],
    ['of an invalid Comune', { persona: { nome: 'A', cognome: 'B', comuneResidenza: 'abc' } }, 'BAD_USER_INPUT'],
    [
      'of a Comune that is nowhere',
      { persona: { nome: 'A', cognome: 'B', comuneResidenza: '999999' } },
      'BAD_USER_INPUT',
    ],
    ['anonymous, from nowhere', { persona: undefined, comuneResidenza: '000000' }, 'BAD_USER_INPUT'],
    [
      'of a person born in the future',
      { persona: { nome: 'A', cognome: 'B', dataNascita: '2999-01-01' } },
      'BAD_USER_INPUT',
    ],
    [
      'of a person born too long ago',
      { persona: { nome: 'A', cognome: 'B', dataNascita: '1066-01-01' } },
      'BAD_USER_INPUT',
    ],
    [
      'of a person with null for the unknown data',
      { persona: { id: null, nome: 'Ugo', cognome: 'Bo', codiceFiscale: null, dataNascita: null } },
      undefined,
    ],
    [
      'of a person with a wrong fiscal code',
      { persona: { nome: 'A', cognome: 'B', codiceFiscale: 'RSSMRA80A01H501X' } },
      'BAD_USER_INPUT',
    ],
  ])('%s: %j → %s', async (_nome, extra, codice) => {
    const { data, errors } = await percorso.attempt('SEGRETARIATO', 'registraContatto', contatto(extra));
    expect(errors?.[0]?.extensions['code']).toBe(codice);
    expect(data?.['registraContatto'] === undefined || data['registraContatto'] === null).toBe(codice !== undefined);
  });

  test('a refused one leaves no person and no event behind', async () => {
    const count = () => casework.count(['persona', 'contatto', 'outbox', 'audit']);
    const prima = await count();
    await percorso.attempt('SEGRETARIATO', 'registraContatto', contatto({ sedeId: SEDE_CESSATA }));
    expect(await count()).toEqual(prima);
  });
});

describe('a person', () => {
  test('with a known fiscal code is refused, and the refusal has the id of the known person', async () => {
    const persona = { nome: 'Maria', cognome: 'Rossi', codiceFiscale: CODICE_FISCALE };
    const prima = await percorso.command<{ persona: { id: string } }>(
      'SEGRETARIATO',
      'registraContatto',
      contatto({ persona }),
    );
    const { errors } = await percorso.attempt('SEGRETARIATO', 'registraContatto', contatto({ persona }));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', dettagli: { personaId: prima.persona.id } });
    // The refusal tells that the person is known, so the audit keeps it as a read.
    expect(
      await casework.admin('SELECT attore, tipo, motivo FROM audit WHERE record_id = $1 AND motivo IS NOT NULL', [
        prima.persona.id,
      ]),
    ).toEqual([{ attore: 'prova-SEGRETARIATO', tipo: 'Persona', motivo: 'rifiutato: CONFLICT' }]);
  });

  test('registered twenty times at once with one fiscal code is registered once', async () => {
    const persona = { nome: 'Ada', cognome: 'Neri', codiceFiscale: 'STP1234567890123' };
    const risposte = await Promise.all(
      Array.from({ length: 20 }, () => percorso.attempt('SEGRETARIATO', 'registraContatto', contatto({ persona }))),
    );
    expect(risposte.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    expect(new Set(risposte.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions['code'])))).toEqual(
      new Set(['CONFLICT']),
    );
  });
});

test('a contatto is free: nothing of it is a price or an income (art. 4 c. 2 a)', async () => {
  const colonne = await casework.admin<{ nome: string }>(
    `SELECT attname AS nome FROM pg_attribute WHERE attrelid = 'contatto'::regclass AND attnum > 0`,
    [],
  );
  expect(colonne.length).toBeGreaterThan(10);
  expect(colonne.filter(({ nome }) => /costo|isee|tariffa|reddito|importo|quota/.test(nome))).toEqual([]);
  const { errors } = await percorso.attempt('SEGRETARIATO', 'registraContatto', contatto({ costo: '10.00' }));
  expect(JSON.stringify(errors?.[0])).toContain('costo');
});

describe('the same request twice', () => {
  test('with one key is one contatto', async () => {
    const variables = { input: contatto(), chiave: randomUUID() };
    const risposte = await Promise.all(
      Array.from({ length: 5 }, () => casework.call('SEGRETARIATO', documentOf('registraContatto'), variables)),
    );
    const ids = risposte.map(({ data }) => (data as { registraContatto: { id: string } }).registraContatto.id);
    expect(new Set(ids).size).toBe(1);
  });

  test('with one key and other data is refused', async () => {
    const chiave = randomUUID();
    await casework.call('SEGRETARIATO', documentOf('registraContatto'), { input: contatto(), chiave });
    const { errors } = await casework.call('SEGRETARIATO', documentOf('registraContatto'), {
      input: contatto({ tempoMinuti: 5 }),
      chiave,
    });
    expect(errors?.[0]?.extensions['code']).toBe('CONFLICT');
  });
});

describe('decoding and outcome (art. 2 c. 8)', () => {
  const aperto = () => percorso.command<{ id: string }>('SEGRETARIATO', 'registraContatto', contatto());

  test('the refusal of a need outside the vocabulary names its place', async () => {
    const { id } = await aperto();
    const { errors } = await percorso.attempt('SEGRETARIATO', 'decodificaBisogni', {
      contattoId: id,
      versione: 1,
      bisogni: [{ codice: 'POV_CASA' }, { codice: 'NO' }],
    });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      campi: [{ percorso: ['input', 'bisogni', '1', 'codice'] }],
    });
  });

  test('a stale version is a conflict with the present version', async () => {
    const { id } = await aperto();
    await percorso.command('SEGRETARIATO', 'decodificaBisogni', {
      contattoId: id,
      versione: 1,
      bisogni: [{ codice: 'POV_CASA' }],
    });
    const { errors } = await percorso.attempt('SEGRETARIATO', 'concludiContatto', {
      contattoId: id,
      versione: 1,
      esito: 'INFORMAZIONE',
    });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', versioneAttuale: 2 });
  });

  test('a contatto with its outcome is closed', async () => {
    const { id } = await aperto();
    await percorso.command('SEGRETARIATO', 'concludiContatto', {
      contattoId: id,
      versione: 1,
      esito: 'ORIENTAMENTO',
      tempoMinuti: 20,
    });
    const { errors } = await percorso.attempt('SEGRETARIATO', 'concludiContatto', {
      contattoId: id,
      versione: 2,
      esito: 'INFORMAZIONE',
    });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'RULE_VIOLATION', articolo: 'art. 2 c. 8' });
  });
});

test('a page of contatti costs the same statements whatever its length', async () => {
  const QUERY =
    'query ($first: Int!) { contatti(first: $first) { edges { node { id bisogni { nome } persona { cognome } permessi { puoConcludere } } } } }';
  const costo = async (first: number): Promise<number> => {
    const prima = await casework.statements();
    const { data } = await casework.call<{ contatti: { edges: unknown[] } }>('SEGRETARIATO', QUERY, { first });
    expect(data?.contatti.edges).toHaveLength(first);
    return (await casework.statements()) - prima;
  };
  const [una, otto] = [await costo(1), await costo(8)];
  expect(otto).toBe(una);
  expect(una).toBeLessThanOrEqual(9);
});

test('every person that was read is in the audit, with who read it', async () => {
  const { id, persona } = await percorso.command<{ id: string; persona: { id: string } }>(
    'SEGRETARIATO',
    'registraContatto',
    contatto(),
  );
  await casework.call('COORDINATORE', 'query ($id: UUID!) { contatto(id: $id) { persona { cognome } } }', { id });
  const righe = await casework.admin<{ attore: string; ruolo: string; azione: string }>(
    `SELECT attore, ruolo, azione FROM audit WHERE record_id = $1 AND attore = 'prova-COORDINATORE'`,
    [persona.id],
  );
  expect(righe).toEqual([{ attore: 'prova-COORDINATORE', ruolo: 'COORDINATORE', azione: 'persona.leggi' }]);
});

test('a page beyond the cursor goes on without gaps or repeats', async () => {
  const QUERY =
    'query ($after: String) { contatti(first: 3, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }';
  const visti: string[] = [];
  let after: string | null = null;
  do {
    const {
      data,
    }: {
      data?: {
        contatti: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      } | null;
    } = await casework.call('SEGRETARIATO', QUERY, { after });
    visti.push(...(data?.contatti.edges.map(({ node }) => node.id) ?? []));
    after = data?.contatti.pageInfo.hasNextPage === true ? data.contatti.pageInfo.endCursor : null;
  } while (after !== null);
  const [{ numero } = { numero: -1 }] = await casework.admin<{ numero: number }>(
    'SELECT count(*)::int AS numero FROM contatto',
    [],
  );
  expect(new Set(visti).size).toBe(visti.length);
  expect(visti).toHaveLength(numero);
});
