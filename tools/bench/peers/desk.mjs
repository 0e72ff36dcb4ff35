// SPDX-License-Identifier: AGPL-3.0-or-later
/*
 * What the desk of an operator asks of casework, each as one hand-written statement: the same policy and row-level security, one
 * transaction, one row of audit for each record that is shown.
 */
import { auditRead } from './audit.mjs';
import { OWN_CASES } from './policy.mjs';
import { serve, unit } from './serve.mjs';

const COLUMNS = `p.id, p.stato, p.area, p.richiesta_il, p.urgenza_entro::text, c.id AS cartella_id, s.id AS persona_id, s.nome, s.cognome`;
const PERSON = `
  JOIN cartella c ON c.ambito_id = p.ambito_id AND c.id = p.cartella_id
  JOIN persona s ON s.ambito_id = c.ambito_id AND s.id = c.persona_id`;
const OPEN = `p.stato IN ('IN_VALUTAZIONE', 'IN_CARICO', 'SOSPESA')`;
const listOf = (where, order, limit) => `
  SELECT p.* FROM presa_in_carico p WHERE p.ambito_id = $1 AND ${where} ORDER BY ${order} LIMIT ${limit}`;
const pageOf = (where, order, limit) => `
  SELECT ${COLUMNS} FROM (${listOf(where, order, limit)}) AS p ${PERSON} ORDER BY ${order}`;

const SEARCH = pageOf(
  `p.residenza = $2 AND p.area = $3 AND p.stato IN ('IN_VALUTAZIONE', 'IN_CARICO')`,
  'p.richiesta_il, p.id',
  '$4',
);
const DAY = pageOf(`${OPEN} AND ${OWN_CASES} AND p.prossimo_termine <= $2::date`, 'p.prossimo_termine, p.id', '$5');
const QUEUE = `
  SELECT lista, ${COLUMNS} FROM (
    SELECT 'daAssegnare' AS lista, p.richiesta_il AS quando, p.* FROM (${listOf(`p.stato = 'RICHIESTA'`, 'p.richiesta_il, p.id', '$2')}) AS p
    UNION ALL
    SELECT 'daRegolarizzare', p.urgenza_entro, p.* FROM (${listOf(
      'p.urgenza_motivo IS NOT NULL AND p.urgenza_regolarizzata_il IS NULL AND p.conclusa_il IS NULL',
      'p.urgenza_entro, p.id',
      '$2',
    )}) AS p) AS p ${PERSON} ORDER BY lista, quando, p.id`;

/** For each thing that is asked, the lists of the answer, and the statement that gives the rows of all of them. */
const ASKED = {
  search: ({ ambito, comune, area, first }) => [['preseInCarico'], SEARCH, [ambito, comune, area, first + 1]],
  day: ({ ambito, account, oggi, entro, first }) => [['preseInCarico'], DAY, [ambito, entro, account, oggi, first + 1]],
  queue: ({ ambito, first }) => [['daAssegnare', 'daRegolarizzare'], QUEUE, [ambito, first + 1]],
};

const nodeOf = (row) => ({
  id: row.id,
  stato: row.stato,
  area: row.area,
  richiestaIl: row.richiesta_il,
  urgenza: row.urgenza_entro === null ? null : { daRegolarizzareEntro: row.urgenza_entro },
  cartella: { id: row.cartella_id, persona: { id: row.persona_id, nome: row.nome, cognome: row.cognome } },
});

serve((request) =>
  unit(request, async (run) => {
    const { what, first } = request;
    const [lists, text, values] = ASKED[what](request);
    const rows = await run(what, text, values);
    const pages = lists.map((list) => [list, rows.filter(({ lista = list }) => lista === list)]);
    const read = pages
      .flatMap(([, all]) => all.slice(0, first))
      .flatMap((row) => [
        ['PresaInCarico', row.id],
        ['Cartella', row.cartella_id],
        ['Persona', row.persona_id],
      ]);
    await auditRead(run, request, read);
    const answers = pages.map(([list, all]) => [
      list,
      {
        edges: all.slice(0, first).map((row) => ({ node: nodeOf(row) })),
        pageInfo: { hasNextPage: all.length > first },
      },
    ]);
    return { data: Object.fromEntries(answers) };
  }),
);
