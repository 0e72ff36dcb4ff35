// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { columnsOf } from '@ambito/persistence';
import { DataIso, type GraphContext, ListField, LoadField } from '@ambito/subgraph';
import { Arg, Ctx, Resolver, Root } from 'type-graphql';
import { ambitoLeggi } from '../ambiti/ambiti.azioni.ts';
import { Ambito } from '../ambiti/ambito.ts';
import { CapofilaEntity } from '../ambiti/capofila.entity.ts';
import { capofilaDi } from '../ambiti/capofila.sql.ts';
import { comuneReference } from '../comuni/comune.reference.ts';
import { Comune } from '../comuni/comune.ts';
import { Capofila, CapofilaConnection } from './capofila.ts';
import { correggeOf } from '../annullamenti/corregge.ts';
import { inFuturoOf } from '../../in-futuro.ts';

@Resolver(() => Capofila)
export class CapofilaResolver {
  @LoadField(() => Comune, comuneReference, { description: 'Il Comune.' })
  comune(@Root() { codiceIstat }: CapofilaEntity): string {
    return codiceIstat;
  }
}

@Resolver(() => Ambito)
export class CapofilaDellAmbitoResolver {
  @LoadField(() => Comune, comuneReference, {
    description:
      'Il Comune capofila nel giorno indicato (oggi, se manca); prima del primo giorno, quello con cui inizia.',
  })
  async comuneCapofila(
    @Root() { id }: Ambito,
    @Arg('al', () => DataIso, { nullable: true, description: 'Un giorno.' }) al: string | undefined,
    @Ctx() context: GraphContext,
  ): Promise<string | undefined> {
    const giorno = al ?? giornoRoma(context.adesso);
    const [capofila] = await context.loadMany<{ owner: string; codiceIstat: string }>(
      `Ambito.comuneCapofila ${giorno}`,
      id,
      ({ query }, ids) =>
        query(`SELECT owner, ${capofilaDi('owner', '$2')} AS "codiceIstat" FROM unnest($1::uuid[]) AS owner`, [
          ids,
          giorno,
        ]),
    );
    return capofila?.codiceIstat;
  }

  @ListField(() => CapofilaConnection, {
    description: 'I Comuni che lo hanno guidato, dal primo.',
    azione: ambitoLeggi,
    columns: columnsOf(CapofilaEntity),
    from: 'capofila WHERE ambito_id = owner',
    order: [['lower(periodo)', 'date']],
    direction: 'ASC',
  })
  capofilaNelTempo(): readonly unknown[] {
    return [];
  }
}

export const CapofilaInFuturo = inFuturoOf(Capofila, ambitoLeggi);

export const CapofilaCorregge = correggeOf(Capofila);
