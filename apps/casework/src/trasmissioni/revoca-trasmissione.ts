// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { moveTrasmissione } from './move-trasmissione.ts';
import { StatoTrasmissione } from './stati.ts';

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

/** Who sent a request takes it back, before the ente has answered: from then on nothing of it is pending. */
export function revocaTrasmissione(unit: WriteUnit, input: RevocaTrasmissioneInput): Promise<string> {
  return moveTrasmissione(unit, input, {
    stato: StatoTrasmissione.REVOCATA,
    avvenutoIl: unit.adesso,
    nota: input.nota,
  });
}
