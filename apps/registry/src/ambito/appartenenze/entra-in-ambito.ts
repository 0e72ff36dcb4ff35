// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';

/** A Comune that enters an Ambito: by which act, from which day and, where it is known already, the first on which it is out again. */
interface Ingresso {
  readonly codiceIstat: string;
  readonly ambitoId: string;
  readonly dal: string;
  readonly fine: string | null;
  readonly atto: string;
}

/**
 * Art. 1: a Comune is a member of an Ambito and signs, on its first day, the Convenzione in force and those to come; one that
 * it signed when it was in before stays signed on that day. The Ambito is locked, so that no Convenzione is recorded meanwhile.
 * That the Comune is in no other Ambito is held by the constraint `appartenenza_un_ambito_per_volta`.
 */
export async function entraInAmbito(
  unit: WriteUnit,
  { codiceIstat, ambitoId, dal, fine, atto }: Ingresso,
): Promise<void> {
  await unit.query(
    'INSERT INTO appartenenza (codice_istat, ambito_id, periodo, atto_ingresso) VALUES ($1, $2, daterange($3, $4), $5)',
    [codiceIstat, ambitoId, dal, fine, atto],
  );
  await unit.query(
    `INSERT INTO convenzione_comune (convenzione_id, codice_istat, sottoscritta_il)
     SELECT id, $2, $3 FROM convenzione WHERE ambito_id = $1 AND periodo && daterange($3::date, $4::date) ON CONFLICT DO NOTHING`,
    [ambitoId, codiceIstat, dal, fine],
  );
}
