// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';

/** Moves Comuni to their next version and tells the other services of them: name, days, successor, residents by year. */
export async function emitComuni(unit: WriteUnit, codici: readonly string[]): Promise<void> {
  const stati = await unit.query<{
    codiceIstat: string;
    versione: number;
    nome: string;
    dal: string | null;
    al: string | null;
    successore: string | null;
    residenti: { anno: number; residenti: number }[];
  }>(
    `UPDATE comune SET versione = versione + 1 WHERE codice_istat = ANY ($1)
     RETURNING codice_istat AS "codiceIstat", versione, nome, dal, al, successore,
       coalesce((SELECT json_agg(json_build_object('anno', anno, 'residenti', residenti) ORDER BY anno)
        FROM popolazione p WHERE p.codice_istat = comune.codice_istat), '[]') AS residenti`,
    [codici],
  );
  for (const { codiceIstat, versione, nome, dal, al, successore, residenti } of stati) {
    unit.emit(
      newEvent({
        tipo: 'ComuneAggiornato',
        ambitoId: null,
        aggregato: { tipo: 'Comune', id: codiceIstat, versione },
        avvenutoIl: unit.adesso.toISOString(),
        dati: {
          codiceIstat,
          nome,
          ...(dal === null ? {} : { dal }),
          ...(al === null ? {} : { al }),
          ...(successore === null ? {} : { successore }),
          residenti,
        },
      }),
    );
  }
}
