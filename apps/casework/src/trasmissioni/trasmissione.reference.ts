// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { columnsOf } from '@ambito/persistence';
import { defineAsked, defineReference } from '@ambito/subgraph';
import { readVocabolari } from '../anagrafe/vocabolari.ts';
import { TrasmissioneEntity } from './trasmissione.entity.ts';
import { trasmissioniVisibili } from './trasmissioni-visibili.ts';
import { trasmissioneLeggi } from './trasmissioni.azioni.ts';

const NOME_CHIESTO = defineAsked('Trasmissione', 'nomeBaseGiuridica');

interface Riga extends TrasmissioneEntity {
  readonly inRitardo: boolean;
  readonly [column: string]: unknown;
}

/** Shows the ente, the legal basis and the outcome. The transmitted data have an action of their own. */
export const trasmissioneReference = defineReference({
  typename: 'Trasmissione',
  azione: trasmissioneLeggi,
  policy: trasmissioniVisibili,
  keys: {
    id: async ({ query, ...chi }, ids) => {
      const { where, parameters } = trasmissioniVisibili(chi, { used: 3, ambito: '$1' });
      const righe = await query<Riga>(
        `SELECT ${columnsOf(TrasmissioneEntity, 't')}, trasmissione_in_attesa(stato) AND entro < $3::date AS "inRitardo"
         FROM trasmissione t WHERE ambito_id = $1 AND id = ANY ($2::uuid[]) AND ${where}`,
        [chi.ambitoId, ids, giornoRoma(chi.adesso), ...parameters],
      );
      if (righe.length === 0) return [];
      const [basi] = chi.asks(NOME_CHIESTO) ? await readVocabolari({ query }, 'BASI_GIURIDICHE') : [];
      return righe.map(({ consensoIl, consensoDa, ...riga }) => ({
        ...riga,
        nomeBaseGiuridica: basi?.voce(riga.baseGiuridica)?.nome ?? riga.baseGiuridica,
        consenso: consensoIl === null ? null : { datoIl: consensoIl, da: consensoDa },
      }));
    },
  },
});
