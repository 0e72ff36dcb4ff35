// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import { A04, ALTRO, type Registry } from '../../testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { command, sql, versione, comuneNuovo } = strumentiDi(() => registry);
  /** A Comune that has joined the Ambito and has nothing in it yet. */
  async function associato(): Promise<string> {
    const codiceIstat = await comuneNuovo();
    const adesione = { versione: await versione('ambito', A04), codiceIstat, dal: '2029-01-01', atto: 'del. 1' };
    await command('registraAdesione', adesione, { chi: 'COORDINAMENTO_ISTITUZIONALE' });
    return codiceIstat;
  }
  return {
    examples: {
      annullaRecesso: {
        async variables() {
          const codiceIstat = await associato();
          const recesso = { versione: await versione('ambito', A04), codiceIstat, dal: '2030-01-01', atto: 'del. 2' };
          await command('registraRecesso', recesso, { chi: 'COORDINAMENTO_ISTITUZIONALE' });
          const [{ id = '' } = {}] = await sql<{ id: string }>('SELECT id FROM appartenenza WHERE codice_istat = $1', [
            codiceIstat,
          ]);
          return {
            input: { versione: await versione('ambito', A04), appartenenzaId: id, motivo: 'Di un altro Comune' },
          };
        },
      },
      registraRecesso: {
        async variables() {
          const codiceIstat = await associato();
          return { input: { versione: await versione('ambito', A04), codiceIstat, dal: '2030-01-01', atto: 'del. 2' } };
        },
      },
      ridisegnaAmbiti: {
        async variables() {
          const comuni = [await associato()];
          const da = { ambitoId: A04, versione: await versione('ambito', A04) };
          const a = { ambitoId: ALTRO, versione: await versione('ambito', ALTRO) };
          return { input: { da, a, comuni, dal: '2030-01-01', atto: 'D.G.R. 1' } };
        },
      },
    },
  };
}
