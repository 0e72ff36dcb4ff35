// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { AtMost, Command, DataIso, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { ArrayNotEmpty, ArrayUnique, Length, Max, Min } from 'class-validator';
import { Arg, Ctx, Field, Float, InputType, Int, Resolver, Root } from 'type-graphql';
import { PermessiAmbito, type AmbitoRow } from '../../ambito/ambiti/ambito.ts';
import { requireVoci } from '../../ambito/vocabolari/require-voce.ts';
import { AttivitaFormativaEntity } from './attivita-formativa.entity.ts';
import { emitAttivitaFormativa } from './attivita-formativa.evento.ts';
import { attivitaFormativaReference } from './attivita-formativa.reference.ts';
import { AttivitaFormativa } from './attivita-formativa.ts';

@InputType({ description: 'Un’attività formativa da programmare.' })
export class ProgrammaAttivitaFormativaInput {
  @Field({ description: 'Titolo.' })
  @Length(3, 200)
  titolo!: string;

  @Field({ description: 'Chi la organizza.' })
  @Length(2, 200)
  organizzatore!: string;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno, compreso.' })
  al!: string;

  @Field(() => Float, { description: 'Durata in ore, fino al quarto d’ora.' })
  @Min(0.25)
  @Max(500)
  ore!: number;

  @Field(() => Int, { defaultValue: 0, description: 'Crediti formativi.' })
  @Min(0)
  @Max(500)
  crediti: number = 0;

  @Field(() => Int, { nullable: true, description: 'Posti; assente se senza limite.' })
  @Min(1)
  @Max(10_000)
  posti?: number;

  @AtMost(20)
  @Field(() => [String], {
    description:
      'A quali qualifiche è aperta: voci di QUALIFICHE in uso oggi. ASSISTENTE_SOCIALE e COORDINATORE valgono per ogni voce con quella natura.',
  })
  @ArrayNotEmpty()
  @ArrayUnique()
  apertaA!: string[];

  @Field({ defaultValue: false, description: 'Se è aperta anche agli operatori sociosanitari di altri enti.' })
  apertaAdAltriEnti: boolean = false;
}

/** Art. 2 c. 5 m, n: an event of updating and training, of the Ambito or with other bodies. @returns its id */
export async function programmaAttivitaFormativa(
  unit: WriteUnit,
  { dal, al, ore, posti, ...dati }: ProgrammaAttivitaFormativaInput,
): Promise<string> {
  requireGiorni({ dal, al }, ['input', 'al']);
  requireQuartiDOra(ore, ['input', 'ore']);
  await requireVoci(unit, 'QUALIFICHE', dati.apertaA, giornoRoma(unit.adesso), ['input', 'apertaA']);
  const id = uuidv7();
  await unit.manager.insert(AttivitaFormativaEntity, {
    id,
    ambitoId: unit.ambitoId,
    ...dati,
    periodo: `[${dal},${al}]`,
    ore: ore.toFixed(2),
    posti: posti ?? null,
    versione: 1,
  });
  await emitAttivitaFormativa(unit, id);
  unit.audit('AttivitaFormativa', id);
  return id;
}

/** @throws BadUserInput at `percorso` for a last day before the first */
export function requireGiorni({ dal, al }: { dal: string; al: string }, percorso: readonly string[]): void {
  if (al < dal)
    throw new BadUserInput(percorso, `L'attività finirebbe ${ilGiorno(al)}, prima di cominciare: correggi i giorni`);
}

/** Hours are counted by quarters, so that the stored number is the given one. @throws BadUserInput at `percorso` */
export function requireQuartiDOra(ore: number, percorso: readonly string[]): void {
  if (!Number.isInteger(ore * 4)) throw new BadUserInput(percorso, 'Le ore si contano a quarti: 0,25, 0,5, …');
}

@Resolver(() => PermessiAmbito)
export class ProgrammaAttivitaFormativa {
  @Command(() => AttivitaFormativa, {
    description: "Programma un'attività formativa (art. 2 c. 5 m, n).",
    articolo: 'art. 2 c. 5 m, n',
    ammessi: ['COORDINATORE'],
    reload: attivitaFormativaReference,
  })
  programmaAttivitaFormativa(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'attività." }) input: ProgrammaAttivitaFormativaInput,
  ): Promise<string> {
    return programmaAttivitaFormativa(unit, input);
  }

  @Permesso('Se può programmare attività formative.')
  puoProgrammareFormazione(@Root() { id }: AmbitoRow, @Ctx() { ambitoId }: GraphContext): boolean {
    return id === ambitoId;
  }
}
