// SPDX-License-Identifier: AGPL-3.0-or-later
import { isAppError, Unavailable, type AppError } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import type { ErroreCaricamento } from './caricamento.ts';
import { groupRighe, type Gruppo } from './group-righe.ts';
import type { Tabella } from './tabella.ts';
import { erroriDi, type Tracciato } from './tracciato.ts';

export interface Esito {
  readonly nuove: number;
  readonly invariate: number;
  readonly errori: readonly ErroreCaricamento[];
}

/** How many rows one savepoint has. They are few, so that the checks at its end stay short. */
const PER_VOLTA = 100;

/**
 * Writes the rows of a table by the operations that people use, in batches. When a row has an error, its batch is rolled back
 * and its rows are tried one by one, so that all errors are found at once. Rows that match the register change nothing.
 * @param reportProgress receives how many rows are done
 * @throws BadUserInput for a table that is not of the layout
 */
export async function writeRighe(
  unit: WriteUnit,
  tracciato: Tracciato,
  tabella: Tabella,
  reportProgress: (lavorate: number) => Promise<void>,
): Promise<Esito> {
  const { gruppi, errori } = groupRighe(tracciato, tabella);
  const scritte = righeDi(gruppi);
  // Rows that cannot be read count as done.
  let lavorate = tabella.righe.length - scritte;
  await reportProgress(lavorate);
  let nuove = 0;
  for (const questi of inBlocks(gruppi)) {
    const esito = await writeInsieme(unit, tracciato, questi);
    nuove += esito.nuove;
    errori.push(...esito.errori);
    lavorate += righeDi(questi);
    await reportProgress(lavorate);
  }
  errori.sort((uno, altro) => (uno.riga ?? 0) - (altro.riga ?? 0));
  return { nuove, invariate: scritte - nuove - sbagliate(gruppi, errori), errori };
}

/** How many rows belong to a group that was refused. */
function sbagliate(gruppi: readonly Gruppo[], errori: readonly ErroreCaricamento[]): number {
  const numeri = new Set(errori.map(({ riga }) => riga));
  return righeDi(gruppi.filter((gruppo) => gruppo.some(({ riga }) => numeri.has(riga.numero))));
}

function righeDi(gruppi: readonly Gruppo[]): number {
  return gruppi.reduce((somma, gruppo) => somma + gruppo.length, 0);
}

function* inBlocks(gruppi: readonly Gruppo[]): Generator<readonly Gruppo[]> {
  let blocco: Gruppo[] = [];
  for (const gruppo of gruppi) {
    blocco.push(gruppo);
    if (righeDi(blocco) < PER_VOLTA) continue;
    yield blocco;
    blocco = [];
  }
  if (blocco.length > 0) yield blocco;
}

type EsitoParziale = Pick<Esito, 'nuove'> & { errori: readonly ErroreCaricamento[] };

async function writeInsieme(unit: WriteUnit, tracciato: Tracciato, gruppi: readonly Gruppo[]): Promise<EsitoParziale> {
  try {
    const nuove = await unit.attempt(async () => {
      let finora = 0;
      for (const gruppo of gruppi) {
        const cambia = await tracciato.write(
          unit,
          gruppo.map(({ valori }) => valori),
        );
        if (cambia) finora += gruppo.length;
      }
      return finora;
    });
    return { nuove, errori: [] };
  } catch (error) {
    const sbaglio = sbaglioDi(error);
    const [solo] = gruppi;
    if (gruppi.length === 1 && solo?.[0] !== undefined)
      return { nuove: 0, errori: erroriDi(tracciato, solo[0].riga, sbaglio) };
  }
  let nuove = 0;
  const errori: ErroreCaricamento[] = [];
  for (const gruppo of gruppi) {
    const esito = await writeInsieme(unit, tracciato, [gruppo]);
    nuove += esito.nuove;
    errori.push(...esito.errori);
  }
  return { nuove, errori };
}

/** The refusal of an operation. @throws any other error, which ends the load */
function sbaglioDi(error: unknown): AppError {
  if (!isAppError(error) || error instanceof Unavailable) throw error;
  return error;
}
