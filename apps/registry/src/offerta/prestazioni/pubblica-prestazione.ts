// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Arg, Ctx, Resolver, Root } from 'type-graphql';
import { isOwnIn } from './load-prestazione.ts';
import { mancanze, type Contenuto } from './mancanze.ts';
import { prestazioneReference } from './prestazione.reference.ts';
import { PermessiPrestazione, Prestazione, type PrestazioneRow } from './prestazione.ts';
import { primaDi, StatoPrestazione } from './stato-prestazione.ts';
import { verificaOggi, VerificaPrestazioneInput } from './verifica-oggi.ts';

/** Art. 2 c. 8 d: a draft that is complete is published, verified today. */
export function pubblicaPrestazione(unit: WriteUnit, input: VerificaPrestazioneInput): Promise<string> {
  return verificaOggi(unit, input, primaDi(StatoPrestazione.PUBBLICATA));
}

@Resolver(() => PermessiPrestazione)
export class PubblicaPrestazione {
  @Command(() => Prestazione, {
    description: 'Pubblica una voce completa, verificata oggi (art. 2 c. 8 d).',
    articolo: 'art. 2 c. 8 d',
    ammessi: ['COORDINATORE'],
    reload: prestazioneReference,
  })
  pubblicaPrestazione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La voce e fino a quando vale la verifica.' }) input: VerificaPrestazioneInput,
  ): Promise<string> {
    return pubblicaPrestazione(unit, input);
  }

  @Permesso('Se può pubblicarla: è una bozza ed è completa.')
  puoPubblicare(@Root() prestazione: PrestazioneRow & Contenuto, @Ctx() context: GraphContext): boolean {
    return isOwnIn(primaDi(StatoPrestazione.PUBBLICATA), prestazione, context) && mancanze(prestazione).length === 0;
  }
}
