// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { dalAl, ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import type { Doppione } from '../../ambito/annullamenti/doppione.ts';

/**
 * The incarichi of the double ($1) that would only be annulled, since the other ($2) has one in the same place on all their days, although
 * that one says another period or time of work.
 */
const PERSI = `
  SELECT coalesce(s.denominazione, c.nome) AS luogo, lower(d.periodo) AS dal, upper(d.periodo) - 1 AS al, d.fte::float8 AS fte,
    lower(g.periodo) AS "altroDal", upper(g.periodo) - 1 AS "altroAl", g.fte::float8 AS "altroFte"
  FROM incarico AS d JOIN incarico AS g ON g.operatore_id = $2
    AND (g.sede_id = d.sede_id OR g.codice_istat = d.codice_istat) AND g.periodo @> d.periodo
  LEFT JOIN sede AS s ON s.id = d.sede_id LEFT JOIN comune AS c ON c.codice_istat = d.codice_istat
  WHERE d.operatore_id = $1 AND (g.periodo, g.fte) <> (d.periodo, d.fte)
  ORDER BY d.periodo, d.id`;

interface Perso {
  readonly luogo: string;
  readonly dal: string;
  readonly al: string | null;
  readonly fte: number;
  readonly altroDal: string;
  readonly altroAl: string | null;
  readonly altroFte: number;
}

/** Asks for a confirmation that incarichi of the double are dropped. @throws BadUserInput that names each, and what stays in its place */
export async function requireIncarichiPersi(unit: WriteUnit, { da, a }: Doppione, conferma: boolean): Promise<void> {
  if (conferma) return;
  const persi = await unit.query<Perso>(PERSI, [da, a]);
  if (persi.length === 0) return;
  const quali = persi.map(
    ({ luogo, dal, al, fte, altroDal, altroAl, altroFte }) =>
      `a ${luogo} quello ${giorni(dal, al)} (${tempo(fte)}), e resta quello ${giorni(altroDal, altroAl)} (${tempo(altroFte)})`,
  );
  throw new BadUserInput(
    ['input', 'confermaIncarichiPersi'],
    `Degli incarichi dell'operatore annullato si perde ${quali.join('; ')}. Conferma, oppure rettifica prima uno dei due`,
  );
}

const giorni = (dal: string, al: string | null): string =>
  al === null ? `che comincia ${ilGiorno(dal)}` : dalAl(dal, al);

const tempo = (fte: number): string => `${String(fte).replace('.', ',')} a tempo pieno`;
