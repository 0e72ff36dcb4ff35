// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { defineReference } from '@ambito/subgraph';
import { basiTrasmissione } from '@ambito/vocabulary';
import { trasmissioniVisibili } from './trasmissioni-visibili.ts';
import { trasmissioneLeggi } from './trasmissioni.azioni.ts';

interface Riga {
  baseGiuridica: string;
  consensoIl: string | null;
  consensoDa: string | null;
  [column: string]: unknown;
}

/** What the actor may see of who was told what; not what was told, which has an action of its own. */
export const trasmissioneReference = defineReference({
  typename: 'Trasmissione',
  azione: trasmissioneLeggi,
  keys: {
    id: async ({ query, ...chi }, ids) => {
      const { where, parameters } = trasmissioniVisibili(chi, 4);
      const righe = await query<Riga>(
        `SELECT id, contatto_id AS "contattoId", presa_in_carico_id AS "presaInCaricoId", ente_id AS "enteId", tipo, area, prestazione,
                stato, trasmessa_il AS "trasmessaIl", operatore_id AS "operatoreId", entro, base_giuridica AS "baseGiuridica", obbligatoria,
                occultata, consenso_il AS "consensoIl", consenso_da AS "consensoDa", versione,
                stato IN ('TRASMESSA', 'PRESA_VISIONE') AND entro < $4::date AS "inRitardo",
                trasmessa_da = $3 AS propria
         FROM trasmissione t WHERE ambito_id = $1 AND id = ANY ($2::uuid[]) AND ${where}`,
        [chi.ambitoId, ids, chi.attore.sub, giornoRoma(chi.adesso), ...parameters],
      );
      return righe.map(({ consensoIl, consensoDa, ...riga }) => ({
        ...riga,
        nomeBaseGiuridica: basiTrasmissione.voce(riga.baseGiuridica)?.nome ?? riga.baseGiuridica,
        consenso: consensoIl === null ? null : { datoIl: consensoIl, da: consensoDa },
      }));
    },
  },
});
