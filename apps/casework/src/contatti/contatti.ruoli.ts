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
      // The sede is closed then.
      const chiusa = { avvenutoIl: '2026-11-25T09:00:00Z' };
      await percorso.command('SEGRETARIATO', 'registraContatto', contatto(chiusa));
    },
    chiavi: { Contatto: () => ({ id: noto.id }) },
    risorse: {
      'GET /contatti/esportazione.csv': () => ({
        percorso: '/contatti/esportazione.csv?dal=2026-11-24&al=2026-11-24&finalita=PROGRAMMAZIONE',
        // The coordinator of another Ambito gets the contatti of that one: its own test shows whose they are.
        diNessunAmbito: true,
      }),
    },
    examples: {
      contatto: { variables: () => ({ id: noto.id }) },
      registraContatto: { variables: () => ({ input: contatto() }) },
      decodificaBisogni: { variables: suAperto({ bisogni: [{ codice: 'POV_CASA' }] }) },
      concludiContatto: { variables: suAperto({ esito: 'INFORMAZIONE' }) },
    },
  };
}
