// SPDX-License-Identifier: AGPL-3.0-or-later
import { inParole } from './parole.ts';
import { minutiDi, minutiSettimanali, type FasciaOraria } from './orari.ts';
import { giornoDopo } from './periodi.ts';

/** A rule that the hours break: its article, and why, for people. */
export interface Problema {
  readonly articolo: string;
  readonly messaggio: string;
}

/** A fascia to be set, with the reason that one outside Monday to Friday needs. */
export type FasciaDaVerificare = FasciaOraria & { readonly motivazione?: string | null | undefined };

/** The hours a week that a sede owes from a day (YYYY-MM-DD) until the next begins: `ORE_SETTIMANALI_SEDE` of the vocabulary. */
export interface OreMinime {
  readonly dal: string;
  readonly valore: number;
}

const ARTICOLO_ORARI = 'art. 5 c. 3';
const VENERDI = 5;

export const FUORI_SETTIMANA_SENZA_MOTIVO = "Un'apertura fuori dai giorni da lunedì a venerdì richiede una motivazione";

/**
 * What is wrong with the weekly hours of a sede, by article 5, commi 3 and 4; empty when nothing is. The weekly minimum is
 * asked of every day from the first on which any hours are valid, as long as some are, as it is known for that day.
 * @param oreMinime what is known of the minimum, earliest first; nothing is asked of the days before
 */
export function verifyFasce(fasce: readonly FasciaDaVerificare[], oreMinime: readonly OreMinime[]): Problema[] {
  return [...fasce.flatMap(problemiDi), ...sovrapposizioni(fasce), ...sottoIlMinimo(fasce, oreMinime)];
}

function problemiDi({ giorno, dalle, alle, validoDal, validoAl, motivazione }: FasciaDaVerificare): Problema[] {
  const messaggi: string[] = [];
  const [inizio, fine] = [minutiDi(dalle), minutiDi(alle)];
  if (!Number.isInteger(giorno) || giorno < 1 || giorno > 7)
    messaggi.push(`Il giorno va da 1, lunedì, a 7, domenica: non ${giorno}`);
  if (Number.isNaN(inizio) || Number.isNaN(fine)) messaggi.push(`La fascia ${dalle}-${alle} esce dalle 24 ore`);
  else if (fine <= inizio) messaggi.push(`La fascia ${dalle}-${alle} finisce prima di cominciare`);
  if (typeof validoAl === 'string' && validoAl < validoDal)
    messaggi.push(`La fascia ${dalle}-${alle} smette di valere prima di cominciare`);
  if (giorno > VENERDI && (motivazione ?? '').trim() === '') messaggi.push(FUORI_SETTIMANA_SENZA_MOTIVO);
  return messaggi.map((messaggio) => ({ articolo: ARTICOLO_ORARI, messaggio }));
}

function sovrapposizioni(fasce: readonly FasciaDaVerificare[]): Problema[] {
  return fasce.flatMap((fascia, indice) =>
    fasce
      .slice(indice + 1)
      .filter((altra) => sovrapposte(fascia, altra))
      .map((altra) => ({
        articolo: ARTICOLO_ORARI,
        messaggio: `Le fasce ${fascia.dalle}-${fascia.alle} e ${altra.dalle}-${altra.alle} si sovrappongono`,
      })),
  );
}

function sovrapposte(una: FasciaOraria, altra: FasciaOraria): boolean {
  return (
    una.giorno === altra.giorno &&
    minutiDi(una.dalle) < minutiDi(altra.alle) &&
    minutiDi(altra.dalle) < minutiDi(una.alle) &&
    finoA(una) >= altra.validoDal &&
    finoA(altra) >= una.validoDal
  );
}

function sottoIlMinimo(fasce: readonly FasciaDaVerificare[], oreMinime: readonly OreMinime[]): Problema[] {
  if (fasce.length === 0) return [troppoPoche(0, Math.max(0, ...oreMinime.map(({ valore }) => valore)), null)];
  const confini = confiniDi(fasce, oreMinime);
  for (const giorno of confini) {
    const minuti = minutiSettimanali(fasce, giorno);
    const dovute = oreMinime.findLast(({ dal }) => dal <= giorno)?.valore ?? 0;
    if (minuti < dovute * 60) return [troppoPoche(minuti, dovute, giorno === confini[0] ? null : giorno)];
  }
  return [];
}

/** The days from which the weekly hours, or what is asked of them, may differ, while some hours are valid; in order. */
function confiniDi(fasce: readonly FasciaDaVerificare[], oreMinime: readonly OreMinime[]): string[] {
  const giorni = fasce.flatMap(({ validoDal, validoAl }) =>
    typeof validoAl === 'string' ? [validoDal, giornoDopo(validoAl, 1)] : [validoDal],
  );
  return [...new Set([...giorni, ...oreMinime.map(({ dal }) => dal)])]
    .filter((giorno) => fasce.some((fascia) => fascia.validoDal <= giorno && giorno <= finoA(fascia)))
    .sort();
}

function troppoPoche(minuti: number, dovute: number, dal: string | null): Problema {
  const quando = dal === null ? '' : ` dal giorno ${inParole(dal)}`;
  const aperte = minuti === 0 ? 'nessuna' : durata(minuti);
  const messaggio = `La sede deve garantire almeno ${durata(dovute * 60)} di apertura settimanali${quando}: l'orario ne prevede ${aperte}, ${mancano(dovute * 60 - minuti)}`;
  return { articolo: 'art. 5 c. 4', messaggio };
}

/** `manca 1 ora`, `manca 1 minuto`, `mancano 2 ore`, `mancano 1 ora e 30 minuti`. */
function mancano(minuti: number): string {
  return `${minuti === 60 || Math.round(minuti) === 1 ? 'manca' : 'mancano'} ${durata(minuti)}`;
}

/** `2 ore e 59 minuti`, `1 ora`, `1 minuto`. */
function durata(minuti: number): string {
  const [ore, resto] = [Math.floor(minuti / 60), Math.round(minuti % 60)];
  const parti = [
    ore > 0 && `${ore} ${ore === 1 ? 'ora' : 'ore'}`,
    resto > 0 && `${resto} ${resto === 1 ? 'minuto' : 'minuti'}`,
  ];
  return parti.filter((parte) => parte !== false).join(' e ');
}

function finoA({ validoAl }: FasciaOraria): string {
  return validoAl ?? '9999-12-31';
}
