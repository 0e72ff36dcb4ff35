// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Lettura } from '@ambito/subgraph';
import { AREE_UTENZA } from '@ambito/vocabulary';
import { IsIn, Length, Matches } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { TipoCompetenza } from '../enti/natura-ente.ts';

@InputType({ description: 'Una richiesta da trasmettere al servizio competente (art. 2 c. 8 e).' })
export class RichiestaInput {
  @Field(() => TipoCompetenza, { description: 'A quale servizio spetta.' })
  tipo!: TipoCompetenza;

  @Field({ description: 'Area di utenza ISTAT, ad esempio ELD.' })
  @IsIn(AREE_UTENZA)
  area!: string;

  @Field(() => String, { nullable: true, description: 'Codice SIUSS della prestazione, se è nota.' })
  @Length(1, 20)
  prestazione?: string;

  @Field({ description: 'Codice ISTAT del Comune della persona.' })
  @Matches(/^\d{6}$/)
  comune!: string;
}

export interface EnteCandidato {
  readonly enteId: string;
  /** Why it is not competent, for people; none: it is. */
  readonly perche: readonly string[];
}

/** More than any Ambito has for one kind of request. */
const MASSIMO = 100;

/**
 * Which enti in force of the Comune's Ambito are competent for a request on a day, those made for it first, then those that
 * are for its kind of request but not for this one, with why. Undefined: the Comune is in no Ambito on that day.
 */
export async function entiCompetenti(
  { query }: Lettura,
  { tipo, area, prestazione, comune }: RichiestaInput,
  giorno: string,
): Promise<readonly EnteCandidato[] | undefined> {
  const [ambito] = await query<{ id: string }>(
    'SELECT ambito_id AS id FROM appartenenza WHERE codice_istat = $1 AND periodo @> $2::date',
    [comune, giorno],
  );
  if (ambito === undefined) return undefined;
  const enti = await query<{ id: string; territorio: boolean; area: boolean; prestazione: boolean }>(
    `SELECT ente.id, territorio, per_area AS area, per_prestazione AS prestazione
     FROM ente JOIN ente_competenza AS c ON c.ente_id = ente.id AND c.tipo = $3
     CROSS JOIN LATERAL (
       SELECT ARRAY(SELECT codice_istat FROM ente_comune WHERE ente_id = ente.id) AS comuni
     ) AS t
     CROSS JOIN LATERAL (
       SELECT t.comuni = '{}' OR $4 = ANY (t.comuni) AS territorio,
              c.aree = '{}' OR $5 = ANY (c.aree) AS per_area,
              c.prestazioni = '{}' OR coalesce($6 = ANY (c.prestazioni), false) AS per_prestazione
     ) AS esito
     WHERE ente.ambito_id = $1 AND ente.periodo @> $2::date
     ORDER BY (territorio AND per_area AND per_prestazione) DESC, c.prestazioni = '{}', c.aree = '{}', t.comuni = '{}', denominazione, ente.id
     LIMIT ${MASSIMO}`,
    [ambito.id, giorno, tipo, comune, area, prestazione ?? null],
  );
  return enti.map((ente) => ({
    enteId: ente.id,
    perche: [
      ...(ente.territorio ? [] : ['Non opera nel Comune']),
      ...(ente.area ? [] : ["Non è competente per l'area"]),
      ...(ente.prestazione ? [] : ['È competente solo per altre prestazioni']),
    ],
  }));
}
