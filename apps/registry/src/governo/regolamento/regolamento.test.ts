// SPDX-License-Identifier: AGPL-3.0-or-later
import { asLists } from '@ambito/testing';
import { A04 } from '../../testing.ts';
import { articolo, COMUNI, rifiuto, startRegolamento } from './regolamento.testing.ts';

let prova: Awaited<ReturnType<typeof startRegolamento>>;
beforeAll(async () => {
  prova = await startRegolamento();
});
beforeEach(() => prova.daCapo());
afterAll(() => prova.registry.stop());

describe('the version in force (art. 10)', () => {
  test('is read by anybody for any day: a past day gives the text of then', async () => {
    await prova.adotta();
    const proposta = await prova.apriId([articolo('2', 'Nuove funzioni'), articolo('2-bis', 'Aggiunto')]);
    prova.vaiAl('2026-04-10');
    for (const comune of COMUNI) await prova.vota(proposta, comune);
    expect(await prova.inVigore('2015-03-01')).toBeNull();
    expect((await prova.inVigore('2015-03-02'))?.numero).toBe(1);
    expect(await prova.inVigore('2026-04-09')).toMatchObject({ numero: 1, articoli: [{}, { testo: 'Funzioni' }, {}] });
    const testi = (await prova.inVigore('2026-04-10'))?.articoli.map(({ testo }) => testo);
    expect(testi).toEqual(['Oggetto', 'Nuove funzioni', 'Aggiunto', 'Vigore']);
  });

  test('two versions are compared article by article', async () => {
    await prova.adotta();
    await prova.allinea([articolo('2', 'Altro'), articolo('11', 'Modifiche')]);
    const { data } = await prova.registry.call<{ ambito: { confrontoRegolamento: object[] | null; assente: null } }>(
      null,
      `{ ambito(codice: "A04") { confrontoRegolamento(prima: 1, dopo: 2) { numero esito prima { testo } dopo { testo } }
         assente: confrontoRegolamento(prima: 1, dopo: 9) { numero } } }`,
    );
    expect(data?.ambito.confrontoRegolamento).toEqual([
      { numero: '1', esito: 'INVARIATO', prima: { testo: 'Oggetto' }, dopo: { testo: 'Oggetto' } },
      { numero: '2', esito: 'MODIFICATO', prima: { testo: 'Funzioni' }, dopo: { testo: 'Altro' } },
      { numero: '10', esito: 'INVARIATO', prima: { testo: 'Vigore' }, dopo: { testo: 'Vigore' } },
      { numero: '11', esito: 'AGGIUNTO', prima: null, dopo: { testo: 'Modifiche' } },
    ]);
    expect(data?.ambito.assente).toBeNull();
  });

  test('is recorded once of twenty first versions at once', async () => {
    const risposte = await Promise.all(Array.from({ length: 20 }, () => prova.adotta()));
    expect(risposte.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    for (const risposta of risposte.filter(({ errors }) => errors !== undefined))
      expect(rifiuto(risposta)).toMatchObject({ code: 'RULE_VIOLATION', articolo: 'art. 11' });
  });

  test.each([
    ['approved in the future', { approvatoIl: '2026-03-03' }],
    ['with an article twice', { articoli: [articolo('1', 'A'), articolo('1', 'B')] }],
    ['with an article whose number is not valid', { articoli: [articolo('primo', 'A')] }],
    ['without articles', { articoli: [] }],
  ])('one %s is refused', async (_nome, extra) => {
    expect(rifiuto(await prova.adotta(extra))?.['code']).toBe('BAD_USER_INPUT');
    expect(await prova.versioni()).toEqual([]);
  });

  test('is the last one of a day, and a version replaced on its first day is kept', async () => {
    await prova.adotta();
    await prova.allinea([articolo('1', 'Prima')]);
    await prova.allinea([articolo('1', 'Seconda')], { versione: 2 });
    expect((await prova.inVigore('2026-03-02'))?.numero).toBe(3);
    const { data } = await prova.registry.call<{ ambito: { versioniRegolamento: object[] } }>(
      null,
      '{ ambito(codice: "A04") { versioniRegolamento { edges { node { numero approvataIl superataIl } } } } }',
    );
    expect(asLists(data?.ambito.versioniRegolamento)).toEqual([
      { numero: 3, approvataIl: '2026-03-02', superataIl: null },
      { numero: 2, approvataIl: '2026-03-02', superataIl: '2026-03-02' },
      { numero: 1, approvataIl: '2015-03-02', superataIl: '2026-03-02' },
    ]);
  });
});

describe('alignment to a higher provision (art. 11 c. 1)', () => {
  test('makes a version without a vote, which names the provision', async () => {
    await prova.adotta();
    const { data } = await prova.allinea([articolo('1', 'Oggetto allineato')]);
    expect(data?.allineaRegolamento).toMatchObject({
      numero: 2,
      origine: 'ALLINEAMENTO',
      allineamento: { fonte: 'L. 178/2020', articoli: ['1'] },
    });
  });

  test('is done by the coordinator in office, and by another account with the role only while nobody is (art. 7)', async () => {
    await prova.adotta();
    const { admin } = prova.registry;
    await admin(
      `WITH o AS (INSERT INTO operatore (id, ambito_id, account, nome, cognome, qualifica)
                  VALUES (uuidv7(), $1, 'altra-persona', 'Paola', 'Guerriero', 'COORDINATORE') RETURNING id)
       INSERT INTO nomina_coordinatore (id, ambito_id, operatore_id, periodo, atto) SELECT uuidv7(), $1, id, '[2026-01-01,)', 'decreto' FROM o`,
      [A04],
    );
    expect(rifiuto(await prova.allinea([articolo('1', 'Oggetto allineato')]))?.['code']).toBe('FORBIDDEN');
    await admin('TRUNCATE nomina_coordinatore');
    expect((await prova.allinea([articolo('1', 'Oggetto allineato')])).errors).toBeUndefined();
  });

  test('closes the open proposals on the same articles, and no other', async () => {
    await prova.adotta();
    const [toccata, altra] = [await prova.apriId([articolo('1', 'A')]), await prova.apriId([articolo('2', 'B')])];
    await prova.allinea([articolo('1', 'Oggetto allineato')]);
    expect((await prova.stato(toccata))?.stato).toBe('SUPERATA');
    expect(rifiuto(await prova.vota(toccata, COMUNI[0]))?.['articolo']).toBe('art. 11 c. 2');
    // The other proposal is approved on the aligned text, and does not change the aligned article.
    for (const comune of COMUNI) await prova.vota(altra, comune);
    expect((await prova.inVigore('2026-03-02'))?.articoli.map(({ testo }) => testo)).toEqual([
      'Oggetto allineato',
      'B',
      'Vigore',
    ]);
  });

  test.each([
    ['that is not in force yet', { inVigoreDal: '2026-03-03' }, 'BAD_USER_INPUT'],
    ['on a version that is no longer in force', { versione: 7 }, 'CONFLICT'],
    ['that changes nothing', { articoli: [articolo('1', 'Oggetto')] }, 'BAD_USER_INPUT'],
  ])('one %s is refused', async (_nome, extra, codice) => {
    await prova.adotta();
    expect(rifiuto(await prova.allinea([articolo('1', 'X')], extra))?.['code']).toBe(codice);
  });
});
