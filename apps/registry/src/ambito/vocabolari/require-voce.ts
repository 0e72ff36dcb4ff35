// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, type CampoNonValido } from '@ambito/errors';
import { ilGiorno, vale } from '@ambito/orari';
import { columnsOf, type Reader } from '@ambito/persistence';
import { voceEstranea, type NomeVocabolario } from '@ambito/vocabulary';
import { VoceVocabolarioEntity } from './voce-vocabolario.entity.ts';

type VoceLetta = Pick<VoceVocabolarioEntity, 'codice' | 'nome' | 'dal' | 'al'>;

/** The codes of a vocabulary that are in use on a day, as it has been loaded (art. 2 c. 5 p, q). */
interface InUso {
  readonly vocabolario: NomeVocabolario;
  readonly giorno: string;
  readonly codici: ReadonlySet<string>;
}

/** The lists that a unit has read: a load asks for the same one with each of its rows. */
const lette = new WeakMap<Reader, Map<NomeVocabolario, readonly VoceLetta[]>>();

/** The entries of a list, past ones and those to come too, the latest first; read once in a unit. */
export async function readVoci(reader: Reader, vocabolario: NomeVocabolario): Promise<readonly VoceLetta[]> {
  const note = lette.get(reader) ?? new Map<NomeVocabolario, readonly VoceLetta[]>();
  lette.set(reader, note);
  const voci =
    note.get(vocabolario) ??
    (await reader.query<VoceLetta>(
      `SELECT ${columnsOf(VoceVocabolarioEntity, undefined, ['codice', 'nome', 'dal', 'al'])} FROM voce_vocabolario
       WHERE vocabolario = $1 ORDER BY lower(periodo) DESC, codice`,
      [vocabolario],
    ));
  note.set(vocabolario, voci);
  return voci;
}

/** The codes of a list that are in use on a day. */
export async function codiciInUso(reader: Reader, vocabolario: NomeVocabolario, giorno: string): Promise<InUso> {
  const voci = await readVoci(reader, vocabolario);
  const codici = voci.filter((voce) => vale(voce, giorno)).map(({ codice }) => codice);
  return { vocabolario, giorno, codici: new Set(codici.sort()) };
}

/** The errors of the codes that are not in use, each at its place in the list. The list is at `percorso`. */
export function nonInUso(codici: readonly string[], inUso: InUso, percorso: readonly string[]): CampoNonValido[] {
  return codici.flatMap((codice, indice) =>
    inUso.codici.has(codice) ? [] : [{ percorso: [...percorso, String(indice)], messaggio: estranea(inUso) }],
  );
}

/** Requires that all codes of a list of the input, at `percorso`, are in use on a day. @throws BadUserInput at the place of each other one */
export async function requireVoci(
  reader: Reader,
  vocabolario: NomeVocabolario,
  codici: readonly string[],
  giorno: string,
  percorso: readonly string[],
): Promise<void> {
  const errati = nonInUso(codici, await codiciInUso(reader, vocabolario, giorno), percorso);
  if (errati.length > 0) throw new BadUserInput(errati);
}

/** Requires that a code is in use on a day. @throws BadUserInput with those that are */
export async function requireVoce(
  reader: Reader,
  vocabolario: NomeVocabolario,
  codice: string,
  giorno: string,
  percorso: readonly string[],
): Promise<void> {
  const inUso = await codiciInUso(reader, vocabolario, giorno);
  if (!inUso.codici.has(codice)) throw new BadUserInput(percorso, estranea(inUso));
}

/** Requires that a code was, is or will be on a list. @throws BadUserInput with those in use on a day */
export async function requireNota(
  reader: Reader,
  vocabolario: NomeVocabolario,
  codice: string,
  giorno: string,
  percorso: readonly string[],
): Promise<void> {
  const voci = await readVoci(reader, vocabolario);
  if (voci.some((voce) => voce.codice === codice)) return;
  throw new BadUserInput(percorso, estranea(await codiciInUso(reader, vocabolario, giorno)));
}

const estranea = ({ vocabolario, giorno, codici }: InUso): string =>
  voceEstranea(vocabolario, [...codici], ilGiorno(giorno));
