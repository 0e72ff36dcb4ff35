// SPDX-License-Identifier: AGPL-3.0-or-later
import { annulla, type WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Resolver } from 'type-graphql';
import {
  puoDaCoordinatoreInCarica,
  requireCoordinatoreInCarica,
} from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { PermessiAndamento } from './andamento.ts';
import { loadAndamento } from './load-andamento.ts';
import { ObiettivoDiPiano } from './obiettivo-di-piano.ts';
import { ANDAMENTO_OBIETTIVO } from './obiettivo.entity.ts';
import { obiettivoReference } from './obiettivo.reference.ts';

@InputType({ description: "Una rilevazione dell'andamento di un obiettivo che era un errore." })
export class AnnullaAndamentoInput {
  @Field(() => UUID, { description: 'La rilevazione.' })
  andamentoId!: string;

  @Motivo()
  motivo!: string;
}

@Resolver(() => PermessiAndamento)
export class AnnullaAndamento {
  /** Art. 7 c. 2: a report of another objective, or of no day. The one before is the latest again. @returns the objective's id */
  @Command(() => ObiettivoDiPiano, {
    description: "Annulla una rilevazione dell'andamento di un obiettivo che era un errore (art. 7 c. 2).",
    articolo: 'art. 7 c. 2',
    ammessi: ['COORDINATORE'],
    reload: obiettivoReference,
  })
  async annullaAndamento(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La rilevazione.' }) { andamentoId, motivo }: AnnullaAndamentoInput,
  ): Promise<string> {
    await requireCoordinatoreInCarica(unit);
    const { obiettivoId } = await loadAndamento(unit, andamentoId);
    await annulla(unit, ANDAMENTO_OBIETTIVO, andamentoId, { motivo });
    unit.audit('ObiettivoDiPiano', obiettivoId);
    return obiettivoId;
  }

  @Permesso('Se può annullarla.')
  puoAnnullare(@Ctx() context: GraphContext): Promise<boolean> {
    return puoDaCoordinatoreInCarica(context);
  }
}
