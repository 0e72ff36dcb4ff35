// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { ChiaveIdempotenza, DataIso, type GraphContext } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Azione } from '../azioni.ts';
import { Sede } from '../sedi/sede.ts';
import { sedeReference } from '../sedi/sede.reference.ts';
import { annullaVariazione, AnnullaVariazioneInput } from './annulla-variazione.ts';
import { disponiVariazione, DisponiVariazioneInput } from './disponi-variazione.ts';
import { VariazioneOraria } from './variazione-oraria.ts';
import { VARIAZIONI_SQL } from './variazioni.sql.ts';

@Resolver(() => Sede)
export class VariazioniOrarieResolver {
  @Azione('sede.leggi')
  @FieldResolver(() => [VariazioneOraria], {
    description: 'Le chiusure e gli orari diversi che non sono ancora finiti in un giorno (oggi, se manca), in ordine.',
  })
  variazioni(
    @Root() { id }: Sede,
    @Arg('dal', () => DataIso, { nullable: true, description: 'Da quale giorno.' }) dal: string | undefined,
    @Ctx() context: GraphContext,
  ): Promise<object[]> {
    const giorno = dal ?? giornoRoma(context.adesso);
    return context.loadMany(`Sede.variazioni ${giorno}`, id, ({ query }, ids) =>
      query(`${VARIAZIONI_SQL} WHERE sede_id = ANY ($1::uuid[]) AND upper(periodo) > $2::date ORDER BY periodo`, [
        ids,
        giorno,
      ]),
    );
  }

  @Azione('sede.imposta-orari')
  @Mutation(() => Sede, {
    description:
      'Il coordinatore dispone per alcuni giorni un orario diverso, o la chiusura (art. 5 c. 3, art. 6 c. 2).',
  })
  async disponiVariazione(
    @Arg('input', { description: 'La variazione.' }) input: DisponiVariazioneInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    await context.write((unit) => disponiVariazione(unit, input), { key: chiave, arguments: input });
    return context.load(sedeReference, 'id', input.sedeId);
  }

  @Azione('sede.imposta-orari')
  @Mutation(() => Sede, {
    description: 'Il coordinatore annulla una variazione: da oggi valgono gli orari consueti (art. 6 c. 2).',
  })
  async annullaVariazione(
    @Arg('input', { description: 'La variazione.' }) input: AnnullaVariazioneInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    await context.write((unit) => annullaVariazione(unit, input), { key: chiave, arguments: input });
    return context.load(sedeReference, 'id', input.sedeId);
  }
}
