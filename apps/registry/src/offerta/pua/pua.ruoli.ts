// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { statiOfferta } from '../../offerta.testing.ts';
import { operazioniDi } from '../../operazioni.testing.ts';
import { A04, type Registry } from '../../testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { command } = operazioniDi(() => registry);
  const { ente } = statiOfferta({ command });

  /** A sede without an end: an existing one, or a new one in Avellino. */
  async function sede(): Promise<{ id: string }> {
    const [nota] = await registry.admin<{ id: string }>(
      'SELECT id FROM sede WHERE ambito_id = $1 AND upper_inf(periodo) LIMIT 1',
      [A04],
    );
    const dati = { codiceIstat: '064008', denominazione: 'Sede', indirizzo: 'Via Roma 1', attivaDal: '2020-01-01' };
    return nota ?? command('individuaSede', dati);
  }

  /** An arrangement for Petruro Irpino, by a new sede of its own or another one. */
  async function disposta(): Promise<{ puaId: string; versione: number }> {
    await registry.admin(`TRUNCATE pua`);
    const [{ id: sedeId }, { id: distrettoId }] = [await sede(), await ente()];
    const input = { codiceIstat: '064071', sedeId, distrettoId, dal: '2026-01-01' };
    const { id: puaId, versione } = await command('organizzaPua', input);
    return { puaId, versione };
  }

  return {
    async prepare() {
      await ente({ competenze: [{ tipo: 'SANITARIA' }] });
    },
    examples: {
      entiCompetenti: { variables: () => ({ richiesta: { tipo: 'SANITARIA', area: 'ELD', comune: '064008' } }) },
      annullaPua: { variables: async () => ({ input: { ...(await disposta()), motivo: 'Mai decisa' } }) },
      rettificaPua: {
        variables: async () => ({ input: { ...(await disposta()), motivo: 'Giorno sbagliato', dal: '2026-02-01' } }),
      },
      organizzaPua: {
        async variables() {
          const [{ id: sedeId }, { id: distrettoId }] = [await sede(), await ente()];
          return { input: { codiceIstat: '064008', sedeId, distrettoId, dal: '2099-01-01' } };
        },
      },
    },
  };
}
