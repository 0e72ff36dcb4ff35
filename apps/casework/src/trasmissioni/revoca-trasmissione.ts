// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Autorizzazione } from '@ambito/access';
import type { WriteUnit } from '@ambito/persistence';
import { Admitted, UUID, Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Field, InputType, Int, Resolver, Root, Arg, Ctx } from 'type-graphql';
import { mayMove, moveTrasmissione } from './move-trasmissione.ts';
import { StatoTrasmissione } from './stati.ts';
import { PermessiTrasmissione, Trasmissione, type TrasmissioneRow } from './trasmissione.ts';
import { trasmissioneReference } from './trasmissione.reference.ts';

@InputType({ description: 'La revoca di una trasmissione.' })
export class RevocaTrasmissioneInput {
  @Field(() => UUID, { description: 'La trasmissione.' })
  trasmissioneId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Field({ description: 'Perché.' })
  @Length(3, 2_000)
  nota!: string;
}

@Resolver(() => PermessiTrasmissione)
export class RevocaTrasmissione {
  /** The sender revokes a request before the ente has answered. No answer is awaited any more. */
  @Command(() => Trasmissione, {
    description: "Revoca una trasmissione prima dell'esito: chi l'ha trasmessa, o chi segue quelle del caso.",
    articolo: 'art. 2 c. 8 e',
    ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
    personale: true,
    applica: ['sede'],
    reload: trasmissioneReference,
  })
  revocaTrasmissione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La revoca.' }) input: RevocaTrasmissioneInput,
  ): Promise<string> {
    return moveTrasmissione(unit, input, {
      stato: StatoTrasmissione.REVOCATA,
      avvenutoIl: unit.adesso,
      nota: input.nota,
    });
  }
  @Permesso('Se può revocarla.')
  puoRevocare(
    @Root() trasmissione: TrasmissioneRow,
    @Admitted() chi: Autorizzazione,
    @Ctx() context: GraphContext,
  ): Promise<boolean> {
    return mayMove(trasmissione, StatoTrasmissione.REVOCATA, chi, context);
  }
}
