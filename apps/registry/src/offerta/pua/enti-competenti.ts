// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Lettura } from '@ambito/subgraph';
import { candidatiPer, LUNGHEZZA_CODICE, type EnteDiCompetenza } from '@ambito/vocabulary';
import { CodiceIstat } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { requireNota } from '../../ambito/vocabolari/require-voce.ts';
import { TipoCompetenza } from '../enti/natura-ente.ts';

@InputType({ description: 'Una richiesta da trasmettere al servizio competente (art. 2 c. 8 e).' })
export class RichiestaInput {
  @Field(() => TipoCompetenza, { description: 'A quale servizio spetta.' })
  tipo!: TipoCompetenza;

  @Field({ description: 'Area di utenza, una voce di AREE_UTENZA: ad esempio ELD.' })
  @Length(1, LUNGHEZZA_CODICE)
  area!: string;

  @Field(() => String, { nullable: true, description: 'Codice SIUSS della prestazione, se è nota.' })
  @Length(1, 20)
  prestazione?: string;

  @Field({ description: 'Codice ISTAT del Comune della persona.' })
  @CodiceIstat()
  comune!: string;
}

/** How many enti an answer names at most: more than any Ambito has for one kind of request. */
const MASSIMO = 100;

/**
 * The enti of the Comune's Ambito that work on a day and are competent for a kind of request: which of them are competent for
 * this request, and why the others are not. Casework decides by the same rule (`candidatiPer`).
 * @returns undefined when the Comune is in no Ambito on that day
 */
export async function entiCompetenti(
  lettura: Lettura,
  { tipo, ...richiesta }: RichiestaInput,
  giorno: string,
): Promise<readonly { enteId: string; perche: readonly string[] }[] | undefined> {
  await requireNota(lettura, 'AREE_UTENZA', richiesta.area, giorno, ['richiesta', 'area']);
  const righe = await lettura.query<EnteDiCompetenza | { id: null }>(
    `SELECT ente.id, denominazione, aree, prestazioni,
            ARRAY(SELECT codice_istat FROM ente_comune WHERE ente_id = ente.id) AS comuni
     FROM appartenenza AS a LEFT JOIN (ente JOIN ente_competenza AS c ON c.ente_id = ente.id AND c.tipo = $3)
       ON ente.ambito_id = a.ambito_id AND ente.periodo @> $2::date
     WHERE a.codice_istat = $1 AND a.periodo @> $2::date`,
    [richiesta.comune, giorno, tipo],
  );
  // An Ambito without such an ente is a row without one.
  if (righe.length === 0) return undefined;
  const enti = righe.filter((riga): riga is EnteDiCompetenza => riga.id !== null);
  return candidatiPer(enti, richiesta)
    .slice(0, MASSIMO)
    .map(({ ente, perche }) => ({ enteId: ente.id, perche }));
}
