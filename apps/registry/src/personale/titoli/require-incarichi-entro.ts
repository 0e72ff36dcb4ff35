// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { dalAl, dalGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';

interface Fuori {
  readonly dal: string;
  /** Null without a last day. */
  readonly al: string | null;
  /** The sede, or the Comune in whose service it is. */
  readonly dove: string | null;
}

/** The first incarico of a title ($1) that is not within some days, from one ($2) to another ($3; null without an end). */
const FUORI = `
  SELECT lower(i.periodo) AS dal, upper(i.periodo) - 1 AS al, coalesce(s.denominazione, c.nome) AS dove
  FROM incarico i LEFT JOIN sede s ON s.id = i.sede_id LEFT JOIN comune c ON c.codice_istat = i.codice_istat
  WHERE i.titolo_id = $1 AND NOT i.periodo <@ daterange($2::date, $3::date, '[]')
  ORDER BY i.periodo, i.id LIMIT 1`;

/** @throws RuleViolation that names the first incarico of a title that is not within the days that the title would have */
export async function requireIncarichiEntro(
  unit: WriteUnit,
  titoloId: string,
  dal: string,
  al: string | null,
): Promise<void> {
  const [fuori] = await unit.query<Fuori & { [column: string]: unknown }>(FUORI, [titoloId, dal, al]);
  if (fuori === undefined) return;
  const { dove } = fuori;
  const giorni = fuori.al === null ? `${dalGiorno(fuori.dal)}, senza termine` : dalAl(fuori.dal, fuori.al);
  throw new RuleViolation(
    'art. 8 c. 1',
    `L’incarico${dove === null ? '' : ` presso ${dove}`} (${giorni}) va oltre i giorni del titolo: prima si rettifica, o se ne chiede la fine`,
    { dal: fuori.dal, al: fuori.al },
  );
}
