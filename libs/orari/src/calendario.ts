// SPDX-License-Identifier: AGPL-3.0-or-later
import { Temporal } from 'temporal-polyfill';
import { festivitaDel } from './festivita.ts';
import { minutiDi, valida, type FasciaOraria, type Intervallo } from './orari.ts';
import { giornoDi, istanteDi } from './roma.ts';

/** All that decides when a sede is open (art. 5 c. 3, 4 and 5). Days are YYYY-MM-DD; what is absent decides nothing. */
export interface Calendario {
  /** The weekly hours, those of the past and of the future included. */
  readonly orari: readonly FasciaOraria[];
  /** Other hours on some days, at most one variation for each; none of them is a closure. */
  readonly variazioni?: readonly VariazioneOraria[] | undefined;
  /** Authorised only. */
  readonly straordinarie?: readonly AperturaDatata[] | undefined;
  /** The day of the patron saint, MM-DD. */
  readonly patrono?: string | null | undefined;
  /** First and last day of activity: outside them there is no opening. */
  readonly attivaDal?: string | undefined;
  readonly attivaAl?: string | null | undefined;
}

/** From a day to a day, included, these hours in place of the weekly ones and of holidays. */
export interface VariazioneOraria {
  readonly dal: string;
  readonly al: string;
  readonly fasce: readonly Intervallo[];
  /** Why, for people. */
  readonly motivo?: string | undefined;
}

export interface AperturaDatata extends Intervallo {
  readonly giorno: string;
}

export interface Apertura {
  readonly dalle: Date;
  /** Excluded. */
  readonly alle: Date;
}

/** Whether the place is open at an instant. */
export function apertaAlle(calendario: Calendario, istante: Date): boolean {
  return apertureDel(calendario, giornoDi(istante)).some(({ dalle, alle }) => dalle <= istante && istante < alle);
}

/** When the first opening after an instant begins; null when there is none within `ORIZZONTE`. */
export function prossimaApertura(calendario: Calendario, dopo: Date): Date | null {
  const [primo, ultimo] = orizzonte(calendario, giornoDi(dopo));
  for (const giorno of giorni(primo, ultimo)) {
    const trovata = apertureDel(calendario, giorno).find(({ dalle }) => dalle > dopo);
    if (trovata !== undefined) return trovata.dalle;
  }
  return null;
}

/** The openings that begin from a day to a day, included, in order; those that touch on one day are one. */
export function aperture(calendario: Calendario, dal: string, al: string): Apertura[] {
  return [...giorni(Temporal.PlainDate.from(dal), Temporal.PlainDate.from(al))].flatMap((giorno) =>
    apertureDel(calendario, giorno),
  );
}

/** What decides of one day, in the order in which each takes the place of the one before. */
export interface Giornata {
  /** By the weekly hours. */
  readonly previste: readonly Intervallo[];
  /** After holidays and variations. */
  readonly ordinarie: readonly Intervallo[];
  readonly straordinarie: readonly Intervallo[];
  /** Why `ordinarie` are not `previste`. */
  readonly causa: { readonly tipo: 'FESTIVITA' | 'CHIUSURA' | 'ORARIO_VARIATO'; readonly descrizione: string } | null;
}

export function giornata(calendario: Calendario, giorno: Temporal.PlainDate): Giornata {
  const data = giorno.toString();
  if (!attiva(calendario, data)) return { previste: [], ordinarie: [], straordinarie: [], causa: null };
  const previste = calendario.orari.filter((fascia) => fascia.giorno === giorno.dayOfWeek && valida(fascia, data));
  const straordinarie = (calendario.straordinarie ?? []).filter((apertura) => apertura.giorno === data);
  const variazione = calendario.variazioni?.find(({ dal, al }) => dal <= data && data <= al);
  if (variazione !== undefined) {
    const { fasce, motivo = '' } = variazione;
    const tipo = fasce.length === 0 ? 'CHIUSURA' : 'ORARIO_VARIATO';
    return { previste, ordinarie: fasce, straordinarie, causa: { tipo, descrizione: motivo } };
  }
  const festivita = festivitaDel(data, calendario.patrono);
  if (festivita === null) return { previste, ordinarie: previste, straordinarie, causa: null };
  return { previste, ordinarie: [], straordinarie, causa: { tipo: 'FESTIVITA', descrizione: festivita } };
}

/** Whether the place is in activity on a day. */
export function attiva({ attivaDal, attivaAl }: Calendario, data: string): boolean {
  return (attivaDal ?? data) <= data && data <= (attivaAl ?? data);
}

/** Intervals of a day as instants, in order, those that touch made one. */
export function mergeIntervalli(giorno: Temporal.PlainDate, intervalli: readonly Intervallo[]): Apertura[] {
  const ordinati = intervalli
    .map(({ dalle, alle }) => ({ dalle: istanteDi(giorno, minutiDi(dalle)), alle: istanteDi(giorno, minutiDi(alle)) }))
    .filter(({ dalle, alle }) => dalle < alle)
    .sort((a, b) => a.dalle - b.dalle);
  const unite: { dalle: number; alle: number }[] = [];
  for (const intervallo of ordinati) {
    const ultima = unite.at(-1);
    if (ultima !== undefined && intervallo.dalle <= ultima.alle) ultima.alle = Math.max(ultima.alle, intervallo.alle);
    else unite.push({ ...intervallo });
  }
  return unite.map(({ dalle, alle }) => ({ dalle: new Date(dalle), alle: new Date(alle) }));
}

/** The days from one to another, included. */
export function* giorni(dal: Temporal.PlainDate, al: Temporal.PlainDate): Generator<Temporal.PlainDate> {
  for (let giorno = dal; Temporal.PlainDate.compare(giorno, al) <= 0; giorno = giorno.add({ days: 1 })) yield giorno;
}

function apertureDel(calendario: Calendario, giorno: Temporal.PlainDate): Apertura[] {
  const { ordinarie, straordinarie } = giornata(calendario, giorno);
  return mergeIntervalli(giorno, [...ordinarie, ...straordinarie]);
}

/**
 * Holidays take one and the same day of the week at most in a few weeks on end, and the clock may skip an opening: within
 * so many days after all else has been said, the weekly hours have an opening or never will.
 */
const MARGINE = 56;

/**
 * How far is looked, from the day that is asked for, the first that the calendar names or that of activity: a year, since
 * nobody waits longer for a door to open. So a day that is named by mistake, of the year 9026, is not walked to.
 */
const ORIZZONTE = { years: 1, days: MARGINE };

/**
 * From a day on, where openings are looked for: not before the first day that the calendar names, nor long after the last or
 * beyond `ORIZZONTE`.
 */
function orizzonte(calendario: Calendario, oggi: Temporal.PlainDate): [Temporal.PlainDate, Temporal.PlainDate] {
  const nominati = [
    ...calendario.orari.flatMap(({ validoDal, validoAl }) => [validoDal, validoAl ?? validoDal]),
    ...(calendario.variazioni ?? []).flatMap(({ dal, al }) => [dal, al]),
    ...(calendario.straordinarie ?? []).map(({ giorno }) => giorno),
    ...(calendario.attivaDal === undefined ? [] : [calendario.attivaDal]),
  ].sort();
  const primo = piuTardi(piuTardi(oggi, nominati[0]), calendario.attivaDal);
  const [ultimo, limite] = [piuTardi(primo, nominati.at(-1)).add({ days: MARGINE }), primo.add(ORIZZONTE)];
  return [primo, Temporal.PlainDate.compare(ultimo, limite) < 0 ? ultimo : limite];
}

function piuTardi(giorno: Temporal.PlainDate, altro: string | undefined): Temporal.PlainDate {
  return altro !== undefined && altro > giorno.toString() ? Temporal.PlainDate.from(altro) : giorno;
}
