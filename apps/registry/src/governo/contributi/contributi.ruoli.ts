// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Chi, RoleExamples } from '@ambito/subgraph/testing';
import { operazioniDi } from '../../operazioni.testing.ts';
import type { Registry } from '../../testing.ts';
import { attiDiGoverno, datiContributo } from '../atti.testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { command } = operazioniDi(() => registry);
  const { conObiettivo, conRisposta, contributo, daAnnullare, daRispondere, daRitirare } = attiDiGoverno({
    command,
    sql: registry.admin,
  });
  const noto = { id: '' };
  /** A contribution of the account that tries the operation, if it is one that may present. */
  const presentatoDa = async ({ ruolo }: Chi): Promise<string> =>
    (
      await command('presentaContributo', datiContributo, {
        chi: ruolo === 'SEGRETARIATO' || ruolo === 'ASSISTENTE_SOCIALE' ? ruolo : 'COORDINATORE',
      })
    ).id;
  return {
    async prepare() {
      noto.id = await contributo();
    },
    chiavi: { ContributoAllaProgrammazione: () => noto },
    examples: {
      contributo: { variables: () => noto },
      presentaContributo: { variables: () => ({ input: datiContributo }) },
      annullaRispostaContributo: { variables: async () => ({ input: daAnnullare(await conRisposta()) }) },
      rettificaRispostaContributo: {
        variables: async () => ({ input: { ...daAnnullare(await conRisposta()), risposta: 'Nel 2027' } }),
      },
      ritiraContributo: { variables: async (chi) => ({ input: daRitirare(await presentatoDa(chi)) }) },
      rispondiContributo: {
        variables: async () => ({
          input: {
            ...daRispondere(await contributo()),
            ...{ esito: 'ACCOLTO', obiettivoId: (await conObiettivo()).obiettivoId },
          },
        }),
      },
    },
  };
}
