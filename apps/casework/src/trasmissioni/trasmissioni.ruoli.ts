// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import type { Casework } from '../testing.ts';
import { richiestaA, risposta, trasmissioniDi } from './trasmissioni.testing.ts';

export function ruoli(casework: Casework): RoleExamples {
  const { decodificato, ente, scade, trasmessa } = trasmissioniDi(casework);
  const nota = { id: '' };
  return {
    async prepare() {
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
      registraPresaVisione: { variables: async () => ({ input: risposta(await trasmessa()) }) },
      registraEsitoTrasmissione: { variables: async () => ({ input: risposta(await trasmessa(), { accolta: true }) }) },
      revocaTrasmissione: {
        // Only the sender revokes it.
        async variables({ ruolo }) {
          const invia = ruolo === 'ASSISTENTE_SOCIALE' ? ruolo : 'SEGRETARIATO';
          const { id, versione } = await trasmessa({}, invia);
          return { input: { trasmissioneId: id, versione, nota: 'Inviata per errore' } };
        },
      },
    },
  };
}
