// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference, type Lettura } from '@ambito/subgraph';
import { rapportoLeggi } from './rapporti.azioni.ts';
import { RapportoEntity } from './rapporto.entity.ts';

/**
 * The coordinator sees the reports of the Ambito, the Regione those that its Ambiti have transmitted.
 * @param posto the place of the parameter in the statement, such as `$2`
 * @returns a condition on `rapporto r`, and its parameter
 */
export function rapportiVisibili(
  { autorizzazione, ambitoId }: Pick<Lettura, 'autorizzazione' | 'ambitoId'>,
  posto: string,
): { where: string; parametro: string | null } {
  if (autorizzazione.ruolo === 'REGIONE') {
    return {
      where: `r.stato = 'TRASMESSO' AND EXISTS (SELECT FROM ambito a WHERE a.id = r.ambito_id AND a.regione = ${posto})`,
      parametro: autorizzazione.assegnazione?.regione ?? null,
    };
  }
  return { where: `r.ambito_id = ${posto}::uuid`, parametro: ambitoId };
}

export const rapportoReference = defineReference({
  typename: 'Rapporto',
  azione: rapportoLeggi,
  keys: {
    id: ({ query, ...chi }, ids) => {
      const { where, parametro } = rapportiVisibili(chi, '$2');
      return query(
        `SELECT ${columnsOf(RapportoEntity, 'r')} FROM rapporto r WHERE r.id = ANY ($1::uuid[]) AND ${where}`,
        [ids, parametro],
      );
    },
  },
});
