// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineAsked, defineReference, type Lettura, type Row } from '@ambito/subgraph';
import { IN_SOSTITUZIONE } from '../anagrafe/sostituzioni.ts';
import { casiVisibili, rememberCasi } from '../responsabilita/casi-visibili.ts';
import { PresaInCaricoEntity } from './presa-in-carico.entity.ts';
import type { PresaInCaricoRow } from './presa-in-carico.ts';
import { presaInCaricoLeggi } from './prese-in-carico.azioni.ts';

const CHIESTO = defineAsked('PresaInCarico', 'caseManager');

/** Who answers for a case `p` at the instant, in SQL. @param adesso the place of the instant */
const caseManagerDi = (adesso: string): string =>
  `(SELECT r.operatore_id FROM responsabilita r
    WHERE r.ambito_id = p.ambito_id AND r.presa_in_carico_id = p.id AND r.periodo @> ${adesso}::timestamptz AND p.conclusa_il IS NULL)`;

/**
 * The columns of a case `p` as the graph shows it, with their parameters.
 * @param propri the condition that the case is the actor's own, @param used how many parameters the statement already has
 */
export function colonneDelCaso(
  { asks, adesso }: Pick<Lettura, 'asks' | 'adesso'>,
  propri: string,
  used: number,
): { columns: string; parameters: readonly unknown[] } {
  const columns = `${columnsOf(PresaInCaricoEntity, 'p')}, NOT ${propri} AS "inSostituzione"`;
  if (!asks(CHIESTO)) return { columns, parameters: [] };
  return { columns: `${columns}, ${caseManagerDi(`$${used + 1}`)} AS "caseManagerId"`, parameters: [adesso] };
}

export const presaInCaricoReference = defineReference({
  typename: 'PresaInCarico',
  azione: presaInCaricoLeggi,
  motivo: ({ inSostituzione }) => (inSostituzione === true ? IN_SOSTITUZIONE : undefined),
  policy: (chi, { used, ambito }) => casiVisibili(chi, 'p', used, ambito),
  keys: {
    id: async ({ query, ...chi }, ids) => {
      const { where, propri, parameters } = casiVisibili(chi, 'p', 2);
      const colonne = colonneDelCaso(chi, propri, 2 + parameters.length);
      const righe = await query<PresaInCaricoRow & Row>(
        `SELECT ${colonne.columns} FROM presa_in_carico p WHERE p.ambito_id = $1 AND p.id = ANY ($2::uuid[]) AND ${where}`,
        [chi.ambitoId, ids, ...parameters, ...colonne.parameters],
      );
      rememberCasi(chi, righe);
      return righe;
    },
  },
});
