// SPDX-License-Identifier: AGPL-3.0-or-later
import { esito, personaleDi } from '../../personale.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
let personale: ReturnType<typeof personaleDi>;
let sede = '';
beforeAll(async () => {
  registry = await startIstituito();
  personale = personaleDi(registry);
  sede = await personale.sede('064008');
});
afterAll(() => registry.stop());

interface Titolo {
  id: string;
  ente: string;
  datore: string;
}
const titolo = (operatoreId: string, extra: object = {}) => ({
  operatoreId,
  versione: 1,
  tipo: 'DIPENDENTE',
  atto: 'det. 1/2020',
  tempoIndeterminato: true,
  dal: '2020-01-01',
  ...extra,
});
const permanenti = async () => {
  const { data } = await registry.call<{
    ambito: { rapportoNumerico: { fte: number; livelloEssenziale: { ftePermanenti: number } } };
  }>('COORDINATORE', '{ ambito(codice: "A04") { rapportoNumerico { fte livelloEssenziale { ftePermanenti } } } }');
  return data!.ambito.rapportoNumerico;
};

test.each<[string, object, { ente: string; datore: string } | string]>([
  ['the Ambito with its capofila, if nobody is named', {}, { ente: 'Comune di Avellino', datore: 'AMBITO' }],
  [
    'a Comune of the Ambito',
    { ente: 'Comune di Tufo', datore: 'COMUNE' },
    { ente: 'Comune di Tufo', datore: 'COMUNE' },
  ],
  ['refused, if it is named and not described', { ente: 'Cooperativa Insieme' }, 'BAD_USER_INPUT'],
  ['refused, if it is described and not named', { datore: 'TERZO_SETTORE' }, 'BAD_USER_INPUT'],
  [
    'the capofila, in a disciplinare',
    {
      tipo: 'DISCIPLINARE_INCARICO',
      tempoIndeterminato: false,
      sottoscrittoIl: '2020-01-01',
      al: '2027-12-31',
      datore: 'AMBITO',
    },
    { ente: 'Comune di Avellino', datore: 'AMBITO' },
  ],
  [
    'refused, in a disciplinare with somebody else than the Ambito',
    {
      tipo: 'DISCIPLINARE_INCARICO',
      tempoIndeterminato: false,
      sottoscrittoIl: '2020-01-01',
      al: '2027-12-31',
      datore: 'COMUNE',
    },
    'BAD_USER_INPUT',
  ],
])('the employer of a title is %s', async (_nome, extra, atteso) => {
  const id = await personale.assistente();
  if (typeof atteso === 'string')
    expect(esito(await personale.attempt('registraTitolo', titolo(id, extra)))).toBe(atteso);
  else expect(await personale.command('registraTitolo', titolo(id, extra))).toMatchObject({ titoli: [atteso] });
});

test.each([
  ['COMUNE', true],
  ['AMBITO', true],
  ['ENTE_STRUMENTALE', true],
  ['ASL_RIMBORSATA', true],
  ['TERZO_SETTORE', false],
  ['ALTRO', false],
])(
  'a permanent assistente sociale of %s counts towards the essential level: %s (L. 178/2020 c. 797)',
  async (datore, conta) => {
    const prima = await permanenti();
    await personale.inServizio(sede, { ente: 'Datore di prova', datore, fte: 0.5 });
    const dopo = await permanenti();
    expect(dopo.fte - prima.fte).toBeCloseTo(0.5);
    expect(dopo.livelloEssenziale.ftePermanenti - prima.livelloEssenziale.ftePermanenti).toBeCloseTo(conta ? 0.5 : 0);
  },
);

test('the employer of a title can be corrected, and the essential level follows', async () => {
  const { id } = await personale.inServizio(sede);
  const [titoloId] = await registry
    .admin<{ id: string }>('SELECT id FROM titolo_di_servizio WHERE operatore_id = $1', [id])
    .then((righe) => righe.map((riga) => riga.id));
  const prima = await permanenti();
  const indica = { operatoreId: id, versione: 2, titoloId, datore: 'TERZO_SETTORE' };
  expect(esito(await personale.attempt('indicaDatore', { ...indica, versione: 1 }))).toBe('CONFLICT');
  expect(esito(await personale.attempt('indicaDatore', { ...indica, titoloId: id }))).toBe('NOT_FOUND');
  expect(await personale.command('indicaDatore', { ...indica, ente: 'Cooperativa Insieme' })).toMatchObject({
    titoli: [{ datore: 'TERZO_SETTORE', ente: 'Cooperativa Insieme' }],
  });
  const dopo = await permanenti();
  expect(dopo.livelloEssenziale.ftePermanenti).toBeCloseTo(prima.livelloEssenziale.ftePermanenti - 1);
});

test('the employer of a disciplinare is the capofila, and the database refuses a title without an employer', async () => {
  const id = await personale.assistente();
  const { titoli } = await personale.command<{ titoli: Titolo[] }>(
    'registraTitolo',
    titolo(id, {
      tipo: 'DISCIPLINARE_INCARICO',
      tempoIndeterminato: false,
      sottoscrittoIl: '2020-01-01',
      al: '2027-12-31',
    }),
  );
  const { id: dipendente } = await personale.inServizio(sede);
  const { data } = await registry.call<{
    operatori: { edges: { node: { id: string; titoli: { edges: { node: { permessi: object } }[] } } }[] };
  }>(
    'COORDINATORE',
    '{ operatori(first: 50) { edges { node { id titoli { edges { node { permessi { puoIndicareDatore } } } } } } } }',
  );
  const permessi = (operatoreId: string) =>
    data!.operatori.edges.find(({ node }) => node.id === operatoreId)?.node.titoli.edges[0]?.node.permessi;
  expect(permessi(id)).toEqual({ puoIndicareDatore: false });
  expect(permessi(dipendente)).toEqual({ puoIndicareDatore: true });
  expect(
    esito(
      await personale.attempt('indicaDatore', {
        operatoreId: id,
        versione: 2,
        titoloId: titoli[0]!.id,
        datore: 'ALTRO',
      }),
    ),
  ).toBe('art. 8 c. 1');
  for (const sql of [
    `INSERT INTO titolo_di_servizio (id, operatore_id, tipo, ente, atto, tempo_indeterminato, periodo)
     VALUES (uuidv7(), $1, 'DIPENDENTE', 'Ente', 'atto', true, '[2030-01-01,)')`,
    'UPDATE titolo_di_servizio SET datore = NULL WHERE operatore_id = $1',
  ])
    await expect(registry.admin(sql, [id])).rejects.toMatchObject({ column: 'datore' });
});
