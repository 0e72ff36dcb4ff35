// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { Command, Permesso, Unit, UUID, type GraphContext } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { agisceSuCasoAperto } from './chi-puo-agire.ts';
import { presaInCaricoReference } from './presa-in-carico.reference.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from './presa-in-carico.ts';
import { requireSospesa, StatoPresaInCarico } from './stati.ts';
import { changeStato } from './change-stato.ts';
import { loadCasoProprio } from './load-caso.ts';

@InputType({ description: 'Una presa in carico sospesa, da riprendere.' })
export class RiprendiInput {
  @Field(() => UUID, { description: 'La presa in carico.' })
  presaInCaricoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;
}

@Resolver(() => PermessiPresaInCarico)
export class Riprendi {
  /** Art. 2 c. 3: the case manager takes up a case that was suspended; the suspension ends. @returns the case's id */
  @Command(() => PresaInCarico, {
    description: 'Il case manager riprende una presa in carico sospesa (art. 2 c. 3).',
    articolo: 'art. 2 c. 3',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  async riprendi(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La presa in carico.' }) input: RiprendiInput,
  ): Promise<string> {
    const caso = await loadCasoProprio(unit, input);
    requireSospesa(caso.stato);
    return changeStato(unit, caso, { stato: StatoPresaInCarico.IN_CARICO });
  }

  @Permesso('Se può riprenderla, sospesa.')
  async puoRiprendere(@Root() presa: PresaInCaricoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return presa.stato === StatoPresaInCarico.SOSPESA && agisceSuCasoAperto(presa, context);
  }
}
