// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Arg, Ctx, InputType, Resolver, Root } from 'type-graphql';
import { CasoSbagliatoInput } from '../prese-in-carico/caso-sbagliato.ts';
import { loadCasoDiTutti } from '../prese-in-carico/load-caso.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from '../prese-in-carico/presa-in-carico.ts';
import { casoInParole, StatoPresaInCarico } from '../prese-in-carico/stati.ts';
import { emitSuccessioni } from '../responsabilita/emit-successioni.ts';
import { finishRitorno, senzaFatti, tornaIndietro } from './torna-indietro.ts';

/** What an assignment writes of its case. */
const MAI_ASSEGNATA =
  'assegnata_il = NULL, urgenza_motivo = NULL, urgenza_entro = NULL, urgenza_regolarizzata_il = NULL';

@InputType({ description: 'Un’assegnazione fatta per errore: la richiesta attende ancora.' })
export class AnnullaAssegnazioneInput extends CasoSbagliatoInput {}

@Resolver(() => PermessiPresaInCarico)
export class AnnullaAssegnazione {
  /** Art. 7 c. 1: whoever was chosen by mistake does not see the case, as if it had never been theirs; the request waits again. @returns the case's id */
  @Command(() => PresaInCarico, {
    description:
      'Il coordinatore annulla un’assegnazione fatta per errore: la richiesta attende di nuovo, e chi l’aveva ricevuta non la vede più (art. 7 c. 1).',
    articolo: 'art. 7 c. 1',
    ammessi: ['COORDINATORE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  async annullaAssegnazione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La presa in carico.' }) input: AnnullaAssegnazioneInput,
  ): Promise<string> {
    const { presaInCaricoId } = input;
    const {
      caso: { stato },
      operatori,
    } = await loadCasoDiTutti(unit, input);
    if (stato !== StatoPresaInCarico.IN_VALUTAZIONE)
      throw new RuleViolation(
        'art. 7 c. 1',
        `${casoInParole(stato)}: si annulla l’assegnazione di un caso in valutazione`,
      );
    await tornaIndietro(unit, input, StatoPresaInCarico.RICHIESTA, MAI_ASSEGNATA);
    await unit.query('DELETE FROM responsabilita WHERE ambito_id = $1 AND presa_in_carico_id = $2', [
      ...[unit.ambitoId, presaInCaricoId],
    ]);
    await emitSuccessioni(unit, operatori);
    return finishRitorno(unit, input);
  }

  @Permesso('Se può annullarne l’assegnazione.')
  async puoAnnullareAssegnazione(@Root() presa: PresaInCaricoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return presa.stato === StatoPresaInCarico.IN_VALUTAZIONE && senzaFatti(presa.id, context);
  }
}
