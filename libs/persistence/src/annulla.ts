// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { columnOf, type Annullabile, type Figli } from './annullabile.ts';
import { tableOf, type RowOf } from './columns.ts';
import { contenutoDi, figliDiChiResta } from './dati-annullati.ts';
import type { WriteUnit } from './write-unit.ts';

type Riga = Readonly<Record<string, unknown>>;

interface Errore {
  readonly motivo: string;
  /** The record that takes the place of the wrong one. */
  readonly sostituitoDa?: string;
  /** The record under which the annulled one is read, when it is not the one that its row names. */
  readonly proprietarioId?: string;
  /** For a record that stays, because others name it: the id under which what was wrong is kept. The record itself takes its place. */
  readonly conservatoCome?: string;
}

/** SQL of a row as JSON, by column, with the rows below it. @param alias the alias of its table */
function rigaJson(alias: string, figli: readonly Figli[]): string {
  if (figli.length === 0) return `to_jsonb(${alias})`;
  const sotto = `${alias}f`;
  const liste = figli.map(({ nome, entity, di, ordine, figli: suoi }) => {
    const [sopra, prima] = [columnOf(entity, di), columnOf(entity, ordine)];
    return `'${nome}', (SELECT jsonb_agg(${rigaJson(sotto, suoi)} ORDER BY ${sotto}.${prima})
      FROM ${tableOf(entity).table} AS ${sotto} WHERE ${sotto}.${sopra} = ${alias}.id)`;
  });
  return `to_jsonb(${alias}) || jsonb_build_object(${liste.join(', ')})`;
}

/**
 * Writes that a record of the Ambito was wrong: the row as it is, who says so, why, and what replaces it. The caller has locked
 * the aggregate, and deletes the row in the same transaction: no other DELETE is allowed (`solo_annullato`), and the annulment of a
 * record that stays is refused at the end (`annullamento_compiuto`), unless it is kept as another one that was wrong (`conservatoCome`).
 */
export async function keepAnnullato<E>(
  unit: WriteUnit,
  tipo: Annullabile<E>,
  id: string,
  { motivo, conservatoCome, ...errore }: Errore,
): Promise<void> {
  if (conservatoCome === undefined) await writeAnnullati(unit, tipo, tipo.figli, [{ id, ...errore }], motivo);
  else
    await writeAnnullati(
      unit,
      tipo,
      figliDiChiResta(tipo),
      [{ sostituitoDa: id, id, conservatoCome, ...errore }],
      motivo,
    );
}

/** `keepAnnullato` for some records that stay, each kept under an id of its own, with as many statements as for one. */
export async function keepConservati<E>(
  unit: WriteUnit,
  tipo: Annullabile<E>,
  ids: readonly string[],
  motivo: string,
): Promise<void> {
  const records = ids.map((id) => ({ id, sostituitoDa: id, conservatoCome: uuidv7() }));
  await writeAnnullati(unit, tipo, figliDiChiResta(tipo), records, motivo);
}

async function writeAnnullati<E>(
  unit: WriteUnit,
  tipo: Annullabile<E>,
  figli: readonly Figli[],
  records: readonly (Omit<Errore, 'motivo'> & { readonly id: string })[],
  motivo: string,
): Promise<void> {
  const { table } = tableOf(tipo.entity);
  const proprietario = columnOf(tipo.entity, tipo.proprietario);
  const { attore, autorizzazione } = unit.context;
  await unit.query(
    `INSERT INTO annullamento (id, ambito_id, tipo, proprietario_id, dati, motivo, annullato_da, annullato_da_ruolo,
       annullato_il, sostituito_da, annullato_da_operatore)
     SELECT coalesce(uno."conservatoCome", r.id), $2, upper('${table}'), coalesce(uno."proprietarioId", r.${proprietario}), ${rigaJson('r', figli)},
       $3, $4, $5, $6, uno."sostituitoDa", operatore_dell_account($2, $4)
     FROM jsonb_to_recordset($1) AS uno (id uuid, "proprietarioId" uuid, "conservatoCome" uuid, "sostituitoDa" uuid)
     JOIN ${table} AS r ON r.id = uno.id`,
    [JSON.stringify(records), unit.ambitoId, motivo, attore.sub, autorizzazione.ruolo, unit.adesso],
  );
}

/**
 * Passes what was annulled of a record to the one under which it is read itself, now that it is annulled too (`annullamento_segue`).
 * The caller has kept it (`keepAnnullato`).
 */
export async function passAnnullati(unit: WriteUnit, da: string, a: string): Promise<void> {
  await unit.query('UPDATE annullamento SET proprietario_id = $3 WHERE ambito_id = $1 AND proprietario_id = $2', [
    ...[unit.ambitoId, da, a],
  ]);
}

/** Annuls a record: from now on it holds for no day, past or future. */
export async function annulla<E>(unit: WriteUnit, tipo: Annullabile<E>, id: string, errore: Errore): Promise<void> {
  await keepAnnullato(unit, tipo, id, errore);
  await unit.query(`DELETE FROM ${tableOf(tipo.entity).table} WHERE id = $1`, [id]);
}

/** Writes the record that takes the place of an annulled one: equal to it, but for some properties. */
export async function writeCorretto<E extends object>(
  unit: WriteUnit,
  { entity }: Annullabile<E>,
  annullato: string,
  corretto: RowOf<E> & { readonly id: string },
): Promise<void> {
  const { table, columns } = tableOf(entity);
  const cambiate = columns.filter(({ property }) => corretto[property as keyof E] !== undefined);
  const dati = Object.fromEntries(cambiate.map(({ property, name }) => [name, corretto[property as keyof E]]));
  const all = columns.map(({ name }) => name).join(', ');
  await unit.query(
    `INSERT INTO ${table} (${all}) SELECT ${columns.map(({ name }) => `r.${name}`).join(', ')}
     FROM annullamento AS a, jsonb_populate_record(NULL::${table}, a.dati || $2::jsonb) AS r WHERE a.id = $1`,
    [annullato, JSON.stringify(dati)],
  );
}

/**
 * Refuses a correction by which the new record says what the annulled one said. `rettifica` asks it; a command that writes its
 * records itself asks it when they are all written.
 * @throws BadUserInput
 */
export async function requireCorretto<E>(
  unit: WriteUnit,
  tipo: Annullabile<E>,
  annullato: string,
  nuovo: string,
): Promise<void> {
  const [righe] = await unit.query<{ prima: Riga; dopo: Riga }>(
    `SELECT a.dati AS prima, ${rigaJson('r', figliDiChiResta(tipo))} AS dopo FROM annullamento AS a, ${tableOf(tipo.entity).table} AS r
     WHERE a.id = $1 AND r.id = $2`,
    [annullato, nuovo],
  );
  const [prima, dopo] = [righe?.prima ?? {}, righe?.dopo ?? {}].map((riga) => JSON.stringify(contenutoDi(tipo, riga)));
  if (prima === dopo) throw new BadUserInput(['input'], "Non cambia niente: indica che cosa era sbagliato, e com'era");
}

/**
 * Puts a mistake right: the wrong record is annulled, and another one takes its place with the right values.
 * @param dati the properties that were wrong; one that is undefined stays as it was
 * @returns the id of the new record
 * @throws BadUserInput when nothing was wrong
 */
export async function rettifica<E extends object>(
  unit: WriteUnit,
  tipo: Annullabile<E>,
  id: string,
  dati: RowOf<E>,
  errore: Omit<Errore, 'sostituitoDa'>,
): Promise<string> {
  const nuovo = uuidv7();
  await annulla(unit, tipo, id, { ...errore, sostituitoDa: nuovo });
  await writeCorretto(unit, tipo, id, { ...dati, id: nuovo });
  await requireCorretto(unit, tipo, id, nuovo);
  return nuovo;
}

/**
 * Puts a mistake right in a record that stays, because others name it: what was wrong is kept under an id of its own, and the record takes
 * its place.
 * @param write writes the right values
 * @throws BadUserInput when nothing was wrong
 */
export async function rettificaSulPosto<E>(
  unit: WriteUnit,
  tipo: Annullabile<E>,
  id: string,
  errore: Pick<Errore, 'motivo' | 'proprietarioId'>,
  write: () => Promise<unknown>,
): Promise<void> {
  const conservatoCome = uuidv7();
  await keepAnnullato(unit, tipo, id, { ...errore, conservatoCome });
  await write();
  await requireCorretto(unit, tipo, conservatoCome, id);
}
