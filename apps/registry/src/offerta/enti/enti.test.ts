// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseEvent } from '@ambito/events';
import { datiAccreditamento as accredita, datiEnte, offerta } from '../../offerta.testing.ts';
import { A04, type Registry, startIstituito } from '../../testing.ts';

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

describe('an ente (art. 2 c. 5 f and o)', () => {
  test.each([
    ['without any contact', { telefono: null }, { articolo: 'art. 2 c. 6' }],
    [
      'with a code that is not on the list',
      { competenze: [{ tipo: 'SOCIALE', prestazioni: ['A2.07', 'B1.01'] }] },
      { campi: [{ percorso: ['input', 'competenze', '0', 'prestazioni', '1'] }] },
    ],
    [
      'with an unknown area',
      { competenze: [{ tipo: 'SOCIALE', aree: ['XXX'] }] },
      { campi: [{ percorso: ['input', 'competenze', '0', 'aree', '0'] }] },
    ],
    [
      'with one competence twice',
      { competenze: [{ tipo: 'SOCIALE' }, { tipo: 'SOCIALE' }] },
      { campi: [{ percorso: ['input', 'competenze'] }] },
    ],
    ['of an unknown Comune', { comuni: ['999999'] }, { campi: [{ percorso: ['input', 'comuni', '0'] }] }],
    [
      'with a site that is no web address',
      { sito: 'javascript:alert(1)' },
      { campi: [{ percorso: ['input', 'sito'] }] },
    ],
  ])('%s is refused', async (_nome, extra, atteso) => {
    expect(
      await attempt('registraEnte', 'RegistraEnteInput', datiEnte({ denominazione: 'Ente di prova', ...extra })),
    ).toMatchObject(atteso);
  });

  test('is registered once by twenty concurrent requests with one name', async () => {
    const esiti = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        attempt(
          'registraEnte',
          'RegistraEnteInput',
          datiEnte({ denominazione: n % 2 === 0 ? 'ASL Avellino' : 'asl avellino' }),
        ),
      ),
    );
    expect(esiti.filter((esito) => esito === undefined)).toHaveLength(1);
    expect(new Set(esiti.flatMap((esito) => (esito === undefined ? [] : [esito['code']])))).toEqual(
      new Set(['CONFLICT']),
    );
  });

  test('is changed at the version that was read only, and by its own Ambito only', async () => {
    const ente = await nuovo({ competenze: [{ tipo: 'SOCIALE' }], comuni: ['064008'] });
    const dati = {
      ...ente,
      denominazione: 'Cooperativa rinnovata',
      email: 'info@example.org',
      competenze: [{ tipo: 'SANITARIA', aree: ['ELD'] }],
    };
    expect((await comandi.write('modificaEnte', 'ModificaEnteInput', dati)).versione).toBe(2);
    expect(await attempt('modificaEnte', 'ModificaEnteInput', dati)).toMatchObject({
      code: 'CONFLICT',
      versioneAttuale: 2,
    });
    const { errors } = await registry.call(
      { ruolo: 'COORDINATORE', ambito: 'altro' },
      'mutation ($input: ModificaEnteInput!) { modificaEnte(input: $input) { id } }',
      { input: { ...dati, versione: 2 } },
    );
    expect(errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    const { data } = await registry.call<{ ente: Record<string, unknown> }>(
      null,
      'query ($id: UUID!) { ente(id: $id) { telefono email competenze { tipo aree prestazioni } comuni { nome } permessi { puoModificare } } }',
      { id: ente.id },
    );
    expect(data?.ente).toEqual({
      telefono: null,
      email: 'info@example.org',
      competenze: [{ tipo: 'SANITARIA', aree: ['ELD'], prestazioni: [] }],
      comuni: [],
      permessi: { puoModificare: false },
    });
  });

  test('ceases within its period, and not before its accreditations, PUA and entries end', async () => {
    const ente = await nuovo();
    const accreditato = await comandi.write('accreditaEnte', 'AccreditaEnteInput', accredita(ente));
    expect(await attempt('cessaEnte', 'CessaEnteInput', { ...accreditato, al: '2026-11-30' })).toMatchObject({
      articolo: 'art. 2 c. 5 o',
    });
    expect(await attempt('cessaEnte', 'CessaEnteInput', { ...accreditato, al: '2019-12-31' })).toMatchObject({
      articolo: 'art. 2 c. 5 f',
    });
    await comandi.write('cessaEnte', 'CessaEnteInput', { ...accreditato, al: '2026-12-31' });
  });

  test('ceases yesterday at the earliest: the days that are over do not change', async () => {
    const ente = await nuovo();
    expect(await attempt('cessaEnte', 'CessaEnteInput', { ...ente, al: '2026-11-22' })).toMatchObject({
      articolo: 'art. 2 c. 5 f',
    });
    for (const periodo of [
      `daterange(lower(periodo), '2026-11-23')`,
      `daterange('2021-01-01', upper(periodo))`,
      `daterange('2019-01-01', upper(periodo))`,
    ])
      await expect(
        registry.admin(`UPDATE ente SET periodo = ${periodo} WHERE id = $1`, [ente.id]),
      ).rejects.toMatchObject({ constraint: 'ente_immutabile' });
    await comandi.write('cessaEnte', 'CessaEnteInput', { ...ente, al: '2026-11-23' });
  });

  test('is told to the other services with competences and accreditations, in growing versions', async () => {
    const ente = await nuovo({
      comuni: ['064071'],
      competenze: [{ tipo: 'SOCIALE', aree: ['FAM'], prestazioni: ['A2.27'] }],
    });
    await comandi.write('accreditaEnte', 'AccreditaEnteInput', accredita(ente));
    const righe = await registry.admin<{ evento: { aggregato: { versione: number }; dati: object } }>(
      `SELECT evento FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq`,
      [ente.id],
    );
    expect(righe.map(({ evento }) => [parseEvent(evento).ok, evento.aggregato.versione])).toEqual([
      [true, 1],
      [true, 2],
    ]);
    expect(righe[1]!.evento.dati).toMatchObject({
      comuni: ['064071'],
      competenze: [{ tipo: 'SOCIALE', aree: ['FAM'], prestazioni: ['A2.27'] }],
      accreditamenti: [{ dal: '2026-01-01', al: '2026-12-31', prestazioni: ['A2.07'] }],
    });
  });
});

describe('the list of enti', () => {
  const elenco = async (variables: object) => {
    const { data } = await registry.call<{
      enti: { edges: { node: { denominazione: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    }>(
      null,
      `query ($ambitoId: UUID!, $natura: NaturaEnte, $first: Int! = 100, $after: String) { enti(ambitoId: $ambitoId, natura: $natura, first: $first, after: $after) {
        edges { node { denominazione } } pageInfo { hasNextPage endCursor } } }`,
      { ambitoId: A04, ...variables },
    );
    return data!.enti;
  };

  test('comes by name in pages, and can be limited to one kind', async () => {
    const tutti = (await elenco({})).edges.map(({ node }) => node.denominazione);
    const aPagine: string[] = [];
    let after: string | undefined;
    do {
      const { edges, pageInfo } = await elenco({ first: 3, after });
      aPagine.push(...edges.map(({ node }) => node.denominazione));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : undefined;
    } while (after !== undefined);
    expect(aPagine).toEqual(tutti);
    expect((await elenco({ natura: 'DISTRETTO_SANITARIO' })).edges).toHaveLength(1);
    expect((await elenco({ ambitoId: '0192a04a-0000-7000-8000-00000000ffff' })).edges).toEqual([]);
  });

  test('costs as many statements for one ente as for many', async () => {
    const costo = async (first: number): Promise<number> => {
      const prima = await registry.statements();
      const { errors } = await registry.call(
        null,
        'query ($ambitoId: UUID!, $first: Int!) { enti(ambitoId: $ambitoId, first: $first) { edges { node { competenze { tipo } comuni { nome } accreditamenti { edges { node { atto } } } accreditatoPer(prestazione: "A2.07") } } } }',
        { ambitoId: A04, first },
      );
      expect(errors).toBeUndefined();
      return (await registry.statements()) - prima;
    };
    // The Comuni of enti are read only if an ente has some. The first ente of the page has some.
    await nuovo({ denominazione: '3A, associazione', comuni: ['064008'] });
    expect(await costo(1)).toBe(await costo(20));
  });
});
