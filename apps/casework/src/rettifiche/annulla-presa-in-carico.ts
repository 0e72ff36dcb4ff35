// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Arg, Ctx, InputType, Resolver, Root } from 'type-graphql';
import { CasoSbagliatoInput } from '../prese-in-carico/caso-sbagliato.ts';
import { agisceSuCasoAperto } from '../prese-in-carico/chi-puo-agire.ts';
import { loadCasoProprio } from '../prese-in-carico/load-caso.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from '../prese-in-carico/presa-in-carico.ts';
import { casoInParole, StatoPresaInCarico } from '../prese-in-carico/stati.ts';
import { finishRitorno, senzaFatti, tornaIndietro } from './torna-indietro.ts';

@InputType({ description: 'Una presa in carico effettiva registrata per errore: il caso si stava ancora valutando.' })
export class AnnullaPresaInCaricoInput extends CasoSbagliatoInput {}

@Resolver(() => PermessiPresaInCarico)
export class AnnullaPresaInCarico {
  /** Art. 2 c. 3 a: the case was not taken in charge, as when it was another one. Its case manager assesses it again. @returns the case's id */
  @Command(() => PresaInCarico, {
    description:
      'Il case manager annulla la presa in carico registrata per errore: il caso è di nuovo in valutazione, se non è andato avanti (art. 2 c. 3 a).',
    articolo: 'art. 2 c. 3 a',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  async annullaPresaInCarico(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La presa in carico.' }) input: AnnullaPresaInCaricoInput,
  ): Promise<string> {
    const { stato } = await loadCasoProprio(unit, input);
    if (stato !== StatoPresaInCarico.IN_CARICO)
      throw new RuleViolation('art. 2 c. 3 a', `${casoInParole(stato)}: non c’è una presa in carico da annullare`);
    await tornaIndietro(unit, input, StatoPresaInCarico.IN_VALUTAZIONE, 'attivata_il = NULL');
    return finishRitorno(unit, input);
  }

  @Permesso('Se può annullarne la presa in carico.')
  async puoAnnullarePresaInCarico(@Root() presa: PresaInCaricoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return (
      presa.stato === StatoPresaInCarico.IN_CARICO &&
      (await agisceSuCasoAperto(presa, context)) &&
      senzaFatti(presa.id, context)
    );
  }
}
