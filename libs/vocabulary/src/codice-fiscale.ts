// SPDX-License-Identifier: AGPL-3.0-or-later
/** D.M. 23/12/1976 n. 13813: values of the characters in odd places (first, third, …), by digit or letter. */
const DISPARI = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
const MESI = 'ABCDEHLMPRST';
/** Letters that stand for the digits 0 to 9 when two people would have the same code (omocodia). */
const OMOCODIA = 'LMNPQRSTUV';
/** Positions of the digits, from the last one: the order in which letters replace them. */
const CIFRE = [14, 13, 12, 10, 9, 7, 6];
const FORMA = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/;
/** Codes that the health service gives to foreigners with no fiscal code: STP (not regular) and ENI (EU, not insured). */
const SANITARI = /^(STP|ENI)\d{13}$/;

export type TipoCodice = 'CF' | 'STP' | 'ENI';

export type EsitoCodiceFiscale =
  | {
      readonly valido: true;
      readonly tipo: 'CF';
      readonly sesso: 'F' | 'M';
      /** The year has two digits: the century is not in the code. */
      readonly nascita: { readonly anno: number; readonly mese: number; readonly giorno: number };
      /** Cadastral code of the Comune of birth, or Z and three digits for a State. */
      readonly luogo: string;
    }
  | { readonly valido: true; readonly tipo: 'STP' | 'ENI' }
  | { readonly valido: false; readonly motivo: string };

/** The kind of a code by its form alone, upper or lower case; null for any other text. */
function tipoCodice(codice: string): TipoCodice | null {
  const testo = codice.toUpperCase();
  if (FORMA.test(testo)) return 'CF';
  const [, tipo] = SANITARI.exec(testo) ?? [];
  return tipo === 'STP' || tipo === 'ENI' ? tipo : null;
}

/**
 * Checks the form, the control character and the date (omocodia resolved) of a person's fiscal code, upper or lower case;
 * an STP or ENI code by its form. Only the tax register knows whether the code was issued, and to whom.
 */
export function verifyCodiceFiscale(codice: string): EsitoCodiceFiscale {
  const testo = codice.toUpperCase();
  const tipo = tipoCodice(testo);
  if (tipo === null) return { valido: false, motivo: 'Il codice fiscale non ha la forma prevista' };
  if (tipo !== 'CF') return { valido: true, tipo };
  if (carattereDiControllo(testo.slice(0, 15)) !== testo[15])
    return { valido: false, motivo: 'Il carattere di controllo del codice fiscale non torna' };
  const cifre = senzaOmocodia(testo);
  const numero = Number(cifre.slice(9, 11));
  const sesso = numero > 40 ? 'F' : 'M';
  const nascita = {
    anno: Number(cifre.slice(6, 8)),
    mese: MESI.indexOf(cifre.charAt(8)) + 1,
    giorno: sesso === 'F' ? numero - 40 : numero,
  };
  if (nascita.giorno < 1 || nascita.giorno > giorniDelMese(nascita.anno, nascita.mese))
    return { valido: false, motivo: 'La data di nascita nel codice fiscale non esiste' };
  return { valido: true, tipo, sesso, nascita, luogo: cifre.slice(11, 15) };
}

function senzaOmocodia(codice: string): string {
  return [...codice]
    .map((carattere, posto) =>
      CIFRE.includes(posto) && OMOCODIA.includes(carattere) ? OMOCODIA.indexOf(carattere) : carattere,
    )
    .join('');
}

/** The century is not known: 29 February is accepted when the year is a leap year in this century. */
function giorniDelMese(anno: number, mese: number): number {
  return new Date(Date.UTC(2000 + anno, mese, 0)).getUTCDate();
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
  /** 0 to 127, for different codes of invented people with the same data. */
  readonly progressivo?: number;
}

/** Codes of foreign States end at Z907 (South Sudan): these belong to no place. */
type LuogoInesistente = 'Z998' | 'Z999';

/**
 * A well-formed code for an invented person. Its place of birth does not exist, so that no real person has it.
 * @throws RangeError for an invalid date of birth or progressivo
 */
export function codiceFiscaleSintetico(
  { cognome, nome, dataNascita, sesso, progressivo = 0 }: Anagrafica,
  luogo: LuogoInesistente = 'Z999',
): string {
  if (!Number.isInteger(progressivo) || progressivo < 0 || progressivo > 127)
    throw new RangeError('A progressivo goes from 0 to 127');
  const [anno = '', mese = '', giorno = ''] = dataNascita.split('-');
  const data = `${anno.slice(2)}${MESI.charAt(Number(mese) - 1)}${String(Number(giorno) + (sesso === 'F' ? 40 : 0)).padStart(2, '0')}`;
  const primi = conOmocodia(`${sigla(cognome, false)}${sigla(nome, true)}${data}${luogo}`, progressivo);
  const codice = primi + carattereDiControllo(primi);
  if (!verifyCodiceFiscale(codice).valido) throw new RangeError('A date of birth is a day, YYYY-MM-DD');
  return codice;
}

/** Replaces with letters the digits whose bit in `progressivo` is set. */
function conOmocodia(primi: string, progressivo: number): string {
  return [...primi]
    .map((carattere, posto) => {
      const bit = CIFRE.indexOf(posto);
      return bit >= 0 && (progressivo & (1 << bit)) !== 0 ? OMOCODIA.charAt(Number(carattere)) : carattere;
    })
    .join('');
}

/** Three letters: consonants, then vowels, then X. A first name with four consonants or more leaves out the second. */
function sigla(testo: string, nome: boolean): string {
  const lettere = [...testo.normalize('NFD').toUpperCase()].filter((lettera) => /[A-Z]/.test(lettera));
  const consonanti = lettere.filter((lettera) => !'AEIOU'.includes(lettera));
  const vocali = lettere.filter((lettera) => 'AEIOU'.includes(lettera));
  const scelte = nome && consonanti.length > 3 ? consonanti.toSpliced(1, 1) : consonanti;
  return [...scelte, ...vocali, 'X', 'X', 'X'].slice(0, 3).join('');
}

/** The code of Maria Rossi, the invented citizen of the demonstration accounts, born on 1 January 1980. Nobody else has this place. */
export const CODICE_FISCALE_DIMOSTRATIVO = codiceFiscaleSintetico(
  { cognome: 'Rossi', nome: 'Maria', dataNascita: '1980-01-01', sesso: 'F' },
  'Z998',
);
