// SPDX-License-Identifier: AGPL-3.0-or-later
import { startGateway } from './testing.ts';

let gateway: Awaited<ReturnType<typeof startGateway>>;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.stop());

test('a null for an argument with a default is answered by its argument, never as an internal error', async () => {
  const { status, body } = await gateway.ask(
    'query ($n: Int) { comuni(first: $n) { edges { node { nome } } } }',
    {},
    { variables: { n: null } },
  );
  expect([status, body.errors?.[0]?.extensions]).toEqual([
    400,
    { code: 'BAD_USER_INPUT', campi: [{ percorso: ['first'], messaggio: 'Manca' }] },
  ]);
});

test('a wrong value in an operation that goes in circles is answered, and the gateway lives', async () => {
  const circle = 'ambito { comuni { ambito { comuni { ambito { comuni { nome } } } } } }';
  const query = `query ($n: Int) { comuni(first: $n) { edges { node { ${circle} } } } }`;
  expect((await gateway.ask(query, {}, { variables: { n: 'due' } })).status).toBe(400);
  expect((await gateway.ask('{ __typename }')).status).toBe(200);
});

const COMANDO = 'mutation ($input: FissaSogliaInput!) { fissaSoglia(input: $input) { nome } }';
const SOGLIA = { nome: 'PIPPO', versione: 'uno', valore: 1, dal: '2026-01-01', fonte: 'DM 1/2026' };
const NOMI = expect.stringMatching(/^Uno fra: [A-Z_]+(, [A-Z_]+)*$/) as string;

test.each<[string, string, object]>([
  ['in variables', COMANDO, { input: SOGLIA }],
  [
    'in the document',
    'mutation { fissaSoglia(input: { nome: PIPPO, versione: "uno", valore: 1, dal: "2026-01-01", fonte: "x" }) { nome } }',
    {},
  ],
])(
  'wrong values %s are answered in Italian, by their arguments, before any subgraph',
  async (_where, query, variables) => {
    const { status, body } = await gateway.ask(query, {}, { variables });
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      {
        message: expect.stringMatching(/^Dati non validi\. nome: .*; versione: Un numero intero, come 12$/) as string,
        extensions: {
          code: 'BAD_USER_INPUT',
          campi: [
            { percorso: ['input', 'nome'], messaggio: NOMI },
            { percorso: ['input', 'versione'], messaggio: 'Un numero intero, come 12' },
          ],
        },
      },
    ]);
  },
);
