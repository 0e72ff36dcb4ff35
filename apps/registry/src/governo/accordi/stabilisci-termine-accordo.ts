// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import {
  puoDaCoordinatoreInCarica,
  requireCoordinatoreInCarica,
} from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { AccordoEntity } from './accordo.entity.ts';
import { accordoReference } from './accordo.reference.ts';
import { Accordo, PermessiAccordo, type AccordoRow } from './accordo.ts';
import { loadAccordo } from './load-accordo.ts';

@InputType({ description: 'Il termine di un accordo: prorogato, anticipato, o confermato senza rinnovo.' })
export class StabilisciTermineAccordoInput {
  @Field(() => UUID, { description: "L'accordo." })
  accordoId!: string;

  @Field(() => Int, { description: "Versione dell'accordo che si è letta." })
  versione!: number;

  @Field(() => DataIso, { description: 'Ultimo giorno, compreso.' })
  al!: string;

  @Field({ description: "Estremi dell'atto." })
  @Length(3, 200)
  atto!: string;

  @Field({ description: 'Se è stabilito che non si rinnova: non se ne segnala più la scadenza.' })
  nonSiRinnova!: boolean;
}

@Resolver(() => PermessiAccordo)
export class StabilisciTermineAccordo {
  /**
   * Art. 2 c. 5 f and o: moves the last day of an agreement, or declares that the agreement is not renewed. @returns the
   * agreement's id
   */
  @Command(() => Accordo, {
    description: 'Proroga un accordo, lo anticipa o stabilisce che non si rinnova.',
    articolo: 'art. 2 c. 5 f e o',
    ammessi: ['COORDINATORE'],
    reload: accordoReference,
  })
  async stabilisciTermineAccordo(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il termine.' })
    { accordoId, versione, al, atto, nonSiRinnova }: StabilisciTermineAccordoInput,
  ): Promise<string> {
    await requireCoordinatoreInCarica(unit);
    const { dal } = await loadAccordo(unit, { accordoId, versione });
    if (al < dal)
      throw new BadUserInput(
        ['input', 'al'],
        "L'accordo finirebbe prima di cominciare: indica un ultimo giorno dal primo in poi",
      );
    await unit.manager.update(AccordoEntity, accordoId, {
      periodo: `[${dal},${al}]`,
      attoTermine: atto,
      nonSiRinnova,
      versione: versione + 1,
    });
    unit.audit('Accordo', accordoId);
    return accordoId;
  }

  @Permesso('Se può stabilirne il termine.')
  async puoStabilireTermine(@Root() { ambitoId }: AccordoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return ambitoId === context.ambitoId && (await puoDaCoordinatoreInCarica(context));
  }
}
