// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Azione as AzioneDef } from '@ambito/access';
import { giornoRoma } from '@ambito/orari';
import { AtMost, Azione, type GraphContext, azioneOfCommand } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { puoRidisegnare } from '../appartenenze/redraw-ambiti.ts';
import { puoDaCoordinatoreInCarica } from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { senzaRegolamento, AdottaRegolamento } from '../../governo/regolamento/adotta-regolamento.ts';
import { Sede } from '../../sedi/sede/sede.ts';
import { sedeReference } from '../../sedi/sede/sede.reference.ts';
import { Ambito, PermessiAmbito } from './ambito.ts';
import { ambitoReference } from './ambito.reference.ts';
import { ambitoLeggi } from './ambiti.azioni.ts';
import { coordinatoreNomina } from '../../personale/coordinatore/coordinatore.azioni.ts';
import { sedeLeggi } from '../../sedi/sede/sedi.azioni.ts';
import { RegistraAdesione } from '../appartenenze/registra-adesione.ts';
import { DesignaCapofila } from '../capofila/designa-capofila.ts';
import { RegistraConvenzione } from '../convenzioni/registra-convenzione.ts';
import { RegistraAccordo } from '../../governo/accordi/registra-accordo.ts';
import { StanziaLinea } from '../../governo/bilancio/stanzia-linea.ts';
import { PresentaContributo } from '../../governo/contributi/presenta-contributo.ts';
import { AdottaDirettiva } from '../../governo/direttive/adotta-direttiva.ts';
import { RegistraEnte } from '../../offerta/enti/registra-ente.ts';
import { RedigiPrestazione } from '../../offerta/prestazioni/redigi-prestazione.ts';
import { ProgrammaAttivitaFormativa } from '../../personale/formazione/programma-attivita-formativa.ts';
import { RegistraOperatore } from '../../personale/operatori/registra-operatore.ts';
import { OrganizzaTurnoReperibilita } from '../../personale/reperibilita/organizza-turno.ts';

@Resolver(() => Ambito)
export class AmbitoResolver {
  @Azione(ambitoLeggi)
  @Query(() => Ambito, { nullable: true, description: 'Un Ambito, dal suo codice nella Regione.' })
  async ambito(
    @Arg('codice', { description: 'Codice, ad esempio A04.' }) codice: string,
    @Arg('regione', { defaultValue: '15', description: 'Codice ISTAT della Regione; 15 è la Campania.' })
    regione: string,
    @Ctx() context: GraphContext,
  ) {
    const [found] = await context.lettura.query<{ id: string }>(
      'SELECT id FROM ambito WHERE codice = $1 AND regione = $2',
      [codice, regione],
    );
    return found === undefined ? null : context.load(ambitoReference, 'id', found.id);
  }

  @Azione(sedeLeggi)
  @AtMost(500) // one for each Comune
  @FieldResolver(() => [Sede], { description: 'Le sedi attive oggi (art. 5).' })
  async sedi(@Root() { id }: Ambito, @Ctx() context: GraphContext) {
    const oggi = giornoRoma(context.adesso);
    const sedi = await context.loadMany<{ owner: string; id: string }>('Ambito.sedi', id, ({ query }, ids) =>
      query(
        `SELECT ambito_id AS owner, id FROM sede
         WHERE ambito_id = ANY ($1::uuid[]) AND periodo @> $2::date ORDER BY denominazione, id`,
        [ids, oggi],
      ),
    );
    return Promise.all(sedi.map((sede) => context.load(sedeReference, 'id', sede.id)));
  }

  @Azione(ambitoLeggi)
  @FieldResolver(() => PermessiAmbito, { description: 'Che cosa chi legge può farne.' })
  async permessi(@Root() { id, regione }: Ambito, @Ctx() context: GraphContext): Promise<PermessiAmbito> {
    const proprio = id === context.ambitoId;
    const puo = (azione: AzioneDef): boolean => proprio && context.ammette(azione);
    return {
      puoRegistrareAppartenenze: puo(azioneOfCommand(RegistraAdesione)),
      puoRegistrareConvenzione: puo(azioneOfCommand(RegistraConvenzione)),
      puoDesignareCapofila: puo(azioneOfCommand(DesignaCapofila)),
      puoNominareCoordinatore: puo(coordinatoreNomina),
      puoRidisegnare: puoRidisegnare(regione, context),
      puoRedigerePiano: proprio && (await puoDaCoordinatoreInCarica(azioneOfCommand(StanziaLinea), context)),
      puoRegistrareAccordo: proprio && (await puoDaCoordinatoreInCarica(azioneOfCommand(RegistraAccordo), context)),
      puoAdottareRegolamento: puo(azioneOfCommand(AdottaRegolamento)) && (await senzaRegolamento(id, context)),
      puoAdottareDirettiva: puo(azioneOfCommand(AdottaDirettiva)),
      puoPresentareContributo: puo(azioneOfCommand(PresentaContributo)),
      puoRegistrareEnte: puo(azioneOfCommand(RegistraEnte)),
      puoRedigerePrestazione: puo(azioneOfCommand(RedigiPrestazione)),
      puoRegistrareOperatore: puo(azioneOfCommand(RegistraOperatore)),
      puoProgrammareFormazione: puo(azioneOfCommand(ProgrammaAttivitaFormativa)),
      puoOrganizzareReperibilita: puo(azioneOfCommand(OrganizzaTurnoReperibilita)),
    };
  }
}
