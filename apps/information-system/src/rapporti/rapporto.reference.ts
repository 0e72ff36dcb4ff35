// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineReference, type Lettura } from '@ambito/subgraph';
import { rapportoLeggi } from './rapporti.azioni.ts';

/** The coordinator sees the Ambito's; the Regione those that its Ambiti have transmitted. `$n` is the place of the one parameter. */
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
        `SELECT id, ambito_id AS "ambitoId", tipo, periodo, edizione, stato, progresso, provvisorio, filigrana, richiesto_il AS "richiestoIl",
                approvato_il AS "approvatoIl", trasmesso_il AS "trasmessoIl", ricevuta, versione
         FROM rapporto r WHERE id = ANY ($1::uuid[]) AND ${where}`,
        [ids, parametro],
      );
    },
  },
});
