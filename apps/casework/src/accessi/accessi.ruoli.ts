// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import type { RoleExamples } from '@ambito/subgraph/testing';
import { A04, type Casework } from '../testing.ts';

export function ruoli(casework: Casework): RoleExamples {
  const id = randomUUID();
  return {
    async prepare() {
      await casework.admin(
        `INSERT INTO letture_del_giorno (ambito_id, id, giorno, attore, ruolo, registrazioni, limite, segnalate_il)
         VALUES ($1, $2, '2026-11-20', 'chi-legge', 'SEGRETARIATO', 3000, 5000, '2026-11-20T10:00:00Z')`,
        [A04, id],
      );
    },
    chiavi: { LettureSegnalate: () => ({ id }) },
  };
}
