// SPDX-License-Identifier: AGPL-3.0-or-later
import { ACCESSI } from './accessi.ts';
import { ACCESSI_FUORI_COMUNE_PCT } from './accessi-fuori-comune.ts';
import { AS_FTE } from './as-fte.ts';
import { AS_PER_10000 } from './as-per-10000.ts';
import { BISOGNI } from './bisogni.ts';
import { CASI_PER_AS } from './casi-per-as.ts';
import { COMUNI_SENZA_SEDE } from './comuni-senza-sede.ts';
import { FORMAZIONE_ORE_PER_OPERATORE } from './formazione-ore-per-operatore.ts';
import type { Indicatore } from './indicatore.ts';
import { ORE_SETTIMANALI } from './ore-settimanali.ts';
import { PRESE_IN_CARICO_ATTIVE, PRESE_IN_CARICO_CONCLUSE, PRESE_IN_CARICO_NUOVE } from './prese-in-carico.ts';
import { OBIETTIVI_RAGGIUNTI_PCT, PROGETTI_ATTIVI, VERIFICHE_NEI_TERMINI_PCT } from './progetti.ts';
import { SEDI_ATTIVE } from './sedi-attive.ts';
import { TEMPO_PRESA_IN_CARICO } from './tempo-presa-in-carico.ts';
import { TEMPO_RISPOSTA } from './tempo-risposta.ts';
import { TEMPO_TRASMISSIONE } from './tempo-trasmissione.ts';
import { TRASMISSIONI_ACCOLTE_PCT } from './trasmissioni-accolte-pct.ts';
import { TRASMISSIONI } from './trasmissioni.ts';

/** Every indicator, in the order of the Regolamento's articles. */
export const CATALOGO: readonly Indicatore[] = [
  PRESE_IN_CARICO_NUOVE,
  PRESE_IN_CARICO_ATTIVE,
  PRESE_IN_CARICO_CONCLUSE,
  TEMPO_PRESA_IN_CARICO,
  CASI_PER_AS,
  PROGETTI_ATTIVI,
  VERIFICHE_NEI_TERMINI_PCT,
  BISOGNI,
  FORMAZIONE_ORE_PER_OPERATORE,
  ACCESSI,
  TEMPO_RISPOSTA,
  OBIETTIVI_RAGGIUNTI_PCT,
  TRASMISSIONI,
  TRASMISSIONI_ACCOLTE_PCT,
  TEMPO_TRASMISSIONE,
  AS_FTE,
  AS_PER_10000,
  SEDI_ATTIVE,
  COMUNI_SENZA_SEDE,
  ORE_SETTIMANALI,
  ACCESSI_FUORI_COMUNE_PCT,
];

const PER_CODICE = new Map(CATALOGO.map((indicatore) => [indicatore.codice, indicatore]));
if (PER_CODICE.size !== CATALOGO.length) throw new Error('An indicator stands twice in the catalogue');

export function indicatoreDi(codice: string): Indicatore | undefined {
  return PER_CODICE.get(codice);
}
