// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { lock, LOCKS, type WriteUnit } from '@ambito/persistence';

interface Minore {
  /** The incarichi that end; none when what is left is written already. */
  readonly senza: readonly string[];
  /** The last day as before. */
  readonly dopo: string;
  /** The last day on which it would have gone on as before; null without end. */
  readonly finoAl: string | null;
}

/**
 * Art. 4 c. 1: an end, or a cut of time, that would take the Ambito below the minimum of assistenti sociali to residents, on the
 * day after or on a later one on which it would have gone on, is the coordinator's to confirm, knowing it; so is one of which
 * nobody can tell, residents not being known. Two at once are looked at one after the other, so that neither counts on the
 * other to stay. The database holds it as well, once `writeConferma` has written the confirmation
 * (`incarico_sotto_minimo_confermato`).
 * @returns whether it goes below, or may
 * @throws RuleViolation when it does and this is not confirmed
 */
export async function requireRapportoMinimo(
  unit: WriteUnit,
  { senza, dopo, finoAl }: Minore,
  conferma: boolean,
): Promise<boolean> {
  await lock(unit, LOCKS.rapportoMinimo, unit.ambitoId);
  const [sotto] = await unit.query<{ giorno: string; fte: number; residenti: number | null; minimo: number }>(
    `SELECT giorno, fte::float AS fte, residenti, minimo::float AS minimo
     FROM sotto_minimo($1, $2::date + 1, $3::date + 1, $4::uuid[])`,
    [unit.ambitoId, dopo, finoAl, senza],
  );
  if (sotto === undefined) return false;
  if (conferma) return true;
  const { giorno, fte, residenti, minimo } = sotto;
  throw new RuleViolation(
    'art. 4 c. 1',
    residenti === null
      ? `Dal ${giorno} resterebbero ${fte} assistenti sociali a tempo pieno, e i residenti non sono noti: se siano almeno uno ogni ${minimo} non si può dire, e occorre la conferma del coordinatore`
      : `Dal ${giorno} resterebbero ${fte} assistenti sociali a tempo pieno per ${residenti} residenti, meno di uno ogni ${minimo}: occorre la conferma del coordinatore`,
    { giorno, fte, residenti, residentiPerOperatore: minimo },
  );
}

/** Whether some incarichi end below the minimum and, if so, who confirmed it and when. */
export async function writeConferma(
  unit: WriteUnit,
  incarichi: readonly string[],
  sottoMinimo: boolean,
): Promise<void> {
  await unit.query(
    `UPDATE incarico SET sotto_minimo = $2, sotto_minimo_confermato_da = $3, sotto_minimo_confermato_il = $4 WHERE id = ANY ($1::uuid[])`,
    [incarichi, sottoMinimo, ...(sottoMinimo ? [unit.context.attore.sub, unit.adesso] : [null, null])],
  );
}
