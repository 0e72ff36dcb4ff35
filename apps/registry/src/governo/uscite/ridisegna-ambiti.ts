// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Autorizzazione } from '@ambito/access';
import { BadUserInput, Forbidden, RuleViolation } from '@ambito/errors';
import type { UnitContext, WriteUnit } from '@ambito/persistence';
import { Admitted, AtMost, CodiceIstat, Command, DataIso, Permesso, Unit, UUID } from '@ambito/subgraph';
import { ArrayNotEmpty, ArrayUnique, Length } from 'class-validator';
import { Arg, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { ambitoReference } from '../../ambito/ambiti/ambito.reference.ts';
import { Ambito, PermessiAmbito, type AmbitoRow } from '../../ambito/ambiti/ambito.ts';
import { lockAmbito, updateAmbito } from '../../ambito/ambiti/lock-ambito.ts';
import { entraInAmbito } from '../../ambito/appartenenze/entra-in-ambito.ts';
import { lasciaAmbito } from './lascia-ambito.ts';

@InputType({ description: 'Un Ambito, alla versione che si è letta.' })
export class AmbitoDaRidisegnareInput {
  @Field(() => UUID, { description: "L'Ambito." })
  ambitoId!: string;

  @Field(() => Int, { description: "Versione dell'Ambito che si è letta." })
  versione!: number;
}

@InputType({ description: 'Comuni che passano da un Ambito a un altro.' })
export class RidisegnaAmbitiInput {
  @Field(() => AmbitoDaRidisegnareInput, { description: "L'Ambito che lasciano." })
  da!: AmbitoDaRidisegnareInput;

  @Field(() => AmbitoDaRidisegnareInput, { description: "L'Ambito in cui entrano." })
  a!: AmbitoDaRidisegnareInput;

  @Field(() => [String], { description: 'Codici ISTAT dei Comuni.' })
  @ArrayNotEmpty()
  @AtMost(500)
  @ArrayUnique()
  @CodiceIstat({ each: true })
  comuni!: string[];

  @Field(() => DataIso, { description: 'Primo giorno nel nuovo Ambito: da domani in poi.' })
  dal!: string;

  @Field({ description: "Estremi dell'atto della Regione." })
  @Length(3, 200)
  atto!: string;
}

/** Whether an actor may redraw the Ambiti of a Regione: the role REGIONE only those of its own. */
function riguardaRegione({ ruolo, assegnazione }: UnitContext['autorizzazione'], regione: string): boolean {
  return ruolo !== 'REGIONE' || assegnazione?.regione === regione;
}

@Resolver(() => PermessiAmbito)
export class RidisegnaAmbiti {
  /**
   * Art. 1: Comuni pass from one Ambito to another on a day. They belong to the first until the day before, and to the second from
   * that day on; both Ambiti change together or not at all. The sede of each Comune ends with its membership: the Comune
   * designates another in the new Ambito, and signs the Convenzioni of that Ambito.
   * @returns the ids of the two Ambiti
   */
  @AtMost(2)
  @Command(() => [Ambito], {
    description: 'Fa passare Comuni da un Ambito a un altro della stessa Regione, da un giorno in poi (art. 1).',
    articolo: 'art. 1',
    ammessi: ['REGIONE', 'AMMINISTRATORE'],
    reload: ambitoReference,
  })
  async ridisegnaAmbiti(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Lo spostamento.' }) input: RidisegnaAmbitiInput,
  ): Promise<string[]> {
    const { da, a, comuni, dal, atto } = input;
    if (da.ambitoId === a.ambitoId) throw new BadUserInput(['input', 'a', 'ambitoId'], 'I due Ambiti sono lo stesso');
    const regioni = new Set<string>();
    // Always in the same order: two commands at once wait for each other, and no deadlock arises.
    for (const { ambitoId, versione } of [da, a].sort((x, y) => (x.ambitoId < y.ambitoId ? -1 : 1)))
      regioni.add((await lockAmbito(unit, ambitoId, versione)).regione);
    if (regioni.size > 1) throw new RuleViolation('art. 1 c. 1', 'I due Ambiti sono di Regioni diverse');
    if (![...regioni].every((regione) => riguardaRegione(unit.context.autorizzazione, regione)))
      throw new Forbidden('Una Regione ridisegna solo i propri Ambiti');
    for (const codiceIstat of comuni) {
      const { fine } = await lasciaAmbito(unit, { codiceIstat, ambitoId: da.ambitoId, dal, atto });
      await entraInAmbito(unit, { codiceIstat, ambitoId: a.ambitoId, dal, fine, atto });
    }
    await updateAmbito(unit, da.ambitoId);
    await updateAmbito(unit, a.ambitoId);
    return [da.ambitoId, a.ambitoId];
  }

  @Permesso('Se può farne passare Comuni a un altro Ambito della Regione.')
  puoRidisegnare(@Root() { regione }: AmbitoRow, @Admitted() autorizzazione: Autorizzazione): boolean {
    return riguardaRegione(autorizzazione, regione);
  }
}
