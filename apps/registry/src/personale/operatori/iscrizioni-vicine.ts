// SPDX-License-Identifier: AGPL-3.0-or-later

/** An enrolment in the albo; without a number for who has none. */
export interface Iscrizione {
  readonly alboRegione: string | null;
  readonly alboSezione: string | null;
  readonly alboNumero: string | null;
}

/**
 * Whether two enrolments may be one that was typed wrongly: the same number in another albo, or numbers of one albo with one sign more,
 * one fewer or another one, or two in turn. Spaces, signs and zeros in front do not count.
 */
export function iscrizioniVicine(una: Iscrizione, altra: Iscrizione): boolean {
  const [a, b] = [ridotto(una.alboNumero), ridotto(altra.alboNumero)];
  if (a === b) return true;
  if (una.alboRegione !== altra.alboRegione || una.alboSezione !== altra.alboSezione) return false;
  let inizio = 0;
  while (inizio < a.length && a[inizio] === b[inizio]) inizio += 1;
  let fine = 0;
  while (fine < Math.min(a.length, b.length) - inizio && a.at(-1 - fine) === b.at(-1 - fine)) fine += 1;
  const [x, y] = [a.slice(inizio, a.length - fine), b.slice(inizio, b.length - fine)];
  return (x.length <= 1 && y.length <= 1) || (x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0]);
}

const ridotto = (numero: string | null): string =>
  (numero ?? '')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replace(/^0+/, '');
