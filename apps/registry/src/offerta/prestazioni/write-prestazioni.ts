// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import type { PrestazioneInput } from './prestazione-input.ts';
import { PrestazioneEntity } from './prestazione.entity.ts';
import type { StatoPrestazione } from './stato-prestazione.ts';

export interface Voce {
  readonly id: string;
  readonly stato: StatoPrestazione;
  readonly verificatoIl: string | null;
  readonly verificaScadeIl: string | null;
  readonly contenuto: PrestazioneInput;
}

/** Columns that a new content does not replace. */
const RESTANO: readonly string[] = ['id', 'ambito_id', 'versione'];

/**
 * Writes entries of the own Ambito, new or in place of those with the same identifier, with their enti and sedi. One statement
 * for the entries and two for each kind of link, however many entries there are.
 * @throws Conflict when another Ambito has taken one of the identifiers
 */
export async function writePrestazioni(unit: WriteUnit, voci: readonly Voce[]): Promise<void> {
  const columns = unit.manager.connection
    .getMetadata(PrestazioneEntity)
    .columns.filter(({ isInsert }) => isInsert)
    .map(({ propertyName, databaseName }) => [propertyName, databaseName] as const);
  const names = columns.map(([, name]) => name);
  const righe = voci.map(({ contenuto, ...voce }) => {
    const riga: Record<string, unknown> = { ...contenuto, ...voce, ambitoId: unit.ambitoId, versione: 1 };
    return Object.fromEntries(columns.map(([property, name]) => [name, riga[property] ?? null]));
  });
  const scritte = await unit.query(
    `INSERT INTO prestazione (${names.join(', ')})
     SELECT ${names.join(', ')} FROM jsonb_populate_recordset(NULL::prestazione, $1)
     ON CONFLICT (id) DO UPDATE SET versione = prestazione.versione + 1,
       ${names.flatMap((name) => (RESTANO.includes(name) ? [] : [`${name} = excluded.${name}`])).join(', ')}
     WHERE prestazione.ambito_id = excluded.ambito_id RETURNING id`,
    [JSON.stringify(righe)],
  );
  // Another Ambito has taken an identifier since it was looked up.
  if (scritte.length < voci.length) throw new Conflict('Un identificativo è già in uso');
  await replaceLinks(unit, 'ente', voci, ({ erogatoriIds }) => erogatoriIds);
  await replaceLinks(unit, 'sede', voci, ({ sediIds }) => sediIds);
  for (const { id } of voci) unit.audit('Prestazione', id);
}

/** Puts the enti, or the sedi, of entries in place of the earlier ones. */
async function replaceLinks(
  unit: WriteUnit,
  kind: 'ente' | 'sede',
  voci: readonly Voce[],
  linksOf: (contenuto: PrestazioneInput) => readonly string[],
): Promise<void> {
  const ids = voci.map(({ id }) => id);
  await unit.query(`DELETE FROM prestazione_${kind} WHERE prestazione_id = ANY ($1::uuid[])`, [ids]);
  const links = voci.flatMap(({ id, contenuto }) => linksOf(contenuto).map((linked) => [id, linked] as const));
  if (links.length === 0) return;
  await unit.query(
    `INSERT INTO prestazione_${kind} (prestazione_id, ${kind}_id, ambito_id) SELECT unnest($1::uuid[]), unnest($2::uuid[]), $3::uuid`,
    [links.map(([id]) => id), links.map(([, linked]) => linked), unit.ambitoId],
  );
}
