// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Reader, UnitContext, WriteUnit } from '@ambito/persistence';
import { lockOperatoriDellAttore } from '../anagrafe/operatore-in-servizio.ts';
import {
  requireCaseManager,
  requireUltimoResponsabile,
  ULTIMO_RESPONSABILE,
  type ChiAgisce,
  type UltimoResponsabile,
} from '../responsabilita/chi-risponde.ts';
import { loadRecord, type RecordType } from '../load-record.ts';
import { lockAffidamento } from '../responsabilita/lock-affidamento.ts';
import { casiVisibili } from '../responsabilita/casi-visibili.ts';
import { casoFinito, type StatoPresaInCarico } from './stati.ts';

export interface Caso {
  readonly id: string;
  readonly stato: StatoPresaInCarico;
  readonly versione: number;
  /** The reason of its end. */
  readonly motivo: string | null;
  /** Opened in urgency and not yet in order. */
  readonly inUrgenza: boolean;
}

/** The case that an input names, at the version that the caller read. */
interface CasoIndicato {
  readonly presaInCaricoId: string;
  readonly versione: number;
}

const CASO: RecordType = {
  tipo: 'PresaInCarico',
  nome: 'La presa in carico',
  columns: `p.id, stato, versione, motivo, urgenza_motivo IS NOT NULL AND urgenza_regolarizzata_il IS NULL AS "inUrgenza"`,
  from: 'presa_in_carico p',
  alias: 'p',
  policy: (chi, { used, ambito }) => casiVisibili(chi, 'p', used, ambito),
};

/**
 * Locks a case that the actor may see, at the version that was read. @throws NotFound, Conflict for another version
 */
export function loadCaso(unit: WriteUnit, { presaInCaricoId, versione }: CasoIndicato): Promise<Caso> {
  return loadRecord<Caso>(unit, CASO, { id: presaInCaricoId, versione });
}

/**
 * Locks a case for which somebody else is to answer, after what decides who does (`lockAffidamento`).
 * @param operatori who receives the case, or answers for it
 * @throws NotFound, Conflict for another version
 */
export async function loadCasoDaAffidare(
  unit: WriteUnit,
  indicato: CasoIndicato,
  ...operatori: string[]
): Promise<Caso> {
  await lockAffidamento(unit, operatori);
  return loadCaso(unit, indicato);
}

/**
 * Locks a case of which it was wrong who answers, with all who answer or answered for it. The operators are read before the case is locked,
 * since operators are locked first. If they change meanwhile, the version of the case has changed and the command is refused.
 * @throws NotFound, Conflict for another version
 */
export async function loadCasoDiTutti(
  unit: WriteUnit,
  indicato: CasoIndicato,
): Promise<{ readonly caso: Caso; readonly operatori: readonly string[] }> {
  const responsabili = await unit.query<{ operatoreId: string }>(
    `SELECT DISTINCT operatore_id AS "operatoreId" FROM responsabilita
     WHERE ambito_id = $1 AND presa_in_carico_id = $2 AND operatore_id IS NOT NULL`,
    [unit.ambitoId, indicato.presaInCaricoId],
  );
  const operatori = responsabili.map(({ operatoreId }) => operatoreId);
  return { caso: await loadCasoDaAffidare(unit, indicato, ...operatori), operatori };
}

/**
 * Reads the cases, among some, that the actor may see, by id. @param forUpdate whether they are locked, in the order of their ids
 */
export async function readCasi(
  chi: UnitContext,
  { query }: Reader,
  ids: readonly string[],
  forUpdate: boolean,
): Promise<ReadonlyMap<string, Caso>> {
  const { where, parameters } = casiVisibili(chi, 'p', 2);
  const casi = await query<Caso>(
    `SELECT ${CASO.columns} FROM ${CASO.from} WHERE p.ambito_id = $1 AND p.id = ANY ($2::uuid[]) AND ${where}
     ORDER BY p.id ${forUpdate ? 'FOR UPDATE OF p' : ''}`,
    [chi.ambitoId, ids, ...parameters],
  );
  return new Map(casi.map((caso) => [caso.id, caso]));
}

/**
 * Locks a case on which the actor acts as case manager or as substitute, at the version that was read: after the actor's operator, as in
 * `loadCasoDaAffidare`.
 * @throws NotFound, Forbidden, Conflict for another version; RuleViolation for an actor without an incarico in force
 */
export async function loadCasoProprio(
  unit: WriteUnit,
  { presaInCaricoId, versione }: CasoIndicato,
): Promise<Caso & { readonly chi: ChiAgisce }> {
  await lockOperatoriDellAttore(unit);
  let chi: ChiAgisce | undefined;
  const caso = await loadRecord<Caso>(unit, CASO, { id: presaInCaricoId, versione }, async () => {
    chi = await requireCaseManager(unit, presaInCaricoId);
  });
  return { ...caso, chi: chi as ChiAgisce };
}

/**
 * Locks a case that may be opened again, after the operator who would answer for it, as in `loadCasoDaAffidare`.
 * @throws NotFound, Conflict for another version
 */
export async function loadCasoDaRiaprire(unit: WriteUnit, indicato: CasoIndicato): Promise<Caso> {
  const [ultimo] = await unit.query<UltimoResponsabile>(ULTIMO_RESPONSABILE, [
    ...[unit.ambitoId, [indicato.presaInCaricoId]],
  ]);
  if (ultimo === undefined) return loadCaso(unit, indicato);
  return loadCasoDaAffidare(unit, indicato, ultimo.operatoreId);
}

/**
 * Locks a case for whoever answers for it, or answered for it when it ended, at the version that was read, after the actor's operator.
 * @throws NotFound, Forbidden, Conflict for another version; RuleViolation for an actor without an incarico in force
 */
export async function loadCasoDiChiRisponde(
  unit: WriteUnit,
  { presaInCaricoId, versione }: CasoIndicato,
): Promise<Caso> {
  await lockOperatoriDellAttore(unit);
  return loadRecord<Caso>(unit, CASO, { id: presaInCaricoId, versione }, ({ stato }) =>
    casoFinito(stato) ? requireUltimoResponsabile(unit, presaInCaricoId) : requireCaseManager(unit, presaInCaricoId),
  );
}

/**
 * Locks a case for whoever answered for it until its end, at the version that was read, after the actor's operator.
 * @throws NotFound, Forbidden, Conflict for another version; RuleViolation for an actor without an incarico in force
 */
export async function loadCasoConcluso(unit: WriteUnit, { presaInCaricoId, versione }: CasoIndicato): Promise<Caso> {
  await lockOperatoriDellAttore(unit);
  return loadRecord<Caso>(unit, CASO, { id: presaInCaricoId, versione }, () =>
    requireUltimoResponsabile(unit, presaInCaricoId),
  );
}
