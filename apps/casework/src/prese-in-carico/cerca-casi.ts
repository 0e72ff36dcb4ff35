// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import {
  AtMost,
  CodiceIstat,
  DataIso,
  emptyPage,
  type GraphContext,
  type Pagina,
  type PaginaArgs,
  paginateRoot,
  type Row,
  UUID,
} from '@ambito/subgraph';
import { LUNGHEZZA_CODICE } from '@ambito/vocabulary';
import { ArrayUnique, Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { readVocabolari, requireNota } from '../anagrafe/vocabolari.ts';
import { casiVisibili, rememberCasi } from '../responsabilita/casi-visibili.ts';
import type { PresaInCaricoRow } from './presa-in-carico.ts';
import { caseManagerDi, colonneDelCaso, presaInCaricoReference } from './presa-in-carico.reference.ts';
import { haResponsabile, StatoPresaInCarico } from './stati.ts';

@InputType({ description: 'A quali prese in carico limitare un elenco; ciò che manca non limita.' })
export class FiltriPreseInCaricoInput {
  @Field(() => [StatoPresaInCarico], { nullable: true, description: 'Gli stati: uno o più.' })
  @AtMost(7) // one for each StatoPresaInCarico
  @ArrayUnique()
  stati?: StatoPresaInCarico[];

  @Field(() => UUID, { nullable: true, description: 'Chi ne è adesso il case manager: solo casi assegnati e aperti.' })
  operatoreId?: string;

  @Field(() => UUID, { nullable: true, description: 'La sede che l’ha chiesta.' })
  sedeId?: string;

  @Field(() => String, { nullable: true, description: 'Area di utenza: un codice di AREE_UTENZA.' })
  @Length(1, LUNGHEZZA_CODICE)
  area?: string;

  @Field(() => String, { nullable: true, description: 'Codice ISTAT del Comune di residenza della persona.' })
  @CodiceIstat()
  comune?: string;

  @Field(() => DataIso, {
    nullable: true,
    description:
      'Solo casi aperti con un termine entro questo giorno: un’urgenza da regolarizzare, una verifica del progetto da svolgere, la fine prevista di una sospensione.',
  })
  termineEntro?: string;
}

/**
 * The nearest term of a case `p` that is still open, in SQL; null without one. Not three EXISTS: PostgreSQL might read the tables whole
 * for them.
 */
const PROSSIMO_TERMINE = `least(
  CASE WHEN p.urgenza_regolarizzata_il IS NULL THEN p.urgenza_entro END,
  (SELECT s.prevista_fino_al FROM sospensione s
   WHERE s.ambito_id = p.ambito_id AND s.presa_in_carico_id = p.id AND upper_inf(s.periodo)),
  (SELECT min(v.prevista) FROM progetto g JOIN verifica v ON v.ambito_id = g.ambito_id AND v.progetto_id = g.id
   WHERE g.ambito_id = p.ambito_id AND g.presa_in_carico_id = p.id AND g.stato = 'ATTIVO' AND v.svolta IS NULL))`;

/**
 * The cases that the actor may see, of the asked states and within the filters, the oldest first. Each state is a part of the list, so
 * that no more than a page is read of it.
 */
export async function cercaCasi(
  context: GraphContext,
  {
    stati,
    operatoreId,
    sedeId,
    area,
    comune,
    termineEntro,
  }: FiltriPreseInCaricoInput & { readonly stati: readonly StatoPresaInCarico[] },
  pagina: PaginaArgs,
): Promise<Pagina<object>> {
  if (area !== undefined) {
    const [aree] = await readVocabolari(context.lettura, 'AREE_UTENZA');
    requireNota(aree, area, giornoRoma(context.adesso), ['filtri', 'area']);
  }
  // A case of another state has neither a case manager nor an open term.
  const cercati = operatoreId === undefined && termineEntro === undefined ? stati : stati.filter(haResponsabile);
  if (cercati.length === 0) return emptyPage();
  const { where, propri, parameters } = casiVisibili(context, 'p', 3 + cercati.length, '$2');
  return paginateRoot(
    context,
    {
      columns: colonneDelCaso('$3', propri),
      from: `presa_in_carico AS p WHERE ambito_id = $2 AND ${where}`,
      parts: { alias: 'p', conditions: cercati.map((_, n) => `stato = $${n + 4}`) },
      filters: [
        (valore) => `${caseManagerDi('$3')} = ${valore}::uuid`,
        (valore) => `sede_id = ${valore}::uuid`,
        (valore) => `area = ${valore}::text`,
        (valore) => `residenza = ${valore}::text`,
        (valore) => `${PROSSIMO_TERMINE} <= ${valore}::date`,
      ],
      order: [
        ['richiesta_il', 'timestamptz'],
        ['id', 'uuid'],
      ],
      direction: 'ASC',
    },
    pagina,
    [context.ambitoId, context.adesso, ...cercati, ...parameters, operatoreId, sedeId, area, comune, termineEntro],
    (riga: PresaInCaricoRow & Row) => {
      rememberCasi(context, [riga]);
      return context.take(presaInCaricoReference, 'id', [riga])[0] ?? null;
    },
  );
}
