// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf, type Reader } from '@ambito/persistence';
import type { PrestazioneInput } from '../prestazioni/prestazione-input.ts';
import { PrestazioneEntity } from '../prestazioni/prestazione.entity.ts';
import { comuniIl, nomeSiussDi, visibileIl } from '../prestazioni/prestazione.sql.ts';
import { inHsds } from './in-hsds.ts';
import type { Contorno, VoceHsds } from './voce-hsds.ts';

const PAGINA = 100;

/**
 * An entry with everything that HSDS has of it on a day (`$1`): the sedi that are active and the Comuni that belong to the
 * Ambito on that day. A WHERE follows. Nulls are left out, since an import has no absent fields and the two are compared.
 */
const VOCE_SQL = `SELECT id, verificato_il AS "verificatoIl", verifica_scade AS "verificaScadeIl",
  jsonb_strip_nulls(
    to_jsonb((SELECT voce FROM (SELECT ${columnsOf(PrestazioneEntity)}) AS voce))
    - '{id,ambitoId,stato,verificatoIl,verificaScadeIl,versione}'::text[] || jsonb_build_object(
    'erogatoriIds', ARRAY(SELECT ente_id FROM prestazione_ente WHERE prestazione_id = prestazione.id ORDER BY ente_id),
    'comuni', ${comuniIl('$1')},
    'sediIds', ARRAY(SELECT sede_id FROM prestazione_sede JOIN sede ON sede.id = sede_id
                     WHERE prestazione_id = prestazione.id AND periodo @> $1::date ORDER BY sede_id)
  )) AS contenuto,
  (SELECT jsonb_build_object('id', id, 'denominazione', denominazione, 'descrizione', descrizione, 'email', email, 'sito', sito)
   FROM ente WHERE ente.id = titolare_id) AS titolare,
  ARRAY(SELECT jsonb_build_object('id', sede.id, 'denominazione', denominazione, 'indirizzo', indirizzo, 'comeArrivare', come_arrivare,
                                  'comune', comune.nome, 'provincia', sigla_provincia)
        FROM prestazione_sede JOIN sede ON sede.id = sede_id JOIN comune USING (codice_istat)
        WHERE prestazione_id = prestazione.id AND periodo @> $1::date ORDER BY sede_id) AS sedi,
  ${nomeSiussDi('codice_siuss')} AS "nomeSiuss",
  (SELECT coalesce(jsonb_object_agg(codice, v.nome ORDER BY lower(periodo)), '{}') FROM voce_vocabolario AS v
   WHERE vocabolario = 'AREE_UTENZA' AND codice = ANY (aree)) AS "nomiAree",
  (SELECT coalesce(jsonb_object_agg(codice_istat, comune.nome), '{}') FROM comune WHERE codice_istat = ANY (comuni)) AS comuni
  FROM prestazione`;

type Riga = VoceHsds & Contorno & { [column: string]: unknown };

/** Entries by key, as the export of a day has them. An import is compared with them. */
export function readVoci(
  { query }: Reader,
  ids: readonly string[],
  giorno: string,
): Promise<(VoceHsds & { contenuto: PrestazioneInput })[]> {
  return query(`${VOCE_SQL} WHERE id = ANY ($2::uuid[])`, [giorno, ids]);
}

/**
 * The public catalogue of an Ambito on a day as a JSON array of full `service`s of HSDS 3.0, by identifier. It is written piece
 * by piece: one page of entries at a time is in memory. An entry that is published or withdrawn meanwhile may be in it or not.
 */
export async function* esportaHsds({ query }: Reader, ambitoId: string, giorno: string): AsyncGenerator<string> {
  let dopo: string | null = null;
  let prima = true;
  yield '[';
  for (;;) {
    const righe: Riga[] = await query<Riga>(
      `${VOCE_SQL} WHERE ambito_id = $2 AND ${visibileIl('$1')} ${dopo === null ? '' : 'AND id > $3::uuid'} ORDER BY id LIMIT ${PAGINA}`,
      [giorno, ambitoId, ...(dopo === null ? [] : [dopo])],
    );
    for (const riga of righe) {
      yield `${prima ? '' : ','}\n${JSON.stringify(inHsds(riga, riga))}`;
      prima = false;
    }
    if (righe.length < PAGINA) break;
    dopo = righe.at(-1)?.id ?? null;
  }
  yield '\n]\n';
}
