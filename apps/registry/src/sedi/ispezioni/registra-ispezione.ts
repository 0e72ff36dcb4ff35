// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation, type CampoNonValido } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { AtMost, Command, DataIso, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Resolver, Root } from 'type-graphql';
import { sedeIgnota } from '../sede/sede-da-modificare.ts';
import { PermessiSede, type SedeRow } from '../sede/sede.ts';
import { IspezioneEntity } from './ispezione.entity.ts';
import { ispezioneReference } from './ispezione.reference.ts';
import { Ispezione, StandardMinimo } from './ispezione.ts';
import { RilievoEntity } from './rilievo.entity.ts';

@InputType({ description: 'Che cosa si è trovato per uno standard minimo.' })
export class RilievoInput {
  @Field(() => StandardMinimo, { description: 'Lo standard.' })
  standard!: StandardMinimo;

  @Field({ description: 'Se la sede lo garantisce.' })
  conforme!: boolean;

  @Field(() => String, { nullable: true, description: 'Che cosa si è trovato: occorre se non è conforme.' })
  @Length(3, 2_000)
  descrizione?: string;

  @Field(() => String, { nullable: true, description: 'La misura per rimediare: occorre se non è conforme.' })
  @Length(3, 2_000)
  misura?: string;

  @Field(() => DataIso, { nullable: true, description: 'Entro quando: occorre se non è conforme.' })
  entro?: string;
}

@InputType({ description: "Un'ispezione da registrare." })
export class RegistraIspezioneInput {
  @Field(() => UUID, { description: 'La sede.' })
  sedeId!: string;

  @Field(() => DataIso, { description: 'Il giorno in cui è stata fatta.' })
  eseguitaIl!: string;

  @Field(() => [RilievoInput], { description: 'Uno per ciascuno degli standard minimi.' })
  @AtMost(3)
  rilievi!: RilievoInput[];

  @Field(() => String, { nullable: true, description: 'Annotazioni.' })
  @Length(1, 4_000)
  note?: string;
}

/**
 * Art. 5 c. 2: the coordinator records the finding on each minimum standard of a sede and, for each missing standard, the
 * measure with its term. An inspection is not changed afterwards: the next inspection finds what has changed at the sede, and one that was written
 * wrongly is corrected (`rettifica-ispezione.ts`).
 * @returns the inspection's id
 */
export async function registraIspezione(unit: WriteUnit, input: RegistraIspezioneInput): Promise<string> {
  const { sedeId, eseguitaIl, rilievi, note = null } = input;
  requireValida(input, giornoRoma(unit.adesso));
  const [sede] = await unit.query<{ attiva: boolean }>(
    'SELECT periodo @> $3::date AS attiva FROM sede WHERE id = $1 AND ambito_id = $2',
    [sedeId, unit.ambitoId, eseguitaIl],
  );
  if (sede === undefined) throw sedeIgnota();
  if (!sede.attiva) throw new RuleViolation('art. 5 c. 2', `La sede non era attiva ${ilGiorno(eseguitaIl)}`);
  const id = uuidv7();
  await unit.manager.insert(IspezioneEntity, { id, ambitoId: unit.ambitoId, sedeId, eseguitaIl, note, versione: 1 });
  await unit.manager.insert(
    RilievoEntity,
    rilievi.map((rilievo) => ({ ispezioneId: id, ...rilievo })),
  );
  unit.audit('Ispezione', id);
  return id;
}

/** @throws BadUserInput for a day to come or a finding that lacks something, RuleViolation when a standard has no finding */
export function requireValida(
  { eseguitaIl, rilievi }: Pick<RegistraIspezioneInput, 'eseguitaIl' | 'rilievi'>,
  oggi: string,
): void {
  if (eseguitaIl > oggi) throw new BadUserInput(['input', 'eseguitaIl'], "L'ispezione è già stata fatta");
  const mancanti = Object.values(StandardMinimo).filter((standard) => rilievi.every((r) => r.standard !== standard));
  if (mancanti.length > 0 || rilievi.length !== Object.values(StandardMinimo).length)
    throw rilieviMancanti({ mancanti });
  const sbagliati = rilievi.flatMap((rilievo, indice) =>
    problemi(rilievo, eseguitaIl).map(([campo, messaggio]): CampoNonValido => ({
      percorso: ['input', 'rilievi', String(indice), campo],
      messaggio,
    })),
  );
  if (sbagliati.length > 0) throw new BadUserInput(sbagliati);
}

function problemi({ conforme, descrizione, misura, entro }: RilievoInput, eseguitaIl: string): [string, string][] {
  if (conforme)
    return misura === undefined && entro === undefined ? [] : [['misura', 'Ciò che è conforme non chiede misure']];
  const problemi: [string, string][] = [];
  if (descrizione === undefined) problemi.push(['descrizione', 'Che cosa manca va detto']);
  if (misura === undefined) problemi.push(['misura', 'Ciò che manca chiede una misura']);
  if (entro === undefined || entro < eseguitaIl)
    problemi.push(['entro', "Occorre un termine, dal giorno dell'ispezione"]);
  return problemi;
}

/** @param dettagli the standards without a finding */
export const rilieviMancanti = (dettagli?: { mancanti: StandardMinimo[] }): RuleViolation =>
  new RuleViolation('art. 5 c. 2', 'Manca il rilievo di qualche standard minimo, o ce n’è più d’uno', dettagli);

@Resolver(() => PermessiSede)
export class RegistraIspezione {
  @Command(() => Ispezione, {
    description: 'Il coordinatore registra la verifica degli standard minimi di una sede (art. 5 c. 2).',
    articolo: 'art. 5 c. 2',
    ammessi: ['COORDINATORE'],
    reload: ispezioneReference,
  })
  registraIspezione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'ispezione." }) input: RegistraIspezioneInput,
  ): Promise<string> {
    return registraIspezione(unit, input);
  }

  @Permesso('Se può verificarne gli standard minimi.')
  puoIspezionare(@Root() { ambitoId, attivaDal }: SedeRow, @Ctx() context: GraphContext): boolean {
    return ambitoId === context.ambitoId && attivaDal <= giornoRoma(context.adesso);
  }
}
