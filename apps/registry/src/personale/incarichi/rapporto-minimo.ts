// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { ilGiorno } from '@ambito/orari';
import { lock, LOCKS, type WriteUnit } from '@ambito/persistence';
import { In } from 'typeorm';
import { IncaricoEntity } from '../operatori/incarico.entity.ts';

interface Minore {
  /** The incarichi that end; none if the database holds the result already. */
  readonly senza: readonly string[];
  /** The time that the change takes away on each of these days, where the database holds the result already. */
  readonly tolto: number;
  /** The last day on which the incarichi are as before. */
  readonly dopo: string;
  /** The last day that the incarichi would have had without the change; null if they had no end. */
  readonly finoAl: string | null;
}

/**
 * Art. 4 c. 1: an incarico that ends, or gets less time, may take the Ambito below the minimum ratio of assistenti sociali to
 * residents, from the day after until the day on which the incarico would have ended. The coordinator confirms such an end, and
 * also an end of which nobody can tell because residents are not known. Days on which the Ambito was below already are not asked for. Two concurrent ends are checked one after the other, so
 * that neither counts on the other incarico. The database holds the same rule (`incarico_sotto_minimo_confermato`), which reads
 * the confirmation that `writeConferma` writes.
 * @returns whether the Ambito goes below the minimum, or may
 * @throws RuleViolation when it does and nobody confirmed it
 */
export async function requireRapportoMinimo(
  unit: WriteUnit,
  { senza, tolto, dopo, finoAl }: Minore,
  conferma: boolean,
): Promise<boolean> {
  await lock(unit, LOCKS.rapportoMinimo, unit.ambitoId);
  const [sotto] = await unit.query<{ giorno: string; fte: number; residenti: number | null; minimo: number }>(
    `SELECT giorno, fte::float AS fte, residenti, minimo::float AS minimo
     FROM sotto_minimo($1, $2::date + 1, $3::date + 1, $4::uuid[], $5::numeric)`,
    // Whoever confirms does so for each day below the minimum.
    [unit.ambitoId, dopo, finoAl, senza, conferma ? null : tolto.toFixed(2)],
  );
  if (sotto === undefined) return false;
  if (conferma) return true;
  const { giorno, fte, residenti, minimo } = sotto;
  const inNumero = (valore: number): string => valore.toLocaleString('it-IT');
  const restano = fte === 1 ? 'Resterebbe 1 assistente sociale' : `Resterebbero ${inNumero(fte)} assistenti sociali`;
  const misura =
    residenti === null
      ? `, e i residenti non sono noti: non si può dire se sia almeno uno ogni ${inNumero(minimo)}`
      : ` per ${inNumero(residenti)} residenti, meno di uno ogni ${inNumero(minimo)}`;
  throw new RuleViolation(
    'art. 4 c. 1',
    `${restano} a tempo pieno ${ilGiorno(giorno)}${misura}: occorre la conferma del coordinatore`,
    { giorno, fte, residenti, residentiPerOperatore: minimo },
    [
      {
        percorso: ['input', 'confermaSottoMinimo'],
        messaggio: 'Conferma che si scende sotto il minimo, o cambia i giorni',
      },
    ],
  );
}

/** Writes whether some incarichi end below the minimum and, if so, who confirmed it and when. */
export async function writeConferma(
  unit: WriteUnit,
  incarichi: readonly string[],
  sottoMinimo: boolean,
): Promise<void> {
  await unit.manager.update(
    IncaricoEntity,
    { id: In([...incarichi]) },
    {
      sottoMinimo,
      sottoMinimoConfermatoDa: sottoMinimo ? unit.context.attore.sub : null,
      sottoMinimoConfermatoIl: sottoMinimo ? unit.adesso : null,
    },
  );
}
