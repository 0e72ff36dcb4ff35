// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { personaleDi } from './personale.testing.ts';
import { A04, type Registry, startIstituito } from './testing.ts';

let registry: Registry;
let operatori: string[];
beforeAll(async () => {
  registry = await startIstituito();
  const personale = personaleDi(registry);
  operatori = [await personale.assistente(), await personale.assistente()];
  for (const id of operatori) await titoli(id, 9);
  await contributi(20, '2026-01-01');
});
afterAll(() => registry.stop());

/** Titles that begin on three days, several on each. */
const titoli = (operatoreId: string, quanti: number): Promise<unknown> =>
  registry.admin(
    `INSERT INTO titolo_di_servizio (id, operatore_id, tipo, ente, datore, atto, tempo_indeterminato, periodo)
     SELECT gen_random_uuid(), $1, 'DIPENDENTE', 'Comune di prova ' || n, 'COMUNE', 'atto ' || n, false,
            daterange('2026-01-01'::date + n % 3, '2027-01-01')
     FROM generate_series(1, $2::int) AS n`,
    [operatoreId, quanti],
  );

/** Contributions presented on one instant. */
const contributi = (quanti: number, quando: string): Promise<unknown> =>
  registry.admin(
    `INSERT INTO contributo (id, ambito_id, tipo, titolo, testo, presentato_da, presentato_il, rispondere_entro)
     SELECT gen_random_uuid(), $1, 'BISOGNO', 'Prova', 'Prova', 'prova', $3::timestamptz, $3::date + 30
     FROM generate_series(1, $2::int)`,
    [A04, quanti, quando],
  );

interface Pagina {
  readonly edges: readonly { readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Reads a list to its end, and runs a function between one page and the next. */
async function percorri(read: (after: string | null) => Promise<Pagina>, fra?: () => Promise<unknown>) {
  const visti: string[] = [];
  for (let after: string | null = null; ;) {
    const { edges, pageInfo } = await read(after);
    visti.push(...edges.map(({ node }) => node.id));
    if (!pageInfo.hasNextPage) return visti;
    await fra?.();
    after = pageInfo.endCursor;
  }
}
const CAMPI = 'edges { node { id } } pageInfo { hasNextPage endCursor }';

test('a list with equal values, to which rows are added meanwhile, shows each of its rows once', async () => {
  const prima = await registry.admin<{ id: string }>('SELECT id FROM contributo');
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 7 }), fc.boolean(), async (first, primaDegliAltri) => {
      let pagine = 0;
      const visti = await percorri(
        async (after) => {
          const query = `query ($first: Int!, $after: String) { contributi(first: $first, after: $after) { ${CAMPI} } }`;
          const { data } = await registry.call<{ contributi: Pagina }>('COORDINATORE', query, { first, after });
          return data!.contributi;
        },
        async () => {
          // A row added after each page of one row would double the list at each reading.
          if ((pagine += 1) <= 10) await contributi(1, primaDegliAltri ? '2026-02-01' : '2026-01-01');
        },
      );
      expect(new Set(visti).size).toBe(visti.length);
      expect(visti).toEqual(expect.arrayContaining(prima.map(({ id }) => id)));
    }),
    { numRuns: 10 },
  );
});

test('the lists of several owners are read side by side, each to its end, in order', async () => {
  const attesi = await registry.admin<{ id: string; di: string }>(
    'SELECT id, operatore_id AS di FROM titolo_di_servizio ORDER BY lower(periodo) DESC, id DESC',
  );
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 10 }), async (first) => {
      const visti = await Promise.all(
        operatori.map((id) =>
          percorri(async (after) => {
            const { data } = await registry.call<{ _entities: { titoli: Pagina }[] }>(
              'COORDINATORE',
              `query ($r: [_Any!]!, $first: Int!, $after: String) { _entities(representations: $r) { ... on Operatore { titoli(first: $first, after: $after) { ${CAMPI} } } } }`,
              { r: operatori.map((altro) => ({ __typename: 'Operatore', id: altro })), first, after },
            );
            return data!._entities[operatori.indexOf(id)]!.titoli;
          }),
        ),
      );
      expect(visti).toEqual(operatori.map((id) => attesi.filter(({ di }) => di === id).map((titolo) => titolo.id)));
    }),
    { numRuns: 10 },
  );
});

const cifra = (valori: unknown): string => Buffer.from(JSON.stringify(valori)).toString('base64url');
test.each([
  ['no cursor', 'cursore'],
  ['of a list in another order', cifra(['Rossi', 'Anna', randomUUID()])],
  ['of a list of another kind', cifra(['Rossi', randomUUID()])],
  ['with an invalid day', cifra(['2026-02-30', randomUUID()])],
  ['with an invalid id', cifra(['2026-01-01', 'id'])],
])('a cursor is refused by its name when it is %s', async (_nome, after) => {
  const domande: [string, object][] = [
    [`query ($after: String) { contributi(after: $after) { ${CAMPI} } }`, {}],
    [
      `query ($r: [_Any!]!, $after: String) { _entities(representations: $r) { ... on Operatore { titoli(after: $after) { ${CAMPI} } } } }`,
      { r: operatori.map((id) => ({ __typename: 'Operatore', id })) },
    ],
  ];
  for (const [query, variables] of domande) {
    const { errors } = await registry.call('COORDINATORE', query, { ...variables, after });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', campi: [{ percorso: ['after'] }] });
  }
});
