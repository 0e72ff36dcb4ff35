// SPDX-License-Identifier: AGPL-3.0-or-later
import { ChiaveIdempotenza, type GraphContext } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import { Azione } from '../azioni.ts';
import { PianoDiZona } from '../piano-di-zona/piano-di-zona.ts';
import { aumentaLinea, AumentaLineaInput } from './aumenta-linea.ts';
import { LineaDiBilancio, PermessiLinea, RiduzioneLinea, StatoLinea } from './linea-di-bilancio.ts';
import { lineaReference } from './linea.reference.ts';
import { riduciLinea, RiduciLineaInput } from './riduci-linea.ts';
import { stanziaLinea, StanziaLineaInput } from './stanzia-linea.ts';

@Resolver(() => PianoDiZona)
export class BilancioDelPianoResolver {
  @Azione('piano.lavora')
  @FieldResolver(() => [LineaDiBilancio], {
    description: 'Le linee di bilancio come sono adesso, di un anno o di tutti; solo del proprio Ambito.',
  })
  async linee(
    @Root() { id }: PianoDiZona,
    @Arg('anno', () => Int, { nullable: true, description: 'Un anno.' }) anno: number | undefined,
    @Ctx() context: GraphContext,
  ) {
    const linee = await context.loadMany<{ owner: string; id: string; anno: number }>(
      'PianoDiZona.linee',
      id,
      ({ query }, ids) =>
        query(
          'SELECT piano_id AS owner, id, anno FROM linea_di_bilancio WHERE piano_id = ANY ($1::uuid[]) ORDER BY piano_id, anno, codice',
          [ids],
        ),
    );
    const lette = await Promise.all(
      linee
        .filter((linea) => anno === undefined || linea.anno === anno)
        .map((linea) => context.load(lineaReference, 'id', linea.id)),
    );
    return lette.filter((linea) => linea !== null);
  }

  @Azione('piano.redigi')
  @Mutation(() => LineaDiBilancio, { description: 'Stanzia una linea di bilancio del Piano di Zona (art. 6 c. 1).' })
  async stanziaLinea(
    @Arg('input', { description: 'La linea.' }) input: StanziaLineaInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => stanziaLinea(unit, input), { key: chiave, arguments: input });
    return context.load(lineaReference, 'id', id);
  }
}

@Resolver(() => LineaDiBilancio)
export class LineaDiBilancioResolver {
  @Azione('piano.lavora')
  @FieldResolver(() => [RiduzioneLinea], { description: 'Le riduzioni chieste, dalla più recente.' })
  riduzioni(@Root() { id }: LineaDiBilancio, @Ctx() context: GraphContext): Promise<object[]> {
    return context.loadMany('LineaDiBilancio.riduzioni', id, ({ query }, ids) =>
      query(
        `SELECT linea_id AS owner, id, importo::text AS importo, cessa, motivo, richiesta_il AS "richiestaIl", stato,
                esaminata_il AS "esaminataIl", impegnato::text AS impegnato
         FROM riduzione_linea WHERE linea_id = ANY ($1::uuid[]) ORDER BY linea_id, richiesta_il DESC, id`,
        [ids],
      ),
    );
  }

  @Azione('piano.lavora')
  @FieldResolver(() => PermessiLinea, { description: 'Che cosa chi legge può farne.' })
  permessi(
    @Root() { stato, inRiduzione }: LineaDiBilancio & { inRiduzione: boolean },
    @Ctx() context: GraphContext,
  ): PermessiLinea {
    const puo = stato === StatoLinea.ATTIVA && !inRiduzione && context.ammette('piano.redigi');
    return { puoAumentare: puo, puoRidurre: puo };
  }

  @Azione('piano.redigi')
  @Mutation(() => LineaDiBilancio, { description: 'Aumenta una linea di bilancio (art. 6 c. 1).' })
  async aumentaLinea(
    @Arg('input', { description: "L'aumento." }) input: AumentaLineaInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => aumentaLinea(unit, input), { key: chiave, arguments: input });
    return context.load(lineaReference, 'id', id);
  }

  @Azione('piano.redigi')
  @Mutation(() => LineaDiBilancio, {
    description: 'Chiede di ridurre o cessare una linea: avviene se non è già impegnata di più (art. 6 c. 1).',
  })
  async riduciLinea(
    @Arg('input', { description: 'La riduzione.' }) input: RiduciLineaInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => riduciLinea(unit, input), { key: chiave, arguments: input });
    return context.load(lineaReference, 'id', id);
  }
}
