// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { contatto, percorsoDi } from '../percorso.testing.ts';
import type { Casework } from '../testing.ts';

export function ruoli(casework: Casework): RoleExamples {
  const percorso = percorsoDi(casework);
  const noto = { id: '' };
  const registra = () => percorso.command<{ id: string }>('SEGRETARIATO', 'registraContatto', contatto());
  const suAperto = (input: object) => async () => ({
    input: { contattoId: (await registra()).id, versione: 1, ...input },
  });
  return {
    async prepare() {
      Object.assign(noto, await registra());
    },
    chiavi: { Contatto: () => ({ id: noto.id }) },
    examples: {
      contatto: { variables: () => ({ id: noto.id }) },
      registraContatto: { variables: () => ({ input: contatto() }) },
      decodificaBisogni: { variables: suAperto({ bisogni: [{ codice: 'POV_CASA' }] }) },
      concludiContatto: { variables: suAperto({ esito: 'INFORMAZIONE' }) },
    },
  };
}
