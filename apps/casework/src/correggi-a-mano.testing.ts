// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Casework } from './testing.ts';

/**
 * Writes columns of a record by SQL, with an annulment that keeps what was wrong: of a correction that no command would let pass, only the
 * constraints of the table are left.
 * @param cosa the SET of the UPDATE
 */
export const correggiAMano = (
  casework: Casework,
  tabella: 'presa_in_carico' | 'progetto',
  id: string,
  cosa: string,
): Promise<unknown> =>
  casework.admin(
    `INSERT INTO annullamento (ambito_id, id, tipo, proprietario_id, dati, motivo, annullato_da, annullato_da_ruolo, annullato_il, sostituito_da)
     SELECT ambito_id, gen_random_uuid(), upper('${tabella}'), id, to_jsonb(r), 'prova', 'prova', 'COORDINATORE', now(), id
     FROM ${tabella} r WHERE id = '${id}';
     UPDATE ${tabella} SET ${cosa} WHERE id = '${id}'`,
    [],
  );
