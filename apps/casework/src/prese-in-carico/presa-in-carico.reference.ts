// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference, type Row } from '@ambito/subgraph';
import { IN_SOSTITUZIONE } from '../anagrafe/sostituzioni.ts';
import { casiVisibili, rememberCasi } from '../responsabilita/casi-visibili.ts';
import { PresaInCaricoEntity } from './presa-in-carico.entity.ts';
import { presaInCaricoLeggi } from './prese-in-carico.azioni.ts';

/** Who answers for a case `p` at the instant, in SQL. @param adesso the place of the instant */
const caseManagerDi = (adesso: string): string =>
  `(SELECT r.operatore_id FROM responsabilita r
    WHERE r.ambito_id = p.ambito_id AND r.presa_in_carico_id = p.id AND r.periodo @> ${adesso}::timestamptz AND p.conclusa_il IS NULL)`;

/**
 * The columns of a case `p` as the graph shows it.
 * @param adesso the place of the present instant, @param propri the condition that the case is the actor's own
 */
export const colonneDelCaso = (adesso: string, propri: string): string =>
  `${columnsOf(PresaInCaricoEntity, 'p')},
   ${caseManagerDi(adesso)} AS "caseManagerId",
   NOT ${propri} AS "inSostituzione"`;

export const presaInCaricoReference = defineReference({
  typename: 'PresaInCarico',
  azione: presaInCaricoLeggi,
  motivo: ({ inSostituzione }) => (inSostituzione === true ? IN_SOSTITUZIONE : undefined),
  policy: (chi, { used, ambito }) => casiVisibili(chi, 'p', used, ambito),
  keys: {
    id: async ({ query, ...chi }, ids) => {
      const { where, propri, parameters } = casiVisibili(chi, 'p', 3);
      const righe = await query<Row>(
        `SELECT ${colonneDelCaso('$3', propri)} FROM presa_in_carico p WHERE p.ambito_id = $1 AND p.id = ANY ($2::uuid[]) AND ${where}`,
        [chi.ambitoId, ids, chi.adesso, ...parameters],
      );
      rememberCasi(chi, righe);
      return righe;
    },
  },
});
