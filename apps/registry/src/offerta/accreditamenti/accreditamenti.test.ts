// SPDX-License-Identifier: AGPL-3.0-or-later
import { asLists } from '@ambito/testing';
import { datiAccreditamento as accredita, offerta } from '../../offerta.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
let comandi: ReturnType<typeof offerta>;
beforeAll(async () => {
  registry = await startIstituito();
  comandi = offerta(registry);
});
afterAll(() => registry.stop());

const attempt: ReturnType<typeof offerta>['attempt'] = (...given) => comandi.attempt(...given);
let numero = 0;
const nuovo = (extra: object = {}) =>
  comandi.registraEnte({ natura: 'TERZO_SETTORE', denominazione: `Cooperativa ${++numero}`, ...extra });

describe('an accreditation (art. 2 c. 5 o)', () => {
  test.each([
    ['for no prestazione', { prestazioni: [] }, { code: 'BAD_USER_INPUT' }],
    [
      'for a code that is not on the list',
      { prestazioni: ['A9.99'] },
      { campi: [{ percorso: ['input', 'prestazioni', '0'] }] },
    ],
    ['that ends before it begins', { al: '2025-12-31' }, { campi: [{ percorso: ['input', 'al'] }] }],
    ['before the ente is there', { dal: '2019-12-31' }, { articolo: 'art. 2 c. 5 o' }],
  ])('%s is refused', async (_nome, extra, atteso) => {
    expect(await attempt('accreditaEnte', 'AccreditaEnteInput', accredita(await nuovo(), extra))).toMatchObject(atteso);
  });

  test('is not given twice by one act, nor beyond the end of the ente', async () => {
    const ente = await nuovo();
    const { versione } = await comandi.write(
      'accreditaEnte',
      'AccreditaEnteInput',
      accredita(ente, { al: '2026-06-30' }),
    );
    expect(await attempt('accreditaEnte', 'AccreditaEnteInput', accredita(ente, { versione }))).toMatchObject({
      code: 'CONFLICT',
    });
    const cessato = await comandi.write('cessaEnte', 'CessaEnteInput', { id: ente.id, versione, al: '2026-12-31' });
    expect(
      await attempt(
        'accreditaEnte',
        'AccreditaEnteInput',
        accredita(cessato, { enteId: cessato.id, atto: 'altra', al: '2027-01-01' }),
      ),
    ).toMatchObject({ articolo: 'art. 2 c. 5 o' });
  });

  test('is either given or prevented by the end of its ente if both come at once', async () => {
    const ente = await nuovo();
    const esiti = await Promise.all([
      attempt('accreditaEnte', 'AccreditaEnteInput', accredita(ente)),
      attempt('cessaEnte', 'CessaEnteInput', { ...ente, al: '2026-11-30' }),
    ]);
    expect(esiti.filter((esito) => esito === undefined)).toHaveLength(1);
  });

  test('holds from its first day to its last, or to the day it is revoked', async () => {
    const ente = await nuovo();
    const { versione } = await comandi.write('accreditaEnte', 'AccreditaEnteInput', accredita(ente));
    const vale = async () => {
      const { data } = await registry.call<{ ente: Record<string, boolean> }>(
        null,
        `query ($id: UUID!) { ente(id: $id) {
          prima: accreditatoPer(prestazione: "A2.07", giorno: "2025-12-31") primo: accreditatoPer(prestazione: "A2.07", giorno: "2026-01-01")
          oggi: accreditatoPer(prestazione: "A2.07") altra: accreditatoPer(prestazione: "A2.08")
          ultimo: accreditatoPer(prestazione: "A2.07", giorno: "2026-12-31") dopo: accreditatoPer(prestazione: "A2.07", giorno: "2027-01-01") } }`,
        { id: ente.id },
      );
      return data?.ente;
    };
    expect(await vale()).toEqual({ prima: false, primo: true, oggi: true, altra: false, ultimo: true, dopo: false });
    const { data } = await registry.call(
      null,
      'query ($id: UUID!) { ente(id: $id) { accreditamenti { edges { node { id } } } } }',
      { id: ente.id },
    );
    const revoca = {
      enteId: ente.id,
      versione,
      accreditamentoId: asLists<{ ente: { accreditamenti: { id: string }[] } }>(data).ente.accreditamenti[0]!.id,
      atto: 'revoca 3/2026',
    };
    for (const al of ['2025-12-31', '2026-01-01', '2026-11-22', '2026-12-31'])
      expect(await attempt('revocaAccreditamento', 'RevocaAccreditamentoInput', { ...revoca, al })).toMatchObject({
        articolo: 'art. 2 c. 5 o',
      });
    await comandi.write('revocaAccreditamento', 'RevocaAccreditamentoInput', { ...revoca, al: '2026-11-23' });
    expect(await vale()).toEqual({ prima: false, primo: true, oggi: false, altra: false, ultimo: false, dopo: false });
  });

  test.each([
    [
      'without an end',
      `INSERT INTO accreditamento (id, ente_id, prestazioni, periodo, atto) VALUES (uuidv7(), $1, '{A2.07}', '[2026-01-01,)', 'atto')`,
      'accreditamento_a_termine',
    ],
    [
      'for nothing',
      `INSERT INTO accreditamento (id, ente_id, prestazioni, periodo, atto) VALUES (uuidv7(), $1, '{}', '[2026-01-01,2027-01-01)', 'atto')`,
      'accreditamento_prestazioni',
    ],
    ...[
      ['for other prestazioni', `prestazioni = '{A2.13}'`],
      ['by another act', `atto = 'altro'`],
      ['from another day', `periodo = daterange('2026-02-01', upper(periodo))`],
      ['for longer', `periodo = daterange(lower(periodo), '2027-02-01')`],
      ['ended before yesterday', `periodo = daterange(lower(periodo), '2026-11-23')`],
    ].map(([nome, cambia]) => [
      nome!,
      `UPDATE accreditamento SET ${cambia!} WHERE ente_id = $1`,
      'accreditamento_immutabile',
    ]),
    ['deleted', 'DELETE FROM accreditamento WHERE ente_id = $1', 'accreditamento_immutabile'],
    [
      'of an ente that ceases before its end',
      `UPDATE ente SET periodo = daterange(lower(periodo), '2026-12-01') WHERE id = $1`,
      'accreditamento_di_ente_attivo',
    ],
  ])('the database refuses one that is %s', async (_nome, sql, constraint) => {
    const ente = await nuovo();
    await comandi.write('accreditaEnte', 'AccreditaEnteInput', accredita(ente));
    await expect(registry.admin(sql, [ente.id])).rejects.toMatchObject({ constraint });
  });

  test('that is about to end is on the desk until others continue all its prestazioni', async () => {
    const ente = await nuovo();
    const inScadenza = async () => {
      const { data } = await registry.call<{
        ambito: { scrivaniaRegistro: { edges: { node: { tipo: string; scadenza: string; riferimento: string } }[] } };
      }>(
        'COORDINATORE',
        '{ ambito(codice: "A04") { scrivaniaRegistro(first: 100) { edges { node { tipo scadenza riferimento } } } } }',
      );
      return data!.ambito.scrivaniaRegistro.edges
        .map(({ node }) => node)
        .filter(({ tipo, riferimento }) => tipo === 'ACCREDITAMENTO_IN_SCADENZA' && riferimento === ente.id)
        .map(({ scadenza }) => scadenza);
    };
    const primo = await comandi.write(
      'accreditaEnte',
      'AccreditaEnteInput',
      accredita(ente, { prestazioni: ['A2.07', 'A2.13'] }),
    );
    expect(await inScadenza()).toEqual(['2026-12-31']);
    const dopo = { enteId: ente.id, dal: '2027-01-01', al: '2028-12-31' };
    const meta = await comandi.write(
      'accreditaEnte',
      'AccreditaEnteInput',
      accredita(ente, { ...dopo, versione: primo.versione, atto: 'atto 2' }),
    );
    expect(await inScadenza()).toEqual(['2026-12-31']);
    await comandi.write(
      'accreditaEnte',
      'AccreditaEnteInput',
      accredita(ente, { ...dopo, versione: meta.versione, prestazioni: ['A2.13'], atto: 'atto 3' }),
    );
    expect(await inScadenza()).toEqual([]);
  });
});

test('an accreditation that was written wrongly is annulled, and another one holds from its first day on', async () => {
  const ente = await nuovo();
  const { id: enteId, versione } = await comandi.write(
    'accreditaEnte',
    'AccreditaEnteInput',
    accredita(ente, { prestazioni: ['A2.07', 'A2.13'] }),
  );
  const letti = async () => {
    const { data } = await registry.call(
      'COORDINATORE',
      'query ($id: UUID!) { ente(id: $id) { accreditamenti { edges { node { id dal prestazioni corregge { id } } } } } }',
      { id: enteId },
    );
    return asLists<{ ente: { accreditamenti: { id: string }[] } }>(data).ente.accreditamenti;
  };
  const [sbagliato] = await letti();
  const input = { enteId, versione, accreditamentoId: sbagliato!.id, motivo: 'Giorno sbagliato' };
  const ignoto = { ...input, prestazioni: ['A9.99'] };
  expect(await attempt('rettificaAccreditamento', 'RettificaAccreditamentoInput', ignoto)).toMatchObject({
    code: 'BAD_USER_INPUT',
  });
  await comandi.write('rettificaAccreditamento', 'RettificaAccreditamentoInput', { ...input, dal: '2025-06-01' });
  const { data } = await registry.call(
    'COORDINATORE',
    'query ($id: UUID!) { annullamento(id: $id) { dati { campo valore } } }',
    { id: sbagliato!.id },
  );
  expect((data as { annullamento: { dati: object[] } }).annullamento.dati).toContainEqual({
    campo: 'prestazioni',
    valore: 'A2.07, A2.13',
  });
  const [giusto, ...altri] = await letti();
  expect(altri).toEqual([]);
  expect(giusto).toMatchObject({ dal: '2025-06-01', corregge: { id: sbagliato!.id } });
  const ancora = { ...input, versione: versione + 1, accreditamentoId: giusto!.id };
  await comandi.write('annullaAccreditamento', 'AnnullaAccreditamentoInput', ancora);
  expect(await letti()).toEqual([]);
  expect(
    await registry.admin(
      `SELECT evento -> 'dati' -> 'accreditamenti' AS validi FROM outbox
       WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
      [enteId],
    ),
  ).toEqual([{ validi: [] }]);
});
