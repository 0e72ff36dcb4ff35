// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import type { Registry } from '../../testing.ts';
import { datiIncarico, statiPersonale } from '../stati.testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { conFineChiesta, inServizio, operatore } = statiPersonale(strumentiDi(() => registry));
  /** The incarico has no end. The command confirms that the Ambito goes below the minimum. */
  const suIncarico = (extra: object) => async () => ({
    input: { ...(await inServizio()), confermaSottoMinimo: true, ...extra },
  });
  return {
    examples: {
      conferisciIncarico: {
        variables: async () => ({ input: { operatoreId: await operatore(), ...datiIncarico } }),
      },
      modificaIncarico: { variables: suIncarico({ dal: '2026-03-01', fte: 0.5, atto: 'atto' }) },
      rettificaIncarico: { variables: suIncarico({ motivo: 'Tempo sbagliato', fte: 0.5 }) },
      annullaIncarico: { variables: suIncarico({ motivo: 'Di un’altra persona' }) },
      richiediFineIncarico: { variables: suIncarico({ al: '2099-12-30', motivo: 'ALTRO' }) },
      ritiraFineIncarico: { variables: async () => ({ input: await conFineChiesta() }) },
      interrompiServizio: {
        async variables() {
          const { operatoreId, versione } = await inServizio();
          const fine = { al: '2026-01-01', motivo: 'DECESSO', confermaSottoMinimo: true };
          return { input: { operatoreId, versione, ...fine } };
        },
      },
    },
  };
}
