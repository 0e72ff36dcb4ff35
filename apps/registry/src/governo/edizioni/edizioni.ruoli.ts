// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { operazioniDi } from '../../operazioni.testing.ts';
import type { Registry } from '../../testing.ts';
import { attiDiGoverno } from '../atti.testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { approvazione, conObiettivo } = attiDiGoverno({
    command: operazioniDi(() => registry).command,
    sql: registry.admin,
  });
  return {
    examples: {
      approvaPiano: { variables: async () => ({ input: approvazione((await conObiettivo()).pianoId, 2) }) },
    },
  };
}
