// SPDX-License-Identifier: AGPL-3.0-or-later
import { gregorianEaster } from 'date-easter';
import { Temporal } from 'temporal-polyfill';

interface FestivitaDiLegge {
  readonly nome: string;
  /** MM-DD, or days after Easter. */
  readonly quando: string | number;
  /** First year of effect, when it is after 2014, the first year of the service. */
  readonly dal?: number;
  readonly fonte: string;
}

const L260 = 'L. 27 maggio 1949 n. 260 art. 2';

/**
 * The national holidays other than Sundays, each with its law. For a law that adds a holiday, add a line here with its
 * first year: earlier years do not change.
 */
const FESTIVITA: readonly FestivitaDiLegge[] = [
  { nome: 'Capodanno', quando: '01-01', fonte: L260 },
  { nome: 'Epifania', quando: '01-06', fonte: 'D.P.R. 28 dicembre 1985 n. 792' },
  { nome: 'Lunedì dell’Angelo', quando: 1, fonte: L260 },
  { nome: 'Anniversario della Liberazione', quando: '04-25', fonte: L260 },
  { nome: 'Festa del lavoro', quando: '05-01', fonte: L260 },
  { nome: 'Festa della Repubblica', quando: '06-02', fonte: 'L. 20 novembre 2000 n. 336' },
  { nome: 'Assunzione di Maria', quando: '08-15', fonte: L260 },
  { nome: 'San Francesco d’Assisi, patrono d’Italia', quando: '10-04', dal: 2026, fonte: 'L. 151/2025' },
  { nome: 'Ognissanti', quando: '11-01', fonte: L260 },
  { nome: 'Immacolata Concezione', quando: '12-08', fonte: L260 },
  { nome: 'Natale', quando: '12-25', fonte: L260 },
  { nome: 'Santo Stefano', quando: '12-26', fonte: L260 },
];

export interface Festivita {
  /** YYYY-MM-DD. */
  readonly giorno: string;
  readonly nome: string;
  readonly fonte: string;
}

/** The national holidays of a year, from 2014 on, in order. Easter is left out: in law it is a Sunday. */
export function festivitaNazionali(anno: number): readonly Festivita[] {
  return FESTIVITA.filter(({ dal = anno }) => dal <= anno)
    .map(({ nome, quando, fonte }) => ({ giorno: giornoDell(anno, quando), nome, fonte }))
    .sort((una, altra) => (una.giorno < altra.giorno ? -1 : 1));
}

/** The name of the national holiday or of the patron saint (MM-DD) on a day; null for other days. */
export function festivitaDel(giorno: string, patrono: string | null | undefined): string | null {
  const anno = Number(giorno.slice(0, 4));
  const nazionale = FESTIVITA.find(({ dal = anno, quando }) => dal <= anno && giornoDell(anno, quando) === giorno);
  return nazionale?.nome ?? (giorno.slice(5) === patrono ? 'Santo patrono' : null);
}

function giornoDell(anno: number, quando: string | number): string {
  if (typeof quando === 'string') return `${String(anno).padStart(4, '0')}-${quando}`;
  const { year, month, day } = gregorianEaster(anno);
  return Temporal.PlainDate.from({ year, month, day }).add({ days: quando }).toString();
}
