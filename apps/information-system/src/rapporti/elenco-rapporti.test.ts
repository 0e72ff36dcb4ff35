// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import type { Ruolo } from '@ambito/access';
import { A04, startInformationSystem, type InformationSystem } from '../testing.ts';

const VICINO = randomUUID();
const DI_ALTRA_REGIONE = randomUUID();

let sistema: InformationSystem;
beforeAll(async () => {
  sistema = await startInformationSystem();
  await sistema.admin(
    `INSERT INTO ambito (id, codice, nome, regione, versione)
     VALUES ($1, 'A04', 'Ambito A04', '15', 1), ($2, 'A05', 'Ambito A05', '15', 1), ($3, 'B01', 'Ambito B01', '12', 1)`,
    [A04, VICINO, DI_ALTRA_REGIONE],
  );
  // The Ambiti take turns, with a report an hour. Every fourth report of an Ambito was not transmitted, and two reports of the
  // Regione have the same instant.
  await sistema.admin(
    `INSERT INTO rapporto (id, ambito_id, tipo, periodo, edizione, stato, provvisorio, richiesto_il, richiesto_da, request_id, aggiornato_il,
                           approvato_il, approvato_da, trasmesso_il, ricevuta)
     SELECT uuidv7(), ($1::uuid[])[1 + n % 3], 'MONITORAGGIO', CASE n % 5 WHEN 0 THEN '2026-Q2' ELSE '2026-Q3' END, 1 + n, CASE n % 4 WHEN 0 THEN 'APPROVATO' ELSE 'TRASMESSO' END,
            false, timestamptz '2026-10-01' + interval '1 hour' * (n - n % 2), 'prova', 'richiesta-1', now(), now(), 'prova',
            CASE n % 4 WHEN 0 THEN NULL ELSE now() END, CASE n % 4 WHEN 0 THEN NULL ELSE 'ricevuta' END
     FROM generate_series(0, 23) AS n`,
    [[A04, VICINO, DI_ALTRA_REGIONE]],
  );
});
afterAll(() => sistema.stop());

interface Elenco {
  rapporti: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
}

async function tutti(ruolo: Ruolo, filtri: object = {}): Promise<string[]> {
  const visti: string[] = [];
  let after: string | undefined;
  do {
    const { data }: { data?: Elenco | null } = await sistema.call<Elenco>(
      ruolo,
      'query ($tipo: TipoRapporto, $periodo: String, $stato: StatoRapporto, $after: String) { rapporti(tipo: $tipo, periodo: $periodo, stato: $stato, first: 3, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }',
      { ...filtri, after },
    );
    const { edges, pageInfo } = data!.rapporti;
    visti.push(...edges.map(({ node }) => node.id));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : undefined;
  } while (after !== undefined);
  return visti;
}

test.each<[Ruolo, string, string[]]>([
  ['REGIONE', `stato = 'TRASMESSO'`, [A04, VICINO]],
  ['COORDINATORE', 'true', [A04]],
])('pages of reports show %s each once, from the latest, whatever the Ambito', async (ruolo, visibili, ambiti) => {
  const attesi = await sistema.admin<{ id: string }>(
    `SELECT id FROM rapporto WHERE ${visibili} AND ambito_id = ANY ($1::uuid[]) ORDER BY richiesto_il DESC, id DESC`,
    [ambiti],
  );
  expect(attesi.length).toBeGreaterThan(6);
  expect(await tutti(ruolo)).toEqual(attesi.map(({ id }) => id));
});

test.each<[Ruolo, object, string, string[]]>([
  ['COORDINATORE', { stato: 'APPROVATO' }, `stato = 'APPROVATO'`, [A04]],
  ['COORDINATORE', { periodo: '2026-Q2' }, `periodo = '2026-Q2'`, [A04]],
  ['COORDINATORE', { tipo: 'MONITORAGGIO' }, 'true', [A04]],
  ['REGIONE', { periodo: '2026-Q2' }, `periodo = '2026-Q2' AND stato = 'TRASMESSO'`, [A04, VICINO]],
  ['REGIONE', { periodo: '2026-Q3', stato: 'TRASMESSO' }, `periodo = '2026-Q3' AND stato = 'TRASMESSO'`, [A04, VICINO]],
])('to %s the reports with %j are listed alone, page after page', async (ruolo, filtri, condizione, ambiti) => {
  const attesi = await sistema.admin<{ id: string }>(
    `SELECT id FROM rapporto WHERE ${condizione} AND ambito_id = ANY ($1::uuid[]) ORDER BY richiesto_il DESC, id DESC`,
    [ambiti],
  );
  expect(attesi.length).toBeGreaterThan(0);
  expect(await tutti(ruolo, filtri)).toEqual(attesi.map(({ id }) => id));
});

test('no filter shows the Regione a report that was not transmitted', async () => {
  expect(await tutti('REGIONE', { stato: 'APPROVATO' })).toEqual([]);
});

test.each<Ruolo>(['COORDINATORE', 'REGIONE'])(
  'to %s a text that is no period is refused, as `indicatori` does',
  async (ruolo) => {
    const rifiuto = async (campo: string) =>
      (await sistema.call(ruolo, `{ ${campo} }`)).errors?.map(({ message, extensions }) => ({ message, extensions }));
    const [rapporti, indicatori] = [
      await rifiuto('rapporti(periodo: "boh") { edges { node { id } } }'),
      await rifiuto('indicatori(periodo: "boh") { codice }'),
    ];
    expect(rapporti).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', campi: [{ percorso: ['periodo'] }] } }]);
    expect(rapporti).toEqual(indicatori);
  },
);
