// SPDX-License-Identifier: AGPL-3.0-or-later
import { Temporal } from 'temporal-polyfill';
import { festivitaDel } from './festivita.ts';
import { minutiDi, valida, type FasciaOraria, type Intervallo } from './orari.ts';
import { giornoDi, istanteDi } from './roma.ts';

/** The data that decide when a sede is open (art. 5 c. 3, 4 and 5). Days are YYYY-MM-DD. */
export interface Calendario {
  /** The weekly hours, past and future ones included. */
  readonly orari: readonly FasciaOraria[];
  /** Other hours on some days, at most one variation for each day; a variation without hours is a closure. */
  readonly variazioni?: readonly VariazioneOraria[] | undefined;
  /** Authorised only. */
  readonly straordinarie?: readonly AperturaDatata[] | undefined;
  /** The day of the patron saint, MM-DD. */
  readonly patrono?: string | null | undefined;
  /** First and last day of activity: outside them there is no opening. */
  readonly attivaDal?: string | undefined;
  readonly attivaAl?: string | null | undefined;
}

/** Hours that replace the weekly ones and the holidays, from a day to a day, both included. */
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

/** Whether the sede is open at an instant. */
export function apertaAlle(calendario: Calendario, istante: Date): boolean {
  return apertureDel(calendario, giornoDi(istante)).some(({ dalle, alle }) => dalle <= istante && istante < alle);
}

/** The beginning of the first opening after an instant; null when no opening begins within `ORIZZONTE`. */
export function prossimaApertura(calendario: Calendario, dopo: Date): Date | null {
  const [primo, ultimo] = orizzonte(calendario, giornoDi(dopo));
  for (const giorno of giorni(primo, ultimo)) {
    const trovata = apertureDel(calendario, giorno).find(({ dalle }) => dalle > dopo);
    if (trovata !== undefined) return trovata.dalle;
  }
  return null;
}

/** The openings that begin from a day to a day, both included, in order. Openings of one day that touch are joined. */
export function aperture(calendario: Calendario, dal: string, al: string): Apertura[] {
  return [...giorni(Temporal.PlainDate.from(dal), Temporal.PlainDate.from(al))].flatMap((giorno) =>
    apertureDel(calendario, giorno),
  );
}

/** The hours of one day, step by step: each list replaces the one before. */
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

/** Whether the sede is in activity on a day. */
export function attiva({ attivaDal, attivaAl }: Calendario, data: string): boolean {
  return (attivaDal ?? data) <= data && data <= (attivaAl ?? data);
}

/** The intervals of a day as instants, in order. Intervals that touch are joined. */
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

/** The days from one to another, both included. */
export function* giorni(dal: Temporal.PlainDate, al: Temporal.PlainDate): Generator<Temporal.PlainDate> {
  for (let giorno = dal; Temporal.PlainDate.compare(giorno, al) <= 0; giorno = giorno.add({ days: 1 })) yield giorno;
}

function apertureDel(calendario: Calendario, giorno: Temporal.PlainDate): Apertura[] {
  const { ordinarie, straordinarie } = giornata(calendario, giorno);
  return mergeIntervalli(giorno, [...ordinarie, ...straordinarie]);
}

/**
 * A holiday falls on the same day of the week only in a few weeks in a row, and a change of the clock may skip an opening. If
 * the weekly hours have no opening within this many days after the last dated value, they never have one.
 */
const MARGINE = 56;

/**
 * How far to search, from the requested day, the first day in the calendar or the first day of activity: a year, since
 * nobody waits longer for a door to open. A day of the year 9026, written by mistake, does not cause a long search.
 */
const ORIZZONTE = { years: 1, days: MARGINE };

/**
 * The days on which to search openings from a day on: not before the first day in the calendar, nor long after the last one or
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
