// SPDX-License-Identifier: AGPL-3.0-or-later
import { asLists } from '@ambito/testing';
import { parseEvent } from '@ambito/events';
import fc from 'fast-check';
import { A04, type Registry, startIstituito } from '../../testing.ts';

const A99 = '0192a04a-0000-7000-8000-00000000aa99';
const LAZIO = '0192a04a-0000-7000-8000-00000000aa12';
const RIDISEGNA = 'mutation ($input: RidisegnaAmbitiInput!) { ridisegnaAmbiti(input: $input) { id versione } }';
const ADESIONE = 'mutation ($input: RegistraAdesioneInput!) { registraAdesione(input: $input) { versione } }';
const RECESSO = 'mutation ($input: RegistraRecessoInput!) { registraRecesso(input: $input) { versione } }';

let registry: Registry;
async function start(): Promise<void> {
  registry = await startIstituito();
  await registry.call('AMMINISTRATORE', 'mutation ($comuni: [ComuneInput!]!) { importaComuni(comuni: $comuni) }', {
    comuni: [
      ['064100', 'Solofra', '15'],
      ['064101', 'Serino', '15'],
      ['058091', 'Roma', '12'],
    ].map(([codiceIstat, nome, regione]) => ({
      ...{ codiceIstat, nome, regione, codiceCatastale: `X${codiceIstat!.slice(3)}`, siglaProvincia: 'AV' },
      popolazione: [],
    })),
  });
  for (const [id, codice, capofila] of [
    [A99, 'A99', '064100'],
    [LAZIO, 'R99', '058091'],
  ])
    await registry.call(
      'AMMINISTRATORE',
      'mutation ($input: IstituisciAmbitoInput!) { istituisciAmbito(input: $input) { id } }',
      { input: { id, codice, nome: `Ambito ${codice}`, capofila, comuni: [capofila], dal: '2014-06-25' } },
    );
}
/** Tests that change nothing share a registry; each test that changes something has its own. */
const insieme = (): void => {
  beforeAll(start);
  afterAll(() => registry.stop());
};
const ciascuno = (): void => {
  beforeEach(start);
  afterEach(() => registry.stop());
};

const versioni = async (): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await registry.admin<{ id: string; versione: number }>('SELECT id, versione FROM ambito')).map((ambito) => [
      ambito.id,
      ambito.versione,
    ]),
  );
const ridisegna = async (input: object = {}, ruolo: 'REGIONE' | 'AMMINISTRATORE' = 'REGIONE', da = A04, a = A99) => {
  const note = await versioni();
  return registry.call(ruolo, RIDISEGNA, {
    input: {
      da: { ambitoId: da, versione: note[da] },
      a: { ambitoId: a, versione: note[a] },
      comuni: ['064071'],
      dal: '2027-01-01',
      atto: 'D.G.R. 1/2026',
      ...input,
    },
  });
};
const individua = async (codiceIstat: string): Promise<string> => {
  const { data } = await registry.call<{ individuaSede: { id: string } }>(
    'COORDINATORE',
    'mutation ($input: IndividuaSedeInput!) { individuaSede(input: $input) { id } }',
    { input: { codiceIstat, denominazione: 'Sede', indirizzo: 'Via Roma 1', attivaDal: '2020-01-01' } },
  );
  return data!.individuaSede.id;
};
const rifiuto = ({ errors }: { errors?: readonly { extensions: Record<string, unknown> }[] }) =>
  errors?.[0]?.extensions;
const periodi = (codice: string) =>
  registry.admin<{ ambito: string; dal: string; fine: string | null }>(
    `SELECT ambito_id AS ambito, lower(periodo) AS dal, upper(periodo) AS fine FROM appartenenza WHERE codice_istat = $1 ORDER BY periodo`,
    [codice],
  );

describe('Comuni that pass from an Ambito to another (art. 1)', () => {
  ciascuno();

  test('are in the first until the day before and in the second from that day on, and can be read so for past and future days', async () => {
    expect((await ridisegna()).errors).toBeUndefined();
    const { data } = await registry.call(
      null,
      `{ comune(codiceIstat: "064071") { prima: ambito(al: "2026-12-31") { codice } dopo: ambito(al: "2027-01-01") { codice }
           appartenenze { edges { node { dal al attoIngresso attoUscita ambito { codice } } } } }
         ambito(codice: "A04") { prima: comuni(al: "2026-12-31") { nome } dopo: comuni(al: "2027-01-01") { nome } } }`,
    );
    expect(asLists(data)).toEqual({
      comune: {
        prima: { codice: 'A04' },
        dopo: { codice: 'A99' },
        appartenenze: [
          {
            dal: '2014-06-25',
            al: '2026-12-31',
            attoIngresso: null,
            attoUscita: 'D.G.R. 1/2026',
            ambito: { codice: 'A04' },
          },
          { dal: '2027-01-01', al: null, attoIngresso: 'D.G.R. 1/2026', attoUscita: null, ambito: { codice: 'A99' } },
        ],
      },
      ambito: {
        prima: [{ nome: 'Avellino' }, { nome: 'Petruro Irpino' }, { nome: 'Tufo' }],
        dopo: [{ nome: 'Avellino' }, { nome: 'Tufo' }],
      },
    });
  });

  test('lose their sede with the membership, and events tell of both Ambiti and of the sede', async () => {
    const sede = await individua('064071');
    expect((await ridisegna()).errors).toBeUndefined();
    const eventi = await registry.admin<{ evento: { tipo: string; dati: object } }>(
      'SELECT evento FROM outbox ORDER BY seq DESC LIMIT 3',
    );
    expect(eventi.every(({ evento }) => parseEvent(evento).ok)).toBe(true);
    const detti = Object.fromEntries(
      eventi.map(({ evento }) => [
        `${evento.tipo} ${(evento as unknown as { aggregato: { id: string } }).aggregato.id}`,
        evento.dati,
      ]),
    );
    expect(detti[`SedeAggiornata ${sede}`]).toMatchObject({ attivaAl: '2026-12-31' });
    expect(detti[`AmbitoAggiornato ${A04}`]).toMatchObject({
      comuni: expect.arrayContaining([{ codiceIstat: '064071', dal: '2014-06-25', al: '2026-12-31' }]) as unknown,
    });
    expect(detti[`AmbitoAggiornato ${A99}`]).toMatchObject({
      comuni: expect.arrayContaining([{ codiceIstat: '064071', dal: '2027-01-01' }]) as unknown,
    });
  });

  test('cannot leave while an incarico in their sede goes on', async () => {
    const sedeId = await individua('064071');
    const { data } = await registry.call<{ registraOperatore: { id: string } }>(
      'COORDINATORE',
      'mutation ($input: RegistraOperatoreInput!) { registraOperatore(input: $input) { id } }',
      { input: { nome: 'Anna', cognome: 'Rossi', qualifica: 'SEGRETARIATO' } },
    );
    const operatoreId = data!.registraOperatore.id;
    const servizio = { titolo: 'DIPENDENTE', tempoIndeterminato: true, atto: 'atto' };
    const conferito = await registry.call(
      'COORDINATORE',
      'mutation ($input: ConferisciIncaricoInput!) { conferisciIncarico(input: $input) { id } }',
      { input: { operatoreId, sedeId, dal: '2020-01-01', fte: 1, ...servizio } },
    );
    expect(conferito.errors).toBeUndefined();
    expect(rifiuto(await ridisegna())).toMatchObject({ code: 'RULE_VIOLATION', articolo: 'art. 8 c. 1' });
    // The database alone refuses it too.
    await expect(
      registry.admin(`UPDATE sede SET periodo = '[2020-01-01,2027-01-01)' WHERE id = $1`, [sedeId]),
    ).rejects.toMatchObject({ constraint: 'incarico_in_sede_attiva' });
    await registry.admin(`UPDATE incarico SET periodo = '[2020-01-01,2027-01-01)'`);
    expect((await ridisegna()).errors).toBeUndefined();
  });

  test('pass once when ten requests come at once', async () => {
    const note = await versioni();
    const risposte = await Promise.all(
      Array.from({ length: 10 }, () =>
        registry.call('REGIONE', RIDISEGNA, {
          input: {
            da: { ambitoId: A04, versione: note[A04] },
            a: { ambitoId: A99, versione: note[A99] },
            comuni: ['064071', '064113'],
            dal: '2027-01-01',
            atto: 'D.G.R.',
          },
        }),
      ),
    );
    expect(risposte.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    expect(await periodi('064113')).toHaveLength(2);
  });

  test('after any moves a Comune is in one Ambito on each day, without gaps or overlaps', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ mesi: fc.integer({ min: 1, max: 60 }), indietro: fc.boolean() }), { maxLength: 8 }),
        async (mosse) => {
          for (const { mesi, indietro } of mosse) {
            const dal = new Date(Date.UTC(2026, 11 + mesi, 1)).toISOString().slice(0, 10);
            await ridisegna(
              { dal, comuni: ['064113'] },
              'AMMINISTRATORE',
              ...((indietro ? [A99, A04] : [A04, A99]) as [string, string]),
            );
          }
          const storia = await periodi('064113');
          expect(storia[0]?.dal).toBe('2014-06-25');
          expect(storia.at(-1)?.fine).toBeNull();
          for (const [n, { fine }] of storia.slice(0, -1).entries()) expect(storia[n + 1]?.dal).toBe(fine);
        },
      ),
      { numRuns: 6 },
    );
  });
});

describe('Comuni that cannot pass (art. 1)', () => {
  insieme();

  test.each<[string, object, object]>([
    ['the capofila', { comuni: ['064008'] }, { code: 'RULE_VIOLATION', articolo: 'art. 1 c. 1' }],
    ['one of another Ambito', { comuni: ['064100'] }, { code: 'NOT_FOUND' }],
    ['from today, or before', { dal: '2026-11-24' }, { code: 'BAD_USER_INPUT' }],
    ['none at all', { comuni: [] }, { code: 'BAD_USER_INPUT' }],
    ['an invalid code', { comuni: ['x'] }, { code: 'BAD_USER_INPUT' }],
    ['to the same Ambito', { a: { ambitoId: A04, versione: 1 } }, { code: 'BAD_USER_INPUT' }],
    [
      'to another Regione',
      { a: { ambitoId: LAZIO, versione: 1 } },
      { code: 'RULE_VIOLATION', articolo: 'art. 1 c. 1' },
    ],
    ['an Ambito that has changed', { da: { ambitoId: A04, versione: 9 } }, { code: 'CONFLICT' }],
    [
      'to what is no Ambito',
      { a: { ambitoId: '0192a04a-0000-7000-8000-00000000ffff', versione: 1 } },
      { code: 'NOT_FOUND' },
    ],
  ])('are refused: %s', async (_nome, input, errore) => {
    expect(rifiuto(await ridisegna(input))).toMatchObject(errore);
    expect(await periodi('064071')).toHaveLength(1);
  });

  test('are refused to another Regione', async () => {
    const note = await versioni();
    const risposta = await registry.call({ ruolo: 'REGIONE', ambito: 'altro' }, RIDISEGNA, {
      input: {
        da: { ambitoId: A04, versione: note[A04] },
        a: { ambitoId: A99, versione: note[A99] },
        comuni: ['064071'],
        dal: '2027-01-01',
        atto: 'D.G.R.',
      },
    });
    expect(rifiuto(risposta)).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a Comune that joins and one that withdraws (art. 1)', () => {
  insieme();
  const registra = (query: string, input: object) =>
    registry.call('COORDINAMENTO_ISTITUZIONALE', query, { input: { versione: 1, atto: 'del. 3/2026', ...input } });

  test.each<[string, string, object, string]>([
    ['one that is in another Ambito', ADESIONE, { codiceIstat: '064100', dal: '2026-12-01' }, 'RULE_VIOLATION'],
    ['one of another Regione', ADESIONE, { codiceIstat: '058091', dal: '2026-12-01' }, 'RULE_VIOLATION'],
    ['an unknown Comune', ADESIONE, { codiceIstat: '099999', dal: '2026-12-01' }, 'BAD_USER_INPUT'],
    ['with an old version', ADESIONE, { codiceIstat: '064101', dal: '2026-12-01', versione: 7 }, 'CONFLICT'],
    ['the capofila withdraws', RECESSO, { codiceIstat: '064008', dal: '2027-01-01' }, 'RULE_VIOLATION'],
    ['a Comune withdraws in the past', RECESSO, { codiceIstat: '064071', dal: '2026-01-01' }, 'BAD_USER_INPUT'],
    [
      'a Comune withdraws from an Ambito to which it does not belong',
      RECESSO,
      { codiceIstat: '064101', dal: '2027-01-01' },
      'NOT_FOUND',
    ],
  ])('are refused: %s', async (_nome, query, input, code) => {
    expect(rifiuto(await registra(query, input))).toMatchObject({ code });
  });

  test('are members from the first day and until the day before the last', async () => {
    expect((await registra(ADESIONE, { codiceIstat: '064101', dal: '2026-12-01' })).errors).toBeUndefined();
    const uscita = { codiceIstat: '064071', dal: '2027-01-01', versione: 2 };
    expect((await registra(RECESSO, uscita)).errors).toBeUndefined();
    expect(await periodi('064101')).toEqual([{ ambito: A04, dal: '2026-12-01', fine: null }]);
    expect(await periodi('064071')).toEqual([{ ambito: A04, dal: '2014-06-25', fine: '2027-01-01' }]);
    expect(rifiuto(await registra(RECESSO, { ...uscita, dal: '2026-12-15', versione: 3 }))).toMatchObject({
      articolo: 'art. 1 c. 1',
    });
  });
});
