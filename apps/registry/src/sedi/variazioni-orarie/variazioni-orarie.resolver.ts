// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { columnsOf } from '@ambito/persistence';
import { DataIso, type GraphContext, ListField } from '@ambito/subgraph';
import { Arg, Ctx, Resolver } from 'type-graphql';
import { VariazioneOrariaEntity } from '../calendario/variazione-oraria.entity.ts';
import { Sede } from '../sede/sede.ts';
import { sedeLeggi } from '../sede/sedi.azioni.ts';
import { VariazioneOraria, VariazioneOrariaConnection } from './variazione-oraria.ts';
import { inFuturoOf } from '../../in-futuro.ts';

@Resolver(() => Sede)
export class VariazioniOrarieResolver {
  // A day has one variation at most, so variations end in the order in which they begin.
  @ListField(() => VariazioneOrariaConnection, {
    description: 'Le chiusure e gli orari diversi che non sono ancora finiti in un giorno (oggi, se manca), in ordine.',
    azione: sedeLeggi,
    columns: columnsOf(VariazioneOrariaEntity),
    from: 'variazione_oraria WHERE sede_id = owner AND upper(periodo) > $3::date',
    order: [['upper(periodo)', 'date']],
    direction: 'ASC',
  })
  variazioni(
    @Arg('dal', () => DataIso, { nullable: true, description: 'Da quale giorno.' }) dal: string | undefined,
    @Ctx() context: GraphContext,
  ): readonly unknown[] {
    return [dal ?? giornoRoma(context.adesso)];
  }
}

export const VariazioneOrariaInFuturo = inFuturoOf(VariazioneOraria, sedeLeggi);
