// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Arg, Ctx, InputType, Resolver, Root } from 'type-graphql';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from '../prese-in-carico/presa-in-carico.ts';
import { StatoPresaInCarico } from '../prese-in-carico/stati.ts';
import { DIMISSIONE } from './dimissione.entity.ts';
import { riapriCaso, RiapriCasoInput, riapribile } from './riapri-caso.ts';

@InputType({ description: 'Una dimissione registrata per errore: il caso non doveva concludersi.' })
export class AnnullaDimissioneInput extends RiapriCasoInput {}

@Resolver(() => PermessiPresaInCarico)
export class AnnullaDimissione {
  /** Art. 7 c. 1, art. 2 c. 3 d: nobody answers for a case that has ended, so that only the coordinator gives it back. @returns the case's id */
  @Command(() => PresaInCarico, {
    description:
      'Il coordinatore annulla la dimissione di un caso: il caso si riapre come era, con chi ne rispondeva (art. 7 c. 1).',
    articolo: 'art. 7 c. 1',
    ammessi: ['COORDINATORE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  annullaDimissione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il caso.' }) input: AnnullaDimissioneInput,
  ): Promise<string> {
    return riapriCaso(unit, input, DIMISSIONE, StatoPresaInCarico.CONCLUSA);
  }

  @Permesso('Se può annullarne la dimissione.')
  puoAnnullareDimissione(@Root() presa: PresaInCaricoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return riapribile(presa, StatoPresaInCarico.CONCLUSA, context);
  }
}
