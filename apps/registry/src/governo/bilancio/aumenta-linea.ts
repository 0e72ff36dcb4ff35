// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { Importo, UUID, Command, Unit } from '@ambito/subgraph';
import { Field, InputType, Int, Resolver, Arg } from 'type-graphql';
import { rivediPiano } from '../piano-di-zona/load-piano.ts';
import { emitLinea } from './linea.evento.ts';
import { loadLineaDaVariare } from './load-linea.ts';
import { LineaDiBilancio } from './linea-di-bilancio.ts';
import { lineaReference } from './linea.reference.ts';

@InputType({ description: "L'aumento di una linea di bilancio." })
export class AumentaLineaInput {
  @Field(() => UUID, { description: 'La linea.' })
  lineaId!: string;

  @Field(() => Int, { description: 'Versione della linea che si è letta.' })
  versione!: number;

  @Field(() => Importo, { description: 'Il nuovo importo, in euro.' })
  importo!: string;
}

/** Art. 6 c. 1: more money, to be spent once an edition of the plan has approved it. @returns the line's id */
export async function aumentaLinea(
  unit: WriteUnit,
  { lineaId, versione, importo }: AumentaLineaInput,
): Promise<string> {
  const { pianoId } = await loadLineaDaVariare(unit, lineaId, versione, 'su', importo);
  await unit.query('UPDATE linea_di_bilancio SET importo = $2, versione = versione + 1 WHERE id = $1', [
    lineaId,
    importo,
  ]);
  await rivediPiano(unit, pianoId);
  await emitLinea(unit, unit.adesso, lineaId);
  unit.audit('LineaDiBilancio', lineaId);
  return lineaId;
}

@Resolver()
export class AumentaLinea {
  @Command(() => LineaDiBilancio, {
    description: 'Aumenta una linea di bilancio (art. 6 c. 1).',
    articolo: 'art. 7 c. 2',
    ammessi: ['COORDINATORE'],
    reload: lineaReference,
  })
  aumentaLinea(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'aumento." }) input: AumentaLineaInput,
  ): Promise<string> {
    return aumentaLinea(unit, input);
  }
}
