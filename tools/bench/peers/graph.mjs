// SPDX-License-Identifier: AGPL-3.0-or-later
/*
 * The whole page by hand: casework's statement, then one on registry's database for all that the page shows of it.
 */
import pg from 'pg';
import { readPage } from './read-page.mjs';
import { serve } from './serve.mjs';

const registry = new pg.Pool({ connectionString: process.env.REGISTRY_DATABASE_URL, max: 20 });

const REGISTRY = `
  SELECT
    (SELECT json_object_agg(s.id, json_build_object('id', s.id, 'denominazione', s.denominazione, 'indirizzo', s.indirizzo,
       'comune', json_build_object('codiceIstat', c.codice_istat, 'nome', c.nome)))
     FROM sede s JOIN comune c USING (codice_istat) WHERE s.id = ANY ($1::uuid[])) AS sedi,
    (SELECT json_object_agg(codice_istat, json_build_object('codiceIstat', codice_istat, 'nome', nome, 'siglaProvincia', sigla_provincia))
     FROM comune WHERE codice_istat = ANY ($2)) AS comuni,
    (SELECT json_object_agg(id, json_build_object('id', id, 'nome', nome, 'cognome', cognome))
     FROM operatore WHERE id = ANY ($3::uuid[]) AND ambito_id = $4) AS operatori`;

serve(async (request) => {
  const answer = await readPage(request);
  const nodes = answer.data.preseInCarico.edges.map(({ node }) => node);
  const each = (keyOf) => [...new Set(nodes.map(keyOf))];
  const { rows } = await registry.query({
    name: 'registry',
    text: REGISTRY,
    values: [
      each(({ sede }) => sede.id),
      each(({ cartella }) => cartella.persona.comuneResidenza.codiceIstat),
      request.nomi ? each(({ caseManager }) => caseManager?.id ?? null) : [],
      request.ambito,
    ],
  });
  const [{ sedi, comuni, operatori }] = rows;
  for (const node of nodes) {
    node.sede = sedi[node.sede.id];
    if (request.nomi && node.caseManager !== null) node.caseManager = operatori[node.caseManager.id];
    const { persona } = node.cartella;
    persona.comuneResidenza = comuni[persona.comuneResidenza.codiceIstat];
  }
  return answer;
});
