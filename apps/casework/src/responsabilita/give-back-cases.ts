// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { giornoRoma } from '@ambito/orari';
import type { AmbitoUnit } from '../ambito-unit.ts';
import { readDecisi, writeTratti } from './entrust-case.ts';
import { ResponsabilitaEntity } from './responsabilita.entity.ts';
import { fineServizio, type Incarico } from './servizio.ts';
import type { Tratto } from './tratti.ts';

/** A stretch `prima` of an operator ($3) that is over at an instant ($2), since when nobody was named to its case. */
const DA_ALLORA_IN_ATTESA = `prima.operatore_id = $3 AND NOT senza_nominato(prima.natura) AND prima.fine <= $2::timestamptz
  AND NOT EXISTS (
    SELECT FROM responsabilita poi WHERE poi.ambito_id = prima.ambito_id AND poi.presa_in_carico_id = prima.presa_in_carico_id
      AND poi.inizio >= prima.fine AND poi.inizio <= $2::timestamptz AND poi.in_attesa_dal IS NULL)`;

/** The cases of an Ambito ($1) that were an operator's ($3) before an instant ($2), and have waited for a successor ever since. */
export const LASCIATI = `
  SELECT prima.presa_in_carico_id FROM responsabilita prima WHERE prima.ambito_id = $1 AND ${DA_ALLORA_IN_ATTESA}`;

/**
 * Art. 2 c. 2: gives an operator back, from now on, those of some locked cases that left with the end of a service, when that service has
 * not ended: its end was a mistake, or another incarico follows it without a day between. Whoever answered meanwhile did so. A case to
 * which a successor was named since stays with the successor; handovers to come stay.
 */
export async function giveBackCases(unit: AmbitoUnit, casi: readonly string[], operatoreId: string): Promise<void> {
  const [operatore] = await unit.query<{ incarichi: Incarico[] }>(
    'SELECT incarichi FROM anagrafe_operatore WHERE ambito_id = $1 AND id = $2',
    [unit.ambitoId, operatoreId],
  );
  const lasciati = await unit.query<Tratto & { presaInCaricoId: string; alle: Date }>(
    `SELECT DISTINCT ON (presa_in_carico_id) ${columnsOf(ResponsabilitaEntity, 'prima')} FROM responsabilita prima
     WHERE prima.ambito_id = $1 AND ${DA_ALLORA_IN_ATTESA} AND prima.presa_in_carico_id = ANY ($4::uuid[])
     ORDER BY presa_in_carico_id, prima.inizio DESC`,
    [unit.ambitoId, unit.adesso, operatoreId, casi],
  );
  const oggi = giornoRoma(unit.adesso);
  const tornano = lasciati.filter(({ alle }) => {
    const fine = fineServizio(operatore?.incarichi ?? [], giornoRoma(new Date(alle.getTime() - 1)));
    return fine === null || fine >= oggi;
  });
  if (tornano.length === 0) return;
  const decisi = await readDecisi(
    unit,
    tornano.map(({ presaInCaricoId }) => presaInCaricoId),
  );
  await writeTratti(
    unit,
    new Map(
      tornano.map(({ presaInCaricoId, operatoreId: chi, natura, inAttesaDal = null }): [string, Tratto[]] => {
        const [prima, dopo] = around(decisi.get(presaInCaricoId) ?? [], unit.adesso);
        return [
          presaInCaricoId,
          [...prima, { operatoreId: chi, natura, nota: null, dalle: unit.adesso, inAttesaDal }, ...dopo],
        ];
      }),
    ),
  );
}

/** The stretches that began before an instant, and those that begin after it. */
const around = (tratti: readonly Tratto[], istante: Date): [Tratto[], Tratto[]] => [
  tratti.filter(({ dalle }) => dalle < istante),
  tratti.filter(({ dalle }) => dalle > istante),
];
