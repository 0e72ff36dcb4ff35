// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { accreditamentoDi, enteDi } from '../enti/enti.testing.ts';
import { ALTRO_AMBITO, startCasework, type Casework } from '../testing.ts';
import { affidamentiDi, ANNO } from './interventi.testing.ts';

let casework: Casework;
let affidamenti: ReturnType<typeof affidamentiDi>;
beforeAll(async () => {
  casework = await startCasework();
  affidamenti = affidamentiDi(casework);
});
afterAll(() => casework.stop());

describe('an intervento is drafted for an ente that is accredited on its first day (art. 2 c. 5 o)', () => {
  test.each<[string, object[], object]>([
    ['for the whole period', [ANNO()], {}],
    ['on the first day only', [accreditamentoDi('2026-11-25', '2026-11-25')], {}],
    ['by the second of two', [accreditamentoDi('2025-01-01', '2025-12-31'), ANNO()], {}],
    ['for several prestazioni', [accreditamentoDi('2026-01-01', '2026-12-31', ['A2.08', 'A2.07'])], {}],
  ])('%s', async (_nome, accreditamenti, extra) => {
    const { rifiuto } = await affidamenti.bozza({ enteId: await affidamenti.ente(...accreditamenti), ...extra });
    expect(rifiuto).toBeUndefined();
  });

  test.each<[string, object[]]>([
    ['for nothing', []],
    ['for another prestazione', [accreditamentoDi('2026-01-01', '2026-12-31', ['A2.08'])]],
    ['until the day before', [accreditamentoDi('2026-01-01', '2026-11-24')]],
    ['from the day after', [accreditamentoDi('2026-11-26', '2026-12-31')]],
  ])('but not if the ente is accredited %s', async (_nome, accreditamenti) => {
    const enteId = await affidamenti.ente(...accreditamenti);
    const { rifiuto } = await affidamenti.bozza({ enteId });
    expect(rifiuto?.extensions).toMatchObject({
      code: 'RULE_VIOLATION',
      articolo: 'art. 2 c. 5 o',
      dettagli: { enteId, prestazione: 'A2.07', dal: '2026-11-25', al: '2026-11-25' },
    });
  });

  test.each<[string, () => Promise<object>, string]>([
    ['is not known', () => Promise.resolve({ enteId: randomUUID() }), 'enteId'],
    [
      'is of another Ambito',
      async () => {
        const enteId = randomUUID();
        await affidamenti.sendEvents(enteDi(enteId, 1, { accreditamenti: [ANNO()] }, ALTRO_AMBITO));
        return { enteId };
      },
      'enteId',
    ],
    ['would have no last day', async () => ({ enteId: await affidamenti.ente(ANNO()), al: undefined }), 'al'],
  ])('but not if the ente %s', async (_nome, intervento, campo) => {
    const { rifiuto } = await affidamenti.bozza(await intervento());
    expect(rifiuto?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      campi: [{ percorso: ['input', 'interventi', '0', campo] }],
    });
  });

  test('or for no ente, when the staff of the Ambito gives it', async () => {
    const { id } = await affidamenti.bozza({});
    expect((await affidamenti.letto(id)).interventi).toEqual([{ ente: null, giorniScoperti: [] }]);
    expect(await affidamenti.accetta(id)).toBeUndefined();
  });

  test('and the refusal names the enti that are accredited on that day', async () => {
    const [scaduta, in_vigore] = [randomUUID(), randomUUID()];
    await affidamenti.sendEvents(
      enteDi(scaduta, 1, {
        denominazione: 'Scaduta',
        accreditamenti: [accreditamentoDi('2026-01-01', '2026-10-31', ['A3.02'])],
      }),
      enteDi(in_vigore, 1, {
        denominazione: 'In vigore',
        accreditamenti: [accreditamentoDi('2026-01-01', '2026-12-31', ['A3.02'])],
      }),
    );
    const { rifiuto } = await affidamenti.bozza({ enteId: scaduta, prestazione: 'A3.02' });
    expect(rifiuto?.message).toMatch(
      /^«Scaduta» non è accreditato per A3\.02 .+ il 25 novembre 2026\. Lo sono .+ «In vigore»$/,
    );
    expect(rifiuto?.extensions).toMatchObject({
      dettagli: { accreditati: [{ enteId: in_vigore, denominazione: 'In vigore' }] },
    });
  });
});

describe('a project is accepted if each ente is accredited on every day of its intervento', () => {
  test.each<[string, object[], object[]]>([
    ['by one accreditation', [ANNO()], []],
    [
      'by two that follow on each other',
      [accreditamentoDi('2026-01-01', '2026-12-09'), accreditamentoDi('2026-12-10', '2027-12-31')],
      [],
    ],
    [
      'by two that overlap',
      [accreditamentoDi('2026-01-01', '2026-12-20'), accreditamentoDi('2026-12-01', '2026-12-31')],
      [],
    ],
    ['not at the end', [accreditamentoDi('2026-01-01', '2026-12-30')], [{ dal: '2026-12-31', al: '2026-12-31' }]],
    [
      'not in between',
      [accreditamentoDi('2026-01-01', '2026-12-09'), accreditamentoDi('2026-12-12', '2026-12-31')],
      [{ dal: '2026-12-10', al: '2026-12-11' }],
    ],
  ])('%s', async (_nome, accreditamenti, scoperti) => {
    const enteId = await affidamenti.ente(...accreditamenti);
    const id = await affidamenti.affidato(enteId);
    expect(await affidamenti.letto(id)).toEqual({
      permessi: { puoAccettare: scoperti.length === 0 },
      interventi: [{ ente: { id: enteId }, giorniScoperti: scoperti }],
    });
    const rifiuto = (await affidamenti.accetta(id))?.extensions;
    if (scoperti.length === 0) expect(rifiuto).toBeUndefined();
    else expect(rifiuto).toMatchObject({ articolo: 'art. 2 c. 5 o', dettagli: { enteId, ...scoperti[0] } });
  });

  test('and after a refusal, once the accreditation is renewed', async () => {
    const primo = accreditamentoDi('2026-01-01', '2026-11-30');
    const enteId = await affidamenti.ente(primo);
    const id = await affidamenti.affidato(enteId);
    expect((await affidamenti.accetta(id))?.extensions).toMatchObject({ articolo: 'art. 2 c. 5 o' });
    await affidamenti.sendEvents(
      enteDi(enteId, 2, { accreditamenti: [primo, accreditamentoDi('2026-12-01', '2026-12-31')] }),
    );
    expect(await affidamenti.accetta(id)).toBeUndefined();
  });

  test('and its event tells which ente gives it', async () => {
    const enteId = await affidamenti.ente(ANNO());
    const id = await affidamenti.affidato(enteId);
    const [emesso] = await casework.admin<{ interventi: object[] }>(
      `SELECT evento -> 'dati' -> 'interventi' AS interventi FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1`,
      [id],
    );
    expect(emesso?.interventi).toEqual([expect.objectContaining({ enteId, al: '2026-12-31' })]);
  });
});
