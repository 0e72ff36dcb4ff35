// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import {
  AtMost,
  Azione,
  DataIso,
  type GraphContext,
  type OwnedList,
  type Pagina,
  PaginaArgs,
  paginateOwned,
  azioneOfCommand,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Ambito } from '../ambiti/ambito.ts';
import { Comune } from '../comuni/comune.ts';
import { comuneReference } from '../comuni/comune.reference.ts';
import { puoCessareConvenzione, CessaConvenzione } from './cessa-convenzione.ts';
import { Convenzione, ConvenzioneConnection, FirmatarioConvenzione, PermessiConvenzione } from './convenzione.ts';
import { ambitoLeggi } from '../ambiti/ambiti.azioni.ts';
import { comuneLeggi } from '../comuni/comuni.azioni.ts';

const CONVENZIONI: OwnedList = {
  name: 'Ambito.convenzioni',
  owner: 'uuid',
  columns: `id, oggetto, sottoscritta_il AS "sottoscrittaIl", lower(periodo) AS dal, upper(periodo) - 1 AS al,
    atto_cessazione AS "attoCessazione"`,
  from: 'convenzione WHERE ambito_id = owner',
  order: [['lower(periodo)', 'date']],
  direction: 'DESC',
};

@Resolver(() => FirmatarioConvenzione)
export class FirmatarioResolver {
  @Azione(comuneLeggi)
  @FieldResolver(() => Comune, { description: 'Il Comune.' })
  comune(@Root() { codiceIstat }: { codiceIstat: string }, @Ctx() context: GraphContext) {
    return context.load(comuneReference, 'codiceIstat', codiceIstat);
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

  @Azione(ambitoLeggi)
  @FieldResolver(() => PermessiConvenzione, { description: 'Che cosa chi legge può farne.' })
  permessi(@Root() convenzione: Convenzione & { owner: string }, @Ctx() context: GraphContext): PermessiConvenzione {
    return {
      puoCessare:
        convenzione.owner === context.ambitoId &&
        puoCessareConvenzione(convenzione, giornoRoma(context.adesso)) &&
        context.ammette(azioneOfCommand(CessaConvenzione)),
    };
  }
}

type Firma = { codiceIstat: string; sottoscrittaIl: string } & ({ dal: string; al: string } | { dal: null; al: null });

/** Each signature with the days on which whoever signed is associated, and so a signatory; with none for who has left before, or enters after it has ceased. */
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
  @Azione(ambitoLeggi)
  @FieldResolver(() => ConvenzioneConnection, {
    description: 'Le Convenzioni tra i Comuni associati, dalla più recente.',
  })
  convenzioni(
    @Root() { id }: Ambito,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return paginateOwned(context, CONVENZIONI, id, pagina);
  }
}
