// SPDX-License-Identifier: AGPL-3.0-or-later
import { rettificaSulPosto, type WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { requireCoordinatoreInCarica } from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { CONTRIBUTO, ContributoEntity } from './contributo.entity.ts';
import { contributoReference } from './contributo.reference.ts';
import { ContributoAllaProgrammazione, PermessiContributo } from './contributo.ts';
import { loadRisposto, puoCorreggereRisposta } from './load-contributo.ts';

@InputType({ description: 'Una risposta data per errore.' })
export class AnnullaRispostaContributoInput {
  @Field(() => UUID, { description: 'Il contributo.' })
  contributoId!: string;

  @Field(() => Int, { description: 'Versione del contributo che si è letta.' })
  versione!: number;

  @Motivo()
  motivo!: string;
}

@Resolver(() => PermessiContributo)
export class AnnullaRispostaContributo {
  /** Art. 2 c. 5 c: a contribution was answered by mistake. It awaits its answer again, within the same term. @returns the contribution's id */
  @Command(() => ContributoAllaProgrammazione, {
    description:
      "L'Ufficio di Piano annulla una risposta data per errore: il contributo attende di nuovo, entro lo stesso giorno.",
    articolo: 'art. 2 c. 5 c',
    ammessi: ['COORDINATORE'],
    reload: contributoReference,
  })
  async annullaRispostaContributo(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La risposta.' }) input: AnnullaRispostaContributoInput,
  ): Promise<string> {
    const { contributoId: id, versione, motivo } = input;
    await requireCoordinatoreInCarica(unit);
    await loadRisposto(unit, input);
    const attende = { esito: null, risposta: null, rispostoIl: null, obiettivoId: null, versione: versione + 1 };
    await rettificaSulPosto(unit, CONTRIBUTO, id, { motivo }, () => unit.manager.update(ContributoEntity, id, attende));
    unit.audit('ContributoAllaProgrammazione', id);
    return id;
  }

  @Permesso('Se può annullarne la risposta.')
  puoAnnullareRisposta(@Root() contributo: ContributoEntity, @Ctx() context: GraphContext): Promise<boolean> {
    return puoCorreggereRisposta(contributo, context);
  }
}
