// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import {
  CodiceIstat,
  CodiceLingua,
  emptyPage,
  type GraphContext,
  type ListSql,
  type Pagina,
  type PaginaArgs,
  paginateRoot,
  UUID,
} from '@ambito/subgraph';
import { LUNGHEZZA_CODICE } from '@ambito/vocabulary';
import { Length, Max, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { requireNota } from '../../ambito/vocabolari/require-voce.ts';
import { TipoCompetenza } from '../enti/natura-ente.ts';
import { prestazioneReference } from './prestazione.reference.ts';
import { visibileIl } from './prestazione.sql.ts';
import { terminiDiRicerca } from './termini-di-ricerca.ts';

@InputType({ description: 'A quali prestazioni limitare la ricerca; ciò che manca non limita.' })
export class FiltriPrestazioniInput {
  @Field(() => UUID, { nullable: true, description: "L'Ambito che le offre." })
  ambitoId?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Area di utenza, una voce di AREE_UTENZA; quelle per tutte le aree restano.',
  })
  @Length(1, LUNGHEZZA_CODICE)
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

/** The areas that are of all users. */
const DI_TUTTE_LE_AREE = `ARRAY(SELECT codice FROM voce_vocabolario WHERE vocabolario = 'AREE_UTENZA' AND natura = 'MULTIUTENZA')`;

/** The filters, in the order of `scelti` below, on a day ($2). */
const FILTRI: NonNullable<ListSql['filters']> = [
  (ambitoId) => `ambito_id = ${ambitoId}::uuid`,
  (area) => `aree && (ARRAY[${area}::text] || ${DI_TUTTE_LE_AREE})`,
  (eta) => `coalesce(eta_minima, 0) <= ${eta}::smallint AND coalesce(eta_massima, 120) >= ${eta}::smallint`,
  (comune) => `(comuni = '{}' OR ${comune}::text = ANY (comuni)) AND ambito_id =
    (SELECT ambito_id FROM appartenenza WHERE codice_istat = ${comune}::text AND periodo @> $2::date)`,
  (codice) => `codice_siuss = ${codice}::text`,
  (lingua) => `${lingua}::text = ANY (lingue)`,
  (competenza) => `competenza = ${competenza}::text`,
];

/** The entries that are public on the day ($2), by name. The index of published entries serves it. */
const PER_NOME: ListSql = {
  from: `prestazione WHERE ${visibileIl('$2')}`,
  filters: FILTRI,
  order: [
    ['nome', 'text'],
    ['id', 'uuid'],
  ],
  direction: 'ASC',
};

/**
 * Those that have words of a text ($3, each; $4, any), by how many of them they have, then by where: name, other names, description,
 * requirements. The rank is a whole number, so that a page begins exactly where the one before ended.
 */
const PER_RANGO: ListSql = {
  from: `(
    SELECT *, -((SELECT count(*) FROM unnest($3::text[]) AS t WHERE ricerca @@ t::tsquery) * 1000000
                + ts_rank(ricerca, $4::tsquery, 32) * 999999)::int AS rango
    FROM prestazione WHERE ricerca @@ $4::tsquery
  ) AS prestazione WHERE ${visibileIl('$2')}`,
  filters: FILTRI,
  order: [['rango', 'int'], ...PER_NOME.order],
  direction: 'ASC',
};

/**
 * The public entries that have words of a text, the best first. An empty text finds all of them, by name; a text of articles and
 * prepositions alone finds none.
 */
export async function cercaPrestazioni(
  context: GraphContext,
  testo: string,
  { ambitoId, area, eta, comune, codiceSiuss, lingua, competenza }: FiltriPrestazioniInput,
  pagina: PaginaArgs,
): Promise<Pagina<object>> {
  const oggi = giornoRoma(context.adesso);
  if (area !== undefined) await requireNota(context.lettura, 'AREE_UTENZA', area, oggi, ['filtri', 'area']);
  const scelti = [ambitoId, area, eta, comune, codiceSiuss, lingua, competenza];
  const nodo = ({ id }: { id: string }): Promise<object | null> => context.load(prestazioneReference, 'id', id);
  if (testo.trim() === '') return paginateRoot(context, PER_NOME, pagina, [oggi, ...scelti], nodo);
  const termini = await terminiDiRicerca(context.lettura, testo, oggi);
  if (termini.length === 0) return emptyPage();
  const uno = termini.map((termine) => `(${termine})`).join(' | ');
  return paginateRoot(context, PER_RANGO, pagina, [oggi, termini, uno, ...scelti], nodo);
}
