// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { isOwnIn, loadPrestazione, NON_RITIRATA } from './load-prestazione.ts';
import { PrestazioneEntity } from './prestazione.entity.ts';
import { prestazioneReference } from './prestazione.reference.ts';
import { PermessiPrestazione, Prestazione, type PrestazioneRow } from './prestazione.ts';
import { StatoPrestazione } from './stato-prestazione.ts';

@InputType({ description: 'Il ritiro di una voce.' })
export class RitiraPrestazioneInput {
  @Field(() => UUID, { description: 'La voce.' })
  id!: string;

  @Field(() => Int, { description: 'La versione letta.' })
  versione!: number;
}

@Resolver(() => PermessiPrestazione)
export class RitiraPrestazione {
  /**
   * Withdraws an entry whose prestazione is no longer offered, or a draft. One that was withdrawn by mistake
   * comes back as a draft (`annullaRitiroPrestazione`).
   * @returns the entry's id
   */
  @Command(() => Prestazione, {
    description: 'Ritira una voce: non si offre più.',
    articolo: 'art. 2 c. 8 d',
    ammessi: ['COORDINATORE'],
    reload: prestazioneReference,
  })
  async ritiraPrestazione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La voce.' }) { id, versione }: RitiraPrestazioneInput,
  ): Promise<string> {
    await loadPrestazione(unit, id, versione, NON_RITIRATA);
    await unit.manager.update(PrestazioneEntity, { id }, { stato: StatoPrestazione.RITIRATA, versione: versione + 1 });
    unit.audit('Prestazione', id);
    return id;
  }

  @Permesso('Se può ritirarla.')
  puoRitirare(@Root() prestazione: PrestazioneRow, @Ctx() context: GraphContext): boolean {
    return isOwnIn(NON_RITIRATA, prestazione, context);
  }
}
