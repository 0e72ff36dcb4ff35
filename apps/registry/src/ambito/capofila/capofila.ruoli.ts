// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import { A04, type Registry } from '../../testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { command, sql, versione } = strumentiDi(() => registry);
  let anno = 2030;
  const designa = async () => ({
    versione: await versione('ambito', A04),
    codiceIstat: '064071',
    dal: `${(anno += 1)}-01-01`,
    atto: 'del. 1',
  });
  return {
    examples: {
      annullaDesignazioneCapofila: {
        async variables() {
          await command('designaCapofila', await designa(), { chi: 'COORDINAMENTO_ISTITUZIONALE' });
          const [{ id = '' } = {}] = await sql<{ id: string }>(
            'SELECT id FROM capofila WHERE ambito_id = $1 AND upper_inf(periodo)',
            [A04],
          );
          return { input: { versione: await versione('ambito', A04), capofilaId: id, motivo: 'Un altro Comune' } };
        },
      },
      designaCapofila: { variables: async () => ({ input: await designa() }) },
    },
  };
}
