// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import {
  CodiceIstat,
  CodiceLingua,
  type GraphContext,
  type Pagina,
  type PaginaArgs,
  paginate,
  UUID,
} from '@ambito/subgraph';
import { AREE_UTENZA } from '@ambito/vocabulary';
import { IsIn, Length, Max, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { TipoCompetenza } from '../enti/natura-ente.ts';
import { prestazioneReference } from './prestazione.reference.ts';
import { visibileIl } from './prestazione.sql.ts';
import { terminiDiRicerca } from './termini-di-ricerca.ts';

@InputType({ description: 'A quali prestazioni limitare la ricerca; ciò che manca non limita.' })
export class FiltriPrestazioniInput {
  @Field(() => UUID, { nullable: true, description: "L'Ambito che le offre." })
  ambitoId?: string;

  @Field(() => String, { nullable: true, description: 'Area di utenza ISTAT; quelle per tutte le aree restano.' })
  @IsIn(AREE_UTENZA)
  area?: string;

  @Field(() => Int, { nullable: true, description: 'Età di chi la chiede, in anni compiuti.' })
  @Min(0)
  @Max(120)
  eta?: number;

  @Field(() => String, { nullable: true, description: 'Codice ISTAT del Comune in cui serve.' })
  @CodiceIstat()
  comune?: string;

  @Field(() => String, { nullable: true, description: 'Codice nella nomenclatura nazionale SIUSS.' })
  @Length(1, 20)
  codiceSiuss?: string;

  @Field(() => String, { nullable: true, description: 'Lingua in cui si offre, codice ISO 639-1.' })
  @CodiceLingua()
  lingua?: string;

  @Field(() => TipoCompetenza, { nullable: true, description: 'A quale servizio spetta.' })
  competenza?: TipoCompetenza;
}

/** The WHERE of the entries that are public on the day ($1) and pass the filters ($2 to $8). */
const FILTRI = `${visibileIl('$1')}
  AND ($2::uuid IS NULL OR ambito_id = $2)
  AND ($3::text IS NULL OR aree && ARRAY[$3, 'MULBEN'])
  AND ($4::smallint IS NULL OR (coalesce(eta_minima, 0) <= $4 AND coalesce(eta_massima, 120) >= $4))
  AND ($5::text IS NULL OR ((comuni = '{}' OR $5 = ANY (comuni)) AND ambito_id =
       (SELECT ambito_id FROM appartenenza WHERE codice_istat = $5 AND periodo @> $1::date)))
  AND ($6::text IS NULL OR codice_siuss = $6)
  AND ($7::text IS NULL OR $7 = ANY (lingue))
  AND ($8::text IS NULL OR competenza = $8)`;

/** A page by name, after a given entry ($10, $11) when it continues. The index of published entries serves it. */
export const perNomeSql = (continua: boolean): string => `SELECT 0 AS ordine, nome, id FROM prestazione
  WHERE ${FILTRI} ${continua ? 'AND (nome, id) > ($10, $11::uuid)' : ''} ORDER BY nome, id LIMIT $9`;

/**
 * A page by how many of the words ($10) an entry has, then by where it has them: name, other names, description, requirements.
 * The rank is a whole number, so that a page begins exactly where the one before ended ($12, $13, $14).
 */
export const perRangoSql = (continua: boolean): string => `SELECT * FROM (
    SELECT -((SELECT count(*) FROM unnest($10::text[]) AS t WHERE ricerca @@ t::tsquery) * 1000000
             + ts_rank(ricerca, $11::tsquery, 32) * 999999)::int AS ordine, nome, id
    FROM prestazione WHERE ricerca @@ $11::tsquery AND ${FILTRI}
  ) AS trovate ${continua ? 'WHERE (ordine, nome, id) > ($12::int, $13, $14::uuid)' : ''} ORDER BY ordine, nome, id LIMIT $9`;

/**
 * The public entries that have words of a text, the best first. An empty text finds all of them, by name; a text of articles and
 * prepositions alone finds none.
 */
export async function cercaPrestazioni(
  context: GraphContext,
  testo: string,
  filtri: FiltriPrestazioniInput,
  pagina: PaginaArgs,
): Promise<Pagina<object>> {
  const { ambitoId, area, eta, comune, codiceSiuss, lingua, competenza } = filtri;
  const oggi = giornoRoma(context.adesso);
  const termini = testo.trim() === '' ? null : await terminiDiRicerca(context.lettura, testo, oggi);
  return paginate<{ ordine: number; nome: string; id: string }, object>(
    pagina,
    ['ordine', 'nome', 'id'],
    (after, limit) => {
      if (termini?.length === 0) return Promise.resolve([]);
      const scelti = [ambitoId, area, eta, comune, codiceSiuss, lingua, competenza].map((valore) => valore ?? null);
      const continua = after !== null;
      if (termini === null) {
        // By name every entry has the same rank, which stands first in the cursor.
        return context.lettura.query(perNomeSql(continua), [oggi, ...scelti, limit, ...(after ?? []).slice(1)]);
      }
      const cercati = [termini, termini.map((t) => `(${t})`).join(' | ')];
      return context.lettura.query(perRangoSql(continua), [oggi, ...scelti, limit, ...cercati, ...(after ?? [])]);
    },
    ({ id }) => context.load(prestazioneReference, 'id', id),
  );
}
