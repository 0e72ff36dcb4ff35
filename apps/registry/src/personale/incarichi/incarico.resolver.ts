// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, type GraphContext, azioneOfCommand } from '@ambito/subgraph';
import { giornoRoma } from '@ambito/orari';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Comune } from '../../ambito/comuni/comune.ts';
import { comuneReference } from '../../ambito/comuni/comune.reference.ts';
import { puoFinirePrima } from '../../fine-anticipata.ts';
import { Operatore } from '../operatori/operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { vedeRiservato } from '../operatori/vede-riservato.ts';
import { Sede } from '../../sedi/sede/sede.ts';
import { sedeReference } from '../../sedi/sede/sede.reference.ts';
import { FineRichiesta, Incarico, MotivoFineIncarico, PermessiIncarico } from './incarico.ts';
import type { IncaricoRow } from './incarico.sql.ts';
import { modificabile, ModificaIncarico } from './modifica-incarico.ts';
import { RichiediFineIncarico } from './richiedi-fine-incarico.ts';
import { comuneLeggi } from '../../ambito/comuni/comuni.azioni.ts';
import { operatoreLeggi } from '../operatori/operatori.azioni.ts';
import { sedeLeggi } from '../../sedi/sede/sedi.azioni.ts';

@Resolver(() => Incarico)
export class IncaricoResolver {
  @Azione(sedeLeggi)
  @FieldResolver(() => Sede, { nullable: true, description: "La sede dell'incarico." })
  sede(@Root() { sedeId }: IncaricoRow, @Ctx() context: GraphContext) {
    return sedeId === null ? null : context.load(sedeReference, 'id', sedeId);
  }

  @Azione(comuneLeggi)
  @FieldResolver(() => Comune, { nullable: true, description: "Il Comune dell'incarico, se non è in una sede." })
  comune(@Root() { codiceIstat }: IncaricoRow, @Ctx() context: GraphContext) {
    return codiceIstat === null ? null : context.load(comuneReference, 'codiceIstat', codiceIstat);
  }

  @Azione(operatoreLeggi)
  @FieldResolver(() => Operatore, { nullable: true, description: "L'operatore." })
  operatore(@Root() { operatoreId }: IncaricoRow, @Ctx() context: GraphContext) {
    return context.load(operatoreReference, 'id', operatoreId);
  }

  @Azione(operatoreLeggi)
  @FieldResolver(() => MotivoFineIncarico, {
    nullable: true,
    description: 'Perché è finito, o se ne è chiesta la fine: per il coordinatore e per l’operatore stesso.',
  })
  async fineMotivo(@Root() { operatoreId, fineMotivo }: IncaricoRow, @Ctx() context: GraphContext) {
    return (await vedeRiservato(context, operatoreId)) ? fineMotivo : null;
  }

  @Azione(operatoreLeggi)
  @FieldResolver(() => FineRichiesta, {
    nullable: true,
    description: 'La fine chiesta, che attende i successori: per il coordinatore e per l’operatore stesso.',
  })
  async fineRichiesta(
    @Root() { operatoreId, fineRichiestaIl, fineMotivo, senzaSuccessore }: IncaricoRow,
    @Ctx() context: GraphContext,
  ) {
    if (fineRichiestaIl === null || !(await vedeRiservato(context, operatoreId))) return null;
    return { al: fineRichiestaIl, motivo: fineMotivo, senzaSuccessore };
  }

  @Azione(operatoreLeggi)
  @FieldResolver(() => PermessiIncarico, { description: 'Che cosa chi legge può farne.' })
  permessi(@Root() incarico: IncaricoRow, @Ctx() context: GraphContext): PermessiIncarico {
    const oggi = giornoRoma(context.adesso);
    const fineAttesa = incarico.fineRichiestaIl !== null;
    return {
      puoModificare: modificabile(incarico, oggi) && !fineAttesa && context.ammette(azioneOfCommand(ModificaIncarico)),
      puoRichiedereFine:
        puoFinirePrima(incarico, oggi) && !fineAttesa && context.ammette(azioneOfCommand(RichiediFineIncarico)),
      puoRitirareFine: fineAttesa && context.ammette(azioneOfCommand(RichiediFineIncarico)),
    };
  }
}
