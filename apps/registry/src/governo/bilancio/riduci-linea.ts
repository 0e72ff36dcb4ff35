// SPDX-License-Identifier: AGPL-3.0-or-later
import { uuidv7 } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Importo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { puoDaCoordinatoreInCarica } from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { advancePiano } from '../piano-di-zona/load-piano.ts';
import { applyRiduzione } from './apply-riduzione.ts';
import { isVariabile, LineaDiBilancio, type LineaRow, PermessiLinea, StatoRiduzione } from './linea-di-bilancio.ts';
import { LineaDiBilancioEntity, RiduzioneLineaEntity } from './linea.entity.ts';
import { emitLinea } from './linea.evento.ts';
import { lineaReference } from './linea.reference.ts';
import { loadLineaDaVariare } from './load-linea.ts';

const ZERO = '0.00';

/** A line that ends is compared as if it went below zero, so that a line of zero euros can end too. */
const BELOW_ANY_AMOUNT = '-0.01';

@InputType({ description: 'La riduzione o la cessazione di una linea di bilancio.' })
export class RiduciLineaInput {
  @Field(() => UUID, { description: 'La linea.' })
  lineaId!: string;

  @Field(() => Int, { description: 'Versione della linea che si è letta.' })
  versione!: number;

  @Field(() => Importo, { nullable: true, description: "L'importo a cui ridurla, in euro; se manca, la linea cessa." })
  importo?: string;

  @Field({ description: 'Perché.' })
  @Length(3, 1_000)
  motivo!: string;
}

@Resolver(() => PermessiLinea)
export class RiduciLinea {
  /**
   * Art. 6 c. 1: a line is reduced, or ends, only if no more than the new amount has been committed. Casework knows the
   * committed amount: this command requests the reduction, and casework's answer applies it (`RiduzioneLineaEsaminata`). An
   * amount that no edition of the plan has approved cannot be spent, so it is reduced at once. @returns the line's id
   */
  @Command(() => LineaDiBilancio, {
    description: 'Chiede di ridurre o cessare una linea: avviene se non è già impegnata di più (art. 6 c. 1).',
    articolo: 'art. 7 c. 2',
    ammessi: ['COORDINATORE'],
    reload: lineaReference,
  })
  async riduciLinea(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La riduzione.' }) input: RiduciLineaInput,
  ): Promise<string> {
    const { lineaId, versione, importo = ZERO, motivo } = input;
    const cessa = input.importo === undefined;
    const { impegnabile, pianoId } = await loadLineaDaVariare(
      unit,
      lineaId,
      versione,
      'giù',
      cessa ? BELOW_ANY_AMOUNT : importo,
    );
    const subito = !impegnabile;
    await unit.manager.insert(RiduzioneLineaEntity, {
      id: uuidv7(),
      lineaId,
      importo,
      cessa,
      motivo,
      richiestaIl: unit.adesso,
      stato: subito ? StatoRiduzione.APPLICATA : StatoRiduzione.RICHIESTA,
      esaminataIl: subito ? unit.adesso : null,
      impegnato: null,
    });
    if (subito) await applyRiduzione(unit, lineaId, { importo, cessa });
    else await unit.manager.increment(LineaDiBilancioEntity, { id: lineaId }, 'versione', 1);
    await advancePiano(unit, pianoId);
    await emitLinea(unit, unit.adesso, lineaId);
    unit.audit('LineaDiBilancio', lineaId, motivo);
    return lineaId;
  }

  @Permesso('Se può chiederne la riduzione o la cessazione.')
  async puoRidurre(@Root() linea: LineaRow, @Ctx() context: GraphContext): Promise<boolean> {
    return isVariabile(linea) && (await puoDaCoordinatoreInCarica(context));
  }
}
