// SPDX-License-Identifier: AGPL-3.0-or-later
import { rettificaSulPosto, type WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Motivo, Permesso, Unit, UpdateInput, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, Int, Resolver, Root } from 'type-graphql';
import { requireCoordinatoreInCarica } from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { updateGiven } from '../../update-given.ts';
import { CONTRIBUTO, ContributoEntity } from './contributo.entity.ts';
import { contributoReference } from './contributo.reference.ts';
import { ContributoAllaProgrammazione, EsitoContributo, PermessiContributo } from './contributo.ts';
import { loadRisposto, puoCorreggereRisposta, requireObiettivo } from './load-contributo.ts';

@UpdateInput(ContributoEntity, 'Una risposta scritta male, e come doveva essere', ['obiettivoId'])
export class RettificaRispostaContributoInput {
  @Field(() => UUID, { description: 'Il contributo.' })
  contributoId!: string;

  @Field(() => Int, { description: 'Versione del contributo che si è letta.' })
  versione!: number;

  @Motivo()
  motivo!: string;

  @Field(() => EsitoContributo, { nullable: true, description: 'Esito.' })
  esito?: EsitoContributo;

  @Field(() => String, { nullable: true, description: 'Risposta.' })
  @Length(3, 4_000)
  risposta?: string;

  @Field(() => UUID, { nullable: true, description: "L'obiettivo del Piano a cui porta; solo se è accolto." })
  obiettivoId?: string | null;
}

@Resolver(() => PermessiContributo)
export class RettificaRispostaContributo {
  /** Art. 2 c. 5 c: the answer to a contribution was written wrongly. What it said is kept; the day of the answer stays. @returns the contribution's id */
  @Command(() => ContributoAllaProgrammazione, {
    description:
      "L'Ufficio di Piano rettifica una risposta scritta male: quella di prima resta fra ciò che è annullato.",
    articolo: 'art. 2 c. 5 c',
    ammessi: ['COORDINATORE'],
    reload: contributoReference,
  })
  async rettificaRispostaContributo(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La risposta giusta.' }) input: RettificaRispostaContributoInput,
  ): Promise<string> {
    const { contributoId: id, versione, motivo, esito, risposta, obiettivoId } = input;
    await requireCoordinatoreInCarica(unit);
    const prima = await loadRisposto(unit, input);
    await requireObiettivo(unit, esito ?? prima.esito, obiettivoId === undefined ? prima.obiettivoId : obiettivoId);
    await rettificaSulPosto(unit, CONTRIBUTO, id, { motivo }, () =>
      updateGiven(unit, ContributoEntity, id, { esito, risposta, obiettivoId, versione: versione + 1 }),
    );
    unit.audit('ContributoAllaProgrammazione', id);
    return id;
  }

  @Permesso('Se può rettificarne la risposta.')
  puoRettificareRisposta(@Root() contributo: ContributoEntity, @Ctx() context: GraphContext): Promise<boolean> {
    return puoCorreggereRisposta(contributo, context);
  }
}
