// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import { A04, type Registry } from '../../testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { command, sql, versione } = strumentiDi(() => registry);
  let anno = 2100;
  /** A Convenzione of a year of its own, signed by the Comuni that are associated then. */
  async function convenzione() {
    const dal = `${(anno += 1)}-01-01`;
    const associati = await sql<{ codice: string }>(
      'SELECT codice_istat AS codice FROM appartenenza WHERE ambito_id = $1 AND periodo @> $2::date',
      [A04, dal],
    );
    const comuni = associati.map(({ codice }) => codice);
    return {
      ...{ versione: await versione('ambito', A04), oggetto: 'Gestione associata', sottoscrittaIl: '2026-01-01' },
      ...{ dal, al: `${anno}-12-31`, comuni },
    };
  }
  return {
    examples: {
      registraConvenzione: { variables: async () => ({ input: await convenzione() }) },
      cessaConvenzione: {
        async variables() {
          const registrata = await convenzione();
          const { dal } = registrata;
          await command('registraConvenzione', registrata, { chi: 'COORDINAMENTO_ISTITUZIONALE' });
          const [{ id = '' } = {}] = await sql<{ id: string }>(
            'SELECT id FROM convenzione WHERE ambito_id = $1 AND periodo @> $2::date',
            [A04, dal],
          );
          const al = dal.replace('-01-01', '-06-30');
          return { input: { versione: registrata.versione, convenzioneId: id, al, atto: 'del. 1' } };
        },
      },
    },
  };
}
