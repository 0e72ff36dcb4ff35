// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { UUID } from '@ambito/subgraph';
import { Field, InputType, Int } from 'type-graphql';
import { requireMandato } from '../anagrafe/mandato-in-vigore.ts';
import { requireCaseManager } from '../anagrafe/operatore-in-servizio.ts';
import { StatoPresaInCarico } from './stati.ts';
import { transita } from './transizione.ts';

@InputType({ description: 'La presa in carico effettiva, dopo la valutazione.' })
export class PrendiInCaricoInput {
  @Field(() => UUID, { description: 'La presa in carico.' })
  presaInCaricoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;
}

/** Art. 2 c. 3 a: the case manager takes charge, by the mandate of the Comune unless it is urgent. */
export function prendiInCarico(unit: WriteUnit, { presaInCaricoId, versione }: PrendiInCaricoInput): Promise<string> {
  return transita(unit, presaInCaricoId, versione, { stato: StatoPresaInCarico.IN_CARICO }, async () => {
    const { operatoreId, inUrgenza } = await requireCaseManager(unit, presaInCaricoId);
    if (!inUrgenza) await requireMandato(unit, presaInCaricoId, operatoreId, giornoRoma(unit.adesso));
  });
}
