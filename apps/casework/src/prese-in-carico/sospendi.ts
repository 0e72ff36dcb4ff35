// SPDX-License-Identifier: AGPL-3.0-or-later
import { uuidv7 } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import { Command, DataIso, Permesso, Unit, UUID, type GraphContext } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { agisceSuCasoAperto } from './chi-puo-agire.ts';
import { presaInCaricoReference } from './presa-in-carico.reference.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from './presa-in-carico.ts';
import { requirePrevista, SospensioneEntity } from './sospensione.entity.ts';
import { StatoPresaInCarico, TRANSIZIONI } from './stati.ts';
import { changeStato } from './change-stato.ts';
import { loadCasoProprio } from './load-caso.ts';

@InputType({ description: 'Una presa in carico da sospendere.' })
export class SospendiInput {
  @Field(() => UUID, { description: 'La presa in carico.' })
  presaInCaricoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Field({ description: 'Perché si sospende.' })
  @Length(3, 500)
  motivo!: string;

  @Field(() => DataIso, { nullable: true, description: 'Fino a che giorno si prevede che duri, compreso.' })
  previstaFinoAl?: string;
}

@Resolver(() => PermessiPresaInCarico)
export class Sospendi {
  /**
   * Art. 2 c. 3: the case manager suspends the work on a case, as while the person is in hospital. The case manager goes on
   * answering for it. @returns the case's id
   */
  @Command(() => PresaInCarico, {
    description: 'Il case manager sospende una presa in carico: continua a risponderne (art. 2 c. 3).',
    articolo: 'art. 2 c. 3',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  async sospendi(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La sospensione.' }) input: SospendiInput,
  ): Promise<string> {
    const { presaInCaricoId, motivo, previstaFinoAl } = input;
    requirePrevista(unit.adesso, previstaFinoAl);
    const caso = await loadCasoProprio(unit, input);
    return changeStato(unit, caso, { stato: StatoPresaInCarico.SOSPESA }, async () => {
      await unit.manager.insert(SospensioneEntity, {
        ambitoId: unit.ambitoId,
        id: uuidv7(),
        presaInCaricoId,
        periodo: `[${unit.adesso.toISOString()},)`,
        motivo,
        previstaFinoAl: previstaFinoAl ?? null,
      });
    });
  }

  @Permesso('Se può sospenderla.')
  async puoSospendere(@Root() presa: PresaInCaricoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return TRANSIZIONI[presa.stato].includes(StatoPresaInCarico.SOSPESA) && agisceSuCasoAperto(presa, context);
  }
}
