// SPDX-License-Identifier: AGPL-3.0-or-later
/** The competence of an ente for one kind of requests. An empty list sets no limit: any area, any prestazione, any Comune. */
export interface EnteDiCompetenza {
  readonly id: string;
  readonly denominazione: string;
  readonly aree: readonly string[];
  readonly prestazioni: readonly string[];
  readonly comuni: readonly string[];
}

/** A request of one kind: area of users, prestazione if it is known, Comune of the person. */
export interface RichiestaDiCompetenza {
  readonly area: string;
  readonly prestazione?: string | undefined;
  readonly comune: string;
}

export interface Candidato<E extends EnteDiCompetenza = EnteDiCompetenza> {
  readonly ente: E;
  /** Why the ente is not competent, for people; empty when it is competent. */
  readonly perche: readonly string[];
}

/**
 * Art. 2 c. 8 e: the enti for a kind of requests. First those that are competent for this request, the most particular before; then
 * the others, with the reasons. An ente that is competent only for some prestazioni is not competent for a request without one.
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

/** The order of candidates: competent ones first, then particular competences before general ones, then by name. */
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
