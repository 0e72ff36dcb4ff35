// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { UUID, Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Field, InputType, Int, Resolver, Root, Arg, Ctx } from 'type-graphql';
import { requireMandato } from '../anagrafe/mandato-in-vigore.ts';
import { requireIncaricoInVigore } from '../anagrafe/operatore-in-servizio.ts';
import { requirePresenzaConfermata } from '../anagrafe/presenza.ts';
import { entrustCase } from '../responsabilita/entrust-case.ts';
import { emitSuccessioni } from '../responsabilita/emit-successioni.ts';
import { assegnabile, unicoCaso } from './chi-puo-agire.ts';
import { StatoPresaInCarico, TRANSIZIONI } from './stati.ts';
import { changeStato } from './change-stato.ts';
import { requireUnicoCaso } from './unico-caso.ts';
import { loadCasoDaAffidare } from './load-caso.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from './presa-in-carico.ts';
import { presaInCaricoReference } from './presa-in-carico.reference.ts';

@InputType({ description: "L'assegnazione di una richiesta a un case manager." })
export class AssegnaPresaInCaricoInput {
  @Field(() => UUID, { description: 'La presa in carico.' })
  presaInCaricoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Field(() => UUID, { description: "L'assistente sociale che ne sarà case manager." })
  operatoreId!: string;

  @Field({ defaultValue: false, description: 'Se va affidato anche a chi, da quel giorno o più avanti, è assente.' })
  confermaAssenza: boolean = false;
}

/**
 * Art. 2 c. 2, art. 7 c. 1: the coordinator assigns a case to a case manager: an assistente sociale with an incarico in force
 * (art. 8) and the Comune's mandate (art. 2 c. 3).
 */
export async function assegnaPresaInCarico(unit: WriteUnit, input: AssegnaPresaInCaricoInput): Promise<string> {
  const { presaInCaricoId, operatoreId, confermaAssenza } = input;
  const caso = await loadCasoDaAffidare(unit, input, operatoreId);
  return changeStato(unit, caso, { stato: StatoPresaInCarico.IN_VALUTAZIONE }, async () => {
    const oggi = giornoRoma(unit.adesso);
    await requireUnicoCaso(unit, presaInCaricoId);
    await requireIncaricoInVigore(unit, operatoreId, oggi);
    await requireMandato(unit, presaInCaricoId, operatoreId, oggi);
    await requirePresenzaConfermata(unit, operatoreId, oggi, confermaAssenza);
    await entrustCase(unit, presaInCaricoId, { operatoreId, natura: 'ORDINARIA', dalle: unit.adesso });
    await emitSuccessioni(unit, [operatoreId]);
  });
}

@Resolver(() => PermessiPresaInCarico)
export class AssegnaPresaInCarico {
  @Command(() => PresaInCarico, {
    description: 'Il coordinatore nomina il case manager (art. 2 c. 2, art. 7 c. 1).',
    articolo: 'art. 7 c. 1',
    ammessi: ['COORDINATORE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  assegnaPresaInCarico(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'assegnazione." }) input: AssegnaPresaInCaricoInput,
  ): Promise<string> {
    return assegnaPresaInCarico(unit, input);
  }

  @Permesso('Se può assegnarla.')
  async puoAssegnare(@Root() { id, stato }: PresaInCaricoRow, @Ctx() context: GraphContext): Promise<boolean> {
    if (!TRANSIZIONI[stato].includes(StatoPresaInCarico.IN_VALUTAZIONE)) return false;
    return (await assegnabile(id, context)) && unicoCaso(id, context);
  }
}
