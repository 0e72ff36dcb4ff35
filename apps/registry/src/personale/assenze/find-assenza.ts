// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, NotFound } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';

interface Assenza {
  readonly dal: string;
  readonly al: string;
  readonly sostitutoId: string | null;
}

/** An absence of an operator, whom the caller has locked. @throws NotFound */
export async function findAssenza(unit: WriteUnit, operatoreId: string, id: string): Promise<Assenza> {
  const [assenza] = await unit.query<Assenza>(
    `SELECT lower(periodo) AS dal, upper(periodo) - 1 AS al, sostituto_id AS "sostitutoId" FROM assenza
     WHERE id = $1 AND operatore_id = $2`,
    [id, operatoreId],
  );
  if (assenza === undefined) throw new NotFound('Assenza non trovata');
  return assenza;
}

/** The substitute of an absence, who stays when a command leaves it out; null without one. */
export async function readSostituto(unit: WriteUnit, id: string): Promise<string | null> {
  const [assenza] = await unit.query<{ sostitutoId: string | null }>(
    'SELECT sostituto_id AS "sostitutoId" FROM assenza WHERE id = $1',
    [id],
  );
  return assenza?.sostitutoId ?? null;
}

/** What is kept as the reason of a change before the first day, when none is given. */
export const PRIMA_DI_COMINCIARE = 'Cambiata prima che cominciasse';

/**
 * Art. 7 c. 1: from its first day on an absence is annulled with a reason, never rewritten (constraint `assenza_immutabile`).
 * @returns the reason to annul it with; undefined for an absence to come, which is changed or taken away without any: what it said is kept
 * @throws NotFound; BadUserInput for an absence that has begun, without a reason
 */
export async function requireMotivo(
  unit: WriteUnit,
  input: { readonly operatoreId: string; readonly assenzaId: string; readonly motivo?: string },
): Promise<string | undefined> {
  const { dal } = await findAssenza(unit, input.operatoreId, input.assenzaId);
  if (input.motivo === undefined && dal <= giornoRoma(unit.adesso))
    throw new BadUserInput(['input', 'motivo'], "L'assenza è già cominciata: di' perché era sbagliata");
  return input.motivo;
}
