// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Arg, Ctx, InputType, Resolver, Root } from 'type-graphql';
import { unicoCaso } from '../prese-in-carico/chi-puo-agire.ts';
import { NON_ACCOGLIMENTO } from './non-accoglimento.entity.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from '../prese-in-carico/presa-in-carico.ts';
import { StatoPresaInCarico } from '../prese-in-carico/stati.ts';
import { AnnullaFineInput, riapriCaso } from './riapri-caso.ts';

@InputType({ description: 'Una richiesta che andava accolta.' })
export class AnnullaNonAccoglimentoInput extends AnnullaFineInput {}

@Resolver(() => PermessiPresaInCarico)
export class AnnullaNonAccoglimento {
  /** Art. 7 c. 1: the request waits again; one that had been assigned is assessed again by whoever had it. @returns the case's id */
  @Command(() => PresaInCarico, {
    description:
      'Il coordinatore annulla un mancato accoglimento registrato per errore: la richiesta attende di nuovo, come era (art. 7 c. 1).',
    articolo: 'art. 7 c. 1',
    ammessi: ['COORDINATORE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  annullaNonAccoglimento(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La richiesta.' }) input: AnnullaNonAccoglimentoInput,
  ): Promise<string> {
    return riapriCaso(unit, input, NON_ACCOGLIMENTO, StatoPresaInCarico.NON_ACCOLTA);
  }

  @Permesso('Se può annullarne il mancato accoglimento.')
  async puoAnnullareNonAccoglimento(
    @Root() { id, stato, assegnataIl }: PresaInCaricoRow,
    @Ctx() context: GraphContext,
  ): Promise<boolean> {
    if (stato !== StatoPresaInCarico.NON_ACCOLTA) return false;
    // Nobody answers for a request: the person may have a case.
    return assegnataIl === null || unicoCaso(id, context);
  }
}
