// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Ruolo } from '@ambito/access';
import { esito, personaleDi } from '../../personale.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
let assistente = '';
beforeAll(async () => {
  registry = await startIstituito();
  assistente = await personaleDi(registry).assistente();
});
afterAll(() => registry.stop());

let numero = 0;
const registra = (extra: object = {}, ruolo: Ruolo = 'COORDINATORE') =>
  registry.call<{ registraAttoDiMandato: { id: string; versione: number } }>(
    ruolo,
    'mutation ($input: RegistraAttoDiMandatoInput!) { registraAttoDiMandato(input: $input) { id versione al comune { nome } operatori { id } permessi { puoRevocare } } }',
    {
      input: {
        codiceIstat: '064071',
        numero: String((numero += 1)),
        data: '2026-01-01',
        organo: 'Giunta comunale',
        dal: '2026-01-01',
        operatori: [assistente],
        ...extra,
      },
    },
  );

test.each([
  ['of a Comune that is not associated', { codiceIstat: '058091' }, 'art. 2 c. 3'],
  ['of a day before the Convenzione', { data: '2010-01-01', dal: '2010-01-01' }, 'art. 2 c. 3'],
  ['to nobody', { operatori: [] }, 'BAD_USER_INPUT'],
  ['to an operator who is not of the Ambito', { operatori: ['0192a04a-0000-7000-8000-00000000ffff'] }, 'art. 2 c. 3'],
  ['that begins before its date', { data: '2026-01-02' }, 'BAD_USER_INPUT'],
  ['that ends before it begins', { al: '2025-12-31' }, 'BAD_USER_INPUT'],
])('an act %s is refused', async (_nome, extra, atteso) => {
  expect(esito(await registra(extra))).toBe(atteso);
});

test('a refusal names the Comune and the day, or the operators who are not assistenti sociali of the Ambito', async () => {
  const { id } = await personaleDi(registry).command<{ id: string }>('registraOperatore', {
    nome: 'Rita',
    cognome: 'Verdi',
    qualifica: 'SEGRETARIATO',
  });
  const ignoto = '0192a04a-0000-7000-8000-00000000ffff';
  expect((await registra({ operatori: [assistente, id, ignoto] })).errors?.[0]).toMatchObject({
    message:
      "Il mandato è degli assistenti sociali dell'Ambito: Rita Verdi ha un'altra qualifica; un operatore non è dell'Ambito",
    extensions: { dettagli: { operatori: [id, ignoto] } },
  });
  await registry.admin(
    `INSERT INTO comune (codice_istat, nome, codice_catastale, sigla_provincia, regione) VALUES ('058091', 'Roma', 'H501', 'RM', '12')`,
  );
  expect((await registra({ codiceIstat: '058091' })).errors?.[0]).toMatchObject({
    message: "Il mandato è dei Comuni associati: il 1º gennaio 2026 il Comune di Roma non fa parte dell'Ambito",
    extensions: { dettagli: { comune: '058091', giorno: '2026-01-01' } },
  });
});

test('a Comune gives its own mandate, and not another’s', async () => {
  expect((await registra({}, 'COMUNE')).data).toMatchObject({
    registraAttoDiMandato: {
      comune: { nome: 'Petruro Irpino' },
      operatori: [{ id: assistente }],
      permessi: { puoRevocare: true },
    },
  });
  expect(esito(await registra({ codiceIstat: '064008' }, 'COMUNE'))).toBe('FORBIDDEN');
});

test('ten concurrent requests to record the same act record one act', async () => {
  const risposte = await Promise.all(Array.from({ length: 10 }, () => registra({ numero: 'unico' })));
  expect(risposte.filter(({ errors }) => errors === undefined)).toHaveLength(1);
  expect(new Set(risposte.filter(({ errors }) => errors !== undefined).map(esito))).toEqual(new Set(['CONFLICT']));
});

test('only its own Comune revokes an act, which then ends earlier, and the other services are told a new version', async () => {
  const { id } = (await registra({ codiceIstat: '064008' })).data!.registraAttoDiMandato;
  const revoca = (ruolo: Ruolo, versione: number, al = '2026-06-30') =>
    registry.call(
      ruolo,
      'mutation ($input: RevocaAttoDiMandatoInput!) { revocaAttoDiMandato(input: $input) { al versione permessi { puoRevocare } } }',
      { input: { attoId: id, versione, al } },
    );
  expect(esito(await revoca('COMUNE', 1))).toBe('FORBIDDEN');
  expect(esito(await revoca('COORDINATORE', 1, '2025-12-31'))).toBe('BAD_USER_INPUT');
  expect((await revoca('COORDINATORE', 1)).data).toEqual({
    revocaAttoDiMandato: { al: '2026-06-30', versione: 2, permessi: { puoRevocare: false } },
  });
  expect(esito(await revoca('COORDINATORE', 1))).toBe('CONFLICT');
  const eventi = await registry.admin<{ dati: object }>(
    `SELECT evento -> 'dati' AS dati FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq`,
    [id],
  );
  expect(eventi.map(({ dati }) => dati)).toEqual([
    { comune: '064008', dal: '2026-01-01', operatori: [assistente] },
    { comune: '064008', dal: '2026-01-01', al: '2026-06-30', operatori: [assistente] },
  ]);
});

test('the acts of one Comune or of all come by pages, and their operators with one statement', async () => {
  const elenco = async (argomenti: string) => {
    const prima = await registry.statements();
    const { data } = await registry.call<{
      attiDiMandato: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    }>(
      'COORDINATORE',
      `{ attiDiMandato(${argomenti}) { edges { node { id comune { nome } operatori { cognome } } } pageInfo { hasNextPage endCursor } } }`,
    );
    return { ...data!.attiDiMandato, statements: (await registry.statements()) - prima };
  };
  const uno = await elenco('first: 1');
  const tutti = await elenco('first: 100');
  expect(tutti.statements).toBe(uno.statements);
  const resto = await elenco(`first: 100, after: "${uno.pageInfo.endCursor}"`);
  expect([...uno.edges, ...resto.edges]).toEqual(tutti.edges);
  expect((await elenco('first: 100, codiceIstat: "064008"')).edges).toHaveLength(1);
});

test('an act that was written wrongly is annulled, and another one gives the mandate from its first day on', async () => {
  const altra = await personaleDi(registry).assistente();
  const { data } = await registra();
  const { id } = data!.registraAttoDiMandato;
  const corregge = (comando: string, tipo: string, campi: string, input: object, ruolo: Ruolo = 'COMUNE') =>
    registry.call<Record<string, { id: string }>>(
      ruolo,
      `mutation ($input: ${tipo}!) { ${comando}(input: $input) { ${campi} } }`,
      { input: { motivo: 'Scritto male', ...input } },
    );
  const rettifica = (input: object) =>
    corregge('rettificaAttoDiMandato', 'RettificaAttoDiMandatoInput', 'id dal versione operatori { id }', input);
  expect(esito(await rettifica({ attoId: id, versione: 1, dal: '2025-12-01' }))).toBe('BAD_USER_INPUT');
  expect(esito(await rettifica({ attoId: id, versione: 1 }))).toBe('BAD_USER_INPUT');
  expect(esito(await rettifica({ attoId: id, versione: 1, organo: null }))).toBe('BAD_USER_INPUT');
  const giusto = await rettifica({
    attoId: id,
    versione: 1,
    data: '2025-12-01',
    dal: '2025-12-01',
    operatori: [altra],
  });
  expect(giusto.data).toMatchObject({
    rettificaAttoDiMandato: { dal: '2025-12-01', versione: 1, operatori: [{ id: altra }] },
  });
  const nuovo = giusto.data!['rettificaAttoDiMandato']!.id;
  const eventi = await registry.admin<{ dati: object }>(
    `SELECT evento -> 'dati' AS dati FROM outbox WHERE evento -> 'aggregato' ->> 'id' IN ($1, $2) ORDER BY seq DESC LIMIT 2`,
    [id, nuovo],
  );
  // The wrong one never has effect: its last day comes before its first.
  expect(eventi.map(({ dati }) => dati)).toEqual([
    { comune: '064071', dal: '2025-12-01', operatori: [altra] },
    { comune: '064071', dal: '2026-01-01', al: '2025-12-31', operatori: [assistente] },
  ]);
  const annulla = (versione: number) =>
    corregge('annullaAttoDiMandato', 'AnnullaAttoDiMandatoInput', 'codiceIstat', { attoId: nuovo, versione });
  expect(esito(await annulla(9))).toBe('CONFLICT');
  expect(esito(await annulla(1))).toBeUndefined();
  expect(esito(await annulla(1))).toBe('NOT_FOUND');
  // The account of a Comune is no operator.
  const letto = await registry.call(
    'COORDINATORE',
    'query ($id: UUID!) { annullamento(id: $id) { annullatoDa { id } annullatoDaRuolo } }',
    { id: nuovo },
  );
  expect(letto.data).toEqual({ annullamento: { annullatoDa: null, annullatoDaRuolo: 'COMUNE' } });
  await expect(registry.admin(`DELETE FROM atto_di_mandato WHERE lower(periodo) < '2026-02-01'`)).rejects.toThrow();
});
