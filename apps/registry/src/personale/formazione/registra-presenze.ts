// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import { loadForUpdate, type WriteUnit } from '@ambito/persistence';
import { AtMost, Command, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { ArrayNotEmpty, ArrayUnique, Max, Min } from 'class-validator';
import { Arg, Ctx, Field, Float, InputType, Int, Resolver, Root } from 'type-graphql';
import { attivitaFormativaReference } from './attivita-formativa.reference.ts';
import { AttivitaFormativa, PermessiAttivitaFormativa } from './attivita-formativa.ts';
import { finishModifica } from './iscrizione.ts';
import { loadPartecipazioni } from './load-partecipazioni.ts';
import { requireQuartiDOra } from './programma-attivita-formativa.ts';

@InputType({ description: 'Le ore che un operatore ha frequentato.' })
export class PresenzaInput {
  @Field(() => UUID, { description: "L'operatore, iscritto." })
  operatoreId!: string;

  @Field(() => Float, { description: "Ore frequentate, al massimo quelle dell'attività; 0 se assente." })
  @Min(0)
  @Max(500)
  ore!: number;
}

@InputType({ description: 'Le presenze a un’attività formativa.' })
export class RegistraPresenzeInput {
  @Field(() => UUID, { description: "L'attività." })
  attivitaId!: string;

  @Field(() => Int, { description: "Versione dell'attività che si è letta." })
  versione!: number;

  @Field(() => [PresenzaInput], { description: 'Le presenze, di ciascun operatore una volta sola.' })
  @ArrayNotEmpty()
  @AtMost(1_000)
  @ArrayUnique(({ operatoreId }: PresenzaInput) => operatoreId)
  presenze!: PresenzaInput[];
}

/**
 * Art. 2 c. 5 m: records, from the first day of the event on, the hours that each enrolled operator attended; hours that are
 * recorded already stay (`partecipazione_ore_registrate`): `rettificaPresenza` puts them right. Nobody attends more hours than the event lasts: the database holds it too
 * (`partecipazione_ore_della_attivita`). @returns the event's id
 */
export async function registraPresenze(
  unit: WriteUnit,
  { attivitaId, versione, presenze }: RegistraPresenzeInput,
): Promise<string> {
  const attivita = await loadForUpdate<{ versione: number; dal: string; ore: number }>(
    unit,
    { tipo: 'AttivitaFormativa', nome: "L'attività", id: attivitaId },
    versione,
    `SELECT versione, lower(periodo) AS dal, ore::float8 AS ore FROM attivita_formativa
     WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
    [attivitaId, unit.ambitoId],
  );
  if (attivita.dal > giornoRoma(unit.adesso))
    throw new RuleViolation(
      'art. 2 c. 5 m',
      'L’attività non è ancora cominciata: le presenze si registrano dal suo primo giorno',
    );
  for (const [indice, { ore }] of presenze.entries()) {
    requireOrePossibili(ore, attivita.ore, ['input', 'presenze', String(indice), 'ore']);
  }
  const righe = await unit.query<{ operatoreId: string; ore: number | null }>(
    'SELECT operatore_id AS "operatoreId", ore::float8 AS ore FROM partecipazione WHERE attivita_id = $1',
    [attivitaId],
  );
  const iscritti = new Map(righe.map(({ operatoreId, ore }) => [operatoreId, ore]));
  for (const [indice, { operatoreId, ore }] of presenze.entries()) {
    const percorso = ['input', 'presenze', String(indice)];
    const scritte = iscritti.get(operatoreId.toLowerCase());
    if (scritte === undefined) throw new BadUserInput([...percorso, 'operatoreId'], 'L’operatore non è iscritto');
    if (scritte !== null && scritte !== ore) throw new BadUserInput([...percorso, 'ore'], oreRegistrate(scritte));
  }
  await unit.query(
    `UPDATE partecipazione p SET ore = e.ore
     FROM jsonb_to_recordset($2) AS e ("operatoreId" uuid, ore numeric)
     WHERE p.attivita_id = $1 AND p.operatore_id = e."operatoreId" AND p.ore IS NULL`,
    [attivitaId, JSON.stringify(presenze)],
  );
  return finishModifica(unit, attivitaId);
}

/** @throws BadUserInput at `percorso` for hours that are not counted by quarters, or are more than those of the event */
export function requireOrePossibili(ore: number, durata: number, percorso: readonly string[]): void {
  requireQuartiDOra(ore, percorso);
  if (ore > durata)
    throw new BadUserInput(percorso, `Le ore sono più della durata dell’attività: ${durata.toLocaleString('it-IT')}`);
}

/** The refusal of other hours than those that are recorded. @param ore those that are recorded, if they are known */
export const oreRegistrate = (ore?: number): string =>
  `Le ore di questo operatore sono già registrate${ore === undefined ? '' : `: ${ore.toLocaleString('it-IT')}`}. Se sono sbagliate, rettifica la presenza`;

@Resolver(() => PermessiAttivitaFormativa)
export class RegistraPresenze {
  @Command(() => AttivitaFormativa, {
    description: 'Registra le ore frequentate dagli iscritti (art. 2 c. 5 m).',
    articolo: 'art. 2 c. 5 m, n',
    ammessi: ['COORDINATORE'],
    reload: attivitaFormativaReference,
  })
  registraPresenze(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Le presenze.' }) input: RegistraPresenzeInput,
  ): Promise<string> {
    return registraPresenze(unit, input);
  }

  @Permesso('Se può registrarne le presenze: è cominciata.')
  async puoRegistrarePresenze(@Root() { id, dal }: AttivitaFormativa, @Ctx() context: GraphContext): Promise<boolean> {
    return dal <= giornoRoma(context.adesso) && (await loadPartecipazioni(context, id)).length > 0;
  }
}
