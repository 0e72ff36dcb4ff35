// SPDX-License-Identifier: AGPL-3.0-or-later
import { Temporal } from 'temporal-polyfill';
import {
  attiva,
  giornata,
  giorni,
  mergeIntervalli,
  type Apertura,
  type Calendario,
  type Giornata,
} from './calendario.ts';
import type { Intervallo } from './orari.ts';

/** Why nobody is at a sede: no operator has an incarico in it, or each who has one is absent. */
type CausaScoperto = 'SENZA_OPERATORI' | 'OPERATORI_ASSENTI';

/** Why a sede is open less than its weekly hours say. */
export interface Perdita {
  /** YYYY-MM-DD. */
  readonly giorno: string;
  readonly causa: 'FESTIVITA' | 'CHIUSURA' | 'ORARIO_VARIATO' | CausaScoperto;
  /** The name of the holiday or the reason of the closure; empty where no operator is there. */
  readonly descrizione: string;
  readonly minuti: number;
}

/** A week from Monday to Sunday. */
export interface Settimana {
  readonly dal: string;
  readonly al: string;
  /** Minutes by the weekly hours. */
  readonly minutiOrario: number;
  /** Minutes really open: without holidays, variations and absences, with authorised extraordinary openings. */
  readonly minutiAperti: number;
  readonly perdite: readonly Perdita[];
  /** Whether the sede is in activity on all days of the week. */
  readonly intera: boolean;
}

/**
 * The whole weeks that have a day from `dal` to `al`, with the hours really open. An extraordinary opening counts also when
 * no operator of the sede is there: the coordinator who authorised it knows who serves.
 * @param scoperti periods, both ends included, in which no operator is at the sede
 */
export function settimane(
  calendario: Calendario,
  dal: string,
  al: string,
  scoperti: readonly { readonly dal: string; readonly al: string; readonly causa: CausaScoperto }[] = [],
): Settimana[] {
  const risultato: Settimana[] = [];
  const ultimo = Temporal.PlainDate.from(al);
  let lunedi = Temporal.PlainDate.from(dal);
  lunedi = lunedi.subtract({ days: lunedi.dayOfWeek - 1 });
  for (; Temporal.PlainDate.compare(lunedi, ultimo) <= 0; lunedi = lunedi.add({ weeks: 1 })) {
    risultato.push(
      settimanaDal(calendario, lunedi, (giorno) => scoperti.find((s) => s.dal <= giorno && giorno <= s.al)?.causa),
    );
  }
  return risultato;
}

function settimanaDal(
  calendario: Calendario,
  lunedi: Temporal.PlainDate,
  scoperto: (giorno: string) => CausaScoperto | undefined,
): Settimana {
  const domenica = lunedi.add({ days: 6 });
  const perdite: Perdita[] = [];
  let [minutiOrario, minutiAperti] = [0, 0];
  for (const giorno of giorni(lunedi, domenica)) {
    const g = giornata(calendario, giorno);
    const causa = scoperto(giorno.toString());
    const presidiate = causa === undefined ? g.ordinarie : [];
    minutiOrario += minuti(mergeIntervalli(giorno, g.previste));
    minutiAperti += minuti(mergeIntervalli(giorno, [...presidiate, ...g.straordinarie]));
    perdite.push(...perditeDel(giorno, g, causa));
  }
  const [dal, al] = [lunedi.toString(), domenica.toString()];
  return { dal, al, minutiOrario, minutiAperti, perdite, intera: attiva(calendario, dal) && attiva(calendario, al) };
}

function perditeDel(
  giorno: Temporal.PlainDate,
  { previste, ordinarie, causa }: Giornata,
  scoperto: CausaScoperto | undefined,
): Perdita[] {
  const persi = (prima: readonly Intervallo[], dopo: readonly Intervallo[]): number =>
    minuti(mergeIntervalli(giorno, prima)) - minuti(mergeIntervalli(giorno, dopo));
  const data = giorno.toString();
  return [
    ...(causa === null
      ? []
      : [{ giorno: data, causa: causa.tipo, descrizione: causa.descrizione, minuti: persi(previste, ordinarie) }]),
    ...(scoperto === undefined
      ? []
      : [{ giorno: data, causa: scoperto, descrizione: '', minuti: persi(ordinarie, []) }]),
  ].filter((perdita) => perdita.minuti > 0);
}

function minuti(aperture: readonly Apertura[]): number {
  return aperture.reduce((somma, { dalle, alle }) => somma + (alle.getTime() - dalle.getTime()) / 60_000, 0);
}
