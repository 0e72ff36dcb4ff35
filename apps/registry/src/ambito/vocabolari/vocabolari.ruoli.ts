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
  let rettificate = 0;
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
      riapriVoce: {
        async variables() {
          const ultima = "(SELECT max(registrata_il) FROM voce_vocabolario WHERE vocabolario = 'CANALI')";
          await sql(
            `UPDATE voce_vocabolario SET periodo = daterange(lower(periodo), '2999-01-01'), registrata_il = ${ultima}
             WHERE (vocabolario, codice) = ('CANALI', 'TELEFONO')`,
          );
          return { input: { ...(await suiCanali()), codice: 'TELEFONO' } };
        },
      },
      rettificaVoce: {
        async variables() {
          const [{ dal } = { dal: '' }] = await sql<{ dal: string }>(
            `SELECT lower(periodo)::text AS dal FROM voce_vocabolario WHERE (vocabolario, codice) = ('CANALI', 'TELEFONO')`,
          );
          const giusta = { nome: `Telefono ${(rettificate += 1)}`, motivo: 'Scritta male' };
          return { input: { ...(await suiCanali()), codice: 'TELEFONO', dal, ...giusta } };
        },
      },
      togliVoce: {
        async variables() {
          await sql(
            `INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, fonte, registrata_il)
             SELECT 'CANALI', 'FAX', '[2999-01-01,)', 'Fax', 'prova', max(registrata_il) FROM voce_vocabolario WHERE vocabolario = 'CANALI'
             ON CONFLICT DO NOTHING`,
          );
          return { input: { ...(await suiCanali()), codice: 'FAX' } };
        },
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
