// SPDX-License-Identifier: AGPL-3.0-or-later
import { azioneOfCommand, Azione, type GraphContext } from '@ambito/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { RegistraAccordo } from '../../governo/accordi/registra-accordo.ts';
import { StanziaLinea } from '../../governo/bilancio/stanzia-linea.ts';
import { PresentaContributo } from '../../governo/contributi/presenta-contributo.ts';
import { AdottaDirettiva } from '../../governo/direttive/adotta-direttiva.ts';
import { AdottaRegolamento, senzaRegolamento } from '../../governo/regolamento/adotta-regolamento.ts';
import { puoDaCoordinatoreInCarica } from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { coordinatoreNomina } from '../../personale/coordinatore/coordinatore.azioni.ts';
import { ProgrammaAttivitaFormativa } from '../../personale/formazione/programma-attivita-formativa.ts';
import { RegistraOperatore } from '../../personale/operatori/registra-operatore.ts';
import { OrganizzaTurnoReperibilita } from '../../personale/reperibilita/organizza-turno.ts';
import { ambitoLeggi } from './ambiti.azioni.ts';
import { PermessiAmbito, type AmbitoRow } from './ambito.ts';

/** What the commands of other folders say of an Ambito. */
@Resolver(() => PermessiAmbito)
export class AltriPermessiAmbitoResolver {
  @Azione(ambitoLeggi)
  @FieldResolver(() => Boolean, { description: 'Se può nominare il coordinatore.' })
  puoNominareCoordinatore(@Root() { id }: AmbitoRow, @Ctx() context: GraphContext): boolean {
    return id === context.ambitoId && context.ammette(coordinatoreNomina);
  }

  @Azione(ambitoLeggi)
  @FieldResolver(() => Boolean, { description: 'Se può redigere un Piano di Zona.' })
  async puoRedigerePiano(@Root() { id }: AmbitoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return id === context.ambitoId && (await puoDaCoordinatoreInCarica(azioneOfCommand(StanziaLinea), context));
  }

  @Azione(ambitoLeggi)
  @FieldResolver(() => Boolean, { description: 'Se può registrare un accordo.' })
  async puoRegistrareAccordo(@Root() { id }: AmbitoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return id === context.ambitoId && (await puoDaCoordinatoreInCarica(azioneOfCommand(RegistraAccordo), context));
  }

  @Azione(ambitoLeggi)
  @FieldResolver(() => Boolean, { description: 'Se può registrare il Regolamento: non ne ha ancora uno.' })
  async puoAdottareRegolamento(@Root() { id }: AmbitoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return (
      id === context.ambitoId &&
      context.ammette(azioneOfCommand(AdottaRegolamento)) &&
      (await senzaRegolamento(id, context))
    );
  }

  @Azione(ambitoLeggi)
  @FieldResolver(() => Boolean, { description: 'Se può adottare una direttiva.' })
  puoAdottareDirettiva(@Root() { id }: AmbitoRow, @Ctx() context: GraphContext): boolean {
    return id === context.ambitoId && context.ammette(azioneOfCommand(AdottaDirettiva));
  }

  @Azione(ambitoLeggi)
  @FieldResolver(() => Boolean, { description: 'Se può presentare un contributo alla programmazione.' })
  puoPresentareContributo(@Root() { id }: AmbitoRow, @Ctx() context: GraphContext): boolean {
    return id === context.ambitoId && context.ammette(azioneOfCommand(PresentaContributo));
  }

  @Azione(ambitoLeggi)
  @FieldResolver(() => Boolean, { description: 'Se può registrare un operatore.' })
  puoRegistrareOperatore(@Root() { id }: AmbitoRow, @Ctx() context: GraphContext): boolean {
    return id === context.ambitoId && context.ammette(azioneOfCommand(RegistraOperatore));
  }

  @Azione(ambitoLeggi)
  @FieldResolver(() => Boolean, { description: 'Se può programmare attività formative.' })
  puoProgrammareFormazione(@Root() { id }: AmbitoRow, @Ctx() context: GraphContext): boolean {
    return id === context.ambitoId && context.ammette(azioneOfCommand(ProgrammaAttivitaFormativa));
  }

  @Azione(ambitoLeggi)
  @FieldResolver(() => Boolean, { description: 'Se può organizzare la reperibilità.' })
  puoOrganizzareReperibilita(@Root() { id }: AmbitoRow, @Ctx() context: GraphContext): boolean {
    return id === context.ambitoId && context.ammette(azioneOfCommand(OrganizzaTurnoReperibilita));
  }
}
