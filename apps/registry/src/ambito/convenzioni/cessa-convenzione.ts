// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { finiscePrima, puoFinirePrima } from '../../fine-anticipata.ts';
import { ambitoReference } from '../ambiti/ambito.reference.ts';
import { Ambito } from '../ambiti/ambito.ts';
import type { ConvenzioneEntity } from './convenzione.entity.ts';
import { PermessiConvenzione } from './convenzione.ts';
import { loadConvenzione } from './load-convenzione.ts';

@InputType({ description: 'La cessazione di una Convenzione prima del suo termine.' })
export class CessaConvenzioneInput {
  @Field(() => Int, { description: "Versione dell'Ambito che si è letta." })
  versione!: number;

  @Field(() => UUID, { description: 'La Convenzione.' })
  convenzioneId!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno in cui vale, compreso: da oggi in poi.' })
  al!: string;

  @Field({ description: "Estremi dell'atto." })
  @Length(3, 200)
  atto!: string;
}

@Resolver(() => PermessiConvenzione)
export class CessaConvenzione {
  /**
   * Art. 1 and 9: a Convenzione ends before its term, once, so that another may follow. The past days on which it was in force
   * do not change. The constraint `convenzione_immutabile` holds both. @returns the Ambito's id
   */
  @Command(() => Ambito, {
    description: 'Fa cessare la Convenzione prima del suo termine, una volta e da oggi in poi (art. 1 e 9).',
    articolo: 'art. 1',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
    reload: ambitoReference,
  })
  async cessaConvenzione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La cessazione.' }) input: CessaConvenzioneInput,
  ): Promise<string> {
    const { convenzioneId, al, atto } = input;
    const { ambitoId } = unit;
    const convenzione = await loadConvenzione(unit, input);
    const oggi = giornoRoma(unit.adesso);
    if (al < oggi)
      throw new BadUserInput(
        ['input', 'al'],
        'I giorni in cui è valsa non cambiano: la Convenzione cessa da oggi in poi',
      );
    if (convenzione.attoCessazione !== null)
      throw new RuleViolation(
        'art. 1 c. 1',
        'La cessazione della Convenzione è già registrata: se è sbagliata, si rettifica',
      );
    if (!finiscePrima(al, convenzione, oggi))
      throw new RuleViolation(
        'art. 1 c. 1',
        `La Convenzione comincia ${ilGiorno(convenzione.dal)} e finisce ${ilGiorno(convenzione.al)}: il giorno in cui cessa è prima dell'ultimo`,
      );
    await unit.query(
      `UPDATE convenzione SET periodo = daterange(lower(periodo), $2::date, '[]'), atto_cessazione = $3, termine = upper(periodo) - 1 WHERE id = $1`,
      [convenzioneId, al, atto],
    );
    unit.audit('Convenzione', convenzioneId);
    return ambitoId;
  }

  @Permesso('Farla cessare prima del suo termine, da oggi in poi.')
  puoCessare(@Root() convenzione: ConvenzioneEntity, @Ctx() { ambitoId, adesso }: GraphContext): boolean {
    const propria = convenzione.ambitoId === ambitoId;
    return propria && convenzione.attoCessazione === null && puoFinirePrima(convenzione, giornoRoma(adesso));
  }
}
