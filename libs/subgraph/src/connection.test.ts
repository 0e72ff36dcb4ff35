// SPDX-License-Identifier: AGPL-3.0-or-later
import 'reflect-metadata';
import { BadUserInput, Unavailable } from '@ambito/errors';
import fc from 'fast-check';
import { paginate, type Pagina, type PaginaArgs } from './connection.ts';

type Riga = { giorno: string; id: string };
const ORDINE = ['giorno', 'id'] as const;
const RIGHE: Riga[] = Array.from({ length: 7 }, (_, indice) => ({
  giorno: `2026-03-${String(10 + Math.floor(indice / 3)).padStart(2, '0')}`,
  id: `r${indice}`,
}));

const args = (first: number, after?: string | null): PaginaArgs =>
  (after === undefined ? { first } : { first, after }) as PaginaArgs;

/** The rows that a keyset query would answer. */
const tabella =
  (righe: readonly Riga[]) =>
  (after: readonly unknown[] | null, limit: number): Promise<Riga[]> => {
    const chiave = ({ giorno, id }: Riga): string => `${giorno} ${id}`;
    const dopo = after === null ? righe : righe.filter((riga) => chiave(riga) > after.join(' '));
    return Promise.resolve(dopo.slice(0, limit));
  };
const pagina = (quali: PaginaArgs, righe: readonly Riga[] = RIGHE): Promise<Pagina<string>> =>
  paginate(quali, ORDINE, tabella(righe), ({ id }) => id);
const nodi = ({ edges }: Pagina<string>): string[] => edges.map(({ node }) => node);

test('a page holds the requested number of rows and says that more follow', async () => {
  const prima = await pagina(args(3));
  expect(nodi(prima)).toEqual(['r0', 'r1', 'r2']);
  expect(prima.pageInfo).toEqual({
    hasNextPage: true,
    hasPreviousPage: false,
    startCursor: prima.edges[0]?.cursor,
    endCursor: prima.edges[2]?.cursor,
  });
});

test.each([
  [7, false],
  [6, true],
  [100, false],
])('the first %d of seven have a next page: %s', async (first, hasNextPage) => {
  expect((await pagina(args(first))).pageInfo.hasNextPage).toBe(hasNextPage);
});

test('an empty list has no cursors', async () => {
  await expect(pagina(args(5), [])).resolves.toEqual({
    edges: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  });
});

test('the pages together hold each row of the list once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 9 }), async (first) => {
      const viste: string[] = [];
      let after: string | null = null;
      for (;;) {
        const una: Pagina<string> = await pagina(args(first, after));
        viste.push(...nodi(una));
        after = una.pageInfo.endCursor;
        if (!una.pageInfo.hasNextPage) break;
      }
      expect(viste).toEqual(RIGHE.map(({ id }) => id));
    }),
  );
});

test('a page is not built around a row that is not shown', async () => {
  const visibili = paginate(args(3), ORDINE, tabella(RIGHE), ({ id }) => (id === 'r2' ? null : id));
  await expect(visibili).rejects.toThrow(Unavailable);
});

test('a cursor carries numbers and letters of any kind', async () => {
  let ricevuto: readonly unknown[] | null = null;
  const riga = { importo: 12, cognome: "D'Àmico \u{1F600}", id: 'x' };
  const ordine = ['importo', 'cognome', 'id'] as const;
  const una = await paginate(
    args(1),
    ordine,
    () => Promise.resolve([riga]),
    ({ id }) => id,
  );
  const cursore = una.pageInfo.endCursor;
  await paginate(
    args(1, cursore),
    ordine,
    (after) => {
      ricevuto = after;
      return Promise.resolve([]);
    },
    () => null,
  );
  expect(ricevuto).toEqual([12, "D'Àmico \u{1F600}", 'x']);
  expect(cursore).toMatch(/^[\w-]+$/);
});

const cifra = (valore: unknown): string => Buffer.from(JSON.stringify(valore)).toString('base64url');
test.each([
  ['empty', ''],
  ['no base64', '%%%'],
  ['no JSON', Buffer.from('ciao').toString('base64url')],
  ['no list', cifra({ giorno: '2026-03-10', id: 'r0' })],
  ['too short', cifra(['2026-03-10'])],
  ['too long', cifra(['2026-03-10', 'r0', 'x'])],
  ['with an object inside', cifra(['2026-03-10', { $gt: '' }])],
  ['with a list inside', cifra(['2026-03-10', ['r0']])],
  ['with nothing inside', cifra(['2026-03-10', null])],
])('a cursor that is %s is refused by the name of its argument, and no statement is sent', async (_, after) => {
  const chiesto: unknown[] = [];
  const pagina = paginate<Riga, string>(
    args(3, after),
    ORDINE,
    (dopo) => {
      chiesto.push(dopo);
      return Promise.resolve([]);
    },
    () => null,
  );
  await expect(pagina).rejects.toThrow(BadUserInput);
  await expect(pagina).rejects.toMatchObject({ campi: [{ percorso: ['after'] }] });
  expect(chiesto).toEqual([]);
});
