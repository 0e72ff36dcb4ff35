// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { AppartenenzaEntity } from '../ambiti/appartenenza.entity.ts';

/** A Comune that enters an Ambito, and the act. `fine` is the first day on which the Comune is out again, if that is known. */
interface Ingresso {
  readonly codiceIstat: string;
  readonly ambitoId: string;
  readonly dal: string;
  readonly fine: string | null;
  readonly atto: string;
}

/**
 * Art. 1: a Comune becomes a member of an Ambito. On its first day it signs the Convenzione in force and the future ones. If it
 * had signed one of them before, as a member, the day of that signature stays. The caller has locked the Ambito, so that no
 * Convenzione is recorded meanwhile. The constraint `appartenenza_un_ambito_per_volta` refuses a Comune of another Ambito.
 */
export async function entraInAmbito(
  unit: WriteUnit,
  { codiceIstat, ambitoId, dal, fine, atto }: Ingresso,
): Promise<void> {
  await unit.manager.insert(AppartenenzaEntity, {
    codiceIstat,
    ambitoId,
    periodo: `[${dal},${fine ?? ''})`,
    attoIngresso: atto,
  });
  await unit.query(
    `INSERT INTO convenzione_comune (convenzione_id, codice_istat, sottoscritta_il)
     SELECT id, $2, $3 FROM convenzione WHERE ambito_id = $1 AND periodo && daterange($3::date, $4::date) ON CONFLICT DO NOTHING`,
    [ambitoId, codiceIstat, dal, fine],
  );
}
