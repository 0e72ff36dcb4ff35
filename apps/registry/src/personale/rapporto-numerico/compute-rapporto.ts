// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { dalGiorno, giornoDopo, vale, vigilia } from '@ambito/orari';
import type { LeggeSoglia } from '../../ambito/vocabolari/in-vigore.ts';
import { contributoDovuto, decimale, soglieLeps } from './contributo.ts';
import type { LivelloEssenziale, RapportoNumerico, PrevisioneRapporto } from './rapporto-numerico.ts';
import {
  giorniDiCambio,
  inServizio,
  mediaAnnua,
  presenti,
  residentiAl,
  type AssenzaDi,
  type Giorni,
  type Impegno,
  type Residenti,
} from './servizio.ts';

/** What the ratios of an Ambito or a Comune are computed from, for any day. */
export interface Organico {
  readonly impegni: readonly Impegno[];
  readonly assenze: readonly AssenzaDi[];
  /** In order of their day. */
  readonly residenti: readonly Residenti[];
  readonly soglia: LeggeSoglia;
  /** The days on which the regional minimum changes. */
  readonly cambiDiSoglia: readonly string[];
}

/** The first day on which the regional minimum is in force. */
const MINIMO_REGIONALE_DAL = '2007-10-23';

/** @throws BadUserInput for a day before the regional minimum was in force */
export function requireGiorno(giorno: string, percorso: readonly string[]): void {
  if (giorno < MINIMO_REGIONALE_DAL)
    throw new BadUserInput(percorso, `Il rapporto numerico è previsto ${dalGiorno(MINIMO_REGIONALE_DAL)}`);
}

/**
 * Art. 4 c. 1: both ratios on a day. Only an Ambito gets the contribution, so that a Comune asks for none. The database has the
 * same minimum (`sotto_minimo`), and a test compares the two.
 */
export function rapportoAl(organico: Organico, al: string, conContributo: boolean): RapportoNumerico {
  const { impegni, assenze, soglia } = organico;
  const residenti = residentiAl(organico.residenti, al);
  const centesimi = inServizio(impegni, al);
  const massimo = soglia('RESIDENTI_PER_OPERATORE', al);
  const presentiOggi = presenti(impegni, assenze, al);
  const noti = residenti !== null;
  return {
    al,
    residenti,
    operatori: operatoriIn(impegni.filter((i) => vale(i, al))).length,
    fte: centesimi / 100,
    ftePresenti: presentiOggi / 100,
    residentiPerOperatoreInServizio: noti && centesimi > 0 ? Math.ceil((residenti * 100) / centesimi) : null,
    residentiPerOperatoreMassimo: massimo,
    fteMinimo: noti ? Math.ceil((residenti * 100) / massimo) / 100 : null,
    operatoriOgni10000: noti && residenti > 0 ? Math.round((centesimi * 10_000) / residenti) / 100 : null,
    rispettato: noti ? mancanti(centesimi, residenti, massimo) <= 0 : null,
    livelloEssenziale: livelloDellAnno(organico, Number(al.slice(0, 4)), conContributo),
  };
}

/**
 * L. 178/2020 art. 1 c. 797 and 798: the permanent units on average over a year, the step that they reach, the contribution
 * that is due. Residents and steps are those of the last day of the year. Null before the law.
 */
export function livelloDellAnno(organico: Organico, anno: number, conContributo: boolean): LivelloEssenziale | null {
  const ultimo = `${anno}-12-31`;
  const soglie = soglieLeps(organico.soglia, ultimo);
  if (soglie === null) return null;
  const residenti = residentiAl(organico.residenti, ultimo);
  const contano = organico.impegni.filter(({ perLivelloEssenziale }) => perLivelloEssenziale);
  const unita = mediaAnnua(contano, anno);
  const raggiunge = (residentiPerUnita: number): boolean | null =>
    residenti === null ? null : unita.numeratore * BigInt(residentiPerUnita) >= BigInt(residenti) * unita.denominatore;
  return {
    anno,
    ftePermanenti: decimale(unita, 4),
    residenti,
    residentiPerUnitaMinimo: soglie.minimo,
    residentiPerUnitaObiettivo: soglie.obiettivo,
    residentiPerUnitaMassimo: soglie.massimo,
    minimoRaggiunto: raggiunge(soglie.minimo),
    obiettivoRaggiunto: raggiunge(soglie.obiettivo),
    massimoRaggiunto: raggiunge(soglie.massimo),
    contributo: conContributo && residenti !== null ? contributoDovuto(residenti, unita, soglie) : null,
  };
}

/** The days, after the first and up to the last, on which a ratio may change. */
export function giorniDelRapporto(
  { impegni, residenti, cambiDiSoglia }: Organico,
  altri: readonly Giorni[],
  dal: string,
  al: string,
): string[] {
  const daAllora = (giorno: string): Giorni => ({ dal: giorno, al: null });
  const passi = [...residenti.map((passo) => passo.dal), ...cambiDiSoglia].map(daAllora);
  return giorniDiCambio([...impegni, ...altri, ...passi], dal, al);
}

/**
 * The days to come on which staff falls, or falls further, below the minimum. Staff in service falls below it when an incarico
 * ends, or when the residents or the minimum change. Staff present falls below it also when an absence begins. Where the number
 * of residents is unknown the ratio is unknown: the first day of such a stretch is listed too.
 */
export function previsioni(organico: Organico, dal: string, al: string): PrevisioneRapporto[] {
  const { impegni, assenze, soglia } = organico;
  const mancano = (count: (giorno: string) => number, giorno: string): number => {
    const residenti = residentiAl(organico.residenti, giorno);
    return residenti === null ? 0 : mancanti(count(giorno), residenti, soglia('RESIDENTI_PER_OPERATORE', giorno));
  };
  const cade = (count: (giorno: string) => number, giorno: string): boolean =>
    mancano(count, giorno) > Math.max(0, mancano(count, vigilia(giorno)));
  const servizio = (giorno: string): number => inServizio(impegni, giorno);
  const presenza = (giorno: string): number => presenti(impegni, assenze, giorno);
  const ignoti = (giorno: string): boolean => residentiAl(organico.residenti, giorno) === null;
  return [dal, ...giorniDelRapporto(organico, assenze, dal, al)].flatMap((data): PrevisioneRapporto[] => {
    const nonSiSa = ignoti(data) && (data === dal || !ignoti(vigilia(data)));
    const scende = data > dal && (cade(servizio, data) || cade(presenza, data));
    if (al < dal || !(nonSiSa || scende)) return [];
    return [
      {
        data,
        fte: servizio(data) / 100,
        ftePresenti: presenza(data) / 100,
        residenti: residentiAl(organico.residenti, data),
        sottoMinimo: ignoti(data) ? null : mancano(servizio, data) > 0,
        presentiSottoMinimo: ignoti(data) ? null : mancano(presenza, data) > 0,
        operatoriIds: operatoriIn([
          ...impegni.filter((i) => i.al !== null && giornoDopo(i.al, 1) === data),
          ...assenze.filter((a) => a.dal === data),
        ]),
      },
    ];
  });
}

/** How many hundredths of full time the minimum lacks; negative when there are more than it asks for. Exact at zero. */
function mancanti(centesimi: number, residenti: number, residentiPerOperatore: number): number {
  return (residenti * 100 - centesimi * residentiPerOperatore) / residentiPerOperatore;
}

function operatoriIn(righe: readonly { readonly operatoreId: string | null }[]): string[] {
  return [...new Set(righe.map(({ operatoreId }) => operatoreId))].filter((id) => id !== null);
}
