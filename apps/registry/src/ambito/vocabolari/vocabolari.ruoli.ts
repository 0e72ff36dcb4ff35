// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import type { Registry } from '../../testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { sql } = strumentiDi(() => registry);
  const versione = async (tabella: 'vocabolario' | 'soglia', nome: string): Promise<number> => {
    const [riga] = await sql<{ versione: number }>(`SELECT versione FROM ${tabella} WHERE nome = $1`, [nome]);
    return riga?.versione ?? 0;
  };
  const suiCanali = async () => ({ vocabolario: 'CANALI', versione: await versione('vocabolario', 'CANALI') });
  let voci = 0;
  return {
    examples: {
      vociInUso: { variables: () => ({ al: '2026-11-24' }) },
      vocabolario: { variables: () => ({ nome: 'BISOGNI' }) },
      soglia: { variables: () => ({ nome: 'ORE_SETTIMANALI_SEDE' }) },
      aggiungiVoci: {
        async variables() {
          const codice = `CHAT_${'ABCDEFGH'[(voci += 1)]}`;
          return {
            input: { ...(await suiCanali()), fonte: 'prova', voci: [{ codice, nome: 'Chat', dal: '2999-01-01' }] },
          };
        },
      },
      chiudiVoce: {
        variables: async () => ({ input: { ...(await suiCanali()), codice: 'EMAIL', al: '2999-01-01' } }),
      },
      fissaSoglia: {
        variables: async () => ({
          input: {
            ...{ nome: 'LEPS_MINIMO', versione: await versione('soglia', 'LEPS_MINIMO') },
            ...{ valore: 6_500, dal: '2999-01-01', fonte: 'prova' },
          },
        }),
      },
    },
  };
}
