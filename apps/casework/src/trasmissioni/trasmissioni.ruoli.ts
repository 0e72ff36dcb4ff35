// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Chi, RoleExamples } from '@ambito/subgraph/testing';
import type { Casework } from '../testing.ts';
import { richiestaA, risposta, trasmissioniDi, type Letta } from './trasmissioni.testing.ts';

export function ruoli(casework: Casework): RoleExamples {
  const { command, decodificato, delCasoConcluso, ente, scade, trasmessa } = trasmissioniDi(casework);
  const nota = { id: '' };
  /** One that the role follows: the coordinator those of cases that have ended. Of a contatto, only the sender revokes it. */
  const seguita = ({ ruolo }: Chi): Promise<Letta> =>
    ruolo === 'COORDINATORE'
      ? delCasoConcluso()
      : trasmessa({}, ruolo === 'ASSISTENTE_SOCIALE' ? ruolo : 'SEGRETARIATO');
  /** The same one, accepted. */
  async function accolta(chi: Chi): Promise<Letta> {
    const ruolo = chi.ruolo === 'COORDINATORE' ? chi.ruolo : 'SEGRETARIATO';
    return command<Letta>(ruolo, 'registraEsitoTrasmissione', risposta(await seguita(chi), { accolta: true }));
  }
  const sbagliata = ({ id: trasmissioneId, versione }: Letta) => ({
    ...{ trasmissioneId, versione, motivo: 'Era la risposta a un’altra' },
  });
  return {
    async prepare() {
      await delCasoConcluso();
      nota.id = (await trasmessa()).id;
      await scade((await trasmessa()).id, '2026-11-24');
    },
    chiavi: { Trasmissione: () => nota },
    examples: {
      trasmissione: { variables: () => nota },
      trasmettiRichiesta: {
        variables: async () => ({
          input: { contattoId: await decodificato(), versione: 2, ...richiestaA(await ente()) },
        }),
      },
      registraPresaVisione: { variables: async (chi) => ({ input: risposta(await seguita(chi)) }) },
      registraEsitoTrasmissione: {
        variables: async (chi) => ({ input: risposta(await seguita(chi), { accolta: true }) }),
      },
      rettificaEsitoTrasmissione: {
        variables: async (chi) => ({ input: { ...sbagliata(await accolta(chi)), riferimento: 'prot. 13/2026' } }),
      },
      annullaPassoTrasmissione: { variables: async (chi) => ({ input: sbagliata(await accolta(chi)) }) },
      revocaTrasmissione: {
        async variables(chi) {
          const { id, versione } = await seguita(chi);
          return { input: { trasmissioneId: id, versione, nota: 'Inviata per errore' } };
        },
      },
    },
  };
}
