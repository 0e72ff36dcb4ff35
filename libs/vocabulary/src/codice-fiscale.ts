// SPDX-License-Identifier: AGPL-3.0-or-later
/** D.M. 23/12/1976: values of the characters in odd places (first, third, …), by digit or letter. */
const DISPARI = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
const MESI = 'ABCDEHLMPRST';
/** Letters that stand for digits when two people would have the same code (omocodia). */
const OMOCODIA = 'LMNPQRSTUV';
const CIFRE = [6, 7, 9, 10, 12, 13, 14];
const FORMA = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/;
/** Codes given to foreigners without a fiscal code: STP and ENI, thirteen digits. */
const STP_ENI = /^(STP|ENI)\d{13}$/;

export type EsitoCodiceFiscale =
  { readonly valido: true; readonly tipo: 'CF' | 'STP_ENI' } | { readonly valido: false; readonly motivo: string };

/** Checks the form, the date inside (omocodia resolved) and the control character; an STP or ENI code by its form. */
export function verificaCodiceFiscale(codice: string): EsitoCodiceFiscale {
  const testo = codice.toUpperCase();
  if (STP_ENI.test(testo)) return { valido: true, tipo: 'STP_ENI' };
  if (!FORMA.test(testo)) return { valido: false, motivo: 'Il codice fiscale non ha la forma prevista' };
  if (carattereDiControllo(testo.slice(0, 15)) !== testo[15])
    return { valido: false, motivo: 'Il carattere di controllo del codice fiscale non torna' };
  const cifre = [...testo]
    .map((carattere, posto) =>
      CIFRE.includes(posto) && OMOCODIA.includes(carattere) ? OMOCODIA.indexOf(carattere) : carattere,
    )
    .join('');
  const giorno = Number(cifre.slice(9, 11)) % 40;
  const mese = MESI.indexOf(cifre[8] ?? '') + 1;
  // The century is not in the code: a day that exists in a leap year may exist.
  const ultimo = new Date(Date.UTC(2000, mese, 0)).getUTCDate();
  if (giorno < 1 || giorno > ultimo)
    return { valido: false, motivo: 'La data di nascita nel codice fiscale non esiste' };
  return { valido: true, tipo: 'CF' };
}

function carattereDiControllo(primi: string): string {
  const somma = [...primi].reduce((totale, carattere, indice) => {
    const valore = /\d/.test(carattere) ? Number(carattere) : carattere.charCodeAt(0) - 65;
    return totale + (indice % 2 === 0 ? (DISPARI[valore] ?? 0) : valore);
  }, 0);
  return String.fromCharCode(65 + (somma % 26));
}

export interface Anagrafica {
  readonly cognome: string;
  readonly nome: string;
  /** YYYY-MM-DD */
  readonly dataNascita: string;
  readonly sesso: 'F' | 'M';
}

/**
 * A well-formed code for an invented person: its place of birth does not exist, so that it can be nobody's.
 */
export function codiceFiscaleSintetico(
  { cognome, nome, dataNascita, sesso }: Anagrafica,
  luogo: 'Z998' | 'Z999' = 'Z999',
): string {
  const [anno = '', mese = '', giorno = ''] = dataNascita.split('-');
  const data = `${anno.slice(2)}${MESI[Number(mese) - 1]}${String(Number(giorno) + (sesso === 'F' ? 40 : 0)).padStart(2, '0')}`;
  const primi = `${sigla(cognome, false)}${sigla(nome, true)}${data}${luogo}`;
  return primi + carattereDiControllo(primi);
}

function sigla(testo: string, nome: boolean): string {
  const lettere = [...testo.normalize('NFD').toUpperCase()].filter((lettera) => /[A-Z]/.test(lettera));
  const consonanti = lettere.filter((lettera) => !'AEIOU'.includes(lettera));
  const scelte = nome && consonanti.length > 3 ? [consonanti[0], consonanti[2], consonanti[3]] : consonanti;
  return [...scelte, ...lettere.filter((lettera) => 'AEIOU'.includes(lettera)), 'X', 'X'].slice(0, 3).join('');
}

/** Of the invented citizen of the demonstration accounts, Maria Rossi. */
export const CODICE_FISCALE_DIMOSTRATIVO = codiceFiscaleSintetico(
  { cognome: 'Rossi', nome: 'Maria', dataNascita: '1980-01-01', sesso: 'F' },
  'Z998',
);
