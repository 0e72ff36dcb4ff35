// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { Azione, Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Arg, Ctx, Field, FieldResolver, InputType, Resolver, Root } from 'type-graphql';
import { emitSuccessioni } from '../responsabilita/emit-successioni.ts';
import { CasoSbagliatoInput } from '../prese-in-carico/caso-sbagliato.ts';
import { loadCasoDiTutti } from '../prese-in-carico/load-caso.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import {
  PermessiPresaInCarico,
  PresaInCarico,
  type PresaInCaricoRow,
  Responsabilita,
  type ResponsabilitaRow,
} from '../prese-in-carico/presa-in-carico.ts';
import { presaInCaricoAssegna, presaInCaricoLeggi } from '../prese-in-carico/prese-in-carico.azioni.ts';
import {
  annullabile,
  type Avvenuto,
  findAvvenuto,
  loadAvvenuti,
  maiPassato,
  NESSUN_PASSAGGIO,
  readAvvenuti,
  rifiutoDi,
  undoPassaggi,
} from './passaggi-avvenuti.ts';
import { finishRitorno } from './torna-indietro.ts';

@InputType({ description: 'Un passaggio già cominciato, fatto per errore: il caso è andato a chi non doveva averlo.' })
export class AnnullaPassaggioAvvenutoInput extends CasoSbagliatoInput {
  @Field(() => Date, { description: 'Da quando ne risponde, o ne rispondeva, chi lo ha ricevuto per errore.' })
  dalle!: Date;
}

@Resolver(() => PermessiPresaInCarico)
export class AnnullaPassaggioAvvenuto {
  /**
   * Art. 2 c. 2, art. 7 c. 1: the case was handed over to the wrong person, who has done nothing on it. It was never theirs: they do not
   * see it any more, and whoever answered before has answered all the time. What the case said is kept. An urgency that the handover had
   * put in order is open again. @returns the case's id
   */
  @Command(() => PresaInCarico, {
    description:
      'Il coordinatore annulla un passaggio già cominciato, fatto per errore: chi aveva il caso prima ne risponde senza interruzione, e chi lo aveva ricevuto non lo vede più (art. 2 c. 2).',
    articolo: 'art. 2 c. 2',
    ammessi: ['COORDINATORE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  async annullaPassaggioAvvenuto(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il passaggio.' }) input: AnnullaPassaggioAvvenutoInput,
  ): Promise<string> {
    const { presaInCaricoId, dalle, motivo } = input;
    const { operatori } = await loadCasoDiTutti(unit, input);
    requireAnnullabile(await readAvvenuti(unit, unit.ambitoId, [presaInCaricoId], unit.adesso), dalle);
    await undoPassaggi(unit, [{ presaInCaricoId, dalle }], motivo);
    await emitSuccessioni(unit, operatori);
    return finishRitorno(unit, input);
  }

  @Permesso('Se può annullarne un passaggio già cominciato: quale, lo dice Responsabilita.passaggioAnnullabile.')
  async puoAnnullarePassaggioAvvenuto(
    @Root() { id }: PresaInCaricoRow,
    @Ctx() context: GraphContext,
  ): Promise<boolean> {
    return (await loadAvvenuti(id, context)).some(annullabile);
  }
}

@Resolver(() => Responsabilita)
export class PassaggioAnnullabileResolver {
  @Azione(presaInCaricoLeggi)
  @FieldResolver(() => Boolean, {
    description:
      'Se comincia con un passaggio che chi legge può annullare (annullaPassaggioAvvenuto): disposto dal coordinatore, e senza che si sia fatto nulla per il caso.',
  })
  async passaggioAnnullabile(
    @Root() { presaInCaricoId, dalle }: ResponsabilitaRow,
    @Ctx() context: GraphContext,
  ): Promise<boolean> {
    if (!context.ammette(presaInCaricoAssegna)) return false;
    const passaggio = findAvvenuto(await loadAvvenuti(presaInCaricoId, context), dalle);
    return passaggio !== undefined && annullabile(passaggio);
  }
}

/**
 * @throws RuleViolation for a case that was never handed over, or on which something was done since; BadUserInput for an instant at which
 *   no handover began
 */
function requireAnnullabile(passaggi: readonly Avvenuto[], dalle: Date): void {
  if (passaggi.length === 0) throw maiPassato();
  const passaggio = findAvvenuto(passaggi, dalle);
  if (passaggio === undefined) throw new BadUserInput(['input', 'dalle'], NESSUN_PASSAGGIO);
  const rifiuto = rifiutoDi(passaggio);
  if (rifiuto !== null) throw rifiuto;
}
