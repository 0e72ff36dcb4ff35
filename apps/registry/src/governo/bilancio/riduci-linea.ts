// SPDX-License-Identifier: AGPL-3.0-or-later
import { uuidv7 } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import { Importo, UUID, Command, Unit } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Field, InputType, Int, Resolver, Arg } from 'type-graphql';
import { rivediPiano } from '../piano-di-zona/load-piano.ts';
import { emitLinea } from './linea.evento.ts';
import { loadLineaDaVariare } from './load-linea.ts';
import { LineaDiBilancio } from './linea-di-bilancio.ts';
import { lineaReference } from './linea.reference.ts';

const ZERO = '0.00';

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

/**
 * Art. 6 c. 1: a line comes down, or ends, only if no more than what is left has been committed. Who knows is casework: here
 * it is asked for, and done when its answer comes (`RiduzioneLineaEsaminata`). What no edition of the plan has approved nobody
 * can spend: it comes down at once. @returns the line's id
 */
export async function riduciLinea(unit: WriteUnit, input: RiduciLineaInput): Promise<string> {
  const { lineaId, versione, importo = ZERO, motivo } = input;
  const cessa = input.importo === undefined;
  const { impegnabile, pianoId } = await loadLineaDaVariare(unit, lineaId, versione, 'giù', cessa ? '-0.01' : importo);
  const subito = !impegnabile;
  await unit.query(
    `INSERT INTO riduzione_linea (id, linea_id, importo, cessa, motivo, richiesta_il, stato, esaminata_il, impegnato)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[uuidv7(), lineaId, importo, cessa, motivo, unit.adesso],
      ...(subito ? ['APPLICATA', unit.adesso, null] : ['RICHIESTA', null, null]),
    ],
  );
  await unit.query(
    `UPDATE linea_di_bilancio SET versione = versione + 1, importo = CASE WHEN $2 THEN $3::numeric ELSE importo END,
       stato = CASE WHEN $2 AND $4 THEN 'CESSATA' ELSE stato END WHERE id = $1`,
    [lineaId, subito, importo, cessa],
  );
  await rivediPiano(unit, pianoId);
  await emitLinea(unit, unit.adesso, lineaId);
  unit.audit('LineaDiBilancio', lineaId, motivo);
  return lineaId;
}

@Resolver()
export class RiduciLinea {
  @Command(() => LineaDiBilancio, {
    description: 'Chiede di ridurre o cessare una linea: avviene se non è già impegnata di più (art. 6 c. 1).',
    articolo: 'art. 7 c. 2',
    ammessi: ['COORDINATORE'],
    reload: lineaReference,
  })
  riduciLinea(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La riduzione.' }) input: RiduciLineaInput,
  ): Promise<string> {
    return riduciLinea(unit, input);
  }
}
