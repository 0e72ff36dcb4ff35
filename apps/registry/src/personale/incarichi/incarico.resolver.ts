// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, ChiaveIdempotenza, type GraphContext } from '@ambito/subgraph';
import { giornoRoma } from '@ambito/orari';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
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
import { modificabile, modificaIncarico, ModificaIncaricoInput } from './modifica-incarico.ts';
import { richiediFineIncarico, RichiediFineIncaricoInput } from './richiedi-fine-incarico.ts';
import { ritiraFineIncarico, RitiraFineIncaricoInput } from './ritira-fine-incarico.ts';
import { interrompiServizio, InterrompiServizioInput } from './interrompi-servizio.ts';
import { comuneLeggi } from '../../ambito/comuni/comuni.azioni.ts';
import { incaricoConferisci, incaricoFine } from './incarichi.azioni.ts';
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
      puoModificare: modificabile(incarico, oggi) && !fineAttesa && context.ammette(incaricoConferisci),
      puoRichiedereFine: puoFinirePrima(incarico, oggi) && !fineAttesa && context.ammette(incaricoFine),
      puoRitirareFine: fineAttesa && context.ammette(incaricoFine),
    };
  }

  @Azione(incaricoConferisci)
  @Mutation(() => Operatore, { description: 'Cambia da un certo giorno il tempo di un incarico (art. 8).' })
  async modificaIncarico(
    @Arg('input', { description: 'Il nuovo tempo.' }) input: ModificaIncaricoInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => modificaIncarico(unit, input), { key: chiave, arguments: input });
    return context.load(operatoreReference, 'id', id);
  }

  @Azione(incaricoFine)
  @Mutation(() => Operatore, {
    description:
      'Chiede la fine di un incarico: ha effetto quando ogni presa in carico ha un successore per quel giorno (art. 2 c. 2).',
  })
  async richiediFineIncarico(
    @Arg('input', { description: 'La fine.' }) input: RichiediFineIncaricoInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => richiediFineIncarico(unit, input), { key: chiave, arguments: input });
    return context.load(operatoreReference, 'id', id);
  }

  @Azione(incaricoFine)
  @Mutation(() => Operatore, { description: 'Ritira la fine chiesta per un incarico.' })
  async ritiraFineIncarico(
    @Arg('input', { description: "L'incarico." }) input: RitiraFineIncaricoInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => ritiraFineIncarico(unit, input), { key: chiave, arguments: input });
    return context.load(operatoreReference, 'id', id);
  }

  @Azione(incaricoFine)
  @Mutation(() => Operatore, {
    description:
      'Interrompe subito il servizio di un operatore (decesso, sospensione): i suoi casi passano a chi subentra o, ad interim, al coordinatore (art. 2 c. 2).',
  })
  async interrompiServizio(
    @Arg('input', { description: 'La fine del servizio.' }) input: InterrompiServizioInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => interrompiServizio(unit, input), { key: chiave, arguments: input });
    return context.load(operatoreReference, 'id', id);
  }
}
