// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Azione as AzioneDef } from '@ambito/access';
import { giornoRoma } from '@ambito/orari';
import { AtMost, Azione, type GraphContext, UUID, azioneOfCommand } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import { ambitoReference } from '../../ambito/ambiti/ambito.reference.ts';
import { puoRichiedereApertura } from '../aperture-straordinarie/chi-richiede.ts';
import { Comune } from '../../ambito/comuni/comune.ts';
import { comuneReference } from '../../ambito/comuni/comune.reference.ts';
import { Operatore } from '../../personale/operatori/operatore.ts';
import { operatoreReference } from '../../personale/operatori/operatore.reference.ts';
import { puoCessare } from './cessa-sede.ts';
import { ModificaSede } from './modifica-sede.ts';
import { PermessiSede, Sede } from './sede.ts';
import { puoCambiare } from './sede-da-modificare.ts';
import { sedeReference } from './sede.reference.ts';
import { ambitoLeggi } from '../../ambito/ambiti/ambiti.azioni.ts';
import { comuneLeggi } from '../../ambito/comuni/comuni.azioni.ts';
import { operatoreLeggi } from '../../personale/operatori/operatori.azioni.ts';
import { sedeLeggi } from './sedi.azioni.ts';
import { RichiediApertura } from '../aperture-straordinarie/richiedi-apertura.ts';
import { RegistraIspezione } from '../ispezioni/registra-ispezione.ts';
import { ImpostaOrari } from '../orari/imposta-orari.ts';
import { AssegnaRisorsa } from '../risorse/assegna-risorsa.ts';

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
    const puoModificare = puo(azioneOfCommand(ModificaSede));
    return {
      puoModificare,
      puoCessare: puoModificare && (await puoCessare(sede, context)),
      puoDefinireOrari: puo(azioneOfCommand(ImpostaOrari)),
      puoAssegnareRisorse: propria && context.ammette(azioneOfCommand(AssegnaRisorsa)),
      puoIspezionare:
        propria && sede.attivaDal <= giornoRoma(context.adesso) && context.ammette(azioneOfCommand(RegistraIspezione)),
      puoRichiedereApertura: puo(azioneOfCommand(RichiediApertura)) && (await puoRichiedereApertura(sede, context)),
    };
  }
}
