// SPDX-License-Identifier: AGPL-3.0-or-later
import { uuidv7 } from '@ambito/events';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { UUID, Command, Permesso, Unit } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Field, InputType, Int, Resolver, Root, Arg } from 'type-graphql';
import { endResponsabilita } from '../responsabilita/end-responsabilita.ts';
import { StatoPresaInCarico, TRANSIZIONI } from '../prese-in-carico/stati.ts';
import { changeStato } from '../prese-in-carico/change-stato.ts';
import { loadCaso } from '../prese-in-carico/load-caso.ts';
import { NonAccoglimentoEntity } from './non-accoglimento.entity.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from '../prese-in-carico/presa-in-carico.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';

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
export async function nonAccogliPresaInCarico(unit: WriteUnit, input: NonAccogliPresaInCaricoInput): Promise<string> {
  const { presaInCaricoId, motivo } = input;
  const caso = await loadCaso(unit, input);
  return changeStato(unit, caso, { stato: StatoPresaInCarico.NON_ACCOLTA, motivo }, async () => {
    await unit.manager.insert(NonAccoglimentoEntity, {
      ambitoId: unit.ambitoId,
      id: uuidv7(),
      presaInCaricoId,
      daStato: caso.stato,
      data: giornoRoma(unit.adesso),
      motivo,
    });
    await endResponsabilita(unit, presaInCaricoId);
  });
}

@Resolver(() => PermessiPresaInCarico)
export class NonAccogliPresaInCarico {
  @Command(() => PresaInCarico, {
    description: 'Il coordinatore non accoglie una richiesta, con motivo (art. 7 c. 1).',
    articolo: 'art. 7 c. 1',
    ammessi: ['COORDINATORE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  nonAccogliPresaInCarico(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il motivo.' }) input: NonAccogliPresaInCaricoInput,
  ): Promise<string> {
    return nonAccogliPresaInCarico(unit, input);
  }

  @Permesso('Se può non accoglierla.')
  puoNonAccogliere(@Root() { stato }: PresaInCaricoRow): boolean {
    return TRANSIZIONI[stato].includes(StatoPresaInCarico.NON_ACCOLTA);
  }
}
