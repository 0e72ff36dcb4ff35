// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { percorsoDi } from '../percorso.testing.ts';
import { ASSISTENTE, type Casework } from '../testing.ts';

export function ruoli(casework: Casework): RoleExamples {
  const { command, richiesta, assegnata, inCarico, passata } = percorsoDi(casework);
  /** A case in the state that the command requires, with its version and the rest of the input. */
  const su = (caso: () => Promise<string>, versione: number, input: object = {}) => ({
    variables: async () => ({
      input: { presaInCaricoId: await caso(), versione, motivo: 'Era un altro caso', ...input },
    }),
  });
  async function inUrgenza(): Promise<string> {
    const presaInCaricoId = await richiesta();
    await command('COORDINATORE', 'assegnaInUrgenza', {
      ...{ presaInCaricoId, versione: 1, operatoreId: ASSISTENTE },
      ...{ motivoUrgenza: 'Minore solo in casa', daRegolarizzareEntro: '2026-12-01' },
    });
    return presaInCaricoId;
  }
  return {
    examples: {
      rettificaPresaInCarico: su(inCarico, 3, { area: 'DIS' }),
      annullaPresaInCarico: su(inCarico, 3),
      annullaAssegnazione: su(assegnata, 2),
      annullaPassaggioAvvenuto: {
        variables: async () => ({ input: { ...(await passata()), versione: 3, motivo: 'Era di un’altra zona' } }),
      },
      rettificaRichiesta: su(richiesta, 1, { richiestaIl: '2026-11-24', area: 'DIS' }),
      rettificaAssegnazione: su(assegnata, 2, { richiestaIl: '2026-11-24', assegnataIl: '2026-11-24' }),
      rettificaPassaggio: {
        variables: async () => ({
          input: { ...(await passata()), versione: 3, motivo: 'Scritto il giorno dopo', dal: '2026-11-24' },
        }),
      },
      annullaPassaggi: {
        variables: async () => ({
          input: { passaggi: [{ ...(await passata()), versione: 3 }], motivo: 'Erano di un’altra zona' },
        }),
      },
      rettificaUrgenza: su(inUrgenza, 2, { daRegolarizzareEntro: '2026-12-10' }),
    },
  };
}
