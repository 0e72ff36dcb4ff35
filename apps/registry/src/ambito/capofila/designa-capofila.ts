// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { CodiceIstat, Command, DataIso, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { Ambito, PermessiAmbito, type AmbitoRow } from '../ambiti/ambito.ts';
import { ambitoReference } from '../ambiti/ambito.reference.ts';
import { CapofilaEntity } from '../ambiti/capofila.entity.ts';
import { lockAmbito, updateAmbito } from '../ambiti/lock-ambito.ts';
import { PermessiCapofila } from './capofila.ts';

@InputType({ description: "Il Comune che guiderà l'Ambito." })
export class DesignaCapofilaInput {
  @Field(() => Int, { description: "Versione dell'Ambito che si è letta." })
  versione!: number;

  @Field({ description: 'Codice ISTAT del Comune, che è fra gli associati.' })
  @CodiceIstat()
  codiceIstat!: string;

  @Field(() => DataIso, { description: 'Primo giorno, da oggi in poi: il capofila di prima lo è fino alla vigilia.' })
  dal!: string;

  @Field({ description: "Estremi dell'atto." })
  @Length(3, 200)
  atto!: string;
}

@Resolver(() => PermessiAmbito)
export class DesignaCapofila {
  /**
   * Art. 1 and 8: the associated Comuni designate the next capofila of the Ambito. An Ambito has one capofila on each day, by
   * the constraint `capofila_uno_per_volta`, and it is an associated Comune, by `capofila_associato`. @returns the Ambito's id
   */
  @Command(() => Ambito, {
    description: "Designa il Comune che guiderà l'Ambito da un giorno in poi (art. 1).",
    articolo: 'art. 1',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
    reload: ambitoReference,
  })
  async designaCapofila(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il Comune, e da quando.' }) input: DesignaCapofilaInput,
  ): Promise<string> {
    const { versione, codiceIstat, dal, atto } = input;
    const { ambitoId } = unit;
    await lockAmbito(unit, ambitoId, versione);
    if (dal < giornoRoma(unit.adesso))
      throw new BadUserInput(
        ['input', 'dal'],
        'Chi ha guidato l’Ambito finora non cambia: il nuovo capofila lo è da oggi in poi',
      );
    const cessati = await unit.query(
      `UPDATE capofila SET periodo = periodo * daterange(NULL, $2::date)
     WHERE ambito_id = $1 AND upper_inf(periodo) AND lower(periodo) < $2::date RETURNING 1`,
      [ambitoId, dal],
    );
    if (cessati.length === 0)
      throw new RuleViolation(
        'art. 1 c. 1',
        'Il nuovo capofila lo è dopo che quello di prima ha cominciato: una designazione sbagliata si annulla',
      );
    await unit.manager.insert(CapofilaEntity, { ambitoId, codiceIstat, periodo: `[${dal},)`, atto });
    await updateAmbito(unit, ambitoId);
    return ambitoId;
  }

  @Permesso('Se può designare il capofila.')
  puoDesignareCapofila(@Root() { id }: AmbitoRow, @Ctx() { ambitoId }: GraphContext): boolean {
    return id === ambitoId;
  }
}

@Resolver(() => PermessiCapofila)
export class PermessiDelCapofila {
  @Permesso('Se può designare chi guiderà dopo: è quello che non ha termine.', { of: () => DesignaCapofila })
  puoSostituire(@Root() capofila: CapofilaEntity, @Ctx() { ambitoId }: GraphContext): boolean {
    return capofila.ambitoId === ambitoId && capofila.al === null;
  }
}
