// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';

interface Noto {
  nome: string | null;
  dal: string | null;
  al: string | null;
  successore: string | null;
}

/**
 * Requires that the registry knows the Comune of a residence, in any Ambito or Regione, and that it exists on a day. A wrong code
 * would enter the statistics. @throws BadUserInput at the path of the field; for a Comune that is no more it names the successor
 */
export async function requireComuneNoto(
  unit: WriteUnit,
  codiceIstat: string | null | undefined,
  giorno: string,
  percorso: readonly string[],
): Promise<void> {
  if (codiceIstat === null || codiceIstat === undefined) return;
  const [noto] = await unit.query<Noto>(
    `SELECT c.nome, c.dal, c.al, s.nome AS successore FROM anagrafe_comune c
     LEFT JOIN anagrafe_comune s ON s.codice_istat = c.successore WHERE c.codice_istat = $1`,
    [codiceIstat],
  );
  if (noto === undefined) throw new BadUserInput(percorso, 'Nessun Comune ha questo codice ISTAT nell’anagrafe');
  const { nome, dal, al, successore } = noto;
  const comune = nome === null ? 'Il Comune' : `Il Comune di ${nome}`;
  if (dal !== null && giorno < dal)
    throw new BadUserInput(percorso, `${comune} non esiste ancora: il suo primo giorno è ${ilGiorno(dal)}`);
  if (al !== null && giorno > al)
    throw new BadUserInput(
      percorso,
      `${comune} non esiste più, il suo ultimo giorno è stato ${ilGiorno(al)}: indica ${successore === null ? 'il Comune che gli succede' : `quello di ${successore}`}`,
    );
}
