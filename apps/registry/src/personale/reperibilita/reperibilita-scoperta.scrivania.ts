// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FonteScrivania } from '../../ambito/scrivania/fonte.ts';
import { scoperture } from './copertura.sql.ts';

const MEZZANOTTE = (giorno: string): string => `(${giorno}::timestamp AT TIME ZONE 'Europe/Rome')`;

/** Intervals of the next thirty days in which nobody is on call, for an Ambito that has recorded shifts. */
export const reperibilitaScoperta: FonteScrivania = {
  tipo: 'REPERIBILITA_SCOPERTA',
  titolo: 'Reperibilità scoperta',
  articolo: 'art. 2 c. 4',
  oggetto: 'Ambito',
  preavviso: 30,
  sql: `SELECT dalle::text AS id, (dalle AT TIME ZONE 'Europe/Rome')::date AS scadenza,
               'Nessuno è reperibile: ' || ora_in_parole(dalle) || ' – ' || ora_in_parole(alle) AS titolo, $1::text AS riferimento
        FROM (${scoperture(MEZZANOTTE('$2::date'), MEZZANOTTE('($2::date + 30)'))}) AS s
        WHERE EXISTS (SELECT FROM turno_reperibilita WHERE ambito_id = $1)`,
};
