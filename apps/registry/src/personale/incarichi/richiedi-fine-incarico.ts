// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { finiscePrima, puoFinirePrima } from '../../fine-anticipata.ts';
import { finishModifica, loadOperatore } from '../operatori/load-operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore } from '../operatori/operatore.ts';
import { IncaricoEntity } from '../operatori/incarico.entity.ts';
import { MotivoFineIncarico, PermessiIncarico, type IncaricoRow } from './incarico.ts';
import { loadIncarico } from './load-incarico.ts';
import { requireRapportoMinimo, writeConferma } from './rapporto-minimo.ts';

@InputType({ description: 'La fine di un incarico, da chiedere.' })
export class RichiediFineIncaricoInput {
  @Field(() => UUID, { description: "L'operatore." })
  operatoreId!: string;

  @Field(() => Int, { description: "Versione dell'operatore che si è letta." })
  versione!: number;

  @Field(() => UUID, { description: "L'incarico." })
  incaricoId!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno, compreso: da oggi in poi.' })
  al!: string;

  @Field(() => MotivoFineIncarico, { description: 'Perché.' })
  motivo!: MotivoFineIncarico;

  @Field({
    defaultValue: false,
    description: "Conferma che l'Ambito scende sotto un assistente sociale ogni 10.000 residenti (art. 4 c. 1).",
  })
  confermaSottoMinimo: boolean = false;
}

@Resolver(() => PermessiIncarico)
export class RichiediFineIncarico {
  /**
   * Art. 2 c. 2: the first of two steps. The coordinator requests that an incarico end on a day. The incarico ends once
   * casework confirms that every open case has a successor by then (`apply-successione.ts`). @returns the operator's id
   */
  @Command(() => Operatore, {
    description:
      'Chiede la fine di un incarico: ha effetto quando ogni presa in carico ha un successore per quel giorno (art. 2 c. 2).',
    articolo: 'art. 2 c. 2',
    ammessi: ['COORDINATORE'],
    reload: operatoreReference,
  })
  async richiediFineIncarico(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La fine.' }) input: RichiediFineIncaricoInput,
  ): Promise<string> {
    const { operatoreId, versione, incaricoId, al, motivo, confermaSottoMinimo } = input;
    if (al < giornoRoma(unit.adesso))
      throw new BadUserInput(['input', 'al'], 'Una fine già avvenuta si registra interrompendo il servizio');
    const { natura } = await loadOperatore(unit, operatoreId, versione);
    const incarico = await loadIncarico(unit, operatoreId, incaricoId);
    if (!finiscePrima(al, incarico))
      throw new BadUserInput(
        ['input', 'al'],
        "La fine è fuori dai giorni dell'incarico: indica un giorno fra il primo e quello prima dell'ultimo",
      );
    const sottoMinimo =
      natura === 'ASSISTENTE_SOCIALE' &&
      (await requireRapportoMinimo(
        unit,
        { senza: [incaricoId], tolto: 0, dopo: al, finoAl: incarico.al },
        confermaSottoMinimo,
      ));
    const fine = { fineRichiesta: al, fineMotivo: motivo, senzaSuccessore: null };
    await unit.manager.update(IncaricoEntity, { id: incaricoId }, fine);
    await writeConferma(unit, [incaricoId], sottoMinimo);
    return finishModifica(unit, operatoreId);
  }

  @Permesso('Se può chiederne la fine.')
  puoRichiedereFine(@Root() incarico: IncaricoRow, @Ctx() { adesso }: GraphContext): boolean {
    return incarico.fineRichiesta === null && puoFinirePrima(incarico, giornoRoma(adesso));
  }
}
