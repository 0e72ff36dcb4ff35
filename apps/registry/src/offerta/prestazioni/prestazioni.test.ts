// SPDX-License-Identifier: AGPL-3.0-or-later
import { contenutoCompleto, offerta, type Scritta } from '../../offerta.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

const SCADE = '2027-05-01';
let registry: Registry;
let comandi: ReturnType<typeof offerta>;
let titolareId: string;
beforeAll(async () => {
  registry = await startIstituito();
  comandi = offerta(registry);
  titolareId = (await comandi.registraEnte()).id;
});
afterAll(() => registry.stop());

const attempt: ReturnType<typeof offerta>['attempt'] = (...given) => comandi.attempt(...given);
const read = async (chi: 'COORDINATORE' | 'ASSISTENTE_SOCIALE' | 'CITTADINO' | null, id: string) => {
  const { data } = await registry.call<{ prestazione: Record<string, unknown> | null }>(
    chi,
    'query ($id: UUID!) { prestazione(id: $id) { stato nome nomeSiuss daVerificare titolare { denominazione } permessi { puoModificare puoPubblicare puoVerificare puoRitirare } } }',
    { id },
  );
  return data?.prestazione;
};

describe('an entry of the catalogue (art. 2 c. 6 and 8 d)', () => {
  test('goes from draft to published to withdrawn, and only who works in the Ambito sees it while it is not public', async () => {
    const bozza = await comandi.redigi({ titolareId });
    expect(await read(null, bozza.id)).toBeNull();
    expect(await read('CITTADINO', bozza.id)).toBeNull();
    expect(await read('COORDINATORE', bozza.id)).toMatchObject({
      stato: 'BOZZA',
      permessi: { puoModificare: true, puoPubblicare: true, puoVerificare: false, puoRitirare: true },
    });
    expect(await read('ASSISTENTE_SOCIALE', bozza.id)).toMatchObject({
      permessi: { puoModificare: false, puoPubblicare: false, puoVerificare: false, puoRitirare: false },
    });
    const pubblicata = await comandi.pubblica(bozza, SCADE);
    expect(await read(null, bozza.id)).toMatchObject({
      stato: 'PUBBLICATA',
      nomeSiuss: 'Assistenza domiciliare socio-assistenziale',
      daVerificare: false,
      titolare: { denominazione: 'Distretto sanitario 4' },
    });
    const ritirata = await comandi.write('ritiraPrestazione', 'RitiraPrestazioneInput', { ...pubblicata });
    expect(await read(null, bozza.id)).toBeNull();
    for (const [campo, tipo, altro] of [
      ['pubblicaPrestazione', 'VerificaPrestazioneInput', { verificaScadeIl: SCADE }],
      ['ritiraPrestazione', 'RitiraPrestazioneInput', {}],
      ['modificaPrestazione', 'ModificaPrestazioneInput', { contenuto: contenutoCompleto() }],
    ] as const)
      expect(await attempt(campo, tipo, { ...ritirata, ...altro })).toMatchObject({ articolo: 'art. 2 c. 6' });
  });

  test.each([
    ['a code that is not on the list', { codiceSiuss: 'Z9.99' }, ['input', 'codiceSiuss']],
    ['an unknown Comune', { comuni: ['064008', '999999'] }, ['input', 'comuni', '1']],
    ['a Comune of another Ambito', { comuni: ['064008', '058091'] }, ['input', 'comuni', '1']],
    ['an ente that does not exist', { titolareId: '0192a04a-0000-7000-8000-00000000ffff' }, ['input', 'titolareId']],
    ['a sede that does not exist', { sediIds: ['0192a04a-0000-7000-8000-00000000ffff'] }, ['input', 'sediIds', '0']],
    ['a minimum age above the maximum', { etaMinima: 18, etaMassima: 17 }, ['input', 'etaMassima']],
    [
      'hours that end before they begin',
      { orari: [{ giorno: 1, dalle: '13:00', alle: '09:00' }] },
      ['input', 'orari', '0', 'alle'],
    ],
    ['a language of three letters', { lingue: ['ita'] }, ['input', 'lingue']],
  ])('is refused with %s', async (_nome, extra, percorso) => {
    expect(await attempt('redigiPrestazione', 'PrestazioneInput', contenutoCompleto(extra))).toMatchObject({
      code: 'BAD_USER_INPUT',
      campi: [{ percorso }],
    });
  });

  const OBBLIGATORI = [
    ['descrizione', { descrizione: null }],
    ['codiceSiuss', { codiceSiuss: null }],
    ['aree', { aree: [] }],
    ['requisiti', { requisiti: null }],
    ['documenti', { documenti: null }],
    ['costo', { costo: null }],
    ['accessibilita', { accessibilita: null }],
    ['lingue', { lingue: [] }],
    ['comeChiedere', { comeChiedere: null }],
    ['tempoRisposta', { tempoRisposta: null }],
    ['orari', { orari: [] }],
    ['titolareId', { titolareId: null }],
    ['responsabile', { responsabile: null }],
    ['responsabileEmail', { responsabileEmail: null }],
  ] as const;

  test.each(OBBLIGATORI)('is not published without %s, by the service or in the database', async (campo, extra) => {
    const bozza = await comandi.redigi({ titolareId, ...extra });
    expect(
      await attempt('pubblicaPrestazione', 'VerificaPrestazioneInput', { ...bozza, verificaScadeIl: SCADE }),
    ).toMatchObject({
      articolo: 'art. 2 c. 6',
      dettagli: { mancanze: [{ campo }] },
    });
    await expect(
      registry.admin(
        `UPDATE prestazione SET stato = 'PUBBLICATA', verificato_il = '2026-11-24', verifica_scade = '2027-01-01' WHERE id = $1`,
        [bozza.id],
      ),
    ).rejects.toMatchObject({ constraint: 'prestazione_completa' });
    const { data } = await registry.call<{ prestazione: { mancanze: string[] } }>(
      'SEGRETARIATO',
      'query ($id: UUID!) { prestazione(id: $id) { mancanze } }',
      { id: bozza.id },
    );
    expect(data?.prestazione.mancanze).toHaveLength(1);
  });

  test('stays complete once it is published; a reason may stand in place of the national code', async () => {
    const voce = await comandi.pubblicata(
      { titolareId, codiceSiuss: null, senzaCodicePerche: 'Il segretariato non eroga a persone identificate' },
      SCADE,
    );
    expect(
      await attempt('modificaPrestazione', 'ModificaPrestazioneInput', {
        ...voce,
        contenuto: contenutoCompleto({ titolareId, costo: null }),
      }),
    ).toMatchObject({ dettagli: { mancanze: [{ campo: 'costo' }] } });
    expect(
      await attempt('modificaPrestazione', 'ModificaPrestazioneInput', {
        id: voce.id,
        versione: voce.versione - 1,
        contenuto: contenutoCompleto({ titolareId }),
      }),
    ).toMatchObject({ code: 'CONFLICT', versioneAttuale: voce.versione });
  });

  test.each([
    ['today', '2026-11-24'],
    ['a day more than a year from now', '2027-11-26'],
  ])('is not published with a verification that holds until %s', async (_nome, verificaScadeIl) => {
    const bozza = await comandi.redigi({ titolareId });
    expect(
      await attempt('pubblicaPrestazione', 'VerificaPrestazioneInput', { ...bozza, verificaScadeIl }),
    ).toMatchObject({
      campi: [{ percorso: ['input', 'verificaScadeIl'] }],
    });
  });

  test('published by twenty at once is published once', async () => {
    const bozza = await comandi.redigi({ titolareId });
    const esiti = await Promise.all(
      Array.from({ length: 20 }, () =>
        attempt('pubblicaPrestazione', 'VerificaPrestazioneInput', { ...bozza, verificaScadeIl: SCADE }),
      ),
    );
    expect(esiti.filter((esito) => esito === undefined)).toHaveLength(1);
    expect(new Set(esiti.flatMap((esito) => (esito === undefined ? [] : [esito['code']])))).toEqual(
      new Set(['CONFLICT']),
    );
  });

  test.each([
    [
      'a published entry that becomes a draft',
      `UPDATE prestazione SET stato = 'BOZZA' WHERE id = $1`,
      'prestazione_stati',
    ],
    [
      'a verification of two years',
      `UPDATE prestazione SET verifica_scade = '2028-11-24' WHERE id = $1`,
      'prestazione_verifica',
    ],
    [
      'a minimum age above the maximum',
      `UPDATE prestazione SET eta_minima = 80, eta_massima = 20 WHERE id = $1`,
      'prestazione_eta',
    ],
    [
      'an ente of another Ambito',
      `UPDATE prestazione SET titolare_id = uuidv7() WHERE id = $1`,
      'prestazione_titolare',
    ],
  ])('the database refuses %s', async (_nome, sql, constraint) => {
    const { id } = await comandi.pubblicata({ titolareId }, SCADE);
    await expect(registry.admin(sql, [id])).rejects.toMatchObject({ constraint });
  });
});

describe('an ente that answers for a published entry', () => {
  let ente: Scritta;
  beforeAll(async () => {
    ente = await comandi.registraEnte({ denominazione: 'Cooperativa Alfa', natura: 'TERZO_SETTORE' });
  });

  test('does not cease: of its end and the publication at once, one is done', async () => {
    const bozza = await comandi.redigi({ titolareId: ente.id });
    const [pubblica, cessa] = await Promise.all([
      attempt('pubblicaPrestazione', 'VerificaPrestazioneInput', { ...bozza, verificaScadeIl: SCADE }),
      attempt('cessaEnte', 'CessaEnteInput', { ...ente, al: '2026-12-31' }),
    ]);
    expect([pubblica, cessa].filter((esito) => esito === undefined)).toHaveLength(1);
    expect([pubblica, cessa].find((esito) => esito !== undefined)).toMatchObject({ articolo: 'art. 2 c. 6' });
  });
});

test('an entry whose verification has lapsed is no longer public, and is on the desk', async () => {
  const { id, versione } = await comandi.pubblicata({ titolareId, nome: 'Pasti a domicilio' }, '2026-11-30');
  expect(await read(null, id)).toMatchObject({ daVerificare: false });
  await registry.admin(
    `UPDATE prestazione SET verificato_il = '2026-10-01', verifica_scade = '2026-11-23' WHERE id = $1`,
    [id],
  );
  expect(await read(null, id)).toBeNull();
  expect(await read('COORDINATORE', id)).toMatchObject({ daVerificare: true, permessi: { puoVerificare: true } });
  const { data } = await registry.call<{
    ambito: { scrivaniaRegistro: { edges: { node: { tipo: string; scaduta: boolean; riferimento: string } }[] } };
  }>(
    'COORDINATORE',
    '{ ambito(codice: "A04") { scrivaniaRegistro(first: 100) { edges { node { tipo scaduta riferimento } } } } }',
  );
  expect(data?.ambito.scrivaniaRegistro.edges.map(({ node }) => node)).toContainEqual({
    tipo: 'PRESTAZIONE_DA_VERIFICARE',
    scaduta: true,
    riferimento: id,
  });
  expect(
    await attempt(
      'verificaPrestazione',
      'VerificaPrestazioneInput',
      { id, versione, verificaScadeIl: SCADE },
      'SEGRETARIATO',
    ),
  ).toBeUndefined();
  expect(await read(null, id)).toMatchObject({ daVerificare: false });
});

test('a code that is added to the vocabulary is accepted from its first day on (art. 2 c. 5 p, q)', async () => {
  await registry.admin(
    `INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, fonte, registrata_il)
     VALUES ('PRESTAZIONI', 'B1.01', '[2026-11-24,)', 'Percorso nuovo', 'prova', '2026-11-24T09:00:00Z'),
            ('PRESTAZIONI', 'B1.02', '[2026-11-25,)', 'Percorso di domani', 'prova', '2026-11-24T09:00:00Z')`,
  );
  const voce = await comandi.redigi({ titolareId, codiceSiuss: 'B1.01' });
  expect(await read('COORDINATORE', voce.id)).toMatchObject({ nomeSiuss: 'Percorso nuovo' });
  const domani = contenutoCompleto({ titolareId, codiceSiuss: 'B1.02' });
  expect(await attempt('redigiPrestazione', 'PrestazioneInput', domani)).toMatchObject({
    campi: [{ percorso: ['input', 'codiceSiuss'] }],
  });
});

test('an entry does not show a sede that has ceased', async () => {
  const sede = await comandi.write('individuaSede', 'IndividuaSedeInput', {
    codiceIstat: '064113',
    denominazione: 'Sede di Tufo',
    indirizzo: 'Via Roma 1',
    attivaDal: '2020-01-01',
  });
  const { id } = await comandi.redigi({ nome: 'Sportello a Tufo', titolareId, sediIds: [sede.id] });
  const sedi = async () =>
    (
      await registry.call<{ prestazione: { sedi: object[] } }>(
        'COORDINATORE',
        'query ($id: UUID!) { prestazione(id: $id) { sedi { denominazione } } }',
        { id },
      )
    ).data?.prestazione.sedi;
  const fino = (giorno: string) =>
    registry.admin(`UPDATE sede SET periodo = daterange(lower(periodo), $2::date, '[]') WHERE id = $1`, [
      sede.id,
      giorno,
    ]);
  await fino('2026-11-24');
  expect(await sedi()).toEqual([{ denominazione: 'Sede di Tufo' }]);
  await fino('2026-11-23');
  expect(await sedi()).toEqual([]);
});

test('a page of entries costs as many statements for one as for many', async () => {
  const costo = async (first: number): Promise<number> => {
    const prima = await registry.statements();
    const { errors, data } = await registry.call<{ catalogoPrestazioni: { edges: unknown[] } }>(
      'COORDINATORE',
      `query ($first: Int!) { catalogoPrestazioni(first: $first) { edges { node {
        nome nomeSiuss comuni { nome } titolare { denominazione competenze { tipo } accreditamenti { edges { node { atto } } } } erogatori { denominazione } sedi { denominazione } } } } }`,
      { first },
    );
    expect(errors).toBeUndefined();
    expect(data!.catalogoPrestazioni.edges).toHaveLength(first);
    return (await registry.statements()) - prima;
  };
  await comandi.redigi({ nome: 'Abitare assistito', titolareId, comuni: ['064008'], erogatoriIds: [titolareId] });
  expect(await costo(1)).toBe(await costo(10));
});
