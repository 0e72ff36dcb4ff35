// SPDX-License-Identifier: AGPL-3.0-or-later
import { isAppError, Unavailable } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import type { GraphContext } from '@ambito/subgraph';
import type { ErroreCaricamento } from './caricamento.ts';
import type { Riga, Tabella } from './tabella.ts';
import { erroriDi, leggiRiga, posizioni, type RigaLetta, type Tracciato } from './tracciato.ts';

export interface Esito {
  readonly caricato: boolean;
  readonly righe: number;
  readonly nuove: number;
  readonly errori: readonly ErroreCaricamento[];
}

interface Caricamento {
  readonly tracciato: Tracciato;
  readonly tabella: Tabella;
  /** True to see what would happen, and write nothing. */
  readonly prova: boolean;
}

/**
 * Writes all the rows of a table, or none, in one transaction, by the operations that people use: each row is tried by itself,
 * so that all that is wrong is told at once. Rows that say what is known change nothing.
 * @throws BadUserInput for a table that is not of the layout
 */
export async function caricaTabella(
  context: GraphContext,
  caricamento: Caricamento,
  idempotenza?: { key: string | undefined; arguments: unknown },
): Promise<Esito> {
  try {
    return await context.write(async (unit) => {
      const esito = await provaRighe(unit, caricamento);
      if (!esito.caricato) throw new Ritorno(esito);
      return esito;
    }, idempotenza);
  } catch (error) {
    if (error instanceof Ritorno) return error.esito;
    throw error;
  }
}

/** Takes back what was written, and carries what was learnt. */
class Ritorno extends Error {
  constructor(readonly esito: Esito) {
    super('nothing is kept');
  }
}

async function provaRighe(unit: WriteUnit, { tracciato, tabella, prova }: Caricamento): Promise<Esito> {
  const dove = posizioni(tracciato, tabella);
  const errori: ErroreCaricamento[] = [];
  const gruppi = new Map<string, RigaLetta<object>[]>();
  const viste = new Map<string, Riga>();
  for (const riga of tabella.righe) {
    const letta = leggiRiga(tracciato, dove, riga);
    if ('errori' in letta) {
      errori.push(...letta.errori);
      continue;
    }
    const uguale = viste.get(JSON.stringify(letta.valori));
    if (uguale !== undefined) {
      errori.push(errore(riga, `Ripete la riga ${uguale.numero}`));
      continue;
    }
    viste.set(JSON.stringify(letta.valori), riga);
    const chiave = tracciato.chiave(letta.valori, riga.numero);
    gruppi.set(chiave, [...(gruppi.get(chiave) ?? []), { riga, valori: letta.valori }]);
  }
  let nuove = 0;
  for (const [, righe] of [...gruppi].sort(([una], [altra]) => (una < altra ? -1 : 1))) {
    const esito = await scrivi(unit, tracciato, righe);
    if (esito === true) nuove += righe.length;
    else if (esito !== false) errori.push(...esito);
  }
  errori.sort((uno, altro) => uno.riga - altro.riga);
  return { caricato: !prova && errori.length === 0, righe: tabella.righe.length, nuove, errori };
}

async function scrivi(
  unit: WriteUnit,
  tracciato: Tracciato,
  righe: readonly RigaLetta<object>[],
): Promise<boolean | ErroreCaricamento[]> {
  try {
    return await unit.attempt(() =>
      tracciato.scrivi(
        unit,
        righe.map(({ valori }) => valori),
      ),
    );
  } catch (error) {
    const [prima] = righe;
    if (!isAppError(error) || error instanceof Unavailable || prima === undefined) throw error;
    return erroriDi(tracciato, prima.riga, error);
  }
}

function errore({ numero }: Riga, messaggio: string): ErroreCaricamento {
  return { riga: numero, colonna: null, messaggio, articolo: null };
}
