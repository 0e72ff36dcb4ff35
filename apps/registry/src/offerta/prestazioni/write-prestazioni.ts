// SPDX-License-Identifier: AGPL-3.0-or-later
import { replaceRows, writeRows, type WriteUnit } from '@ambito/persistence';
import type { PrestazioneInput } from './prestazione-input.ts';
import { PrestazioneEnteEntity, PrestazioneEntity, PrestazioneSedeEntity } from './prestazione.entity.ts';
import type { StatoPrestazione } from './stato-prestazione.ts';

export interface Voce {
  readonly id: string;
  readonly stato: StatoPrestazione;
  readonly verificatoIl: string | null;
  readonly verificaScadeIl: string | null;
  readonly contenuto: PrestazioneInput;
}

/**
 * Writes entries of the caller's own Ambito, new or in place of those with the same identifier, with their enti and sedi. One statement
 * for the entries and two for each kind of link, however many entries there are.
 * @throws Error for an identifier of another Ambito, which none makes
 */
export async function writePrestazioni(unit: WriteUnit, voci: readonly Voce[]): Promise<void> {
  const { ambitoId } = unit;
  const scritte = await writeRows(
    unit,
    PrestazioneEntity,
    voci.map(({ contenuto, ...voce }) => ({ ...contenuto, ...voce, ambitoId, versione: 1 })),
    { set: { versione: 'held.versione + 1' }, where: 'held.ambito_id = excluded.ambito_id' },
  );
  if (scritte.length < voci.length) throw new Error('An entry would be written over one of another Ambito');
  const prestazioneId = voci.map(({ id }) => id);
  await replaceRows(
    unit,
    PrestazioneEnteEntity,
    { prestazioneId },
    voci.flatMap(({ id, contenuto }) =>
      contenuto.erogatoriIds.map((enteId) => ({ prestazioneId: id, ambitoId, enteId })),
    ),
  );
  await replaceRows(
    unit,
    PrestazioneSedeEntity,
    { prestazioneId },
    voci.flatMap(({ id, contenuto }) => contenuto.sediIds.map((sedeId) => ({ prestazioneId: id, ambitoId, sedeId }))),
  );
  for (const { id } of voci) unit.audit('Prestazione', id);
}
