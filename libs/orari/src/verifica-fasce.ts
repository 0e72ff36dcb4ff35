// SPDX-License-Identifier: AGPL-3.0-or-later
import { Temporal } from 'temporal-polyfill';
import { minutiDi, minutiSettimanali, type FasciaOraria } from './orari.ts';

/** A rule that the hours break: its article, and why, for people. */
export interface Problema {
  readonly articolo: string;
  readonly messaggio: string;
}

/** A fascia to be set, with the reason that one outside Monday to Friday needs. */
export type FasciaDaVerificare = FasciaOraria & { readonly motivazione?: string | null | undefined };

const ARTICOLO_ORARI = 'art. 5 c. 3';
const VENERDI = 5;

/**
 * What is wrong with the weekly hours of a sede, by article 5, commi 3 and 4; empty when nothing is. The weekly minimum is
 * asked of every day from the first on which any hours are valid, as long as some are.
 * @param oreMinime the threshold in force, `ORE_SETTIMANALI_SEDE` of the vocabulary
 */
export function verificaFasce(fasce: readonly FasciaDaVerificare[], oreMinime = 4): Problema[] {
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
  if (giorno > VENERDI && (motivazione ?? '').trim() === '')
    messaggi.push("Un'apertura fuori dai giorni da lunedì a venerdì richiede una motivazione");
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

function sottoIlMinimo(fasce: readonly FasciaDaVerificare[], oreMinime: number): Problema[] {
  const minimo = Math.min(...settimane(fasce));
  if (Number.isNaN(minimo) || minimo >= oreMinime * 60) return [];
  const ore = (minimo / 60).toLocaleString('it-IT', { maximumFractionDigits: 2 });
  const messaggio = `La sede deve garantire almeno ${oreMinime} ore di apertura settimanali: queste sono ${ore}`;
  return [{ articolo: 'art. 5 c. 4', messaggio }];
}

/** Weekly minutes on each day from which they may differ, while some hours are valid; zero when there are none at all. */
function settimane(fasce: readonly FasciaDaVerificare[]): number[] {
  if (fasce.length === 0) return [0];
  return fasce
    .flatMap(({ validoDal, validoAl }) =>
      typeof validoAl === 'string' ? [validoDal, giornoDopo(validoAl)] : [validoDal],
    )
    .filter((giorno) => fasce.some((fascia) => fascia.validoDal <= giorno && giorno <= finoA(fascia)))
    .map((giorno) => minutiSettimanali(fasce, giorno));
}

function finoA({ validoAl }: FasciaOraria): string {
  return validoAl ?? '9999-12-31';
}

function giornoDopo(giorno: string): string {
  return Temporal.PlainDate.from(giorno).add({ days: 1 }).toString();
}
