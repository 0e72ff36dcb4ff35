// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { parseEvent } from '@ambito/events';
import { lock, LOCKS, createDataSource } from '@ambito/persistence';
import { describeWorkerPlans } from '@ambito/subgraph/testing';
import { enteDi } from '../enti/enti.testing.ts';
import { A04, ADESSO, ALTRO_AMBITO, startCasework, TABELLE_PICCOLE, type Casework } from '../testing.ts';
import { richiestaA, trasmissioniDi } from './trasmissioni.testing.ts';

let casework: Casework;
let adesso = ADESSO;
let percorso: ReturnType<typeof trasmissioniDi>;
let distretto: string;
beforeAll(async () => {
  casework = await startCasework(() => adesso);
  percorso = trasmissioniDi(casework);
  distretto = await percorso.ente();
});
afterAll(() => casework.stop());

const trasmette = async (extra: object = {}) =>
  percorso.attempt('SEGRETARIATO', 'trasmettiRichiesta', {
    contattoId: await percorso.decodificato(),
    versione: 2,
    ...richiestaA(distretto, extra),
  });
const rifiuto = async (extra: object = {}) => (await trasmette(extra)).rifiuto?.extensions;

describe('a request goes to an ente that is competent for it (art. 2 c. 8 e, art. 4 c. 2 a)', () => {
  // The person lives in 064071, of the Ambito.
  test.each<[string, object, object, object]>([
    ['any request in any Comune', {}, {}, {}],
    ['for the area', { aree: ['ELD'] }, {}, {}],
    ['for the prestazione', { prestazioni: ['A2.07'] }, {}, { prestazione: 'A2.07' }],
    ['in the Comune', {}, { comuni: ['064071'] }, {}],
    ['until today', {}, { al: '2026-11-25' }, {}],
  ])('%s', async (_nome, competenza, dati, extra) => {
    const { fatto } = await trasmette({ enteId: await percorso.ente(competenza, dati), ...extra });
    expect(fatto).toMatchObject({ stato: 'TRASMESSA', versione: 1, entro: '2026-12-25' });
  });

  test.each<[string, object, object, object, string[] | undefined]>([
    ['in another Comune', {}, { comuni: ['064008'] }, {}, ['Non opera nel Comune']],
    ['for another area', { aree: ['FAM'] }, {}, {}, ["Non è competente per l'area"]],
    [
      'for other prestazioni',
      { prestazioni: ['A2.08'] },
      {},
      { prestazione: 'A2.07' },
      ['È competente solo per altre prestazioni'],
    ],
    [
      'for some prestazioni, and none is named',
      { prestazioni: ['A2.08'] },
      {},
      {},
      ['È competente solo per altre prestazioni'],
    ],
    ['until yesterday', {}, { al: '2026-11-24' }, {}, undefined],
    ['from tomorrow', {}, { dal: '2026-11-26' }, {}, undefined],
    ['for another kind of requests', { tipo: 'SOCIALE' }, {}, {}, undefined],
  ])(
    'but not to an ente that is competent only %s, and the refusal lists the candidates with the reasons',
    async (_nome, competenza, dati, extra, perche) => {
      const enteId = await percorso.ente(competenza, dati);
      const esito = await rifiuto({ enteId, ...extra });
      expect(esito).toMatchObject({ code: 'RULE_VIOLATION', articolo: 'art. 2 c. 8 e' });
      const { candidati } = (esito as { dettagli: { candidati: { enteId: string; perche: string[] }[] } }).dettagli;
      expect(candidati.find((candidato) => candidato.enteId === enteId)?.perche).toEqual(perche);
      expect(candidati.find((candidato) => candidato.enteId === distretto)?.perche).toEqual([]);
    },
  );

  test('is refused where no ente is competent', async () => {
    const enteId = await percorso.ente({ tipo: 'SOCIOSANITARIA', aree: ['FAM'] });
    const { rifiuto: esito } = await trasmette({ enteId, tipo: 'SOCIOSANITARIA' });
    expect(esito?.message).toBe('Nessun ente è competente per questa richiesta');
    expect(esito?.extensions).toMatchObject({
      dettagli: {
        richiesta: { tipo: 'SOCIOSANITARIA', area: 'ELD', comune: '064071' },
        candidati: [{ enteId, denominazione: expect.any(String), perche: ["Non è competente per l'area"] }],
      },
    });
  });

  test('is refused for an ente of another Ambito', async () => {
    const enteId = randomUUID();
    await casework.apply(
      enteDi(enteId, 1, { competenze: [{ tipo: 'SANITARIA', aree: [], prestazioni: [] }] }, ALTRO_AMBITO),
    );
    expect(await rifiuto({ enteId })).toMatchObject({ articolo: 'art. 2 c. 8 e' });
  });

  test('falls to the Comune of the sede if the person lives outside the Ambito', async () => {
    const enteId = await percorso.ente({}, { comuni: ['064008'] });
    const persona = { nome: 'Ada', cognome: 'Bruni', comuneResidenza: '058091' };
    const contattoId = await percorso.decodificato({ persona });
    const { fatto } = await percorso.attempt('SEGRETARIATO', 'trasmettiRichiesta', {
      ...{ contattoId, versione: 2 },
      ...richiestaA(enteId),
    });
    expect(fatto).toMatchObject({ stato: 'TRASMESSA' });
  });

  test('follows the competence that the registry told last', async () => {
    const enteId = await percorso.ente();
    const senza = enteDi(enteId, 3, { competenze: [] });
    await casework.apply(senza);
    await casework.apply(enteDi(enteId, 2, { competenze: [{ tipo: 'SANITARIA', aree: [], prestazioni: [] }] }));
    expect(await rifiuto({ enteId })).toMatchObject({ articolo: 'art. 2 c. 8 e' });
  });

  test.each<[string, object, object, boolean]>([
    ['an obligatory report', { baseGiuridica: 'MINORE_IN_ABBANDONO' }, {}, true],
    ['what is not obligatory', {}, {}, false],
    ['an obligatory report, once it has ceased', { baseGiuridica: 'REATO' }, { al: '2026-11-24' }, false],
  ])('goes to a judicial authority, which has no areas: %s', async (_nome, extra, dati, ammessa) => {
    const enteId = randomUUID();
    await casework.apply(enteDi(enteId, 1, { natura: 'AUTORITA_GIUDIZIARIA', ...dati }));
    const esito = await rifiuto({ enteId, tipo: 'SOCIALE', ...extra });
    if (ammessa) expect(esito).toBeUndefined();
    else expect(esito).toMatchObject({ articolo: 'art. 2 c. 8 e' });
  });

  test('waits for an event about the ente that is being applied', async () => {
    const enteId = await percorso.ente();
    const contattoId = await percorso.decodificato();
    const owner = createDataSource({
      url: casework.database.adminUrl,
      applicationName: 'prova',
      poolSize: 1,
      entities: [],
    });
    await owner.initialize();
    const worker = owner.createQueryRunner();
    await worker.startTransaction();
    await lock(worker, LOCKS.ente, enteId);
    await worker.query('DELETE FROM anagrafe_competenza WHERE ente_id = $1', [enteId]);
    const esito = percorso.attempt('SEGRETARIATO', 'trasmettiRichiesta', {
      contattoId,
      versione: 2,
      ...richiestaA(enteId),
    });
    const inAttesa = () => casework.admin(`SELECT FROM pg_locks WHERE locktype = $1 AND NOT granted`, ['advisory']);
    while ((await inAttesa()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await worker.commitTransaction();
    await worker.release();
    await owner.destroy();
    expect((await esito).rifiuto?.extensions).toMatchObject({ articolo: 'art. 2 c. 8 e' });
  });
});

describe('a transmission', () => {
  test.each<[string, object, object]>([
    ['without the consent that its basis asks for', { baseGiuridica: 'CONSENSO' }, { articolo: 'art. 2 c. 8 e' }],
    [
      'on a basis that is not on the list',
      { baseGiuridica: 'CURIOSITA' },
      { campi: [{ percorso: ['input', 'baseGiuridica'] }] },
    ],
    [
      'with a consent that is still to come',
      { baseGiuridica: 'CONSENSO', consenso: { datoIl: '2026-11-26', da: 'PERSONA' } },
      { campi: [{ percorso: ['input', 'consenso', 'datoIl'] }] },
    ],
    ['concealed without an obligation', { occultata: true }, { articolo: 'art. 2 c. 8 e' }],
    [
      'with the fiscal code of a person who has none',
      { voci: ['CODICE_FISCALE'] },
      { campi: [{ percorso: ['input', 'voci', '0'] }] },
    ],
    ['with a repeated value', { voci: ['NOME', 'NOME'] }, { code: 'BAD_USER_INPUT' }],
    ['without a text', { testo: '' }, { code: 'BAD_USER_INPUT' }],
    [
      'for a prestazione that is not on the list',
      { prestazione: 'A9.99' },
      { campi: [{ percorso: ['input', 'prestazione'] }] },
    ],
    ['with a past term', { entro: '2026-11-24' }, { campi: [{ percorso: ['input', 'entro'] }] }],
    ['with a term of more than a year', { entro: '2028-01-01' }, { campi: [{ percorso: ['input', 'entro'] }] }],
    ['from a case as well', { presaInCaricoId: randomUUID() }, { code: 'BAD_USER_INPUT' }],
    ['from nothing', { contattoId: undefined }, { code: 'BAD_USER_INPUT' }],
    ['from a contatto that was changed meanwhile', { versione: 1 }, { code: 'CONFLICT', versioneAttuale: 2 }],
    ['from a contatto that does not exist', { contattoId: randomUUID() }, { code: 'NOT_FOUND' }],
  ])('is refused %s', async (_nome, extra, atteso) => {
    expect(await rifiuto(extra)).toMatchObject(atteso);
  });

  test('awaits its outcome until the 30th day, also when the clocks change before it', async () => {
    const contattoId = await percorso.decodificato();
    // 23:30 in Rome. Summer time begins on 28 March 2027.
    adesso = new Date('2027-03-10T22:30:00Z');
    const { fatto } = await percorso.attempt('SEGRETARIATO', 'trasmettiRichiesta', {
      ...{ contattoId, versione: 2 },
      ...richiestaA(distretto),
    });
    expect(fatto).toMatchObject({ entro: '2027-04-09' });
    adesso = ADESSO;
  });

  test.each<[string, object]>([
    [
      'with the consent of the person',
      { baseGiuridica: 'CONSENSO', consenso: { datoIl: '2026-11-25', da: 'PERSONA' } },
    ],
    [
      'with the consent of the guardian',
      { baseGiuridica: 'CONSENSO', consenso: { datoIl: '2026-11-01', da: 'TUTORE' } },
    ],
    ['without a consent, on an obligation', { baseGiuridica: 'MINORE_IN_ABBANDONO' }],
    ['concealed, on an obligation', { baseGiuridica: 'REATO', occultata: true }],
    ['with a text alone', { voci: [] }],
  ])('is accepted %s', async (_nome, extra) => {
    expect(await rifiuto(extra)).toBeUndefined();
  });

  test('keeps the chosen values as they were then', async () => {
    const persona = { nome: 'Ida', cognome: 'Neri', dataNascita: '1940-05-01', comuneResidenza: '064071' };
    const contattoId = await percorso.decodificato({ persona });
    const voci = ['NOME', 'DATA_NASCITA', 'RESIDENZA', 'BISOGNI', 'DOMANDA'];
    const { fatto } = await percorso.attempt('SEGRETARIATO', 'trasmettiRichiesta', {
      ...{ contattoId, versione: 2 },
      ...richiestaA(distretto, { voci }),
    });
    await casework.admin(`UPDATE persona SET cognome = 'Verdi' WHERE cognome = $1`, ['Neri']);
    const { data } = await casework.call<{ trasmissione: { contenuto: object } }>(
      'SEGRETARIATO',
      'query ($id: UUID!) { trasmissione(id: $id) { contenuto { testo voci { voce valore } } } }',
      { id: fatto?.id },
    );
    expect(data?.trasmissione.contenuto).toEqual({
      testo: 'Valutazione geriatrica a domicilio',
      voci: [
        { voce: 'NOME', valore: 'Ida Neri' },
        { voce: 'DATA_NASCITA', valore: '1940-05-01' },
        { voce: 'RESIDENZA', valore: '064071' },
        { voce: 'BISOGNI', valore: 'Assistenza domiciliare a persona anziana' },
        { voce: 'DOMANDA', valore: 'Non cammina più' },
      ],
    });
  });

  test('is told to the information system by pseudonym, without its text', async () => {
    const { fatto } = await trasmette();
    const [emesso] = await casework.admin<{ evento: object }>(
      `SELECT evento FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1`,
      [fatto?.id],
    );
    const letto = parseEvent(emesso?.evento);
    expect(letto).toMatchObject({
      ok: true,
      evento: {
        tipo: 'TrasmissioneAggiornata',
        dati: { enteId: distretto, comuneResidenza: '064071', stato: 'TRASMESSA', pseudonimo: expect.any(String) },
      },
    });
    expect(JSON.stringify(emesso)).not.toContain('geriatrica');
  });
});

describeWorkerPlans('casework', A04, TABELLE_PICCOLE);
