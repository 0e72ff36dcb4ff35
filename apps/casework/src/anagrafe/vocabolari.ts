// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { ilGiorno } from '@ambito/orari';
import type { Reader } from '@ambito/persistence';
import type { GraphContext } from '@ambito/subgraph';
import {
  VOCABOLARI,
  vocabolarioDi,
  type Natura,
  type NomeVocabolario,
  type Voce,
  type Vocabolario,
  voceEstranea,
} from '@ambito/vocabulary';

/** An entry as the registry tells it. A need has an area; entries of some lists have a `natura`. */
interface VoceCaricata extends Voce {
  readonly area?: string;
  readonly natura?: Natura;
}

/** A list, under its name. */
type Lista = Vocabolario<VoceCaricata> & { readonly nome: NomeVocabolario };

interface Riga {
  owner: string;
  voci: VoceCaricata[];
  [colonna: string]: unknown;
}

const RIGHE = 'SELECT nome AS owner, voci FROM anagrafe_vocabolario WHERE nome = ANY ($1)';

/** Reads lists in one statement. Until the registry has told a list, the list of the library is used. */
export async function readVocabolari<const N extends readonly NomeVocabolario[]>(
  { query }: Reader,
  ...nomi: N
): Promise<{ readonly [P in keyof N]: Lista }> {
  const righe = await query<Riga>(RIGHE, [nomi]);
  return nomi.map((nome) =>
    lista(
      nome,
      righe.find(({ owner }) => owner === nome),
    ),
  ) as { [P in keyof N]: Lista };
}

/** Reads a list for the fields of a request, once however many objects ask for it. */
export async function vocabolarioDellaRichiesta(context: GraphContext, nome: NomeVocabolario): Promise<Lista> {
  const [riga] = await context.loadMany<Riga>('vocabolario', nome, ({ query }, nomi) => query(RIGHE, [nomi]));
  return lista(nome, riga);
}

/**
 * Requires that a code is on a list on a day.
 * @returns its entry, @throws BadUserInput at its place
 */
export function requireVoce(
  vocabolario: Lista,
  codice: string,
  giorno: string,
  percorso: readonly string[],
): VoceCaricata {
  const voce = vocabolario.voce(codice, giorno);
  if (voce === undefined) throw estranea(vocabolario, giorno, percorso);
  return voce;
}

/** Requires an area of users on a day. @returns its nature, which each has; @throws BadUserInput at its place */
export async function requireNaturaArea(
  reader: Reader,
  area: string,
  giorno: string,
  percorso: readonly string[],
): Promise<Natura> {
  const [aree] = await readVocabolari(reader, 'AREE_UTENZA');
  const { natura } = requireVoce(aree, area, giorno, percorso);
  if (natura === undefined) throw new Error(`${area} has no nature`);
  return natura;
}

/** Requires that a code was, is or will be on a list: what was recorded keeps its code. @throws BadUserInput with those in use on a day */
export function requireNota(vocabolario: Lista, codice: string, giorno: string, percorso: readonly string[]): void {
  if (vocabolario.voce(codice) === undefined) throw estranea(vocabolario, giorno, percorso);
}

function estranea({ nome, valide }: Lista, giorno: string, percorso: readonly string[]): BadUserInput {
  const codici = valide(giorno).map(({ codice }) => codice);
  return new BadUserInput(percorso, voceEstranea(nome, codici, ilGiorno(giorno)));
}

/** The lists made of the rows that were read last: a row that a request has read is made a list once. */
const liste = new WeakMap<Riga, Lista>();

function lista(nome: NomeVocabolario, riga: Riga | undefined): Lista {
  if (riga === undefined) return { ...VOCABOLARI[nome], nome };
  const nota = liste.get(riga) ?? { ...vocabolarioDi(VOCABOLARI[nome].fonte, riga.voci), nome };
  liste.set(riga, nota);
  return nota;
}
