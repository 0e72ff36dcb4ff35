// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { fineResponsabilita } from './fine-responsabilita.ts';
import { StatoPresaInCarico } from './stati.ts';
import { transita } from './transizione.ts';

@InputType({ description: 'Una richiesta che non si accoglie.' })
export class NonAccogliPresaInCaricoInput {
  @Field(() => UUID, { description: 'La presa in carico.' })
  presaInCaricoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Field({ description: 'Il motivo, che si comunica a chi ha chiesto.' })
  @Length(3, 500)
  motivo!: string;
}

/** Art. 7 c. 1: the coordinator does not accept a request, before it is in charge, and says why. */
export function nonAccogliPresaInCarico(
  unit: WriteUnit,
  { presaInCaricoId, versione, motivo }: NonAccogliPresaInCaricoInput,
): Promise<string> {
  return transita(unit, presaInCaricoId, versione, { stato: StatoPresaInCarico.NON_ACCOLTA, motivo }, () =>
    fineResponsabilita(unit, presaInCaricoId),
  );
}
