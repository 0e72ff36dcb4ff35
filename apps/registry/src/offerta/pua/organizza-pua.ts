// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, Conflict } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import { columnsOf, type WriteUnit } from '@ambito/persistence';
import { CodiceIstat, Command, DataIso, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Resolver, Root } from 'type-graphql';
import { PermessiComune, type ComuneRow } from '../../ambito/comuni/comune.ts';
import { loadPeriodiPua } from './periodi-pua.ts';
import { PuaEntity } from './pua.entity.ts';
import { PermessiPua, Pua, type PuaRow } from './pua.ts';
import { nonAssociato, requireChiEsercita } from './chi-esercita.ts';

@InputType({ description: 'Chi esercita la PUA per un Comune, da un certo giorno.' })
export class OrganizzaPuaInput {
  @Field({ description: 'Codice ISTAT del Comune.' })
  @CodiceIstat()
  codiceIstat!: string;

  @Field(() => UUID, {
    description: "La sede del Segretariato Sociale, anche di un altro Comune dell'Ambito (art. 5 c. 4).",
  })
  sedeId!: string;

  @Field(() => UUID, { description: "Il distretto sanitario dell'ASL." })
  distrettoId!: string;

  @Field(() => DataIso, {
    description: 'Da quando; da oggi in poi, se nell’Ambito qualcuno la esercita o l’ha esercitata già.',
  })
  dal!: string;
}

/**
 * Among some Comuni ($1), those for which the PUA may be arranged in an Ambito ($2). They belong to it on some day after the
 * first day of the latest arrangement and, if there is one, from today ($3) on.
 */
const DA_ORGANIZZARE = `
  SELECT DISTINCT codice_istat AS owner FROM appartenenza AS a
  WHERE codice_istat = ANY ($1::text[]) AND ambito_id = $2 AND NOT EXISTS (
    SELECT FROM pua AS p WHERE p.codice_istat = a.codice_istat AND p.ambito_id = a.ambito_id
      AND NOT a.periodo && daterange(greatest(lower(p.periodo) + 1, $3::date), NULL))`;

/** Whether there is a day from which the PUA may be arranged for a Comune in the caller's own Ambito. Batched. */
async function hasDayToArrange(codiceIstat: string, context: GraphContext): Promise<boolean> {
  const trovati = await context.loadMany<{ owner: string }>('Comune.daOrganizzarePua', codiceIstat, (lettura, codici) =>
    lettura.query(DA_ORGANIZZARE, [codici, lettura.ambitoId, giornoRoma(context.adesso)]),
  );
  return trovati.length > 0;
}

/**
 * Art. 2 c. 8 e: from a day on, a sede and a health district exercise the PUA for a Comune of the Ambito, until the Comune
 * leaves. The earlier arrangement ends the day before. The first arrangement for a Comune in the Ambito may begin on a past
 * day; later ones do not change the past (`pua_immutabile`). The database holds that there is one arrangement at a time, and
 * that its sede and district are active on all its days.
 * @returns the Comune and the day
 * @throws Conflict when an arrangement begins on that day or later already
 */
export async function organizzaPua(
  unit: WriteUnit,
  input: OrganizzaPuaInput,
): Promise<Pick<OrganizzaPuaInput, 'codiceIstat' | 'dal'>> {
  const { codiceIstat, sedeId, distrettoId, dal } = input;
  // Locked: two arrangements for a Comune come one after the other, and the second sees the first.
  const [membro] = await unit.query<{ periodo: string }>(
    'SELECT periodo * daterange($3, NULL) AS periodo FROM appartenenza WHERE codice_istat = $1 AND ambito_id = $2 AND periodo @> $3::date FOR NO KEY UPDATE',
    [codiceIstat, unit.ambitoId, dal],
  );
  if (membro === undefined) throw nonAssociato();
  await requireChiEsercita(unit, { sedeId, distrettoId });
  const [successiva] = await unit.query<{ dal: string }>(
    'SELECT lower(periodo) AS dal FROM pua WHERE codice_istat = $1 AND ambito_id = $3 AND lower(periodo) >= $2::date ORDER BY periodo LIMIT 1',
    [codiceIstat, dal, unit.ambitoId],
  );
  if (successiva !== undefined)
    throw new Conflict(
      `Per questo Comune la PUA è già disposta e comincia ${ilGiorno(successiva.dal)}: indica un giorno successivo`,
    );
  if (dal < giornoRoma(unit.adesso) && (await isArranged(unit, codiceIstat)))
    throw new BadUserInput(
      ['input', 'dal'],
      'Chi ha esercitato la PUA nei giorni passati non cambia: chi viene dopo la esercita da oggi in poi',
    );
  await unit.query(
    'UPDATE pua SET periodo = periodo * daterange(NULL, $2::date), versione = versione + 1 WHERE codice_istat = $1 AND periodo @> $2::date',
    [codiceIstat, dal],
  );
  await unit.manager.insert(PuaEntity, {
    id: uuidv7(),
    codiceIstat,
    ambitoId: unit.ambitoId,
    sedeId,
    distrettoId,
    periodo: membro.periodo,
  });
  unit.audit('Comune', codiceIstat);
  return { codiceIstat, dal };
}

async function isArranged(unit: WriteUnit, codiceIstat: string): Promise<boolean> {
  const disposte = await unit.query('SELECT 1 FROM pua WHERE codice_istat = $1 AND ambito_id = $2 LIMIT 1', [
    codiceIstat,
    unit.ambitoId,
  ]);
  return disposte.length > 0;
}

@Resolver(() => PermessiPua)
export class OrganizzaPua {
  @Command(() => Pua, {
    description: 'Dispone quale sede e quale distretto sanitario esercitano la PUA per un Comune (art. 2 c. 8 e).',
    articolo: 'art. 2 c. 8 e',
    ammessi: ['COORDINATORE'],
    reload: readPua,
  })
  organizzaPua(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Chi la esercita e da quando.' }) input: OrganizzaPuaInput,
  ): Promise<Pick<OrganizzaPuaInput, 'codiceIstat' | 'dal'>> {
    return organizzaPua(unit, input);
  }

  @Permesso('Se può disporre chi la eserciterà dopo.')
  async puoSostituire(@Root() { codiceIstat, ambitoId, dal }: PuaRow, @Ctx() context: GraphContext): Promise<boolean> {
    if (ambitoId !== context.ambitoId || !(await hasDayToArrange(codiceIstat, context))) return false;
    const periodi = await loadPeriodiPua(codiceIstat, context);
    return !periodi.some((altro) => altro.ambitoId === ambitoId && altro.dal > dal);
  }
}

@Resolver(() => PermessiComune)
export class PuoOrganizzarePua {
  @Permesso('Se può disporre chi vi esercita la PUA.', { of: () => OrganizzaPua })
  puoOrganizzarePua(@Root() { codiceIstat }: ComuneRow, @Ctx() context: GraphContext): Promise<boolean> {
    return hasDayToArrange(codiceIstat, context);
  }
}

async function readPua(
  { lettura }: GraphContext,
  { codiceIstat, dal }: Pick<OrganizzaPuaInput, 'codiceIstat' | 'dal'>,
): Promise<PuaRow | undefined> {
  const [pua] = await lettura.query<PuaRow>(
    `SELECT ${columnsOf(PuaEntity)} FROM pua WHERE codice_istat = $1 AND periodo @> $2::date`,
    [codiceIstat, dal],
  );
  return pua;
}
