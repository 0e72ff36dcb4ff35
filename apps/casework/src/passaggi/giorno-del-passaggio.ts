// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { inizioDelGiorno } from '../responsabilita/entrust-case.ts';
import { NON_ANCORA_VENUTO } from '../responsabilita/giorno-corretto.ts';
import { FATTI_DEL_PASSAGGIO } from './fatti-del-passaggio.sql.ts';

/** A handover of a case that is written on another day than the one on which it took place. */
interface Spostato {
  readonly presaInCaricoId: string;
  /** The day on which it took place, in the field `dal` of the input. */
  readonly dal: string;
  /** The instant that is written: now, for one that nobody has written yet. */
  readonly da: Date;
  /** When whoever answered before began. */
  readonly prima: Date;
  /** When whoever received the case ceased; null while they answer. */
  readonly alle: Date | null;
}

/** What was done first on a case ($2) from an instant ($3) to another ($4). */
const FATTO_FRA = `
  SELECT cosa, istante FROM presa_in_carico p,
    (SELECT tstzrange($3, $4) AS periodo, $3::timestamptz AS inizio, $4::timestamptz AS fine) AS r,
    LATERAL (${FATTI_DEL_PASSAGGIO}) AS fatti
  WHERE p.ambito_id = $1 AND p.id = $2 ORDER BY istante LIMIT 1`;

/**
 * The right instant of a handover: the beginning of its day.
 * @throws BadUserInput for a day to come, before whoever answered before began or after the handover that follows, or by which somebody
 *   else would have done what was done meanwhile
 */
export async function istanteDelPassaggio(
  unit: WriteUnit,
  { presaInCaricoId, dal, da, prima, alle }: Spostato,
): Promise<Date> {
  const campo = ['input', 'dal'];
  if (dal === giornoRoma(da)) return da;
  if (dal > giornoRoma(unit.adesso)) throw new BadUserInput(campo, NON_ANCORA_VENUTO);
  const primo = giornoRoma(prima);
  if (dal <= primo)
    throw new BadUserInput(
      campo,
      `Chi ne rispondeva prima ha cominciato ${ilGiorno(primo)}: indica un giorno dopo, o annulla il passaggio`,
    );
  const istante = await inizioDelGiorno(unit, dal);
  if (alle !== null && istante >= alle)
    throw new BadUserInput(campo, `Chi lo ha ricevuto ha cessato prima, ${ilGiorno(giornoRoma(alle))}`);
  const [fatto] = await unit.query<{ cosa: string; istante: Date }>(FATTO_FRA, [
    ...[unit.ambitoId, presaInCaricoId],
    ...(istante < da ? [istante, da] : [da, istante]),
  ]);
  if (fatto !== undefined)
    throw new BadUserInput(
      campo,
      `Ciò che si è fatto resta di chi rispondeva del caso: ${ilGiorno(giornoRoma(fatto.istante))} ${fatto.cosa}`,
    );
  return istante;
}
