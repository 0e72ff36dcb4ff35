// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso } from '@ambito/subgraph';
import { IsPositive, Length, Max } from 'class-validator';
import { Field, Float, InputType, Int } from 'type-graphql';
import { loadSoglia } from './load-for-update.ts';
import { NomeSoglia } from './soglia.ts';
import { emitSoglia } from './soglia.evento.ts';

@InputType({ description: 'Il valore di una soglia da una data (art. 11 c. 1).' })
export class FissaSogliaInput {
  @Field(() => NomeSoglia, { description: 'La soglia.' })
  nome!: NomeSoglia;

  @Field(() => Int, { description: 'Versione della soglia che si è letta.' })
  versione!: number;

  @Field(() => Float, { description: 'Il valore, maggiore di zero; intero, tranne le ore.' })
  @IsPositive()
  @Max(1_000_000)
  valore!: number;

  @Field(() => DataIso, { description: 'Da quando: oggi o dopo. Un valore futuro si può ancora correggere.' })
  dal!: string;

  @Field({ description: 'La disposizione che lo fissa.' })
  @Length(3, 300)
  fonte!: string;
}

/** Ratios and contributions are reckoned from thresholds in whole numbers; hours may be halves. */
export const sogliaNonIntera = (): BadUserInput =>
  new BadUserInput(['input', 'valore'], 'Questa soglia è un numero intero');

/** Art. 11 c. 1: a provision changes a number from a day on. The days before keep theirs. */
export async function fissaSoglia(
  unit: WriteUnit,
  { nome, versione, valore, dal, fonte }: FissaSogliaInput,
): Promise<NomeSoglia> {
  if (dal < giornoRoma(unit.adesso))
    throw new BadUserInput(['input', 'dal'], 'Una soglia cambia da oggi in poi: il passato non cambia');
  if (nome !== NomeSoglia.ORE_SETTIMANALI_SEDE && !Number.isInteger(valore)) throw sogliaNonIntera();
  await loadSoglia(unit, nome, versione);
  await unit.query(
    `INSERT INTO valore_soglia (nome, dal, valore, fonte, registrata_il) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (nome, dal) DO UPDATE SET valore = excluded.valore, fonte = excluded.fonte, registrata_il = excluded.registrata_il`,
    [nome, dal, valore, fonte, unit.adesso],
  );
  await emitSoglia(unit, nome);
  unit.audit('Soglia', nome);
  return nome;
}
