// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import type { AmbitoUnit } from '../ambito-unit.ts';
import { fineServizio, finiAttese, type Incarico } from './servizio.ts';

/** Ends of incarichi of an operator ($2) of an Ambito ($1) that the registry awaited, but for some ($3). */
const NON_PIU_ATTESE = `
  UPDATE successione SET ritirata = true
  WHERE ambito_id = $1 AND operatore_id = $2 AND NOT ritirata AND incarico_id <> ALL ($3::uuid[]) RETURNING al`;

/**
 * Art. 2 c. 2: an end of an operator's service was withdrawn. Handovers of the operator's cases that were planned for it, up to the day
 * after it, are to be looked at again: the coordinator withdraws them, or lets them be. One that was let be
 * is looked at again. One that is planned later is not concerned.
 * The cases are locked.
 */
export async function markDaRivedere(unit: AmbitoUnit, operatoreId: string): Promise<void> {
  const [operatore] = await unit.query<{ incarichi: Incarico[] }>(
    'SELECT incarichi FROM anagrafe_operatore WHERE ambito_id = $1 AND id = $2',
    [unit.ambitoId, operatoreId],
  );
  const incarichi = operatore?.incarichi ?? [];
  const oggi = giornoRoma(unit.adesso);
  const attese = finiAttese(incarichi, oggi).map(({ incaricoId }) => incaricoId);
  const ritirate = await unit.query<{ al: string }>(NON_PIU_ATTESE, [unit.ambitoId, operatoreId, attese]);
  const servizio = fineServizio(incarichi, oggi);
  const ultima = ritirate
    .map(({ al }) => al)
    .filter((al) => servizio === null || servizio > al)
    .sort()
    .at(-1);
  if (ultima === undefined) return;
  await unit.query(
    `UPDATE responsabilita r SET da_rivedere = true, rivisto_il = NULL, rivisto_da = NULL
     WHERE r.ambito_id = $1 AND r.inizio > $3::timestamptz AND r.in_attesa_dal IS NULL AND NOT r.da_rivedere
       AND (r.inizio AT TIME ZONE 'Europe/Rome')::date <= $4::date + 1
       AND EXISTS (SELECT FROM responsabilita prima WHERE prima.ambito_id = $1 AND prima.presa_in_carico_id = r.presa_in_carico_id
                     AND prima.operatore_id = $2 AND prima.fine = r.inizio)`,
    [unit.ambitoId, operatoreId, unit.adesso, ultima],
  );
}
