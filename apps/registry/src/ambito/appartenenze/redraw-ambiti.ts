// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, Forbidden, RuleViolation } from '@ambito/errors';
import type { UnitContext, WriteUnit } from '@ambito/persistence';
import { DataIso, type GraphContext, UUID } from '@ambito/subgraph';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, Length, Matches } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { entraInAmbito } from './entra-in-ambito.ts';
import { lasciaAmbito } from './lascia-ambito.ts';
import { updateAmbito, loadAmbito } from './load-ambito.ts';
import { appartenenzaRidisegna } from './appartenenze.azioni.ts';

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
  @ArrayMaxSize(500)
  @ArrayUnique()
  @Matches(/^\d{6}$/, { each: true })
  comuni!: string[];

  @Field(() => DataIso, { description: 'Primo giorno nel nuovo Ambito: da domani in poi.' })
  dal!: string;

  @Field({ description: "Estremi dell'atto della Regione." })
  @Length(3, 200)
  atto!: string;
}

/** Whether one redraws the Ambiti of a Regione: a Regione only its own. */
function riguardaRegione({ ruolo, assegnazione }: UnitContext['autorizzazione'], regione: string): boolean {
  return ruolo !== 'REGIONE' || assegnazione?.regione === regione;
}

/** Whether whoever reads may redraw an Ambito of a Regione. */
export function puoRidisegnare(regione: string, context: GraphContext): boolean {
  return (
    context.ammette(appartenenzaRidisegna) &&
    riguardaRegione(context.bind(appartenenzaRidisegna).autorizzazione, regione)
  );
}

/**
 * Art. 1: Comuni pass from one Ambito to another on a day, with no day in between and none in both; what was stays written.
 * Both Ambiti change together or not at all. Their sedi end with the membership, and they designate others where they
 * go, whose Convenzioni they sign.
 * @returns the ids of the two Ambiti
 */
export async function ridisegnaAmbiti(unit: WriteUnit, input: RidisegnaAmbitiInput): Promise<string[]> {
  const { da, a, comuni, dal, atto } = input;
  if (da.ambitoId === a.ambitoId) throw new BadUserInput(['input', 'a', 'ambitoId'], 'I due Ambiti sono lo stesso');
  const regioni = new Set<string>();
  // Always in the same order, so that two at once wait for each other and do not lock.
  for (const { ambitoId, versione } of [da, a].sort((x, y) => (x.ambitoId < y.ambitoId ? -1 : 1)))
    regioni.add((await loadAmbito(unit, ambitoId, versione)).regione);
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
