// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { percorsoDi } from '../percorso.testing.ts';
import { A_TERMINE, ALTRO_ASSISTENTE, type Casework } from '../testing.ts';

export function ruoli(casework: Casework): RoleExamples {
  const { assegnata, daRivedere, inCarico, inPassaggio } = percorsoDi(casework);
  const passaggio = async () => ({ presaInCaricoId: await assegnata(), versione: 2, operatoreId: ALTRO_ASSISTENTE });
  const passa = { variables: async () => ({ input: { passaggi: [await passaggio()], nota: 'Cambio di zona' } }) };
  const dell = { variables: () => ({ operatoreId: A_TERMINE, entro: '2027-12-31' }) };
  return {
    examples: {
      successoriRichiesti: dell,
      passaggiProposti: dell,
      anteprimaPassaggi: passa,
      passaCasi: passa,
      cambiaCaseManager: {
        variables: async () => ({
          input: {
            ...{ presaInCaricoId: await inCarico(), versione: 3 },
            ...{ operatoreId: ALTRO_ASSISTENTE, nota: 'Cambio di zona' },
          },
        }),
      },
      passaggiDaRivedere: {
        async variables() {
          await daRivedere();
          return {};
        },
      },
      confermaPassaggio: {
        variables: async () => ({ input: { ...(await daRivedere()), versione: 4 } }),
      },
      annullaPassaggio: {
        variables: async () => ({ input: { presaInCaricoId: await inPassaggio(), versione: 4 } }),
      },
    },
  };
}
