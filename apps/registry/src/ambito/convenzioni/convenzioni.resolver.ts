// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { AtMost, Azione, DataIso, type GraphContext, ListField, LoadField } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ambitoLeggi } from '../ambiti/ambiti.azioni.ts';
import { Ambito } from '../ambiti/ambito.ts';
import { comuneReference } from '../comuni/comune.reference.ts';
import { Comune } from '../comuni/comune.ts';
import { ConvenzioneEntity } from './convenzione.entity.ts';
import { Convenzione, ConvenzioneConnection, FirmatarioConvenzione } from './convenzione.ts';
import { inFuturoOf } from '../../in-futuro.ts';

@Resolver(() => FirmatarioConvenzione)
export class FirmatarioResolver {
  @LoadField(() => Comune, comuneReference, { description: 'Il Comune.' })
  comune(@Root() { codiceIstat }: Firma): string {
    return codiceIstat;
  }
}

@Resolver(() => Convenzione)
export class ConvenzioneResolver {
  @Azione(ambitoLeggi)
  @AtMost(500)
  @FieldResolver(() => [FirmatarioConvenzione], {
    description:
      "I Comuni che ne sono firmatari in qualche giorno, o in quello indicato: chi rientra nell'Ambito c'è più volte.",
  })
  async firmatari(
    @Root() { id }: Convenzione,
    @Arg('al', () => DataIso, { nullable: true, description: 'Un giorno.' }) al: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const firme = await firmeDi(id, context);
    return firme.filter((firma) => firma.dal !== null && (al === undefined || (firma.dal <= al && al <= firma.al)));
  }

  @Azione(ambitoLeggi)
  @AtMost(500)
  @FieldResolver(() => [FirmatarioConvenzione], {
    description:
      "I Comuni che l'avevano sottoscritta e sono usciti dall'Ambito prima che iniziasse, o vi entrano dopo che è cessata: non ne sono firmatari.",
  })
  async sottoscrizioniDecadute(@Root() { id }: Convenzione, @Ctx() context: GraphContext) {
    return (await firmeDi(id, context)).filter(({ dal }) => dal === null);
  }
}

type Firma = { codiceIstat: string; sottoscrittaIl: string } & ({ dal: string; al: string } | { dal: null; al: null });

/**
 * The signatures of a Convenzione, each with the days on which the Comune is associated and so is a signatory. A Comune that
 * left before the Convenzione began, or enters after it has ceased, has no such days.
 */
function firmeDi(id: string, context: GraphContext): Promise<(Firma & { owner: string; [column: string]: unknown })[]> {
  return context.loadMany('Convenzione.firme', id, ({ query }, ids) =>
    query(
      `SELECT c.id AS owner, f.codice_istat AS "codiceIstat", f.sottoscritta_il AS "sottoscrittaIl",
              lower(a.periodo * c.periodo) AS dal, upper(a.periodo * c.periodo) - 1 AS al
       FROM convenzione AS c
       JOIN convenzione_comune AS f ON f.convenzione_id = c.id
       LEFT JOIN appartenenza AS a ON a.codice_istat = f.codice_istat AND a.ambito_id = c.ambito_id AND a.periodo && c.periodo
       WHERE c.id = ANY ($1::uuid[]) ORDER BY c.id, f.codice_istat, a.periodo`,
      [ids],
    ),
  );
}

@Resolver(() => Ambito)
export class ConvenzioniDellAmbitoResolver {
  @ListField(() => ConvenzioneConnection, {
    description: 'Le Convenzioni tra i Comuni associati, dalla più recente.',
    azione: ambitoLeggi,
    columns: columnsOf(ConvenzioneEntity),
    from: 'convenzione WHERE ambito_id = owner',
    order: [['lower(periodo)', 'date']],
    direction: 'DESC',
  })
  convenzioni(): readonly unknown[] {
    return [];
  }
}

export const ConvenzioneInFuturo = inFuturoOf(Convenzione, ambitoLeggi);
