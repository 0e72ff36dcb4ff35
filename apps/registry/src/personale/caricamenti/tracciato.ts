// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation, type AppError } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { invalidFields } from '@ambito/subgraph';
import type { ErroreCaricamento } from './caricamento.ts';
import { CellaErrata, piano, type Lettore } from './celle.ts';
import { fileErrato, isIlleggibile, isVuota, type Cella, type Riga, type Tabella } from './tabella.ts';

export interface Colonna {
  readonly intestazione: string;
  readonly obbligatoria: boolean;
  readonly read: Lettore;
}

/** The layout of one kind of table: its columns, and the operation that writes its rows. */
export interface Tracciato<V extends object = object> {
  /** The columns, by the field of the operation's input that each one fills. */
  readonly colonne: Readonly<Record<keyof V & string, Colonna>>;
  /**
   * Rows with the same values in these fields are written together, as one record, in the order of the values. With no fields each row
   * is a record.
   */
  readonly insieme: readonly (keyof V & string)[];
  /**
   * Writes the rows of one record by the operation that people use.
   * @returns false when the rows change nothing
   * @throws the operation's AppError; a field in its path becomes the column
   */
  write(unit: WriteUnit, righe: readonly V[]): Promise<boolean>;
}

export interface RigaLetta<V> {
  readonly riga: Riga;
  readonly valori: V;
}

/** The extra columns of a table of errors. They may stay in the table when it is corrected and loaded again. */
export const COLONNA_RIGA = 'Riga';
export const COLONNA_ERRORI = 'Errori';
const DEGLI_ERRORI = new Set([COLONNA_RIGA, COLONNA_ERRORI].map(piano));

/** The place of each column of the layout. @throws BadUserInput for missing or unknown headers */
export function posizioni(tracciato: Tracciato, { intestazioni }: Tabella): Map<string, number> {
  const colonne = Object.entries(tracciato.colonne) as [string, Colonna][];
  const trovate = intestazioni.map(piano);
  const nomi = new Map(colonne.map(([campo, { intestazione }]) => [piano(intestazione), campo]));
  const mancano = colonne.filter(
    ([, { intestazione, obbligatoria }]) => obbligatoria && !trovate.includes(piano(intestazione)),
  );
  if (mancano.length > 0)
    throw fileErrato(`Mancano le colonne: ${mancano.map(([, { intestazione }]) => intestazione).join(', ')}`);
  const ignote = intestazioni.filter((nome) => nome !== '' && !nomi.has(piano(nome)) && !DEGLI_ERRORI.has(piano(nome)));
  if (ignote.length > 0) throw fileErrato(`Colonne non previste: ${ignote.join(', ')}`);
  const doppie = intestazioni.filter((nome, indice) => nome !== '' && trovate.indexOf(piano(nome)) !== indice);
  if (doppie.length > 0) throw fileErrato(`Colonne ripetute: ${doppie.join(', ')}`);
  return new Map([...nomi].map(([nome, campo]) => [campo, trovate.indexOf(nome)]));
}

/** The values of a row that could be read, by field; an empty cell has none. */
export function readRiga<V extends object>(
  tracciato: Tracciato<V>,
  dove: ReadonlyMap<string, number>,
  { intestazioni, epoca }: Tabella,
  { numero, celle }: Riga,
): { valori: V; errori: ErroreCaricamento[] } {
  const errori: ErroreCaricamento[] = [];
  const valori: Record<string, unknown> = {};
  for (const [campo, { intestazione, obbligatoria, read }] of Object.entries(tracciato.colonne) as [
    string,
    Colonna,
  ][]) {
    const cella: Cella = celle[dove.get(campo) ?? -1] ?? null;
    if (isVuota(cella) && !obbligatoria) continue;
    try {
      if (isVuota(cella)) throw new CellaErrata('Manca');
      if (isIlleggibile(cella)) throw new CellaErrata(cella.perche);
      valori[campo] = read(cella, epoca);
    } catch (error) {
      if (!(error instanceof CellaErrata)) throw error;
      errori.push({ riga: numero, colonna: intestazione, messaggio: error.message, articolo: null });
    }
  }
  // A separator in a cell without quotes moves the next cells to the right, beyond the last header.
  const fuori = celle.findIndex((cella, indice) => !isVuota(cella) && (intestazioni[indice] ?? '') === '');
  if (fuori >= 0)
    errori.push({
      riga: numero,
      colonna: null,
      messaggio: `C'è un valore nella colonna ${fuori + 1}, che non ha intestazione`,
      articolo: null,
    });
  return { valori: valori as V, errori };
}

/** @throws BadUserInput for an input that the graph would refuse too */
export function requireValido(input: object): void {
  const campi = invalidFields(input);
  if (campi.length > 0) throw new BadUserInput(campi);
}

/**
 * A table loads new records and changes none: a row that names a record that is there must say the same of it. An empty cell says
 * nothing.
 * @throws BadUserInput with each cell that differs
 */
export function requireUguale(
  valori: Readonly<Record<string, unknown>>,
  noto: Readonly<Record<string, unknown>>,
  messaggio: string,
): void {
  const diversi = Object.keys(valori).filter((campo) => valori[campo] !== undefined && valori[campo] !== noto[campo]);
  if (diversi.length > 0) throw new BadUserInput(diversi.map((campo) => ({ percorso: [campo], messaggio })));
}

/** The errors of an operation on a row. An error that names a field has the column. */
export function erroriDi(tracciato: Tracciato, { numero }: Riga, error: AppError): ErroreCaricamento[] {
  const articolo = error instanceof RuleViolation ? error.articolo : null;
  if (!(error instanceof BadUserInput)) return [{ riga: numero, colonna: null, messaggio: error.message, articolo }];
  const colonne: Readonly<Record<string, Colonna>> = tracciato.colonne;
  return error.campi.map(({ percorso, messaggio }) => ({
    riga: numero,
    colonna: colonne[percorso.at(-1) ?? '']?.intestazione ?? null,
    messaggio,
    articolo,
  }));
}
