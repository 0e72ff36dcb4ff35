// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import type { Registry } from '../../testing.ts';
import { statiPersonale } from '../stati.testing.ts';

const GIORNI = { dal: '2026-03-01', al: '2026-03-12' };
const ERRORE = { motivo: 'I giorni erano altri' };

export function ruoli(registry: Registry): RoleExamples {
  const { conAssenza, operatore, su } = statiPersonale(strumentiDi(() => registry));
  return {
    examples: {
      registraAssenza: { variables: async () => ({ input: { ...(await su(await operatore())), ...GIORNI } }) },
      modificaAssenza: { variables: async () => ({ input: { ...(await conAssenza()), ...GIORNI, ...ERRORE } }) },
      annullaAssenza: { variables: async () => ({ input: { ...(await conAssenza()), ...ERRORE } }) },
    },
  };
}
