// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { sogliaAl } from '../vocabolari/in-vigore.ts';

/**
 * Art. 4 c. 1: an end, or a cut of time, that would take the Ambito below the minimum of assistenti sociali to residents is
 * the coordinator's to confirm, knowing it; so is one of which nobody can tell, residents not being known. Two at once are
 * looked at one after the other, so that neither counts on the other to stay. The database holds it as well, once
 * `scriviConferma` has written the confirmation (`incarico_sotto_minimo_confermato`).
 * @param incarichi those that end; none for what is written already
 * @param al the last day before it
 * @returns whether it goes below, or may
 * @throws RuleViolation when it does and this is not confirmed
 */
export async function esigiRapportoMinimo(
  unit: WriteUnit,
  incarichi: readonly string[],
  al: string,
  conferma: boolean,
): Promise<boolean> {
  await unit.query('SELECT pg_advisory_xact_lock(hashtextextended($1::text, 41))', [unit.ambitoId]);
  const [stato] = await unit.query<{ dopo: string; fte: number; residenti: number | null }>(
    `SELECT giorno AS dopo, coalesce((
         SELECT sum(fte)::float FROM incarico i JOIN operatore o ON o.id = i.operatore_id
         WHERE o.ambito_id = $1 AND qualifica = 'ASSISTENTE_SOCIALE' AND NOT i.id = ANY ($3::uuid[])
           AND periodo * daterange(NULL, fine_richiesta, '[]') @> giorno), 0) AS fte,
       residenti_ambito($1, giorno) AS residenti
     FROM (SELECT $2::date + 1 AS giorno) AS g`,
    [unit.ambitoId, al, incarichi],
  );
  if (stato === undefined) throw new Error('A SELECT without FROM has one row');
  const { fte, residenti } = stato;
  const minimo = await sogliaAl(unit, 'RESIDENTI_PER_OPERATORE', stato.dopo);
  if (minimo === null) return false;
  // In hundredths, since a share of full time has two decimals: an integer comparison.
  const sotto = residenti === null || Math.round(fte * 100) * minimo < residenti * 100;
  if (sotto && !conferma) {
    throw new RuleViolation(
      'art. 4 c. 1',
      residenti === null
        ? `Dal giorno dopo resterebbero ${fte} assistenti sociali a tempo pieno, e i residenti non sono noti: se siano almeno uno ogni ${minimo} non si può dire, e occorre la conferma del coordinatore`
        : `Dal giorno dopo resterebbero ${fte} assistenti sociali a tempo pieno per ${residenti} residenti, meno di uno ogni ${minimo}: occorre la conferma del coordinatore`,
      { fte, residenti, residentiPerOperatore: minimo },
    );
  }
  return sotto;
}

/** Whether some incarichi end below the minimum and, if so, who confirmed it and when. */
export async function scriviConferma(
  unit: WriteUnit,
  incarichi: readonly string[],
  sottoMinimo: boolean,
): Promise<void> {
  await unit.query(
    `UPDATE incarico SET sotto_minimo = $2, sotto_minimo_confermato_da = $3, sotto_minimo_confermato_il = $4 WHERE id = ANY ($1::uuid[])`,
    [incarichi, sottoMinimo, ...(sottoMinimo ? [unit.context.attore.sub, unit.adesso] : [null, null])],
  );
}
