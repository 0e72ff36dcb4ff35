// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import type { GraphContext } from '@ambito/subgraph';

interface Associato {
  readonly codiceIstat: string;
  readonly haVotato: boolean;
}

/**
 * The Comuni that are associated today, and whether each has voted on an open proposal. A closed proposal has none. Batched.
 */
export function associatiDi(propostaId: string, context: GraphContext): Promise<Associato[]> {
  return context.loadMany<Associato & { owner: string; [column: string]: unknown }>(
    'PropostaDiModifica.associati',
    propostaId,
    ({ query, ambitoId }, ids) =>
      query(
        `SELECT p.id AS owner, a.codice_istat AS "codiceIstat",
                EXISTS (SELECT FROM voto v WHERE v.proposta_id = p.id AND v.codice_istat = a.codice_istat) AS "haVotato"
         FROM proposta_di_modifica p JOIN appartenenza a ON a.ambito_id = p.ambito_id AND a.periodo @> $3::date
         JOIN comune c ON c.codice_istat = a.codice_istat
         WHERE p.id = ANY ($1::uuid[]) AND p.ambito_id = $2 AND p.stato = 'APERTA'
         ORDER BY c.nome`,
        [ids, ambitoId, giornoRoma(context.adesso)],
      ),
  );
}
