// SPDX-License-Identifier: AGPL-3.0-or-later

/** The steps of a record, and the words in which a refusal tells them. */
interface Passi<S extends string> {
  readonly transizioni: Readonly<Record<S, readonly S[]>>;
  /** How a person calls each state, after "può diventare". */
  readonly inParole: Readonly<Record<S, string>>;
  /** How the refusal begins, before "non può diventare". */
  readonly inizio: string;
}

/** The message and the details that refuse a step that is not possible: they tell which steps are. */
export function describeRifiuto<S extends string>(
  da: S,
  a: S,
  { transizioni, inParole, inizio }: Passi<S>,
): [messaggio: string, dettagli: Record<string, unknown>] {
  const possibili = transizioni[da];
  const elenco = possibili.map((stato) => inParole[stato]).join(' o ');
  return [
    `${inizio} non può diventare ${inParole[a]}. ${elenco === '' ? 'Non cambia più stato' : `Può diventare ${elenco}`}`,
    { da, a, possibili },
  ];
}
