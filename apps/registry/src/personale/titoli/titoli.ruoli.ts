// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import type { Registry } from '../../testing.ts';
import { datiTitolo, PASSATO, statiPersonale } from '../stati.testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { conSoloTitolo, conTitolo, operatore, su } = statiPersonale(strumentiDi(() => registry));
  return {
    examples: {
      registraTitolo: { variables: async () => ({ input: { ...(await su(await operatore())), ...datiTitolo } }) },
      indicaDatore: { variables: async () => ({ input: { ...(await conTitolo()), datore: 'COMUNE' } }) },
      cambiaTermineTitolo: { variables: async () => ({ input: { ...(await conTitolo(PASSATO)), al: '2099-12-31' } }) },
      rettificaTitolo: {
        variables: async () => ({ input: { ...(await conTitolo()), motivo: 'Numero sbagliato', atto: 'det. 9/2020' } }),
      },
      annullaTitolo: {
        async variables() {
          const { operatoreId, titoloId } = await conSoloTitolo();
          return { input: { ...(await su(operatoreId)), titoloId, motivo: 'Di un’altra persona' } };
        },
      },
    },
  };
}
