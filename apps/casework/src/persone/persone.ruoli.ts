// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { percorsoDi } from '../percorso.testing.ts';
import { CODICE_FISCALE, type Casework } from '../testing.ts';

export function ruoli(casework: Casework): RoleExamples {
  const persona = { id: '' };
  const cartella = { id: '' };
  return {
    async prepare() {
      // The citizen of the role tests signs in with this codice fiscale.
      const presa = await percorsoDi(casework).conProgetto({
        nome: 'Maria',
        cognome: 'Rossi',
        codiceFiscale: CODICE_FISCALE,
      });
      const { data } = await casework.call<{ presaInCarico: { cartella: { id: string; persona: { id: string } } } }>(
        'COORDINATORE',
        'query ($id: UUID!) { presaInCarico(id: $id) { cartella { id persona { id } } } }',
        { id: presa.presaInCaricoId },
      );
      cartella.id = data!.presaInCarico.cartella.id;
      persona.id = data!.presaInCarico.cartella.persona.id;
    },
    chiavi: { Persona: () => persona, Cartella: () => cartella },
    examples: { persona: { variables: () => persona }, cartella: { variables: () => cartella } },
  };
}
