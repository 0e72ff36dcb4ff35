// SPDX-License-Identifier: AGPL-3.0-or-later
import { apertaAlle, prossimaApertura, type FasciaOraria as Fascia } from '@ambito/orari';
import { ChiaveIdempotenza, type GraphContext } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Ambito } from '../ambiti/ambito.ts';
import { ambitoReference } from '../ambiti/ambito.reference.ts';
import { Azione } from '../azioni.ts';
import { Comune } from '../comuni/comune.ts';
import { comuneReference } from '../comuni/comune.reference.ts';
import { Operatore } from '../operatori/operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { FasciaOraria, ImpostaOrariInput } from '../orari/fascia-oraria.ts';
import { impostaOrari } from '../orari/imposta-orari.ts';
import { ORARI_SQL } from '../orari/orari.sql.ts';
import { individuaSede, IndividuaSedeInput } from './individua-sede.ts';
import { Sede } from './sede.ts';
import { sedeReference } from './sede.reference.ts';

type SedeRow = Sede & { ambitoId: string; codiceIstat: string };

@Resolver(() => Sede)
export class SedeResolver {
  @Azione('sede.leggi')
  @Query(() => Sede, { nullable: true, description: 'Una sede, dal suo identificativo.' })
  sede(@Arg('id', () => ID, { description: 'La sede.' }) id: string, @Ctx() context: GraphContext) {
    return context.load(sedeReference, 'id', id);
  }

  @Azione('comune.leggi')
  @FieldResolver(() => Comune, { description: 'Il Comune che la mette a disposizione.' })
  comune(@Root() { codiceIstat }: SedeRow, @Ctx() context: GraphContext) {
    return context.load(comuneReference, 'codiceIstat', codiceIstat);
  }

  @Azione('ambito.leggi')
  @FieldResolver(() => Ambito, { description: "L'Ambito a cui appartiene." })
  ambito(@Root() { ambitoId }: SedeRow, @Ctx() context: GraphContext) {
    return context.load(ambitoReference, 'id', ambitoId);
  }

  @Azione('sede.leggi')
  @FieldResolver(() => [FasciaOraria], { description: 'Gli orari settimanali, anche passati e futuri (art. 5 c. 3).' })
  orari(@Root() { id }: Sede, @Ctx() context: GraphContext) {
    return orariDi(id, context);
  }

  @Azione('sede.leggi')
  @FieldResolver(() => Boolean, {
    description: "Se la sede è aperta all'istante indicato, secondo gli orari in vigore.",
  })
  async apertaAlle(
    @Root() { id }: Sede,
    @Arg('istante', () => Date, { description: 'Istante, con fuso orario.' }) istante: Date,
    @Ctx() context: GraphContext,
  ) {
    return apertaAlle(await orariDi(id, context), istante);
  }

  @Azione('sede.leggi')
  @FieldResolver(() => Date, {
    nullable: true,
    description: "L'inizio della prossima apertura dopo l'istante indicato (adesso, se manca).",
  })
  async prossimaApertura(
    @Root() { id }: Sede,
    @Arg('dopo', () => Date, { nullable: true, description: 'Istante, con fuso orario.' }) dopo: Date | undefined,
    @Ctx() context: GraphContext,
  ) {
    return prossimaApertura(await orariDi(id, context), dopo ?? context.adesso);
  }

  @Azione('operatore.leggi')
  @FieldResolver(() => [Operatore], { description: 'Gli operatori con incarico in vigore oggi nella sede.' })
  async operatori(@Root() { id }: Sede, @Ctx() context: GraphContext) {
    const incaricati = await context.loadMany<{ owner: string; operatoreId: string }>(
      'Sede.operatori',
      id,
      ({ query }, ids) =>
        query(
          `SELECT sede_id AS owner, operatore_id AS "operatoreId" FROM incarico
         WHERE sede_id = ANY ($1::uuid[]) AND periodo @> (now() AT TIME ZONE 'Europe/Rome')::date ORDER BY operatore_id`,
          [ids],
        ),
    );
    const operatori = await Promise.all(
      incaricati.map(({ operatoreId }) => context.load(operatoreReference, 'id', operatoreId)),
    );
    return operatori.filter((operatore) => operatore !== null);
  }

  @Azione('sede.individua')
  @Mutation(() => Sede, { description: 'Il Comune individua la propria sede, una sola (art. 5 c. 1 e 2).' })
  async individuaSede(
    @Arg('input', { description: 'La sede.' }) input: IndividuaSedeInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => individuaSede(unit, input), { key: chiave, arguments: input });
    return context.load(sedeReference, 'id', id);
  }

  @Azione('sede.imposta-orari')
  @Mutation(() => Sede, {
    description:
      'Il coordinatore definisce gli orari settimanali di una sede da una certa data (art. 5 c. 3 e 4, art. 6 c. 2).',
  })
  async impostaOrari(
    @Arg('input', { description: 'Gli orari.' }) input: ImpostaOrariInput,
    @Ctx() context: GraphContext,
  ) {
    await context.write((unit) => impostaOrari(unit, input));
    return context.load(sedeReference, 'id', input.sedeId);
  }
}

function orariDi(
  sedeId: string,
  context: GraphContext,
): Promise<(Fascia & { owner: string; [column: string]: unknown })[]> {
  return context.loadMany('Sede.orari', sedeId, ({ query }, ids) =>
    query(`${ORARI_SQL} WHERE sede_id = ANY ($1::uuid[]) ORDER BY validita, giorno, fascia`, [ids]),
  );
}
