// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { ambitoReference } from '../../ambito/ambiti/ambito.reference.ts';
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import { finiscePrima, puoFinirePrima } from '../../fine-anticipata.ts';
import { emitCoordinatore } from './coordinatore.evento.ts';
import { loadNomina } from './load-nomina.ts';
import { PermessiNominaCoordinatore, type NominaRow } from './nomina.ts';

@InputType({ description: 'La cessazione di un coordinatore prima del suo termine.' })
export class CessaCoordinatoreInput {
  @Field(() => UUID, { description: 'La nomina.' })
  nominaId!: string;

  @Field(() => Int, { description: 'Versione della nomina che si è letta.' })
  versione!: number;

  @Field(() => DataIso, { description: 'Ultimo giorno, compreso: da oggi in poi.' })
  al!: string;

  @Field({ description: "Estremi dell'atto." })
  @Length(3, 200)
  atto!: string;
}

@Resolver(() => PermessiNominaCoordinatore)
export class CessaCoordinatore {
  /**
   * Art. 7: ends the term of a coordinator before its last day. A term never gets longer, and the days in office stay.
   * @returns the Ambito's id
   */
  @Command(() => Ambito, {
    description: "Fa cessare il coordinatore dell'Ufficio di Piano prima del suo termine.",
    articolo: 'art. 7',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
    reload: ambitoReference,
  })
  async cessaCoordinatore(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La cessazione.' }) { nominaId, versione, al, atto }: CessaCoordinatoreInput,
  ): Promise<string> {
    const { dal, al: fine } = await loadNomina(unit, { nominaId, versione });
    const oggi = giornoRoma(unit.adesso);
    if (al < oggi)
      throw new BadUserInput(
        ['input', 'al'],
        'I giorni in cui è stato in carica non cambiano: si cessa da oggi in poi',
      );
    if (!finiscePrima(al, { dal, al: fine }, oggi))
      throw new RuleViolation('art. 7', 'Il giorno è fuori dalla nomina: indicane uno fra il primo e l’ultimo');
    await unit.query(
      `UPDATE nomina_coordinatore SET periodo = daterange(lower(periodo), $2, '[]'), atto_cessazione = $3, versione = versione + 1 WHERE id = $1`,
      [nominaId, al, atto],
    );
    await emitCoordinatore(unit);
    unit.audit('NominaCoordinatore', nominaId);
    return unit.ambitoId;
  }

  @Permesso('Se può farla cessare.')
  puoCessare(@Root() nomina: NominaRow, @Ctx() { ambitoId, adesso }: GraphContext): boolean {
    return nomina.ambitoId === ambitoId && puoFinirePrima(nomina, giornoRoma(adesso));
  }
}
