// SPDX-License-Identifier: AGPL-3.0-or-later
import { datiEnte, offerta } from '../../offerta.testing.ts';
import { A04, type ParteGriglia } from '../../testing.ts';

/** A health district of the Ambito, there once `prepara` has run. */
export const enteNoto = { id: '', versione: 0 };

const prova = (campo: string, tipo: string, input: () => object) => () => ({
  query: `mutation ($input: ${tipo}!) { ${campo}(input: $input) { id } }`,
  variables: { input: input() },
});

export const entiGriglia: ParteGriglia = {
  async prepara(registry) {
    Object.assign(enteNoto, await offerta(registry).registraEnte({ competenze: [{ tipo: 'SANITARIA' }] }));
  },
  chiavi: { Ente: () => ({ id: enteNoto.id }) },
  argomenti: { 'Ente.accreditatoPer': '(prestazione: "A2.07")' },
  esempi: {
    'Query.ente': () => ({
      query: 'query ($id: UUID!) { ente(id: $id) { denominazione } }',
      variables: { id: enteNoto.id },
    }),
    'Query.enti': () => ({ query: `{ enti(ambitoId: "${A04}") { edges { node { id } } } }` }),
    'Mutation.registraEnte': prova('registraEnte', 'RegistraEnteInput', () => datiEnte({ telefono: null })),
    'Mutation.modificaEnte': prova('modificaEnte', 'ModificaEnteInput', () => ({
      id: enteNoto.id,
      versione: 0,
      denominazione: 'Distretto',
    })),
    'Mutation.cessaEnte': prova('cessaEnte', 'CessaEnteInput', () => ({
      id: enteNoto.id,
      versione: 0,
      al: '2026-12-31',
    })),
    'Mutation.accreditaEnte': prova('accreditaEnte', 'AccreditaEnteInput', () => ({
      enteId: enteNoto.id,
      versione: 0,
      prestazioni: ['A2.07'],
      dal: '2026-01-01',
      al: '2026-12-31',
      atto: 'prova',
    })),
    'Mutation.revocaAccreditamento': prova('revocaAccreditamento', 'RevocaAccreditamentoInput', () => ({
      enteId: enteNoto.id,
      versione: 0,
      accreditamentoId: enteNoto.id,
      al: '2026-12-31',
      atto: 'prova',
    })),
  },
};
