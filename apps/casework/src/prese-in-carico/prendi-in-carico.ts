// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { UUID, Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Field, InputType, Int, Resolver, Root, Arg, Ctx } from 'type-graphql';
import { requireMandato } from '../anagrafe/mandato-in-vigore.ts';
import { agisceSuCasoAperto, mayTakeCharge } from './chi-puo-agire.ts';
import { requireNonSospesa, StatoPresaInCarico } from './stati.ts';
import { changeStato } from './change-stato.ts';
import { loadCasoProprio } from './load-caso.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from './presa-in-carico.ts';
import { presaInCaricoReference } from './presa-in-carico.reference.ts';

@InputType({ description: 'La presa in carico effettiva, dopo la valutazione.' })
export class PrendiInCaricoInput {
  @Field(() => UUID, { description: 'La presa in carico.' })
  presaInCaricoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;
}

/** Art. 2 c. 3 a: the case manager takes charge, by the mandate of the Comune unless it is urgent. */
export async function prendiInCarico(unit: WriteUnit, input: PrendiInCaricoInput): Promise<string> {
  const { chi, ...caso } = await loadCasoProprio(unit, input);
  requireNonSospesa(caso.stato);
  return changeStato(unit, caso, { stato: StatoPresaInCarico.IN_CARICO }, async () => {
    if (!chi.inUrgenza) await requireMandato(unit, caso.id, chi.operatoreId, giornoRoma(unit.adesso));
  });
}

@Resolver(() => PermessiPresaInCarico)
export class PrendiInCarico {
  @Command(() => PresaInCarico, {
    description: 'Il case manager prende in carico (art. 2 c. 3 a).',
    articolo: 'art. 2 c. 3 a',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  prendiInCarico(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La presa in carico.' }) input: PrendiInCaricoInput,
  ): Promise<string> {
    return prendiInCarico(unit, input);
  }

  @Permesso('Se può prenderla in carico.')
  async puoPrendereInCarico(@Root() presa: PresaInCaricoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return (
      presa.stato === StatoPresaInCarico.IN_VALUTAZIONE &&
      (await agisceSuCasoAperto(presa, context)) &&
      mayTakeCharge(presa.id, context)
    );
  }
}
