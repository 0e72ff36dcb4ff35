// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { CONTENUTO } from './prestazione.sql.ts';
import type { PrestazioneInput } from './prestazione-input.ts';
import type { StatoPrestazione } from './stato-prestazione.ts';

export interface Voce {
  readonly id: string;
  readonly stato: StatoPrestazione;
  readonly verificatoIl: string | null;
  readonly verificaScadeIl: string | null;
  readonly contenuto: PrestazioneInput;
}

const COLONNE = CONTENUTO.map(([, colonna]) => colonna);

/** Writes entries of the own Ambito, new or in place of those that are there, with their enti and sedi. */
export async function writePrestazioni(unit: WriteUnit, voci: readonly Voce[]): Promise<void> {
  const ids = voci.map(({ id }) => id);
  const scritte = await unit.query(
    `INSERT INTO prestazione (id, ambito_id, stato, verificato_il, verifica_scade, ${COLONNE.join(', ')})
     SELECT id, $2::uuid, stato, "verificatoIl", "verificaScadeIl", ${CONTENUTO.map(([campo]) => `"${campo}"`).join(', ')}
     FROM jsonb_to_recordset($1) AS voce (id uuid, stato text, "verificatoIl" date, "verificaScadeIl" date,
       ${CONTENUTO.map(([campo, , tipo]) => `"${campo}" ${tipo}`).join(', ')})
     ON CONFLICT (id) DO UPDATE SET stato = excluded.stato, verificato_il = excluded.verificato_il,
       verifica_scade = excluded.verifica_scade, versione = prestazione.versione + 1,
       ${COLONNE.map((colonna) => `${colonna} = excluded.${colonna}`).join(', ')}
     WHERE prestazione.ambito_id = excluded.ambito_id RETURNING id`,
    [JSON.stringify(voci.map(({ contenuto, ...voce }) => ({ ...contenuto, ...voce }))), unit.ambitoId],
  );
  // Another Ambito has taken an identifier since it was looked up.
  if (scritte.length < voci.length) throw new Conflict('Un identificativo è già in uso');
  const coppie = (di: (contenuto: PrestazioneInput) => readonly string[]) =>
    voci.flatMap(({ id, contenuto }) => di(contenuto).map((altro) => [id, altro] as const));
  await sostituisci(
    unit,
    'ente',
    ids,
    coppie(({ erogatoriIds }) => erogatoriIds),
  );
  await sostituisci(
    unit,
    'sede',
    ids,
    coppie(({ sediIds }) => sediIds),
  );
  for (const id of ids) unit.audit('Prestazione', id);
}

async function sostituisci(
  unit: WriteUnit,
  quale: 'ente' | 'sede',
  ids: readonly string[],
  coppie: readonly (readonly [prestazione: string, altro: string])[],
): Promise<void> {
  await unit.query(`DELETE FROM prestazione_${quale} WHERE prestazione_id = ANY ($1::uuid[])`, [ids]);
  if (coppie.length === 0) return;
  await unit.query(
    `INSERT INTO prestazione_${quale} (prestazione_id, ${quale}_id, ambito_id) SELECT unnest($1::uuid[]), unnest($2::uuid[]), $3::uuid`,
    [coppie.map(([id]) => id), coppie.map(([, altro]) => altro), unit.ambitoId],
  );
}
