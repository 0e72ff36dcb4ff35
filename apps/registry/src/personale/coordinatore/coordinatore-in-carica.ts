// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Azione, Attore } from '@ambito/access';
import { Forbidden } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import type { GraphContext } from '@ambito/subgraph';

/** Who is in office in some Ambiti ($1) on a day ($2), by account. */
const IN_CARICA = `
  SELECT n.ambito_id AS owner, account FROM nomina_coordinatore AS n JOIN operatore AS o ON o.id = n.operatore_id
  WHERE n.ambito_id = ANY ($1::uuid[]) AND n.periodo @> $2::date`;

interface InCarica {
  readonly owner: string;
  readonly account: string | null;
  readonly [column: string]: unknown;
}

/**
 * Art. 7: what commits the Ambito's plan and its money, or takes note of a change of its Regolamento, is the act of the
 * coordinator in office, not only of who holds the role: while one is in office, another account with the same role is
 * refused. With nobody in office the role is enough, so that a nomination written late stops nothing.
 */
function spetta(inCarica: InCarica | undefined, { sub }: Attore): boolean {
  return inCarica === undefined || inCarica.account === sub;
}

/** @throws Forbidden for whoever is not the coordinator in office, while there is one */
export async function requireCoordinatoreInCarica(unit: WriteUnit): Promise<void> {
  const [inCarica] = await unit.query<InCarica>(IN_CARICA, [[unit.ambitoId], giornoRoma(unit.adesso)]);
  if (!spetta(inCarica, unit.context.attore))
    throw new Forbidden("È un atto del coordinatore dell'Ufficio di Piano in carica, che è un'altra persona");
}

/**
 * Whether whoever reads may do an act of the coordinator in office in the own Ambito: admitted by role, and not in place of
 * another. What `permessi` say of such acts; one statement a request, and none for who has not the role.
 */
export async function puoDaCoordinatoreInCarica(azione: Azione, context: GraphContext): Promise<boolean> {
  if (context.ambitoId === null || !context.ammette(azione)) return false;
  const [inCarica] = await context.loadMany<InCarica>('Ambito.inCarica', context.ambitoId, ({ query }, ids) =>
    query(IN_CARICA, [ids, giornoRoma(context.adesso)]),
  );
  return spetta(inCarica, context.attore);
}
