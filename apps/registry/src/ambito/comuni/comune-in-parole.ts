// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';

/** Reads how a message calls a Comune, after its article: "Comune di Tufo", or "Comune indicato" for an unknown ISTAT code. */
export async function comuneInParole(unit: WriteUnit, codiceIstat: string): Promise<string> {
  const [comune] = await unit.query<{ nome: string }>('SELECT nome FROM comune WHERE codice_istat = $1', [codiceIstat]);
  return comune === undefined ? 'Comune indicato' : `Comune di ${comune.nome}`;
}
