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
import { requireNota, vocabolarioDellaRichiesta } from '../anagrafe/vocabolari.ts';
import { casiVisibili, rememberCasi } from '../responsabilita/casi-visibili.ts';
import type { PresaInCaricoRow } from './presa-in-carico.ts';
import { colonneDelCaso, presaInCaricoReference } from './presa-in-carico.reference.ts';
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
      'Solo casi aperti con un termine entro questo giorno, dal termine più vicino: un’urgenza da regolarizzare, una verifica del progetto da svolgere, la fine prevista di una sospensione.',
  })
  termineEntro?: string;
}

/** The cases `p` of the Ambito at $2, in the order of an index. */
interface Elenco {
  readonly from: string;
  readonly stato: string;
  readonly order: readonly [[string, string], [string, string]];
}

/** From the oldest; with a term, from the nearest. */
function tuttiICasi(conTermine: boolean): Elenco {
  return {
    from: 'presa_in_carico AS p',
    stato: 'stato',
    order: [conTermine ? ['prossimo_termine', 'date'] : ['richiesta_il', 'timestamptz'], ['id', 'uuid']],
  };
}

/** Those for which an operator answers at an instant, each given by its place, in the same orders: from the copies in the stretches. */
function casiDi(operatore: string, adesso: string, conTermine: boolean): Elenco {
  return {
    from: `(SELECT p.*, r.caso_stato, r.caso_richiesta_il, r.caso_termine, r.presa_in_carico_id AS caso
            FROM responsabilita AS r JOIN presa_in_carico AS p ON p.ambito_id = r.ambito_id AND p.id = r.presa_in_carico_id
            WHERE r.operatore_id = ${operatore}::uuid AND r.inizio <= ${adesso}::timestamptz AND r.fine > ${adesso}::timestamptz) AS p`,
    stato: 'caso_stato',
    order: [conTermine ? ['caso_termine', 'date'] : ['caso_richiesta_il', 'timestamptz'], ['caso', 'uuid']],
  };
}

/**
 * The cases that the actor may see, of the asked states and within the filters: the oldest first, or the one with the nearest term when
 * terms are asked for. Each state is a part of the list, so that no more than a page is read of it.
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
    const aree = await vocabolarioDellaRichiesta(context, 'AREE_UTENZA');
    requireNota(aree, area, giornoRoma(context.adesso), ['filtri', 'area']);
  }
  const conTermine = termineEntro !== undefined;
  // A case of another state has neither a case manager nor an open term.
  const cercati = operatoreId === undefined && !conTermine ? stati : stati.filter(haResponsabile);
  if (cercati.length === 0) return emptyPage();
  // $1 is the limit and $2 the Ambito.
  const delleParti = 2 + cercati.length;
  const operatore = operatoreId === undefined ? [] : [operatoreId, context.adesso];
  const { from, stato, order } =
    operatoreId === undefined ? tuttiICasi(conTermine) : casiDi(`$${delleParti + 1}`, `$${delleParti + 2}`, conTermine);
  const { where, propri, parameters } = casiVisibili(context, 'p', delleParti + operatore.length, '$2');
  const colonne = colonneDelCaso(context, propri, delleParti + operatore.length + parameters.length);
  return paginateRoot(
    context,
    {
      columns: colonne.columns,
      from: `${from} WHERE ambito_id = $2 AND ${where}`,
      parts: { alias: 'p', conditions: cercati.map((_, n) => `${stato} = $${n + 3}`) },
      filters: [
        (valore) => `sede_id = ${valore}::uuid`,
        (valore) => `area = ${valore}::text`,
        (valore) => `residenza = ${valore}::text`,
        (valore) => `${order[0][0]} <= ${valore}::date`,
      ],
      order,
      direction: 'ASC',
    },
    pagina,
    [
      ...[context.ambitoId, ...cercati, ...operatore, ...parameters, ...colonne.parameters],
      ...[sedeId, area, comune, termineEntro],
    ],
    (riga: PresaInCaricoRow & Row) => {
      rememberCasi(context, [riga]);
      return context.take(presaInCaricoReference, 'id', [riga])[0] ?? null;
    },
  );
}
