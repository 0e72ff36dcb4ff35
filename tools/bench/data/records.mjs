// SPDX-License-Identifier: AGPL-3.0-or-later
// What the data of every service have in common: how many records there are, and the identifier and the place of each.

/** How many Ambiti, cartelle and contatti each size has. */
export const SIZES = {
  demo: { ambiti: 2, cartelle: 2_000, contatti: 8_000 },
  regione: { ambiti: 60, cartelle: 150_000, contatti: 600_000 },
  // Of which each user has more than the longest page.
  gateway: { ambiti: 2, cartelle: 12_000, contatti: 0 },
  // The case load of an Ambito and of a user grows tenfold, and so does the number of Ambiti; at a
  // hundred thousand each stands in the middle.
  'growth-10k': { ambiti: 6, cartelle: 10_000, contatti: 10_000 },
  'growth-100k': { ambiti: 19, cartelle: 100_000, contatti: 100_000 },
  'growth-1m': { ambiti: 60, cartelle: 1_000_000, contatti: 1_000_000 },
  italia: { ambiti: 600, cartelle: 1_000_000, contatti: 4_000_000 },
};

/** Assistenti sociali of each Ambito. */
export const OPERATORI = 10;
/** Comuni of each Ambito, each with its sede. */
export const COMUNI = 10;

/** The identifier of the n-th record of a kind, the same in every service. */
export const id = (kind, n) => `(${`'0199${kind}-0000-7000-8000-'`} || lpad(to_hex((${n})::bigint), 12, '0'))::uuid`;
export const KIND = {
  ambito: '0001',
  operatore: '0002',
  sede: '0003',
  persona: '0004',
  cartella: '0005',
  presa: '0006',
  progetto: '0007',
  intervento: '0008',
  obiettivo: '0009',
  contatto: '000a',
  linea: '000b',
  ente: '000c',
  verifica: '000d',
  trasmissione: '000e',
};

export const nth = (kind, n) => `0199${kind}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
export const ambitoId = (n) => nth(KIND.ambito, n);
/** A sede of the n-th Ambito. */
export const sedeId = (n) => nth(KIND.sede, n * COMUNI);
/** A Comune of the n-th Ambito. */
export const comuneOf = (n) => String(n * COMUNI).padStart(6, '0');
/** The linea di bilancio that pays a half of the interventi of the n-th Ambito. */
export const lineaId = (n) => nth(KIND.linea, n);
/** The account of the k-th assistente sociale of the n-th Ambito. */
export const account = (n, k) => `bench-${n}-${k}`;
/** The pairs [Ambito, assistente sociale] of as many users as are asked for, spread over the Ambiti. */
export const users = ({ ambiti }, count) =>
  Array.from({ length: count }, (_, index) => [index % ambiti, Math.floor(index / ambiti) % OPERATORI]);

export const istat = (n) => `lpad((${n})::text, 6, '0')`;
/** The number of the Comune and of the sede of the n-th record of the Ambito `a`. */
export const LUOGO = `a * ${COMUNI} + n % ${COMUNI}`;
export const luoghiOf = (ambiti) =>
  `FROM generate_series(0, ${ambiti - 1}) AS a CROSS JOIN LATERAL generate_series(a * ${COMUNI}, a * ${COMUNI} + ${COMUNI - 1}) AS l`;
export const operatoriOf = (ambiti) =>
  `FROM generate_series(0, ${ambiti - 1}) AS a, generate_series(0, ${OPERATORI - 1}) AS k`;

/** The number of the oldest case of an assistente sociale, which is in carico with a project. */
const firstOf = ({ ambiti, cartelle }, [a, k]) => a * Math.floor(cartelle / ambiti) + 8 * k;

/** What the data have for the required arguments of the documented queries, for one user. */
export const valuesFor = (size, user) => {
  const [a, k] = user;
  const first = firstOf(size, user);
  const first0 = firstOf(size, [a, 0]);
  return {
    Cartella: nth(KIND.cartella, first),
    Contatto: nth(KIND.contatto, a * Math.floor(size.contatti / size.ambiti)),
    Persona: nth(KIND.persona, first),
    PresaInCarico: nth(KIND.presa, first),
    ProgettoPersonalizzato: nth(KIND.progetto, first),
    Trasmissione: nth(KIND.trasmissione, first0),
    Operatore: nth(KIND.operatore, a * OPERATORI + k),
    operatore: nth(KIND.operatore, a * OPERATORI + k),
    Sede: sedeId(a),
    sede: sedeId(a),
    ambito: ambitoId(a),
    comune: comuneOf(a),
    codice: `A${a}`,
    regione: '12',
    anno: 2026,
    area: 'FAM',
    testo: 'assistenza',
    giorno: new Date().toISOString().slice(0, 10),
    adesso: new Date().toISOString(),
    domani: new Date(Date.now() + 86_400_000).toISOString(),
    soglia: 'LEPS_OBIETTIVO',
    vocabolario: 'BISOGNI',
    richiesta: { tipo: 'SOCIALE', area: 'FAM', comune: comuneOf(a) },
    passaggi: {
      passaggi: [
        { presaInCaricoId: nth(KIND.presa, first), versione: 1, operatoreId: nth(KIND.operatore, a * OPERATORI) },
      ],
      nota: 'Consegna',
    },
    simulazione: { dal: '2026-01-01', al: '2026-12-31', variazioni: [{ dal: '2026-09-01' }] },
  };
};

const ARGUMENTS = {
  ambitoId: 'ambito',
  codiceIstat: 'comune',
  sedeId: 'sede',
  codice: 'codice',
  regione: 'regione',
  anno: 'anno',
  testo: 'testo',
  dal: 'giorno',
  al: 'giorno',
  adesso: 'adesso',
  dalle: 'adesso',
  alle: 'domani',
  richiesta: 'richiesta',
};
/** Arguments of which each type wants another value. */
const OF_TYPE = {
  nome: { Soglia: 'soglia', Vocabolario: 'vocabolario' },
  input: { Ambito: 'simulazione', PassaggioEsaminato: 'passaggi' },
};
const RECORDS = [
  'Cartella',
  'Contatto',
  'Persona',
  'PresaInCarico',
  'ProgettoPersonalizzato',
  'Trasmissione',
  'Operatore',
  'Sede',
];

/** The name of the value for an argument of a query that answers a type; undefined if the data have none. */
export const valuesOf = (type, argument) =>
  argument === 'id' ? RECORDS.find((name) => name === type) : (OF_TYPE[argument]?.[type] ?? ARGUMENTS[argument]);
