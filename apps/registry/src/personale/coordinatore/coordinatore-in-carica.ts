// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Attore } from '@ambito/access';
import { Forbidden } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import type { GraphContext } from '@ambito/subgraph';

/** The account of the coordinator in office in each of some Ambiti ($1) on a day ($2). */
const IN_CARICA = `
  SELECT n.ambito_id AS owner, account FROM nomina_coordinatore AS n JOIN operatore AS o ON o.id = n.operatore_id
  WHERE n.ambito_id = ANY ($1::uuid[]) AND n.periodo @> $2::date`;

interface InCarica {
  readonly owner: string;
  readonly account: string | null;
  readonly [column: string]: unknown;
}

/**
 * Art. 7: the coordinator in office commits the Ambito's plan and its money, and takes note of a change of its Regolamento.
 * While one is in office, another account with the same role is refused. While nobody is, the role is enough, so that a
 * nomination recorded late stops no work.
 */
function spetta(inCarica: InCarica | undefined, { sub }: Attore): boolean {
  return inCarica === undefined || inCarica.account === sub;
}

/** @throws Forbidden for any other account while a coordinator is in office */
export async function requireCoordinatoreInCarica(unit: WriteUnit): Promise<void> {
  const [inCarica] = await unit.query<InCarica>(IN_CARICA, [[unit.ambitoId], giornoRoma(unit.adesso)]);
  if (!spetta(inCarica, unit.context.attore))
    throw new Forbidden("È un atto del coordinatore dell'Ufficio di Piano in carica, che è un'altra persona");
}

/**
 * Whether the reader may do an act of the coordinator in office in the reader's own Ambito: the reader is in office, or nobody is.
 * `@Permesso` has checked the role. It takes one statement a request.
 */
export async function puoDaCoordinatoreInCarica(context: GraphContext): Promise<boolean> {
  if (context.ambitoId === null) return false;
  const [inCarica] = await context.loadMany<InCarica>('Ambito.inCarica', context.ambitoId, ({ query }, ids) =>
    query(IN_CARICA, [ids, giornoRoma(context.adesso)]),
  );
  return spetta(inCarica, context.attore);
}
