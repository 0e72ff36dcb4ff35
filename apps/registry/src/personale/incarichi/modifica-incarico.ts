// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { dalAl, giornoRoma, ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Length, Max, Min } from 'class-validator';
import { Arg, Ctx, Field, Float, InputType, Int, Resolver, Root } from 'type-graphql';
import { finishModifica, loadOperatore } from '../operatori/load-operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore } from '../operatori/operatore.ts';
import { IncaricoEntity } from '../operatori/incarico.entity.ts';
import { PermessiIncarico, type IncaricoRow } from './incarico.ts';
import { loadIncarico } from './load-incarico.ts';
import { requireRapportoMinimo, writeConferma } from './rapporto-minimo.ts';
import { requireTempoPieno } from './tempo-pieno.ts';

@InputType({ description: 'Il nuovo tempo di un incarico, da un certo giorno.' })
export class ModificaIncaricoInput {
  @Field(() => UUID, { description: "L'operatore." })
  operatoreId!: string;

  @Field(() => Int, { description: "Versione dell'operatore che si è letta." })
  versione!: number;

  @Field(() => UUID, { description: "L'incarico." })
  incaricoId!: string;

  @Field(() => DataIso, { description: 'Primo giorno del nuovo tempo: prima vale quello di adesso.' })
  dal!: string;

  @Field(() => Float, { description: 'Tempo pieno equivalente, da 0 (escluso) a 1.' })
  @Min(0.01)
  @Max(1)
  fte!: number;

  @Field({ description: "Estremi dell'atto." })
  @Length(3, 200)
  atto!: string;

  @Field({
    defaultValue: false,
    description: "Conferma che l'Ambito scende sotto un assistente sociale ogni 10.000 residenti (art. 4 c. 1).",
  })
  confermaSottoMinimo: boolean = false;
}

/** Whether an incarico is not over on a day and lasts more than one day: past service does not change. */
function modificabile({ dal, al }: { dal: string; al: string | null }, oggi: string): boolean {
  return al === null || (al >= oggi && al > dal);
}

@Resolver(() => PermessiIncarico)
export class ModificaIncarico {
  /**
   * Art. 8: from a day on an incarico takes another share of the operator's time. The old incarico ends the day before and
   * stays as history. Less time may take the Ambito below the minimum, as an end may, and needs the same confirmation (art. 4
   * c. 1).
   * @returns the operator's id
   */
  @Command(() => Operatore, {
    description: 'Cambia da un certo giorno il tempo di un incarico (art. 8).',
    articolo: 'art. 8',
    ammessi: ['COORDINATORE'],
    reload: operatoreReference,
  })
  async modificaIncarico(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il nuovo tempo.' }) input: ModificaIncaricoInput,
  ): Promise<string> {
    const { operatoreId, versione, incaricoId, dal, fte, atto, confermaSottoMinimo } = input;
    const { natura } = await loadOperatore(unit, operatoreId, versione);
    const incarico = await loadIncarico(unit, operatoreId, incaricoId);
    if (!modificabile(incarico, giornoRoma(unit.adesso)))
      throw new RuleViolation('art. 8', "L'incarico è finito, o dura un giorno solo: resta com'è");
    if (dal <= incarico.dal || (incarico.al !== null && dal > incarico.al))
      throw new BadUserInput(
        ['input', 'dal'],
        incarico.al === null
          ? `L'incarico comincia ${ilGiorno(incarico.dal)}: indica un giorno dopo quello`
          : `Il giorno è fuori dall'incarico, che va ${dalAl(incarico.dal, incarico.al)}: indica un giorno dopo il primo, fino all'ultimo`,
      );
    const chiusi = await unit.query<{ al: string }>(
      'UPDATE incarico SET periodo = daterange(lower(periodo), $2::date) WHERE id = $1 RETURNING upper(periodo) - 1 AS al',
      [incaricoId, dal],
    );
    const { titoloId, sedeId, codiceIstat } = incarico;
    await unit.manager.insert(IncaricoEntity, {
      id: uuidv7(),
      ambitoId: unit.ambitoId,
      operatoreId,
      titoloId,
      sedeId,
      codiceIstat,
      periodo: `[${dal},${incarico.al ?? ''}]`,
      fte: fte.toFixed(2),
      atto,
    });
    if (natura === 'ASSISTENTE_SOCIALE' && fte < Number(incarico.fte)) {
      // The database holds the new time already, so that no incarico is left out of the count.
      const tolto = Number(incarico.fte) - fte;
      for (const { al: dopo } of chiusi)
        if (await requireRapportoMinimo(unit, { senza: [], tolto, dopo, finoAl: incarico.al }, confermaSottoMinimo))
          await writeConferma(unit, [incaricoId], true);
    }
    await requireTempoPieno(unit, operatoreId);
    return finishModifica(unit, operatoreId);
  }

  @Permesso('Se può cambiarne il tempo da un certo giorno.')
  puoModificare(@Root() incarico: IncaricoRow, @Ctx() { adesso }: GraphContext): boolean {
    return incarico.fineRichiesta === null && modificabile(incarico, giornoRoma(adesso));
  }
}
