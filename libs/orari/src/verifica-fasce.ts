// SPDX-License-Identifier: AGPL-3.0-or-later
import { minuti, type FasciaOraria } from './orari.ts';

export interface Problema {
  readonly articolo: string;
  readonly messaggio: string;
}

const MINIMO_SETTIMANALE = 240;
const VENERDI = 5;

/** What is wrong with a week of hours that begin to be valid together, by article 5, commi 3 and 4; empty when nothing is. */
export function verificaFasce(
  fasce: readonly (FasciaOraria & { readonly motivazione?: string | undefined })[],
): Problema[] {
  const problemi: Problema[] = [];
  for (const { giorno, dalle, alle, motivazione } of fasce) {
    if (minuti(alle) <= minuti(dalle))
      problemi.push({ articolo: 'art. 5 c. 3', messaggio: `La fascia ${dalle}-${alle} finisce prima di cominciare` });
    if (giorno > VENERDI && (motivazione ?? '').trim() === '') {
      problemi.push({
        articolo: 'art. 5 c. 3',
        messaggio: "Un'apertura fuori dai giorni da lunedì a venerdì richiede una motivazione",
      });
    }
  }
  const ordinate = [...fasce].sort((a, b) => a.giorno - b.giorno || minuti(a.dalle) - minuti(b.dalle));
  for (const [indice, fascia] of ordinate.entries()) {
    const prossima = ordinate[indice + 1];
    if (prossima !== undefined && prossima.giorno === fascia.giorno && minuti(prossima.dalle) < minuti(fascia.alle)) {
      problemi.push({
        articolo: 'art. 5 c. 3',
        messaggio: `Le fasce ${fascia.dalle}-${fascia.alle} e ${prossima.dalle}-${prossima.alle} si sovrappongono`,
      });
    }
  }
  const totale = fasce.reduce((somma, { dalle, alle }) => somma + minuti(alle) - minuti(dalle), 0);
  if (totale < MINIMO_SETTIMANALE) {
    const ore = (totale / 60).toLocaleString('it-IT', { maximumFractionDigits: 2 });
    problemi.push({
      articolo: 'art. 5 c. 4',
      messaggio: `La sede deve garantire almeno 4 ore di apertura settimanali: queste sono ${ore}`,
    });
  }
  return problemi;
}
