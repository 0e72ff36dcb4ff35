// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Importo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { puoDaCoordinatoreInCarica } from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { advancePiano } from '../piano-di-zona/load-piano.ts';
import { isVariabile, LineaDiBilancio, type LineaRow, PermessiLinea } from './linea-di-bilancio.ts';
import { LineaDiBilancioEntity } from './linea.entity.ts';
import { emitLinea } from './linea.evento.ts';
import { lineaReference } from './linea.reference.ts';
import { loadLineaDaVariare } from './load-linea.ts';

@InputType({ description: "L'aumento di una linea di bilancio." })
export class AumentaLineaInput {
  @Field(() => UUID, { description: 'La linea.' })
  lineaId!: string;

  @Field(() => Int, { description: 'Versione della linea che si è letta.' })
  versione!: number;

  @Field(() => Importo, { description: 'Il nuovo importo, in euro.' })
  importo!: string;
}

@Resolver(() => PermessiLinea)
export class AumentaLinea {
  /** Art. 6 c. 1: a line gets more money, which can be spent once an edition of the plan has approved it. @returns the line's id */
  @Command(() => LineaDiBilancio, {
    description: 'Aumenta una linea di bilancio (art. 6 c. 1).',
    articolo: 'art. 7 c. 2',
    ammessi: ['COORDINATORE'],
    reload: lineaReference,
  })
  async aumentaLinea(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'aumento." }) { lineaId, versione, importo }: AumentaLineaInput,
  ): Promise<string> {
    const { pianoId } = await loadLineaDaVariare(unit, lineaId, versione, 'su', importo);
    await unit.manager.update(LineaDiBilancioEntity, lineaId, { importo, versione: versione + 1 });
    await advancePiano(unit, pianoId);
    await emitLinea(unit, unit.adesso, lineaId);
    unit.audit('LineaDiBilancio', lineaId);
    return lineaId;
  }

  @Permesso('Se può aumentarla.')
  async puoAumentare(@Root() linea: LineaRow, @Ctx() context: GraphContext): Promise<boolean> {
    return isVariabile(linea) && (await puoDaCoordinatoreInCarica(context));
  }
}
