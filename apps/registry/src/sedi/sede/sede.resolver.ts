// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Azione as AzioneDef } from '@ambito/access';
import { giornoRoma } from '@ambito/orari';
import { AtMost, Azione, ChiaveIdempotenza, type GraphContext, UUID } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import { ambitoReference } from '../../ambito/ambiti/ambito.reference.ts';
import { puoRichiedereApertura } from '../aperture-straordinarie/chi-richiede.ts';
import { Comune } from '../../ambito/comuni/comune.ts';
import { comuneReference } from '../../ambito/comuni/comune.reference.ts';
import { Operatore } from '../../personale/operatori/operatore.ts';
import { operatoreReference } from '../../personale/operatori/operatore.reference.ts';
import { cessaSede, CessaSedeInput, puoCessare } from './cessa-sede.ts';
import { individuaSede, IndividuaSedeInput } from './individua-sede.ts';
import { modificaSede, ModificaSedeInput } from './modifica-sede.ts';
import { PermessiSede, Sede } from './sede.ts';
import { puoCambiare } from './sede-da-modificare.ts';
import { sedeReference } from './sede.reference.ts';
import { ambitoLeggi } from '../../ambito/ambiti/ambiti.azioni.ts';
import { comuneLeggi } from '../../ambito/comuni/comuni.azioni.ts';
import { operatoreLeggi } from '../../personale/operatori/operatori.azioni.ts';
import { aperturaRichiedi } from '../aperture-straordinarie/aperture-straordinarie.azioni.ts';
import { ispezioneRegistra } from '../ispezioni/ispezioni.azioni.ts';
import { sedeImpostaOrari } from '../orari/orari.azioni.ts';
import { risorsaAssegna } from '../risorse/risorse.azioni.ts';
import { sedeIndividua, sedeLeggi, sedeModifica } from './sedi.azioni.ts';

export type SedeRow = Sede & { ambitoId: string; codiceIstat: string };

@Resolver(() => Sede)
export class SedeResolver {
  @Azione(sedeLeggi)
  @Query(() => Sede, { nullable: true, description: 'Una sede, dal suo identificativo.' })
  sede(@Arg('id', () => UUID, { description: 'La sede.' }) id: string, @Ctx() context: GraphContext) {
    return context.load(sedeReference, 'id', id);
  }

  @Azione(comuneLeggi)
  @FieldResolver(() => Comune, { description: 'Il Comune che la mette a disposizione.' })
  comune(@Root() { codiceIstat }: SedeRow, @Ctx() context: GraphContext) {
    return context.load(comuneReference, 'codiceIstat', codiceIstat);
  }

  @Azione(ambitoLeggi)
  @FieldResolver(() => Ambito, { description: "L'Ambito a cui appartiene." })
  ambito(@Root() { ambitoId }: SedeRow, @Ctx() context: GraphContext) {
    return context.load(ambitoReference, 'id', ambitoId);
  }

  @Azione(operatoreLeggi)
  @AtMost(100) // those who work there today
  @FieldResolver(() => [Operatore], { description: 'Gli operatori con incarico in vigore oggi nella sede.' })
  async operatori(@Root() { id }: Sede, @Ctx() context: GraphContext) {
    const incaricati = await context.loadMany<{ owner: string; operatoreId: string }>(
      'Sede.operatori',
      id,
      ({ query }, ids) =>
        query(
          `SELECT sede_id AS owner, operatore_id AS "operatoreId" FROM incarico
         WHERE sede_id = ANY ($1::uuid[]) AND periodo @> $2::date ORDER BY operatore_id`,
          [ids, giornoRoma(context.adesso)],
        ),
    );
    const operatori = await Promise.all(
      incaricati.map(({ operatoreId }) => context.load(operatoreReference, 'id', operatoreId)),
    );
    return operatori.filter((operatore) => operatore !== null);
  }

  @Azione(sedeLeggi)
  @FieldResolver(() => PermessiSede, { description: 'Che cosa chi legge può fare di questa sede.' })
  async permessi(@Root() sede: SedeRow, @Ctx() context: GraphContext): Promise<PermessiSede> {
    const propria = sede.ambitoId === context.ambitoId;
    const puo = (azione: AzioneDef): boolean => puoCambiare(azione, sede, context);
    const puoModificare = puo(sedeModifica);
    return {
      puoModificare,
      puoCessare: puoModificare && (await puoCessare(sede, context)),
      puoDefinireOrari: puo(sedeImpostaOrari),
      puoAssegnareRisorse: propria && context.ammette(risorsaAssegna),
      puoIspezionare: propria && sede.attivaDal <= giornoRoma(context.adesso) && context.ammette(ispezioneRegistra),
      puoRichiedereApertura: puo(aperturaRichiedi) && (await puoRichiedereApertura(sede, context)),
    };
  }

  @Azione(sedeIndividua)
  @Mutation(() => Sede, { description: 'Il Comune individua la propria sede, una sola (art. 5 c. 1 e 2).' })
  async individuaSede(
    @Arg('input', { description: 'La sede.' }) input: IndividuaSedeInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => individuaSede(unit, input), { key: chiave, arguments: input });
    return context.load(sedeReference, 'id', id);
  }

  @Azione(sedeModifica)
  @Mutation(() => Sede, {
    description: 'Modifica i dati di una sede: dove si trova e come ci si arriva (art. 5 c. 2).',
  })
  async modificaSede(
    @Arg('input', { description: 'I dati che cambiano.' }) input: ModificaSedeInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    await context.write((unit) => modificaSede(unit, input), { key: chiave, arguments: input });
    return context.load(sedeReference, 'id', input.sedeId);
  }

  @Azione(sedeModifica)
  @Mutation(() => Sede, {
    description:
      'Cessa una sede da un giorno in poi: resta nella storia, e il Comune può individuarne un’altra (art. 5).',
  })
  async cessaSede(
    @Arg('input', { description: 'Quale, e da quando.' }) input: CessaSedeInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    await context.write((unit) => cessaSede(unit, input), { key: chiave, arguments: input });
    return context.load(sedeReference, 'id', input.sedeId);
  }
}
