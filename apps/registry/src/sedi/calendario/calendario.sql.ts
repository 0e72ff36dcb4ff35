// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { oraSql } from './orari.sql.ts';
import { OrarioEntity } from './orario.entity.ts';
import { VariazioneOrariaEntity } from './variazione-oraria.entity.ts';

/**
 * A SELECT of everything that decides when each sede is open, in the shape of `Calendario` of `@ambito/orari`. The caller adds
 * a WHERE on `sede`.
 */
export const CALENDARIO_SQL = `
  SELECT sede.id AS owner, lower(sede.periodo) AS "attivaDal", upper(sede.periodo) - 1 AS "attivaAl",
         coalesce((SELECT json_agg(o) FROM (
           SELECT ${columnsOf(OrarioEntity)} FROM orario WHERE sede_id = sede.id ORDER BY validita, giorno, fascia
         ) AS o), '[]') AS orari,
         coalesce((SELECT json_agg(v) FROM (
           SELECT ${columnsOf(VariazioneOrariaEntity)} FROM variazione_oraria WHERE sede_id = sede.id ORDER BY periodo
         ) AS v), '[]') AS variazioni,
         coalesce((SELECT json_agg(a) FROM (
           SELECT giorno, ${oraSql('lower(fascia)')} AS dalle, ${oraSql('upper(fascia)')} AS alle
           FROM apertura_straordinaria WHERE sede_id = sede.id AND stato = 'AUTORIZZATA' ORDER BY giorno, fascia
         ) AS a), '[]') AS straordinarie,
         (SELECT ricorrenza FROM patrono WHERE patrono.codice_istat = sede.codice_istat) AS patrono
  FROM sede`;
