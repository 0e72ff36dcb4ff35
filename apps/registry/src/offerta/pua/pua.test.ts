// SPDX-License-Identifier: AGPL-3.0-or-later
import { offerta } from '../../offerta.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
let comandi: ReturnType<typeof offerta>;
let sedeId: string;
let distrettoId: string;
let cooperativaId: string;
beforeAll(async () => {
  registry = await startIstituito();
  comandi = offerta(registry);
  sedeId = (
    await comandi.write('individuaSede', 'IndividuaSedeInput', {
      codiceIstat: '064008',
      denominazione: 'Sede di Avellino',
      indirizzo: 'Via Roma 1',
      attivaDal: '2020-01-01',
    })
  ).id;
  distrettoId = (
    await comandi.registraEnte({
      competenze: [{ tipo: 'SANITARIA' }, { tipo: 'SOCIOSANITARIA', aree: ['ELD', 'DIS'] }],
    })
  ).id;
  cooperativaId = (
    await comandi.registraEnte({
      natura: 'TERZO_SETTORE',
      denominazione: 'Cooperativa Alfa',
      comuni: ['064008'],
      competenze: [{ tipo: 'SOCIALE', aree: ['ELD'], prestazioni: ['A2.07'] }],
    })
  ).id;
  await comandi.registraEnte({
    natura: 'ENTE_LOCALE',
    denominazione: 'Ufficio di Piano',
    competenze: [{ tipo: 'SOCIALE' }],
  });
  const cessato = await comandi.registraEnte({
    denominazione: 'Vecchio distretto',
    competenze: [{ tipo: 'SANITARIA' }],
  });
  await comandi.write('cessaEnte', 'CessaEnteInput', { ...cessato, al: '2026-11-23' });
});
afterAll(() => registry.stop());

const organizza = async (extra: object = {}) => {
  const { data, errors } = await registry.call(
    'COORDINATORE',
    'mutation ($input: OrganizzaPuaInput!) { organizzaPua(input: $input) { dal al sede { denominazione } distretto { denominazione } comune { nome } } }',
    { input: { codiceIstat: '064071', sedeId, distrettoId, dal: '2026-01-01', ...extra } },
  );
  return errors?.[0]?.extensions ?? data!['organizzaPua'];
};
const puaIl = async (giorno: string, codiceIstat = '064071') => {
  const { data } = await registry.call<{ comune: { pua: object | null } }>(
    null,
    'query ($codiceIstat: String!, $giorno: Data!) { comune(codiceIstat: $codiceIstat) { pua(giorno: $giorno) { dal al distretto { denominazione } } } }',
    { codiceIstat, giorno },
  );
  return data?.comune.pua;
};

describe('the PUA (art. 2 c. 8 e)', () => {
  test('is exercised for a Comune by a sede and a health district, from day to day', async () => {
    expect(await organizza()).toEqual({
      dal: '2026-01-01',
      al: null,
      sede: { denominazione: 'Sede di Avellino' },
      distretto: { denominazione: 'Distretto sanitario 4' },
      comune: { nome: 'Petruro Irpino' },
    });
    expect(await puaIl('2025-12-31')).toBeNull();
    const nuovo = await comandi.registraEnte({ denominazione: 'Distretto sanitario 5' });
    await organizza({ distrettoId: nuovo.id, dal: '2027-01-01' });
    expect(await puaIl('2026-12-31')).toEqual({
      dal: '2026-01-01',
      al: '2026-12-31',
      distretto: { denominazione: 'Distretto sanitario 4' },
    });
    expect(await puaIl('2027-01-01')).toMatchObject({
      al: null,
      distretto: { denominazione: 'Distretto sanitario 5' },
    });
    const { data } = await registry.call<{ ambito: { pua: object[] } }>(
      null,
      '{ ambito(codice: "A04") { pua { dal comune { codiceIstat } } } }',
    );
    expect(data?.ambito.pua).toEqual([{ dal: '2026-01-01', comune: { codiceIstat: '064071' } }]);
  });

  test.each([
    ['for a Comune that is not associated', { codiceIstat: '999999' }, { articolo: 'art. 2 c. 8' }],
    ['by a sede that does not exist', { sedeId: '0192a04a-0000-7000-8000-00000000ffff' }, { code: 'NOT_FOUND' }],
    ['before its sede is active', { codiceIstat: '064113', dal: '2019-12-31' }, { articolo: 'art. 2 c. 8' }],
    ['again from the same day', { dal: '2027-01-01' }, { code: 'CONFLICT' }],
    ['again from an earlier day', { dal: '2026-06-01' }, { code: 'CONFLICT' }],
  ])('is not arranged %s', async (_nome, extra, atteso) => {
    expect(await organizza(extra)).toMatchObject(atteso);
  });

  test('does not change on the days that are over: another exercises it from today on', async () => {
    const codiceIstat = '064113';
    const { id } = await comandi.registraEnte({ denominazione: 'Distretto sanitario 6' });
    expect(await organizza({ codiceIstat, dal: '2022-01-01' })).toMatchObject({ dal: '2022-01-01' });
    const campi = [{ percorso: ['input', 'dal'] }];
    for (const dal of ['2022-01-02', '2026-11-23'])
      expect(await organizza({ codiceIstat, dal, distrettoId: id })).toMatchObject({ campi });
    expect(await organizza({ codiceIstat, dal: '2026-11-24', distrettoId: id })).toMatchObject({ dal: '2026-11-24' });
    expect(await puaIl('2026-11-23', codiceIstat)).toMatchObject({ dal: '2022-01-01', al: '2026-11-23' });
    const { errors } = await registry.call(
      'COORDINATORE',
      'mutation ($input: CessaSedeInput!) { cessaSede(input: $input) { id } }',
      { input: { sedeId, versione: 1, al: '2026-11-22', confermaPua: true } },
    );
    expect(errors?.[0]?.extensions).toMatchObject({ articolo: 'art. 2 c. 8' });
  });

  test.each([
    [
      'ended before yesterday',
      `UPDATE pua SET periodo = daterange(lower(periodo), '2026-11-23') WHERE upper(periodo) = '2026-11-24'`,
    ],
    ['made longer', `UPDATE pua SET periodo = daterange(lower(periodo), NULL) WHERE upper(periodo) = '2027-01-01'`],
    ['exercised by others', 'UPDATE pua SET distretto_id = uuidv7()'],
    ['deleted', 'DELETE FROM pua'],
    [
      'arranged from yesterday after others',
      `INSERT INTO pua (id, codice_istat, ambito_id, sede_id, distretto_id, periodo)
       SELECT uuidv7(), codice_istat, ambito_id, sede_id, distretto_id, '[2020-02-01,2020-03-01)' FROM pua LIMIT 1`,
    ],
  ])('the database refuses to have it %s', async (_nome, sql) => {
    await expect(registry.admin(sql)).rejects.toMatchObject({ constraint: 'pua_immutabile' });
  });

  test('is exercised only by an ente that is a health district', async () => {
    expect(await organizza({ codiceIstat: '064113', distrettoId: cooperativaId, dal: '2027-01-01' })).toMatchObject({
      articolo: 'art. 2 c. 8',
    });
  });

  test('is arranged once by twenty concurrent requests', async () => {
    const esiti = await Promise.all(Array.from({ length: 20 }, () => organizza({ codiceIstat: '064008' })));
    expect(esiti.filter((esito) => 'dal' in (esito as object))).toHaveLength(1);
    expect(new Set(esiti.map((esito) => (esito as { code?: string }).code))).toEqual(new Set([undefined, 'CONFLICT']));
  });

  test('prevents its district from ceasing and its sede from closing', async () => {
    const { errors } = await registry.call(
      'COORDINATORE',
      'mutation ($input: CessaEnteInput!) { cessaEnte(input: $input) { id } }',
      { input: { id: distrettoId, versione: 1, al: '2026-12-30' } },
    );
    expect(errors?.[0]?.extensions).toMatchObject({ articolo: 'art. 2 c. 8' });
    await expect(
      registry.admin(`UPDATE sede SET periodo = daterange(lower(periodo), '2026-12-01') WHERE id = $1`, [sedeId]),
    ).rejects.toMatchObject({ constraint: 'pua_sede' });
  });
});

describe('the ente competent for a request (art. 2 c. 8 e)', () => {
  const ask = async (richiesta: object, giorno?: string) => {
    const { data, errors } = await registry.call<{
      entiCompetenti: {
        competente: boolean;
        motivo: string | null;
        enti: { denominazione: string }[];
        candidati: { ente: { denominazione: string }; perche: string[] }[];
      };
    }>(
      null,
      `query ($richiesta: RichiestaInput!, $giorno: Data) { entiCompetenti(richiesta: $richiesta, giorno: $giorno) {
        competente motivo enti { denominazione } candidati { ente { denominazione } perche } } }`,
      { richiesta: { area: 'ELD', comune: '064008', ...richiesta }, giorno },
    );
    expect(errors).toBeUndefined();
    const { competente, motivo, enti, candidati } = data!.entiCompetenti;
    return {
      competente,
      motivo,
      enti: enti.map(({ denominazione }) => denominazione),
      candidati: candidati.map(({ ente, perche }) => [ente.denominazione, perche]),
    };
  };
  const NON_PER_ALTRE = 'È competente solo per altre prestazioni';

  test.each([
    [
      'of a prestazione, the most specific first',
      { tipo: 'SOCIALE', prestazione: 'A2.07' },
      { enti: ['Cooperativa Alfa', 'Ufficio di Piano'], candidati: [] },
    ],
    [
      'of no known prestazione',
      { tipo: 'SOCIALE' },
      { enti: ['Ufficio di Piano'], candidati: [['Cooperativa Alfa', [NON_PER_ALTRE]]] },
    ],
    [
      'of another Comune and area',
      { tipo: 'SOCIALE', prestazione: 'A2.07', comune: '064071', area: 'FAM' },
      {
        enti: ['Ufficio di Piano'],
        candidati: [['Cooperativa Alfa', ['Non opera nel Comune', "Non è competente per l'area"]]],
      },
    ],
    ['of the health service', { tipo: 'SANITARIA', area: 'FAM' }, { enti: ['Distretto sanitario 4'], candidati: [] }],
  ])('%s', async (_nome, richiesta, atteso) => {
    expect(await ask(richiesta)).toEqual({ competente: true, motivo: null, ...atteso });
  });

  test('may not exist: the answer says so, and lists the enti that one can ask', async () => {
    expect(await ask({ tipo: 'SOCIOSANITARIA', area: 'FAM' })).toEqual({
      competente: false,
      motivo: 'Nessun ente è competente per questa richiesta',
      enti: [],
      candidati: [['Distretto sanitario 4', ["Non è competente per l'area"]]],
    });
    expect(await ask({ tipo: 'SANITARIA', comune: '999999' })).toEqual({
      competente: false,
      motivo: 'In quel giorno il Comune non appartiene a un Ambito',
      enti: [],
      candidati: [],
    });
    expect(await ask({ tipo: 'SANITARIA' }, '2019-06-01')).toMatchObject({
      competente: false,
      motivo: 'Nessun ente tratta richieste di questo tipo',
    });
  });

  test('on a past day is one that was active then', async () => {
    expect((await ask({ tipo: 'SANITARIA' }, '2025-12-31')).enti).toEqual([
      'Distretto sanitario 4',
      'Vecchio distretto',
    ]);
  });
});
