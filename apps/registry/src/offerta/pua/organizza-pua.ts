// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, Conflict, NotFound, RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso, type GraphContext, UUID } from '@ambito/subgraph';
import { Matches } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { PuaEntity } from './pua.entity.ts';
import { puaOrganizza } from './pua.azioni.ts';

@InputType({ description: 'Chi esercita la PUA per un Comune, da un certo giorno.' })
export class OrganizzaPuaInput {
  @Field({ description: 'Codice ISTAT del Comune.' })
  @Matches(/^\d{6}$/)
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

/** Of some Comuni ($1), those in an Ambito ($2) on some day from which the PUA may be arranged: after the last from which
 * it is already, and then today ($3) at the earliest. */
const DA_ORGANIZZARE = `
  SELECT DISTINCT codice_istat AS owner FROM appartenenza AS a
  WHERE codice_istat = ANY ($1::text[]) AND ambito_id = $2 AND NOT EXISTS (
    SELECT FROM pua AS p WHERE p.codice_istat = a.codice_istat AND p.ambito_id = a.ambito_id
      AND NOT a.periodo && daterange(greatest(lower(p.periodo) + 1, $3::date), NULL))`;

/** Whether whoever reads may arrange the PUA for a Comune, or who exercises it next. Batched. */
export async function puoOrganizzarePua(codiceIstat: string, context: GraphContext): Promise<boolean> {
  if (!context.ammette(puaOrganizza)) return false;
  const trovati = await context.loadMany<{ owner: string }>('Comune.daOrganizzarePua', codiceIstat, (lettura, codici) =>
    lettura.query(DA_ORGANIZZARE, [codici, lettura.ambitoId, giornoRoma(context.adesso)]),
  );
  return trovati.length > 0;
}

/**
 * Art. 2 c. 8 e: from a day on, a sede and a health district exercise the PUA for a Comune of the Ambito; who did so before
 * ends the day before, and nobody does once the Comune has left. The first
 * arrangement for a Comune in the Ambito may be of a past day; afterwards who exercised it on the days that are over stays
 * (`pua_immutabile`). That it is one pair at a time, and that both exist as
 * long, is held by the database.
 * @throws Conflict when it is arranged from that day, or from a later one, already
 */
export async function organizzaPua(unit: WriteUnit, input: OrganizzaPuaInput): Promise<void> {
  const { codiceIstat, sedeId, distrettoId, dal } = input;
  // Locked: two arrangements for a Comune come one after the other, and the second sees the first.
  const [membro] = await unit.query<{ periodo: string }>(
    'SELECT periodo * daterange($3, NULL) AS periodo FROM appartenenza WHERE codice_istat = $1 AND ambito_id = $2 AND periodo @> $3::date FOR NO KEY UPDATE',
    [codiceIstat, unit.ambitoId, dal],
  );
  if (membro === undefined)
    throw new RuleViolation('art. 2 c. 8', 'La PUA si esercita per i Comuni associati: questo non lo è a quella data');
  const [propri] = await unit.query<{ sede: boolean; distretto: boolean }>(
    `SELECT EXISTS (SELECT FROM sede WHERE id = $1 AND ambito_id = $3) AS sede,
            EXISTS (SELECT FROM ente WHERE id = $2 AND ambito_id = $3) AS distretto`,
    [sedeId, distrettoId, unit.ambitoId],
  );
  if (propri?.sede !== true) throw new NotFound('Sede non trovata');
  if (!propri.distretto) throw new NotFound('Distretto sanitario non trovato');
  const [successiva] = await unit.query<{ dal: string }>(
    'SELECT lower(periodo) AS dal FROM pua WHERE codice_istat = $1 AND ambito_id = $3 AND lower(periodo) >= $2::date ORDER BY periodo LIMIT 1',
    [codiceIstat, dal, unit.ambitoId],
  );
  if (successiva !== undefined)
    throw new Conflict(`Per questo Comune la PUA è già disposta dal ${successiva.dal}: indica un giorno successivo`);
  if (dal < giornoRoma(unit.adesso) && (await giaDisposta(unit, codiceIstat)))
    throw new BadUserInput(
      ['input', 'dal'],
      'Chi ha esercitato la PUA nei giorni passati non cambia: chi viene dopo la esercita da oggi in poi',
    );
  await unit.query(
    'UPDATE pua SET periodo = periodo * daterange(NULL, $2::date) WHERE codice_istat = $1 AND periodo @> $2::date',
    [codiceIstat, dal],
  );
  await unit.manager.insert(PuaEntity, {
    codiceIstat,
    ambitoId: unit.ambitoId,
    sedeId,
    distrettoId,
    periodo: membro.periodo,
  });
  unit.audit('Comune', codiceIstat);
}

async function giaDisposta(unit: WriteUnit, codiceIstat: string): Promise<boolean> {
  const disposte = await unit.query('SELECT 1 FROM pua WHERE codice_istat = $1 AND ambito_id = $2 LIMIT 1', [
    codiceIstat,
    unit.ambitoId,
  ]);
  return disposte.length > 0;
}
