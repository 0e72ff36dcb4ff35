// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { festivitaNazionali } from '@ambito/orari';
import { columnsOf } from '@ambito/persistence';
import { AtMost, Azione, type GraphContext } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Comune } from '../../ambito/comuni/comune.ts';
import { comuneLeggi } from '../../ambito/comuni/comuni.azioni.ts';
import { sedeLeggi } from '../sede/sedi.azioni.ts';
import { Festivita, Patrono } from './festivita.ts';
import { PatronoEntity } from './patrono.entity.ts';

const [PRIMO_ANNO, ULTIMO_ANNO] = [2014, 2200];

@Resolver(() => Comune)
export class FestivitaResolver {
  @Azione(sedeLeggi)
  @AtMost(20) // of a year
  @Query(() => [Festivita], { description: 'Le feste nazionali di un anno, con la legge che le istituisce.' })
  festivitaNazionali(
    @Arg('anno', () => Int, { description: `L'anno, dal ${PRIMO_ANNO}.` }) anno: number,
  ): readonly Festivita[] {
    if (anno < PRIMO_ANNO || anno > ULTIMO_ANNO)
      throw new BadUserInput(['anno'], `L'anno va dal ${PRIMO_ANNO} al ${ULTIMO_ANNO}`);
    return festivitaNazionali(anno);
  }

  @Azione(comuneLeggi)
  @FieldResolver(() => Patrono, { nullable: true, description: 'Il santo patrono, se è noto.' })
  async patrono(@Root() { codiceIstat }: Comune, @Ctx() context: GraphContext): Promise<object | null> {
    const [patrono] = await context.loadMany<{ owner: string }>('Comune.patrono', codiceIstat, ({ query }, codici) =>
      query(`SELECT codice_istat AS owner, ${columnsOf(PatronoEntity)} FROM patrono WHERE codice_istat = ANY ($1)`, [
        codici,
      ]),
    );
    return patrono ?? null;
  }
}
