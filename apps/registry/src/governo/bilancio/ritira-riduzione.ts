// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { puoDaCoordinatoreInCarica } from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { advancePiano } from '../piano-di-zona/load-piano.ts';
import { LineaDiBilancio, type LineaRow, PermessiLinea, StatoRiduzione } from './linea-di-bilancio.ts';
import { LineaDiBilancioEntity, RiduzioneLineaEntity } from './linea.entity.ts';
import { emitLinea } from './linea.evento.ts';
import { lineaReference } from './linea.reference.ts';
import { loadLinea } from './load-linea.ts';

@InputType({ description: 'La linea di cui ritirare la riduzione chiesta.' })
export class RitiraRiduzioneInput {
  @Field(() => UUID, { description: 'La linea.' })
  lineaId!: string;

  @Field(() => Int, { description: 'Versione della linea che si è letta.' })
  versione!: number;
}

@Resolver(() => PermessiLinea)
export class RitiraRiduzione {
  /**
   * Art. 6 c. 1: a reduction that awaits its answer is withdrawn, and the line stays as it was. Casework is told of the line without
   * the reduction and commits again up to the approved amount, even if it has accepted the reduction; an answer that comes later
   * changes nothing.
   * @returns the line's id
   */
  @Command(() => LineaDiBilancio, {
    description: 'Ritira la riduzione o la cessazione di una linea che attende risposta (art. 6 c. 1).',
    articolo: 'art. 7 c. 2',
    ammessi: ['COORDINATORE'],
    reload: lineaReference,
  })
  async ritiraRiduzione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La linea.' }) { lineaId, versione }: RitiraRiduzioneInput,
  ): Promise<string> {
    const { pianoId, riduzioneId } = await loadLinea(unit, lineaId, versione);
    if (riduzioneId === null) throw new RuleViolation('art. 6 c. 1', 'Nessuna riduzione della linea attende risposta');
    await unit.manager.update(RiduzioneLineaEntity, riduzioneId, {
      stato: StatoRiduzione.RITIRATA,
      ritirataIl: unit.adesso,
    });
    await unit.manager.update(LineaDiBilancioEntity, lineaId, { versione: versione + 1 });
    await advancePiano(unit, pianoId);
    await emitLinea(unit, unit.adesso, lineaId);
    unit.audit('LineaDiBilancio', lineaId);
    return lineaId;
  }

  @Permesso('Se può ritirare la riduzione che attende risposta.')
  async puoRitirareRiduzione(@Root() linea: LineaRow, @Ctx() context: GraphContext): Promise<boolean> {
    return linea.inRiduzione && (await puoDaCoordinatoreInCarica(context));
  }
}
