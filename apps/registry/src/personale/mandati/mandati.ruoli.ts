// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import type { Registry } from '../../testing.ts';
import { datiMandato, statiPersonale } from '../stati.testing.ts';

/** Petruro Irpino, the Comune of the role COMUNE. */
const COMUNE = '064071';

export function ruoli(registry: Registry): RoleExamples {
  const { mandato, operatore } = statiPersonale(strumentiDi(() => registry));
  const noto = { id: '' };
  return {
    async prepare() {
      noto.id = (await mandato(COMUNE)).attoId;
    },
    chiavi: { AttoDiMandato: () => noto },
    examples: {
      registraAttoDiMandato: { variables: async () => ({ input: datiMandato(COMUNE, [await operatore()]) }) },
      rettificaAttoDiMandato: {
        variables: async () => ({
          input: { ...(await mandato(COMUNE)), motivo: 'Organo sbagliato', organo: 'Consiglio' },
        }),
      },
      annullaAttoDiMandato: {
        variables: async () => ({ input: { ...(await mandato(COMUNE)), motivo: 'Mai adottato' } }),
      },
      revocaAttoDiMandato: { variables: async () => ({ input: { ...(await mandato(COMUNE)), al: '2026-01-01' } }) },
    },
  };
}
