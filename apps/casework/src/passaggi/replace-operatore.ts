// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { inServizio, type Servizio } from '../anagrafe/operatore-in-servizio.ts';
import type { AmbitoUnit } from '../ambito-unit.ts';
import { emitPreseInCarico } from '../prese-in-carico/presa-in-carico.evento.ts';
import { handOverCases } from './hand-over-cases.ts';

/**
 * Art. 8: one person was registered twice in the registry. The cases of the one, past and future stretches included, are the other's.
 * Nobody hands anything over: who answers is the same person. The successors are worked out by the service of the one who stays, which
 * the registry tells in an event of its own, before or after: until it has come, that one may be known without service, and no case
 * leaves them for that. Both operators are locked. @returns the cases
 */
export async function replaceOperatore(unit: AmbitoUnit, da: string, a: string): Promise<string[]> {
  const casi = await unit.query<{ id: string }>(
    `SELECT id FROM presa_in_carico p WHERE ambito_id = $1 AND EXISTS (
       SELECT FROM responsabilita r WHERE r.ambito_id = p.ambito_id AND r.presa_in_carico_id = p.id AND r.operatore_id = $2)
     ORDER BY id FOR UPDATE`,
    [unit.ambitoId, da],
  );
  const ids = casi.map(({ id }) => id);
  await unit.query('UPDATE responsabilita SET operatore_id = $3 WHERE ambito_id = $1 AND operatore_id = $2', [
    unit.ambitoId,
    da,
    a,
  ]);
  await unit.query(
    'UPDATE presa_in_carico SET versione = versione + 1 WHERE ambito_id = $1 AND id = ANY ($2::uuid[])',
    [unit.ambitoId, ids],
  );
  await emitPreseInCarico(unit, ids);
  const [resta] = await unit.query<Servizio>(
    'SELECT natura_qualifica AS "naturaQualifica", incarichi FROM anagrafe_operatore WHERE ambito_id = $1 AND id = $2',
    [unit.ambitoId, a],
  );
  if (resta !== undefined && inServizio(resta, giornoRoma(unit.adesso))) await handOverCases(unit, a);
  return ids;
}
