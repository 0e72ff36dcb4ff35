// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import { writeRows, type WriteUnit } from '@ambito/persistence';
import { Command, DataIso, Decimali, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { IsPositive, Length } from 'class-validator';
import { Arg, Field, Float, InputType, Int, Resolver } from 'type-graphql';
import { advanceSoglia } from './advance.ts';
import { readSoglia } from './read-vocabolario.ts';
import { ValoreSogliaEntity } from './soglia.entity.ts';
import { emitSoglia } from './soglia.evento.ts';
import { NomeSoglia, PermessiSoglia, Soglia } from './soglia.ts';

@InputType({ description: 'Il valore di una soglia da una data (art. 11 c. 1).' })
export class FissaSogliaInput {
  @Field(() => NomeSoglia, { description: 'La soglia.' })
  nome!: NomeSoglia;

  @Field(() => Int, { description: 'Versione della soglia che si è letta.' })
  versione!: number;

  @Field(() => Float, { description: 'Il valore, maggiore di zero; intero, tranne le ore.' })
  @IsPositive()
  @Decimali(2, { fino: 1_000_000 })
  valore!: number;

  @Field(() => DataIso, { description: 'Da quando: oggi o dopo. Un valore futuro si può ancora correggere.' })
  dal!: string;

  @Field({ description: 'La disposizione che lo fissa.' })
  @Length(3, 300)
  fonte!: string;
}

/** Ratios and contributions are computed from whole thresholds; only the weekly hours may have decimals. */
export const sogliaNonIntera = (): BadUserInput =>
  new BadUserInput(['input', 'valore'], 'Il valore ha decimali: questa soglia è un numero intero');

@Resolver(() => PermessiSoglia)
export class FissaSoglia {
  /** Art. 11 c. 1: a provision changes a threshold from a day on. Earlier days keep their value. */
  @Command(() => Soglia, {
    description: 'Fissa il valore di una soglia da una data (art. 11 c. 1).',
    articolo: 'art. 11 c. 1',
    ammessi: ['AMMINISTRATORE'],
    reload: (context: GraphContext, nome: NomeSoglia) => readSoglia(context, nome),
  })
  async fissaSoglia(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La soglia.' }) { nome, versione, valore, dal, fonte }: FissaSogliaInput,
  ): Promise<NomeSoglia> {
    if (dal < giornoRoma(unit.adesso))
      throw new BadUserInput(['input', 'dal'], 'Il giorno è passato: una soglia cambia da oggi in poi');
    if (nome !== NomeSoglia.ORE_SETTIMANALI_SEDE && !Number.isInteger(valore)) throw sogliaNonIntera();
    await advanceSoglia(unit, nome, versione);
    const registrataIl = unit.adesso;
    await writeRows(unit, ValoreSogliaEntity, [{ nome, dal, valore: String(valore), fonte, registrataIl }]);
    await emitSoglia(unit, nome);
    unit.audit('Soglia', nome);
    return nome;
  }

  @Permesso('Se può fissarne un nuovo valore.')
  puoFissare(): boolean {
    return true;
  }
}
