// SPDX-License-Identifier: AGPL-3.0-or-later
/** What an ente is competent for, of one kind of requests, and where. An empty list: whatever they are, wherever. */
export interface EnteDiCompetenza {
  readonly id: string;
  readonly denominazione: string;
  readonly aree: readonly string[];
  readonly prestazioni: readonly string[];
  readonly comuni: readonly string[];
}

/** A request of that kind: area of users, prestazione if it is known, Comune of the person. */
export interface RichiestaDiCompetenza {
  readonly area: string;
  readonly prestazione?: string | undefined;
  readonly comune: string;
}

export interface Candidato<E extends EnteDiCompetenza = EnteDiCompetenza> {
  readonly ente: E;
  /** Why it is not competent, for people; none: it is. */
  readonly perche: readonly string[];
}

/**
 * Art. 2 c. 8 e: of the enti that are for a kind of requests, which are competent for this one, those made for it first; then those
 * that are not, with why. Whoever is competent for some prestazioni only is not for a request that names none.
 */
export function candidatiPer<E extends EnteDiCompetenza>(
  enti: readonly E[],
  { area, prestazione, comune }: RichiestaDiCompetenza,
): readonly Candidato<E>[] {
  const candidati = enti.map((ente) => ({
    ente,
    perche: [
      ...(copre(ente.comuni, comune) ? [] : ['Non opera nel Comune']),
      ...(copre(ente.aree, area) ? [] : ["Non è competente per l'area"]),
      ...(copre(ente.prestazioni, prestazione) ? [] : ['È competente solo per altre prestazioni']),
    ],
  }));
  return candidati.sort((a, b) => compare(ordine(a), ordine(b)));
}

function copre(elenco: readonly string[], voce: string | undefined): boolean {
  return elenco.length === 0 || (voce !== undefined && elenco.includes(voce));
}

/** Competent before not, then what is said in particular before what holds for all; by name where that is alike. */
function ordine({ ente, perche }: Candidato): readonly [...(0 | 1)[], string, string] {
  const generico = (elenco: readonly string[]) => (elenco.length === 0 ? 1 : 0);
  return [
    perche.length === 0 ? 0 : 1,
    generico(ente.prestazioni),
    generico(ente.aree),
    generico(ente.comuni),
    ente.denominazione,
    ente.id,
  ];
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const diverso = a.findIndex((valore, indice) => valore !== b[indice]);
  return diverso === -1 ? 0 : String(a[diverso]).localeCompare(String(b[diverso]), 'it');
}
