// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseEvent } from '@ambito/events';
import { altroAmbito } from '../../ambito/ambiti/ambiti.testing.ts';
import { contenutoCompleto, datiAccreditamento, datiEnte, statiOfferta, type Scritta } from '../../offerta.testing.ts';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import { A04, type Registry, startIstituito } from '../../testing.ts';
import { operazioniDi } from '../../operazioni.testing.ts';

let registry: Registry;
const { attempt } = operazioniDi(() => registry);
const { command, sql, versione, inCarica } = strumentiDi(() => registry);
const { ente, bozza, pubblicata } = statiOfferta({ command });
beforeAll(async () => {
  registry = await startIstituito();
  await inCarica('chi chiama');
});
afterAll(() => registry.stop());

interface Letto {
  id: string;
  versione: number;
  telefono: string;
  codiceFiscale: string | null;
  competenze: { tipo: string }[];
  accreditamenti: { id: string; atto: string; dal: string; al: string; corregge: { id: string } | null }[];
  corregge: { id: string; motivo: string } | null;
}
const CAMPI =
  'id versione telefono codiceFiscale competenze { tipo } accreditamenti { edges { node { id atto dal al corregge { id } } } } corregge { id motivo }';
const MOTIVO = 'Registrato due volte';
const ALTROVE = { ruolo: 'COORDINATORE', ambito: 'altro' } as const;
const versioneDi = (id: string) => versione('ente', id);
const annulla = async (da: string, a: string | undefined, extra: object = {}) =>
  attempt<Letto | null>(
    'annullaEnte',
    {
      ...{ id: da, versione: await versioneDi(da), motivo: MOTIVO, confermaStessoEnte: true },
      ...(a === undefined ? {} : { sostituitoDaId: a }),
      ...extra,
    },
    { campi: CAMPI },
  );
const accredita = async (id: string, extra: object = {}) =>
  command('accreditaEnte', datiAccreditamento({ id, versione: await versioneDi(id) }, extra));
const letto = async <T>(query: string, variables: object): Promise<T> => {
  const { data, errors } = await registry.call<T & Record<string, unknown>>('COORDINATORE', query, variables);
  expect(errors).toBeUndefined();
  return data as T;
};
const chiLoNomina = (tabella: string, colonna: string, ids: readonly string[]) =>
  sql<{ id: string }>(`SELECT DISTINCT ${colonna} AS id FROM ${tabella} WHERE ${colonna} = ANY ($1::uuid[])`, [ids]);
const accordo = (enti: readonly string[]) =>
  command('registraAccordo', {
    ...{ tipo: 'PROTOCOLLO_DI_INTESA', oggetto: 'Rete', finalita: 'Presa in carico congiunta', enti },
    ...{ sottoscrittoIl: '2026-02-28', dal: '2026-03-01', al: '2027-01-31' },
  });
const contraenti = async (id: string) =>
  (
    await letto<{ accordo: { contraenti: { nome: string; ente: { id: string } | null }[] } }>(
      'query ($id: UUID!) { accordo(id: $id) { contraenti { nome ente { id } } } }',
      { id },
    )
  ).accordo.contraenti;

describe('an ente that was registered twice (art. 2 c. 5 f)', () => {
  test('is one again: all that the double has passes, and what both have is annulled once', async () => {
    const giusto = (await ente({ codiceFiscale: null, competenze: [{ tipo: 'SANITARIA' }] })).id;
    const doppio = (
      await ente({ codiceFiscale: '92000000643', competenze: [{ tipo: 'SANITARIA' }, { tipo: 'SOCIALE' }] })
    ).id;
    await accredita(giusto);
    await accredita(doppio);
    await accredita(doppio, { atto: 'determina 13/2026', prestazioni: ['A2.07', 'A2.27'] });
    const { id: sedeId } = await command('individuaSede', {
      ...{ codiceIstat: '064008', denominazione: 'Sede', indirizzo: 'Via Roma 1', attivaDal: '2020-01-01' },
    });
    await command('organizzaPua', { codiceIstat: '064008', dal: '2026-01-01', sedeId, distrettoId: doppio });
    const [voce, offerta, ritirata] = [
      await pubblicata('2027-06-30', doppio),
      await command<Scritta>('redigiPrestazione', contenutoCompleto({ titolareId: giusto, erogatoriIds: [doppio] }), {
        tipo: 'PrestazioneInput',
      }),
      await bozza(doppio),
    ];
    await command('ritiraPrestazione', ritirata);
    const [solo, entrambi] = [await accordo([doppio]), await accordo([giusto, doppio])];

    const { fatto, errore } = await annulla(doppio, giusto);
    expect(errore).toBeUndefined();
    expect(fatto).toMatchObject({
      ...{ id: giusto, codiceFiscale: '92000000643', competenze: [{ tipo: 'SANITARIA' }, { tipo: 'SOCIALE' }] },
      corregge: { id: doppio, motivo: MOTIVO },
    });
    expect(fatto!.accreditamenti.map(({ atto }) => atto).toSorted()).toEqual([
      'determina 12/2026',
      'determina 13/2026',
    ]);
    expect(fatto!.accreditamenti.find(({ atto }) => atto === 'determina 13/2026')).toMatchObject({
      ...{ dal: '2026-01-01', al: '2026-12-31', corregge: { id: expect.any(String) } },
    });
    for (const [tabella, colonna] of [
      ...[['accreditamento', 'ente_id'] as const, ['pua', 'distretto_id'] as const],
      ...[['prestazione', 'titolare_id'] as const, ['accordo_parte', 'ente_id'] as const],
    ])
      expect([tabella, await chiLoNomina(tabella, colonna, [doppio, giusto])]).toEqual([tabella, [{ id: giusto }]]);
    // Whoever answers for an entry does not provide it besides.
    expect(await chiLoNomina('prestazione_ente', 'ente_id', [doppio, giusto])).toEqual([]);
    expect(
      await sql('SELECT id, versione FROM prestazione WHERE id = ANY ($1::uuid[])', [[voce.id, offerta.id]]),
    ).toEqual(
      expect.arrayContaining([
        { id: voce.id, versione: voce.versione + 1 },
        { id: offerta.id, versione: offerta.versione + 1 },
      ]),
    );
    expect(await contraenti(solo.id)).toMatchObject([{ ente: { id: giusto } }]);
    const due = await contraenti(entrambi.id);
    expect(due).toHaveLength(2);
    expect(due.map((uno) => uno.ente?.id ?? null)).toEqual([giusto, null]);
    const { annullamenti } = await letto<{ annullamenti: { edges: { node: { tipo: string } }[] } }>(
      'query ($di: UUID) { annullamenti(di: $di, first: 50) { edges { node { tipo } } } }',
      { di: giusto },
    );
    expect(annullamenti.edges.map(({ node }) => node.tipo).toSorted()).toEqual([
      ...['ACCREDITAMENTO', 'ACCREDITAMENTO', 'ENTE'],
    ]);
  });

  test('is told to the other services: the one that stays first, then the double, there on no day', async () => {
    const [giusto, doppio] = [(await ente()).id, (await ente()).id];
    await accredita(doppio);
    await annulla(doppio, giusto);
    const righe = await sql<{ evento: { aggregato: { id: string; versione: number }; dati: object } }>(
      `SELECT evento FROM outbox WHERE evento -> 'aggregato' ->> 'id' = ANY ($1) ORDER BY seq DESC LIMIT 2`,
      [[giusto, doppio]],
    );
    expect(righe.map(({ evento }) => parseEvent(evento).ok)).toEqual([true, true]);
    expect(righe.map(({ evento: { aggregato, dati } }) => ({ ...aggregato, dati })).toReversed()).toMatchObject([
      { id: giusto, versione: 2, dati: { accreditamenti: [{ dal: '2026-01-01' }] } },
      {
        ...{ id: doppio, versione: 3 },
        dati: { dal: '2020-01-01', al: '2019-12-31', accreditamenti: [], competenze: [], sostituitoDaId: giusto },
      },
    ]);
    expect(righe[1]!.evento.dati).not.toHaveProperty('sostituitoDaId');
  });

  test('is found by its old id as the ente that stays, also when that one turns out to be a double too', async () => {
    const [primo, secondo, terzo] = [(await ente()).id, (await ente()).id, (await ente()).id];
    await annulla(primo, secondo);
    const trova = async (id: string) =>
      (
        await letto<{ _entities: ({ id: string } | null)[] }>(
          'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Ente { id competenze { tipo } permessi { puoAnnullare } } } }',
          { r: [{ __typename: 'Ente', id }] },
        )
      )._entities[0];
    expect(await trova(primo)).toEqual({ id: secondo, competenze: [], permessi: { puoAnnullare: true } });
    await annulla(secondo, terzo);
    for (const id of [primo, secondo, terzo]) expect(await trova(id)).toMatchObject({ id: terzo });
    const { annullamento } = await letto<{ annullamento: object }>(
      'query ($id: UUID!) { annullamento(id: $id) { tipo sostituitoDa dati { campo valore } } }',
      { id: primo },
    );
    expect(annullamento).toMatchObject({ tipo: 'ENTE', sostituitoDa: secondo });
    expect((await annulla(primo, terzo, { versione: 1 })).errore).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is asked about when names, kinds or fiscal codes differ, and not for a full stop', async () => {
    const nuovo = async (denominazione: string, extra: object = {}) =>
      (await command('registraEnte', datiEnte({ denominazione, codiceFiscale: '92000000643', ...extra }))).id;
    const giusto = await nuovo('Società cooperativa Uno');
    const conferma = { confermaStessoEnte: false };
    const chiede = { code: 'BAD_USER_INPUT', campi: [{ percorso: ['input', 'confermaStessoEnte'] }] };
    const rifiuto = await annulla(await nuovo('Coop Uno'), giusto, conferma);
    expect(rifiuto.errore).toMatchObject(chiede);
    expect(rifiuto.messaggio).toContain(
      "«Coop Uno» (Distretto sanitario di un'ASL, codice fiscale 92000000643) passerebbe a «Società cooperativa Uno»",
    );
    const altroCodice = await nuovo('Societa cooperativa UNO', { codiceFiscale: '92000000650' });
    expect((await annulla(altroCodice, giusto, conferma)).errore).toMatchObject(chiede);
    const altraNatura = await nuovo('Società cooperativa Uno.', { natura: 'TERZO_SETTORE' });
    expect((await annulla(altraNatura, giusto, conferma)).errore).toMatchObject(chiede);
    expect((await annulla(await nuovo('SOCIETA. COOPERATIVA UNO'), giusto, conferma)).errore).toBeUndefined();
  });

  test.each<[string, () => Promise<[string, string]>, object, string]>([
    [
      'whose accreditations by one act say different things',
      async () => {
        const [giusto, doppio] = [(await ente()).id, (await ente()).id];
        await accredita(giusto);
        await accredita(doppio, { al: '2026-06-30' });
        return [doppio, giusto];
      },
      { articolo: 'art. 2 c. 5 o' },
      "Per l'atto «determina 12/2026» i due enti hanno accreditamenti diversi",
    ],
    [
      'of which the one that stays does not operate on the days of what would pass',
      async () => {
        const [giusto, doppio] = [(await ente({ dal: '2026-06-01' })).id, (await ente()).id];
        await accredita(doppio);
        return [doppio, giusto];
      },
      { articolo: 'art. 2 c. 5 f' },
      'accreditamenti, il 1º gennaio 2026',
    ],
    [
      'that are competent for different requests in different Comuni',
      async () => [
        (await ente({ competenze: [{ tipo: 'SOCIALE' }], comuni: ['064008'] })).id,
        (await ente({ competenze: [{ tipo: 'SANITARIA' }] })).id,
      ],
      { articolo: 'art. 2 c. 8 e' },
      'scrivi prima competenze e Comuni',
    ],
    [
      'of which one answers for a published entry and the other has ceased',
      async () => {
        const [giusto, doppio] = [await ente(), (await ente()).id];
        await pubblicata('2027-06-30', doppio);
        await command('cessaEnte', { ...giusto, al: '2026-11-30' });
        return [doppio, giusto.id];
      },
      { articolo: 'art. 2 c. 6' },
      'opera senza termine',
    ],
    [
      'that are one and the same record',
      async () => {
        const { id } = await ente();
        return [id, id];
      },
      { code: 'BAD_USER_INPUT' },
      'È lo stesso ente',
    ],
    [
      'of which one is of another Ambito',
      async () => {
        await altroAmbito(registry);
        const altrui = await command('registraEnte', datiEnte(), { chi: ALTROVE });
        return [(await ente()).id, altrui.id];
      },
      { code: 'NOT_FOUND' },
      "L'ente non c'è",
    ],
  ])('is not put together out of two %s', async (_nome, prepara, atteso, parole) => {
    const [da, a] = await prepara();
    const { errore, messaggio } = await annulla(da, a);
    expect(errore).toMatchObject(atteso);
    expect(messaggio).toContain(parole);
    expect(await sql('SELECT 1 FROM ente WHERE id = $1', [da])).toHaveLength(1);
    expect(await sql('SELECT 1 FROM annullamento WHERE proprietario_id = $1', [a])).toEqual([]);
  });

  test('exercises a PUA only as a health district', async () => {
    const [giusto, doppio] = [(await ente({ natura: 'ALTRO' })).id, (await ente()).id];
    const { id: sedeId } = await command('individuaSede', {
      ...{ codiceIstat: '064071', denominazione: 'Sede', indirizzo: 'Via Roma 1', attivaDal: '2020-01-01' },
    });
    await command('organizzaPua', { codiceIstat: '064071', dal: '2026-01-01', sedeId, distrettoId: doppio });
    expect((await annulla(doppio, giusto)).errore).toMatchObject({ articolo: 'art. 2 c. 8' });
  });

  test('is put right also when the double has ceased, at the version that was read', async () => {
    const [giusto, doppio] = [(await ente()).id, await ente()];
    await command('cessaEnte', { ...doppio, al: '2026-11-24' });
    expect((await annulla(doppio.id, giusto, { versione: 1 })).errore).toMatchObject({
      ...{ code: 'CONFLICT', versioneAttuale: 2 },
    });
    expect((await annulla(doppio.id, giusto)).errore).toBeUndefined();
  });

  test('is annulled once, when two commands name each of the two as the one that stays', async () => {
    const [uno, altro] = [(await ente()).id, (await ente()).id];
    const esiti = await Promise.all([annulla(uno, altro), annulla(altro, uno)]);
    expect(esiti.filter(({ errore }) => errore === undefined)).toHaveLength(1);
    expect(await sql('SELECT 1 FROM ente WHERE id = ANY ($1::uuid[])', [[uno, altro]])).toHaveLength(1);
  });
});

test('an ente is of its own Ambito: a coordinator of another one annuls it no more than reads that they may', async () => {
  const { id, versione: letta } = await ente();
  const { errore } = await attempt(
    'annullaEnte',
    { id, versione: letta, motivo: MOTIVO },
    { chi: ALTROVE, campi: 'id' },
  );
  expect(errore).toMatchObject({ code: 'NOT_FOUND' });
  const puo = 'query ($id: UUID!) { ente(id: $id) { permessi { puoAnnullare } } }';
  for (const [chi, puoAnnullare] of [[ALTROVE, false] as const, ['COORDINATORE', true] as const])
    expect((await registry.call(chi, puo, { id })).data).toEqual({ ente: { permessi: { puoAnnullare } } });
  expect(await sql('SELECT ambito_id AS id FROM ente WHERE id = $1', [id])).toEqual([{ id: A04 }]);
});
