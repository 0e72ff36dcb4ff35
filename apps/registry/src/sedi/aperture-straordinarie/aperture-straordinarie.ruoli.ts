// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import type { Chi, RoleExamples } from '@ambito/subgraph/testing';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import type { Registry } from '../../testing.ts';
import { statiSedi } from '../sedi.testing.ts';

const MESE = 30 * 86_400_000;

export function ruoli(registry: Registry): RoleExamples {
  const strumenti = strumentiDi(() => registry);
  const { sede, apertura } = statiSedi(strumenti);
  const giorno = giornoRoma(new Date(Date.now() + MESE));
  const nota = { id: '' };
  /** An opening requested by the account that tries the operation. */
  const chiesta = ({ ruolo }: Chi) => apertura('RICHIESTA', giorno, `prova-${ruolo}`);
  const decisione = { variables: async (chi: Chi) => ({ input: await chiesta(chi) }) };

  /** A new sede. An operator works there: operators ask for openings only of the sede where they work. */
  async function sedeDove({ ruolo }: Chi): Promise<string> {
    const sedeId = await sede();
    if (ruolo === 'SEGRETARIATO' || ruolo === 'ASSISTENTE_SOCIALE') await lavoraIn(sedeId, `prova-${ruolo}`);
    return sedeId;
  }

  async function lavoraIn(sedeId: string, account: string): Promise<void> {
    const [noto] = await registry.admin<{ id: string }>('SELECT id FROM operatore WHERE account = $1', [account]);
    const dati = { nome: 'Nora', cognome: 'Amoroso', qualifica: 'SEGRETARIATO', account, confermaOmonimo: true };
    const operatoreId = noto?.id ?? (await strumenti.command('registraOperatore', dati)).id;
    const incarico = { dal: '2026-01-01', fte: 0.01, titolo: 'DIPENDENTE', tempoIndeterminato: true, atto: 'atto' };
    await strumenti.command('conferisciIncarico', { operatoreId, sedeId, ...incarico });
  }

  return {
    async prepare() {
      nota.id = (await apertura('RICHIESTA', giorno, 'prova-COORDINATORE')).aperturaId;
    },
    chiavi: { AperturaStraordinaria: () => nota },
    examples: {
      aperturaStraordinaria: { variables: async (chi) => ({ id: (await chiesta(chi)).aperturaId }) },
      apertureStraordinarie: {
        async variables(chi) {
          await chiesta(chi);
          return {};
        },
      },
      richiediApertura: {
        async variables(chi) {
          const quando = { giorno, dalle: '20:00', alle: '22:00' };
          return { input: { sedeId: await sedeDove(chi), ...quando, motivo: 'Sportello' } };
        },
      },
      autorizzaApertura: decisione,
      rifiutaApertura: decisione,
      ritiraApertura: decisione,
      annullaApertura: {
        async variables() {
          const { aperturaId, versione } = await apertura('AUTORIZZATA', '2026-11-10', 'prova-COMUNE');
          return { input: { aperturaId, versione, motivo: 'Neve' } };
        },
      },
    },
  };
}
