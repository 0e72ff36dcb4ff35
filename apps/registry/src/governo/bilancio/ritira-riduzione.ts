// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { UUID, Command, Unit } from '@ambito/subgraph';
import { Field, InputType, Int, Resolver, Arg } from 'type-graphql';
import { rivediPiano } from '../piano-di-zona/load-piano.ts';
import { emitLinea } from './linea.evento.ts';
import { loadLinea } from './load-linea.ts';
import { LineaDiBilancio } from './linea-di-bilancio.ts';
import { lineaReference } from './linea.reference.ts';

@InputType({ description: 'La linea di cui ritirare la riduzione chiesta.' })
export class RitiraRiduzioneInput {
  @Field(() => UUID, { description: 'La linea.' })
  lineaId!: string;

  @Field(() => Int, { description: 'Versione della linea che si è letta.' })
  versione!: number;
}

/**
 * Art. 6 c. 1: a reduction that awaits its answer is withdrawn, and the line stays as it was. Casework hears of the line without
 * it, and commits again as far as was approved, even where it had said yes; an answer that comes later changes nothing.
 * @returns the line's id
 */
export async function ritiraRiduzione(unit: WriteUnit, { lineaId, versione }: RitiraRiduzioneInput): Promise<string> {
  const { pianoId, riduzioneId } = await loadLinea(unit, lineaId, versione);
  if (riduzioneId === null) throw new RuleViolation('art. 6 c. 1', 'Nessuna riduzione della linea attende risposta');
  await unit.query(`UPDATE riduzione_linea SET stato = 'RITIRATA', ritirata_il = $2 WHERE id = $1`, [
    riduzioneId,
    unit.adesso,
  ]);
  await unit.query('UPDATE linea_di_bilancio SET versione = versione + 1 WHERE id = $1', [lineaId]);
  await rivediPiano(unit, pianoId);
  await emitLinea(unit, unit.adesso, lineaId);
  unit.audit('LineaDiBilancio', lineaId);
  return lineaId;
}

@Resolver()
export class RitiraRiduzione {
  @Command(() => LineaDiBilancio, {
    description: 'Ritira la riduzione o la cessazione di una linea che attende risposta (art. 6 c. 1).',
    articolo: 'art. 7 c. 2',
    ammessi: ['COORDINATORE'],
    reload: lineaReference,
  })
  ritiraRiduzione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La linea.' }) input: RitiraRiduzioneInput,
  ): Promise<string> {
    return ritiraRiduzione(unit, input);
  }
}
