// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { inOrdine, soloArticolo, type Articolo } from './articoli.ts';
import type { LivelloDisposizione, OrigineVersione } from './versione-regolamento.ts';
import { VersioneRegolamentoEntity } from './versione-regolamento.entity.ts';

export interface Vigente {
  readonly id: string;
  readonly numero: number;
  readonly articoli: readonly Articolo[];
}

/**
 * Locks the Regolamento of the caller's own Ambito, by the row of the Ambito: one command at a time changes it or decides on a proposal. A
 * Comune that joins waits as well, since its membership refers to that row. @throws NotFound
 */
export async function lockRegolamento(unit: WriteUnit): Promise<void> {
  const [ambito] = await unit.query('SELECT 1 FROM ambito WHERE id = $1 FOR UPDATE', [unit.ambitoId]);
  if (ambito === undefined) throw new NotFound('Ambito non trovato');
}

/** The version in force of some Ambiti ($1). */
export const VIGENTI = `
  SELECT ambito_id AS owner, id, numero, articoli FROM versione_regolamento WHERE ambito_id = ANY ($1::uuid[]) AND upper_inf(periodo)`;

/** The version in force; undefined when the Ambito has no Regolamento yet. The caller has locked the Ambito. */
export async function versioneVigente(unit: WriteUnit): Promise<Vigente | undefined> {
  const [vigente] = await unit.query<Vigente>(VIGENTI, [[unit.ambitoId]]);
  return vigente;
}

/** The version in force, to be changed. @throws NotFound when the Ambito has none */
export async function loadVigente(unit: WriteUnit): Promise<Vigente> {
  await lockRegolamento(unit);
  const vigente = await versioneVigente(unit);
  if (vigente === undefined) throw new NotFound("L'Ambito non ha ancora un Regolamento");
  unit.auditRead('VersioneRegolamento', vigente.id);
  return vigente;
}

/** The content of a version, apart from its number and its days. */
export interface NuovaVersione {
  readonly origine: OrigineVersione;
  readonly atto: string;
  readonly articoli: readonly Articolo[];
  readonly propostaId?: string;
  readonly disposizione?: {
    readonly livello: LivelloDisposizione;
    readonly fonte: string;
    readonly inVigoreDal: string;
    readonly articoli: readonly string[];
  };
  /** The day of the approval. It is today, except for a first version that was approved before it was recorded. */
  readonly approvataIl?: string;
}

/**
 * Art. 10: the version is in force from the day of its approval; the earlier version ends the day before. @returns the
 * version's id
 */
export async function createVersione(
  unit: WriteUnit,
  vigente: Vigente | undefined,
  { origine, atto, articoli, propostaId, disposizione, approvataIl = giornoRoma(unit.adesso) }: NuovaVersione,
): Promise<string> {
  const id = uuidv7();
  if (vigente !== undefined) {
    await unit.query('UPDATE versione_regolamento SET periodo = periodo * daterange(NULL, $2::date) WHERE id = $1', [
      vigente.id,
      approvataIl,
    ]);
  }
  await unit.manager.insert(VersioneRegolamentoEntity, {
    id,
    ambitoId: unit.ambitoId,
    numero: (vigente?.numero ?? 0) + 1,
    approvataIl,
    periodo: `[${approvataIl},)`,
    origine,
    atto,
    articoli: inOrdine(articoli).map(soloArticolo),
    propostaId: propostaId ?? null,
    disposizioneLivello: disposizione?.livello ?? null,
    disposizioneFonte: disposizione?.fonte ?? null,
    disposizioneDal: disposizione?.inVigoreDal ?? null,
    articoliToccati: disposizione === undefined ? null : [...disposizione.articoli],
    registrataIl: unit.adesso,
  });
  unit.audit('VersioneRegolamento', id);
  return id;
}
