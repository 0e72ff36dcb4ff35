// SPDX-License-Identifier: AGPL-3.0-or-later
import type { OwnedList } from '@ambito/subgraph';
import { oraSql } from '../orari/orari.sql.ts';

/** In the shape of `@ambito/orari`. */
const COLONNE_VARIAZIONE = `id, lower(periodo) AS dal, upper(periodo) - 1 AS al, motivo, isempty(fasce) AS chiusura,
         coalesce((SELECT json_agg(json_build_object('dalle', ${oraSql('lower(fascia)')}, 'alle', ${oraSql('upper(fascia)')}))
                   FROM unnest(fasce) AS fascia), '[]') AS fasce`;

/** The columns of a VariazioneOraria; a WHERE follows. */
export const VARIAZIONI_SQL = `
  SELECT sede_id AS owner, ${COLONNE_VARIAZIONE}
  FROM variazione_oraria`;

/** Those of a sede that are not over on the day $3. One a day: they end in the order in which they begin. */
export const VARIAZIONI: OwnedList = {
  name: 'Sede.variazioni',
  owner: 'uuid',
  columns: COLONNE_VARIAZIONE,
  from: 'variazione_oraria WHERE sede_id = owner AND upper(periodo) > $3::date',
  order: [['upper(periodo)', 'date']],
  direction: 'ASC',
};
