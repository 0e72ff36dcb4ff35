// SPDX-License-Identifier: AGPL-3.0-or-later
import { attivita, percorsi } from './attivita.ts';
import { bisogni } from './bisogni.ts';
import { cittadinanze } from './cittadinanze.ts';
import { areeUtenza, canali, esitiContatto, esitiObiettivo, motiviDimissione, richiedenti, sessi } from './codici.ts';
import { finalitaEsportazione, natureEnte, statiTrasmissione, tipiCompetenza } from './enumerazioni.ts';
import { lingue } from './lingue.ts';
import { misureNazionali } from './misure.ts';
import { NATURE, NATURE_DEL_PROGRAMMA } from './nature.ts';
import { prestazioni } from './prestazioni.ts';
import { qualifiche } from './qualifiche.ts';
import { relazioniFamiliari } from './relazioni.ts';
import { basiTrasmissione, motiviRifiuto } from './trasmissioni.ts';
import type { Vocabolario } from './vocabolario.ts';

/**
 * The lists that grow by data, without a release (art. 2 c. 5 p, q; art. 11 c. 1). These are their first entries: the
 * registry keeps later ones, and a service uses these until an event brings the list of the registry.
 */
export const VOCABOLARI = {
  BISOGNI: bisogni,
  PRESTAZIONI: prestazioni,
  MISURE_NAZIONALI: misureNazionali,
  PERCORSI: percorsi,
  ATTIVITA: attivita,
  MOTIVI_DIMISSIONE: motiviDimissione,
  BASI_GIURIDICHE: basiTrasmissione,
  MOTIVI_RIFIUTO: motiviRifiuto,
  CANALI: canali,
  RICHIEDENTI: richiedenti,
  LINGUE: lingue,
  RELAZIONI_FAMILIARI: relazioniFamiliari,
  AREE_UTENZA: areeUtenza,
  ESITI_CONTATTO: esitiContatto,
  ESITI_OBIETTIVO: esitiObiettivo,
  QUALIFICHE: qualifiche,
  CITTADINANZE: cittadinanze,
} as const satisfies Record<string, Vocabolario>;

export type NomeVocabolario = keyof typeof VOCABOLARI;
export const NOMI_VOCABOLARI = Object.keys(VOCABOLARI) as readonly NomeVocabolario[];

/** The lists whose codes the programs distinguish: they change with a release. Their enums in the graph are made of them. */
const ENUMERAZIONI = {
  STATI_TRASMISSIONE: statiTrasmissione,
  NATURE_ENTE: natureEnte,
  TIPI_COMPETENZA: tipiCompetenza,
  SESSI: sessi,
  FINALITA_ESPORTAZIONE: finalitaEsportazione,
} as const satisfies Record<string, Vocabolario>;

/** Every list, whether it grows by data or with a release. */
export const ELENCHI = { ...VOCABOLARI, ...ENUMERAZIONI };
export type NomeElenco = keyof typeof ELENCHI;
export const NOMI_ELENCHI = Object.keys(ELENCHI) as readonly NomeElenco[];

/** Whether a list grows by data. */
export const caricabile = (nome: NomeElenco): nome is NomeVocabolario => nome in VOCABOLARI;

/** The natures that an entry of a list may have: none, for most lists. */
export function natureDi(elenco: NomeElenco): readonly string[] {
  const nature: Partial<Record<NomeElenco, readonly string[]>> = NATURE;
  return nature[elenco] ?? [];
}

/** The natures of the entries of a list that the program itself writes: none, for most lists. */
export function natureDelProgramma(elenco: NomeElenco): readonly string[] {
  const nature: Partial<Record<NomeElenco, readonly string[]>> = NATURE_DEL_PROGRAMMA;
  return nature[elenco] ?? [];
}

/** The natures that an entry may have which data add to a list. */
export const natureAggiungibili = (elenco: NomeElenco): readonly string[] =>
  natureDi(elenco).filter((natura) => !natureDelProgramma(elenco).includes(natura));

/** Letters and underscores. Without digits, a fiscal code can never pass for a code. */
export const FORMA_CODICE = /^[A-Z]+(_[A-Z]+)*$/;
/** As in `A2.07` or `A9.01.03`. */
export const FORMA_PRESTAZIONE = /^[A-Z]\d(\.\d{2}){1,2}$/;
/** ISO 639-1, as in `it`. */
export const FORMA_LINGUA = /^[a-z]{2}$/;
export const LUNGHEZZA_CODICE = 40;

/** The form of a code of each list. Events carry the codes, and their contracts are strict. */
export function codiceBenFormato(elenco: NomeElenco, codice: string): boolean {
  return codice.length <= LUNGHEZZA_CODICE && formaDi(elenco).test(codice);
}

/** The form of the codes of a list, as a person is told of it. */
export function formaInParole(elenco: NomeElenco): string {
  if (elenco === 'PRESTAZIONI') return 'una lettera e cifre divise da punti, come A2.07';
  return elenco === 'LINGUE'
    ? 'due lettere minuscole, come it'
    : 'parole di lettere maiuscole divise da _, come VISITA_A_CASA';
}

function formaDi(elenco: NomeElenco): RegExp {
  if (elenco === 'PRESTAZIONI') return FORMA_PRESTAZIONE;
  return elenco === 'LINGUE' ? FORMA_LINGUA : FORMA_CODICE;
}
