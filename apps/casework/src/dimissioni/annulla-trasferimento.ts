// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Arg, Ctx, InputType, Resolver, Root } from 'type-graphql';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from '../prese-in-carico/presa-in-carico.ts';
import { StatoPresaInCarico } from '../prese-in-carico/stati.ts';
import { TRASFERIMENTO } from './trasferimento.entity.ts';
import { riapriCaso, RiapriCasoInput, riapribile } from './riapri-caso.ts';

@InputType({ description: 'Un trasferimento registrato per errore: la persona è ancora seguita qui.' })
export class AnnullaTrasferimentoInput extends RiapriCasoInput {}

@Resolver(() => PermessiPresaInCarico)
export class AnnullaTrasferimento {
  /** Art. 7 c. 1, art. 2 c. 2: the person was not transferred, and is followed here again. @returns the case's id */
  @Command(() => PresaInCarico, {
    description:
      'Il coordinatore annulla il trasferimento di un caso: il caso si riapre come era, con chi ne rispondeva (art. 7 c. 1).',
    articolo: 'art. 7 c. 1',
    ammessi: ['COORDINATORE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  annullaTrasferimento(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il caso.' }) input: AnnullaTrasferimentoInput,
  ): Promise<string> {
    return riapriCaso(unit, input, TRASFERIMENTO, StatoPresaInCarico.TRASFERITA);
  }

  @Permesso('Se può annullarne il trasferimento.')
  puoAnnullareTrasferimento(@Root() presa: PresaInCaricoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return riapribile(presa, StatoPresaInCarico.TRASFERITA, context);
  }
}
