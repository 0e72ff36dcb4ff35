// SPDX-License-Identifier: AGPL-3.0-or-later
import { annulla, type WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Resolver, Root } from 'type-graphql';
import { CasoSbagliatoInput } from './caso-sbagliato.ts';
import { changeStato } from './change-stato.ts';
import { finishCambio } from './finish-cambio.ts';
import { presaInCaricoReference } from './presa-in-carico.reference.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from './presa-in-carico.ts';
import { SOSPENSIONE } from './sospensione.entity.ts';
import { correggeSospensioni, loadSospensione } from './sospensione-scritta.ts';
import { StatoPresaInCarico } from './stati.ts';

@InputType({ description: 'Una sospensione registrata per errore: il caso non si doveva sospendere.' })
export class AnnullaSospensioneInput extends CasoSbagliatoInput {
  @Field(() => UUID, { description: 'La sospensione, in corso o finita.' })
  sospensioneId!: string;
}

@Resolver(() => PermessiPresaInCarico)
export class AnnullaSospensione {
  /**
   * Art. 2 c. 3: the case was never suspended, as when it was another one. The case of a suspension that runs is in charge.
   * @returns the case's id
   */
  @Command(() => PresaInCarico, {
    description:
      'Il case manager annulla una sospensione registrata per errore: se era in corso, il caso è di nuovo in carico (art. 2 c. 3).',
    articolo: 'art. 2 c. 3',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  async annullaSospensione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La sospensione.' }) input: AnnullaSospensioneInput,
  ): Promise<string> {
    const { sospensioneId, motivo } = input;
    const { caso, sospensione } = await loadSospensione(unit, input, 'si annulla');
    await annulla(unit, SOSPENSIONE, sospensioneId, { motivo });
    return sospensione.alle === null
      ? changeStato(unit, caso, { stato: StatoPresaInCarico.IN_CARICO })
      : finishCambio(unit, caso.id, { regolarizza: false });
  }

  @Permesso('Se può annullarne una sospensione.')
  puoAnnullareSospensioni(@Root() presa: PresaInCaricoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return correggeSospensioni(presa, context);
  }
}
