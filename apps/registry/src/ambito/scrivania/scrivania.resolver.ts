// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { AtMost, Azione, PaginaArgs, paginate, type GraphContext, type Pagina } from '@ambito/subgraph';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Ambito } from '../ambiti/ambito.ts';
import type { FonteScrivania } from './fonte.ts';
import { scrivaniaLeggi } from './scrivania.azioni.ts';
import { vociDi } from './scrivania.sql.ts';
import { ConteggioScrivania, VoceScrivaniaConnection } from './voce-scrivania.ts';

type Voce = Record<'id' | 'tipo' | 'scadenza' | 'titolo' | 'riferimento', string>;

@Resolver(() => Ambito)
export class ScrivaniaResolver {
  private readonly fonti: readonly FonteScrivania[];
  private readonly voci: string;

  constructor(fonti: readonly FonteScrivania[]) {
    this.fonti = fonti;
    this.voci = vociDi(fonti);
  }

  @Azione(scrivaniaLeggi)
  @FieldResolver(() => VoceScrivaniaConnection, {
    nullable: true,
    description:
      'La parte del registro nella scrivania del coordinatore, dalla scadenza più vicina (art. 7 c. 1). Solo del proprio Ambito.',
  })
  async scrivaniaRegistro(
    @Root() { id }: Ambito,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object> | null> {
    if (id !== context.ambitoId) return null;
    const oggi = giornoRoma(context.adesso);
    return paginate<Voce, object>(
      pagina,
      ['scadenza', 'tipo', 'id'],
      (after, limit) =>
        context.lettura.query(
          `SELECT * FROM (${this.voci}) AS voce
           ${after === null ? '' : 'WHERE (scadenza, tipo, id) > ($4::date, $5, $6)'} ORDER BY scadenza, tipo, id LIMIT $3`,
          [id, oggi, limit, ...(after ?? [])],
        ),
      (voce) => {
        const { riservata, oggetto } = this.fonteDi(voce.tipo);
        if (riservata === true) context.audit(oggetto, voce.riferimento);
        return { ...voce, ...this.intestazioneDi(voce.tipo), scaduta: voce.scadenza < oggi };
      },
    );
  }

  @Azione(scrivaniaLeggi)
  @AtMost(50) // one for each kind of item
  @FieldResolver(() => [ConteggioScrivania], {
    nullable: true,
    description: 'Quante voci ha la scrivania, per tipo: anche i tipi che oggi non ne hanno. Solo del proprio Ambito.',
  })
  async conteggiScrivaniaRegistro(
    @Root() { id }: Ambito,
    @Ctx() context: GraphContext,
  ): Promise<ConteggioScrivania[] | null> {
    if (id !== context.ambitoId) return null;
    const conteggi = await context.lettura.query<{ tipo: string; totale: number; scadute: number }>(
      `SELECT tipo, count(*)::int AS totale, (count(*) FILTER (WHERE scadenza < $2::date))::int AS scadute
       FROM (${this.voci}) AS voce GROUP BY tipo`,
      [id, giornoRoma(context.adesso)],
    );
    return this.fonti.map(({ tipo }) => ({
      tipo,
      ...this.intestazioneDi(tipo),
      ...(conteggi.find((conteggio) => conteggio.tipo === tipo) ?? { totale: 0, scadute: 0 }),
    }));
  }

  private intestazioneDi(tipo: string): { intestazione: string; articolo: string; oggetto: string } {
    const { titolo: intestazione, articolo, oggetto } = this.fonteDi(tipo);
    return { intestazione, articolo, oggetto };
  }

  private fonteDi(tipo: string): FonteScrivania {
    const fonte = this.fonti.find((una) => una.tipo === tipo);
    if (fonte === undefined) throw new Error(`No source of the desk for ${tipo}`);
    return fonte;
  }
}
