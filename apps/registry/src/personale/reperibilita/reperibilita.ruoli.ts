// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import type { Registry } from '../../testing.ts';
import { statiPersonale } from '../stati.testing.ts';

const GIORNO = { dalle: '2026-11-24T19:00:00Z', alle: '2026-11-25T07:00:00Z' };

export function ruoli(registry: Registry): RoleExamples {
  const { inServizio, turno } = statiPersonale(strumentiDi(() => registry));
  const noto = { id: '' };
  let anno = 2100;
  let secondo = 0;
  /** Hours to come, each time in another year: shifts do not overlap. */
  const ore = () => {
    anno += 1;
    return { dalle: `${anno}-01-01T19:00:00Z`, alle: `${anno}-01-02T07:00:00Z` };
  };
  /** Hours of a day that is over, each time in other seconds. */
  const orePassate = () => {
    secondo += 1;
    const inizio = Date.parse('2026-06-01T07:00:00Z') + secondo * 1_000;
    return { dalle: new Date(inizio).toISOString(), alle: new Date(inizio + 1_000).toISOString() };
  };
  return {
    async prepare() {
      noto.id = (await turno(ore())).turnoId;
    },
    chiavi: { TurnoReperibilita: () => noto },
    argomenti: { 'Ambito.scoperturaReperibilita': `dalle: "${GIORNO.dalle}", alle: "${GIORNO.alle}"` },
    examples: {
      turniReperibilita: { variables: () => ({ codice: 'A04', ...GIORNO }) },
      organizzaTurnoReperibilita: {
        variables: async () => ({ input: { ...ore(), operatoreId: (await inServizio()).operatoreId } }),
      },
      registraTurnoSvolto: {
        variables: async () => ({
          input: { ...orePassate(), operatoreId: (await inServizio()).operatoreId, motivo: 'Organizzato a voce' },
        }),
      },
      rettificaTurnoReperibilita: {
        async variables() {
          const { turnoId, versione, alle } = await turno(ore());
          const prima = new Date(Date.parse(alle) - 3_600_000).toISOString();
          return { input: { turnoId, versione, motivo: 'Finiva prima', alle: prima } };
        },
      },
      annullaTurnoReperibilita: {
        async variables() {
          const { turnoId, versione } = await turno(ore());
          return { input: { turnoId, versione, motivo: 'Non si è svolto' } };
        },
      },
    },
  };
}
