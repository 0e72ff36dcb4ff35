// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import {
  puoDaCoordinatoreInCarica,
  requireCoordinatoreInCarica,
} from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { ContributoEntity } from './contributo.entity.ts';
import { contributoReference } from './contributo.reference.ts';
import { ContributoAllaProgrammazione, EsitoContributo, PermessiContributo } from './contributo.ts';
import { loadContributo, requireObiettivo } from './load-contributo.ts';

@InputType({ description: "La risposta dell'Ufficio di Piano a un contributo." })
export class RispondiContributoInput {
  @Field(() => UUID, { description: 'Il contributo.' })
  contributoId!: string;

  @Field(() => Int, { description: 'Versione del contributo che si è letta.' })
  versione!: number;

  @Field(() => EsitoContributo, { description: 'Esito.' })
  esito!: EsitoContributo;

  @Field({ description: 'Risposta.' })
  @Length(3, 4_000)
  risposta!: string;

  @Field(() => UUID, { nullable: true, description: "L'obiettivo del Piano a cui porta; solo se è accolto." })
  obiettivoId?: string;
}

@Resolver(() => PermessiContributo)
export class RispondiContributo {
  /**
   * Art. 2 c. 5 c: the Ufficio di Piano answers once. The answer may name the objective to which the contribution leads.
   * @returns the contribution's id
   */
  @Command(() => ContributoAllaProgrammazione, {
    description: "L'Ufficio di Piano risponde a un contributo.",
    articolo: 'art. 2 c. 5 c',
    ammessi: ['COORDINATORE'],
    reload: contributoReference,
  })
  async rispondiContributo(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La risposta.' }) input: RispondiContributoInput,
  ): Promise<string> {
    const { contributoId, versione, esito, risposta, obiettivoId } = input;
    await requireCoordinatoreInCarica(unit);
    const preso = await loadContributo(unit, input);
    if (preso.esito !== null) throw new RuleViolation('art. 2 c. 5 c', 'Al contributo si è già risposto');
    await requireObiettivo(unit, esito, obiettivoId ?? null);
    await unit.manager.update(ContributoEntity, contributoId, {
      ...{ esito, risposta, rispostoIl: unit.adesso, obiettivoId: obiettivoId ?? null },
      versione: versione + 1,
    });
    unit.audit('ContributoAllaProgrammazione', contributoId);
    return contributoId;
  }

  @Permesso('Se può rispondere.')
  async puoRispondere(@Root() { esito }: ContributoAllaProgrammazione, @Ctx() context: GraphContext): Promise<boolean> {
    return esito === null && (await puoDaCoordinatoreInCarica(context));
  }
}
