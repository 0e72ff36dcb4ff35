// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import type { LeggeSoglia } from '../vocabolari/in-vigore.ts';
import { contributoDovuto, decimale, soglieLeps } from './contributo.ts';
import type { LivelloEssenziale, RapportoNumerico, PrevisioneRapporto } from './rapporto-numerico.ts';
import {
  dopo,
  giorniDiCambio,
  inServizio,
  mediaAnnua,
  presenti,
  prima,
  vale,
  type AssenzaDi,
  type Impegno,
} from './servizio.ts';

/** All that the ratios of an Ambito or a Comune are made of. */
export interface Organico {
  readonly impegni: readonly Impegno[];
  readonly assenze: readonly AssenzaDi[];
  readonly residenti: number;
  readonly soglia: LeggeSoglia;
}

/** First day of the regional minimum. */
const MINIMO_REGIONALE_DAL = '2007-10-23';

/** @throws BadUserInput for a day before there was a ratio */
export function esigiGiorno(giorno: string, percorso: readonly string[]): void {
  if (giorno < MINIMO_REGIONALE_DAL)
    throw new BadUserInput(percorso, `Il rapporto numerico è previsto dal ${MINIMO_REGIONALE_DAL}`);
}

/** Art. 4 c. 1: both ratios on a day. The contribution is the Ambito's: a Comune has none of its own. */
export function rapportoAl(organico: Organico, al: string, conContributo: boolean): RapportoNumerico {
  const { impegni, assenze, residenti, soglia } = organico;
  const centesimi = inServizio(impegni, al);
  const residentiPerOperatore = soglia('RESIDENTI_PER_OPERATORE', al);
  const presentiOggi = presenti(impegni, assenze, al);
  return {
    al,
    residenti,
    operatori: operatoriIn(impegni.filter((i) => vale(i, al))).length,
    fte: centesimi / 100,
    ftePresenti: presentiOggi / 100,
    residentiPerOperatore,
    fteMinimo: Math.ceil((residenti * 100) / residentiPerOperatore) / 100,
    operatoriOgni10000: residenti === 0 ? null : Math.round((centesimi * 10_000) / residenti) / 100,
    rispettato: rispetta(centesimi, residenti, residentiPerOperatore),
    livelloEssenziale: livelloDellAnno(organico, Number(al.slice(0, 4)), conContributo),
  };
}

/** L. 178/2020 art. 1 c. 797 and 798: permanent units on average over the year, the step they reach, what is due. */
export function livelloDellAnno(
  { impegni, residenti, soglia }: Organico,
  anno: number,
  conContributo: boolean,
): LivelloEssenziale | null {
  const soglie = soglieLeps(soglia, `${anno}-12-31`);
  if (soglie === null) return null;
  const unita = mediaAnnua(impegni, anno);
  const raggiunge = (residentiPerUnita: number): boolean =>
    unita.numeratore * BigInt(residentiPerUnita) >= BigInt(residenti) * unita.denominatore;
  return {
    anno,
    ftePermanenti: decimale(unita, 4),
    residentiPerUnitaMinimo: soglie.minimo,
    residentiPerUnitaObiettivo: soglie.obiettivo,
    residentiPerUnitaMassimo: soglie.massimo,
    minimoRaggiunto: raggiunge(soglie.minimo),
    obiettivoRaggiunto: raggiunge(soglie.obiettivo),
    massimoRaggiunto: raggiunge(soglie.massimo),
    contributo: conContributo ? contributoDovuto(residenti, unita, soglie) : null,
  };
}

/**
 * The days to come on which staff falls, or falls further, below the minimum: because an incarico ends, in the count of who
 * is in service; because somebody is away, in the count of who is there.
 */
export function previsioni(
  { impegni, assenze, residenti, soglia }: Organico,
  dal: string,
  al: string,
): PrevisioneRapporto[] {
  return giorniDiCambio([...impegni, ...assenze], dal, al).flatMap((data): PrevisioneRapporto[] => {
    const minimo = soglia('RESIDENTI_PER_OPERATORE', data);
    const conti = (conta: (giorno: string) => number) => ({
      ora: conta(data),
      cade: conta(data) < conta(prima(data)) && !rispetta(conta(data), residenti, minimo),
    });
    const servizio = conti((giorno) => inServizio(impegni, giorno));
    const presenza = conti((giorno) => presenti(impegni, assenze, giorno));
    if (!servizio.cade && !presenza.cade) return [];
    return [
      {
        data,
        fte: servizio.ora / 100,
        ftePresenti: presenza.ora / 100,
        residenti,
        sottoMinimo: !rispetta(servizio.ora, residenti, minimo),
        operatoriIds: operatoriIn([
          ...impegni.filter((i) => i.al !== null && dopo(i.al) === data),
          ...assenze.filter((a) => a.dal === data),
        ]),
      },
    ];
  });
}

function rispetta(centesimi: number, residenti: number, residentiPerOperatore: number): boolean {
  return centesimi * residentiPerOperatore >= residenti * 100;
}

function operatoriIn(righe: readonly { readonly operatoreId: string | null }[]): string[] {
  return [...new Set(righe.map(({ operatoreId }) => operatoreId))].filter((id) => id !== null);
}
