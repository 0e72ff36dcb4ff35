// SPDX-License-Identifier: AGPL-3.0-or-later
import { oraSql } from '../orari/orari.sql.ts';

/** The columns of a VariazioneOraria, in the shape of `@ambito/orari`; a WHERE follows. */
export const VARIAZIONI_SQL = `
  SELECT sede_id AS owner, id, lower(periodo) AS dal, upper(periodo) - 1 AS al, motivo, isempty(fasce) AS chiusura,
         coalesce((SELECT json_agg(json_build_object('dalle', ${oraSql('lower(fascia)')}, 'alle', ${oraSql('upper(fascia)')}))
                   FROM unnest(fasce) AS fascia), '[]') AS fasce
  FROM variazione_oraria`;
