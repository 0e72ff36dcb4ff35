// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { CodiceIstat, Command, DataIso, Unit } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Field, InputType, Int, Resolver } from 'type-graphql';
import { ambitoReference } from '../../ambito/ambiti/ambito.reference.ts';
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import { lockAmbito, updateAmbito } from '../../ambito/ambiti/lock-ambito.ts';
import { lasciaAmbito } from './lascia-ambito.ts';

@InputType({ description: "Un Comune che esce dall'Ambito." })
export class RegistraRecessoInput {
  @Field(() => Int, { description: "Versione dell'Ambito che si è letta." })
  versione!: number;

  @Field({ description: 'Codice ISTAT del Comune.' })
  @CodiceIstat()
  codiceIstat!: string;

  @Field(() => DataIso, { description: 'Primo giorno in cui non ne fa più parte: da domani in poi.' })
  dal!: string;

  @Field({ description: "Estremi dell'atto." })
  @Length(3, 200)
  atto!: string;
}

@Resolver()
export class RegistraRecesso {
  /**
   * Art. 1: a Comune withdraws, and its sede ends with its membership. The capofila cannot withdraw before another Comune is
   * designated, by the constraint `capofila_associato`. @returns the Ambito's id
   */
  @Command(() => Ambito, {
    description: "Registra l'uscita di un Comune dall'Ambito: con essa finisce la sua sede (art. 1).",
    articolo: 'art. 1',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
    reload: ambitoReference,
  })
  async registraRecesso(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il recesso.' }) input: RegistraRecessoInput,
  ): Promise<string> {
    const { versione, codiceIstat, dal, atto } = input;
    const { ambitoId } = unit;
    await lockAmbito(unit, ambitoId, versione);
    const { fine } = await lasciaAmbito(unit, { codiceIstat, ambitoId, dal, atto });
    if (fine !== null)
      throw new RuleViolation(
        'art. 1 c. 1',
        "L'uscita del Comune è già stabilita, in un altro giorno: se è sbagliata, il recesso si annulla",
      );
    await updateAmbito(unit, ambitoId);
    return ambitoId;
  }
}
