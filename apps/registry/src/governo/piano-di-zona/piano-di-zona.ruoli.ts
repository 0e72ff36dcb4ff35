// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { operazioniDi } from '../../operazioni.testing.ts';
import type { Registry } from '../../testing.ts';
import { attiDiGoverno, datiPiano } from '../atti.testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { command } = operazioniDi(() => registry);
  const { approvazione, conObiettivo } = attiDiGoverno({ command, sql: registry.admin });
  const noto = { id: '' };
  return {
    async prepare() {
      noto.id = (await conObiettivo()).pianoId;
      // Everybody may read a plan that has been approved.
      await command('approvaPiano', approvazione(noto.id, 2), { chi: 'COORDINAMENTO_ISTITUZIONALE' });
    },
    chiavi: { PianoDiZona: () => noto },
    examples: {
      pianoDiZona: { variables: () => noto },
      redigiPiano: { variables: () => ({ input: datiPiano() }) },
    },
  };
}
