// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CampoNonValido } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import {
  eGiorno,
  GIORNI,
  giorniDi,
  TASSONOMIE,
  URI_COMUNE,
  type OrarioHsds,
  type ServizioHsds,
} from './servizio-hsds.ts';

/** What the catalogue cannot say of hours. Hours that hold only now and then would be published for every week. */
const ORARI_NON_DETTI = {
  valid_to: 'Il catalogo non dice fino a quando valgono gli orari',
  until: 'Il catalogo non dice fino a quando valgono gli orari',
  count: 'Il catalogo non dice quante volte valgono gli orari',
  byweekno: 'Il catalogo ha orari di ogni settimana, non di alcune',
  bymonthday: 'Il catalogo ha orari di ogni settimana, non di alcuni giorni del mese',
  byyearday: 'Il catalogo ha orari di ogni settimana, non di alcuni giorni dell’anno',
} as const satisfies Partial<Record<keyof OrarioHsds, string>>;
const A_PAROLE = ': scrivili a parole, in description, senza byday';

/** The kinds of `attribute` that say for whom a service is. */
const A_CHI = /eligib|audience/i;
const LETTE: ReadonlySet<string> = new Set(Object.values(TASSONOMIE));

/** The kinds of `phone` at which somebody answers. Without a kind it is a telephone. */
const TELEFONI = new Set(['voice', 'cell']);

/** The first telephone of a service: neither a fax nor what takes only written messages. */
export function telefonoDi({ phones = [] }: Partial<ServizioHsds>): { number: string } | undefined {
  return phones.find(eTelefono);
}

const eTelefono = ({ type }: { type?: string | undefined }): boolean =>
  type === undefined || TELEFONI.has(type.toLowerCase());

/**
 * The fields of a `service` that restrict what the catalogue holds and that the catalogue cannot say, by their place. Without
 * them an entry would promise more than the service gives.
 */
export function restrizioni(servizio: Partial<ServizioHsds>, oggi: string): CampoNonValido[] {
  const { schedules = [], cost_options = [], phones = [], service_areas = [], service_at_locations = [] } = servizio;
  const { languages = [], attributes = [] } = servizio;
  const inElenco = <T>(nome: string, voci: readonly T[], errori: (voce: T) => Errori): CampoNonValido[] =>
    voci.flatMap((voce, indice) =>
      errori(voce).flatMap(([campo, messaggio]) =>
        messaggio === undefined ? [] : [{ percorso: [nome, String(indice), campo], messaggio }],
      ),
    );
  const telefono = telefonoDi(servizio);
  return [
    ...inElenco('schedules', schedules, (orario) => restrizioniOrario(orario, oggi)),
    ...inElenco('cost_options', cost_options, ({ currency, valid_from, valid_to }) => [
      [
        'currency',
        se(currency !== undefined && currency.toUpperCase() !== 'EUR', 'Il catalogo ha solo importi in euro (EUR)'),
      ],
      ['valid_from', piuAvanti(valid_from, oggi, 'Un costo si importa da quando vale')],
      [
        'valid_to',
        se(valid_to !== undefined, 'Il catalogo non dice fino a quando vale un costo: scrivilo in fees_description'),
      ],
    ]),
    ...inElenco('phones', phones, (questo) => [
      [
        'extension',
        se(
          questo === telefono && questo.extension !== undefined,
          'Il catalogo non ha numeri interni: scrivilo in application_process',
        ),
      ],
      [
        'description',
        se(
          questo === telefono && questo.description !== undefined,
          'Il catalogo non ha note per telefono: scrivila in application_process',
        ),
      ],
      [
        'languages',
        se(
          questo === telefono && (questo.languages ?? []).length > 0,
          'Il catalogo non ha lingue per telefono: scrivile in application_process',
        ),
      ],
    ]),
    ...inElenco('service_areas', service_areas, ({ description, extent }) => [
      [
        'description',
        se(description !== undefined, 'Il catalogo ha Comuni interi: scrivilo in eligibility_description'),
      ],
      ['extent', se(extent !== undefined, 'Il catalogo ha Comuni interi, non una loro parte')],
    ]),
    ...inElenco(
      'service_at_locations',
      service_at_locations,
      ({ location, description, schedules: orari = [], service_areas: aree = [] }) => [
        [
          'location',
          se(
            (location.schedules ?? []).length > 0,
            'Il catalogo non ha orari per sede: scrivili in schedules, a parole',
          ),
        ],
        [
          'description',
          se(description !== undefined, 'Il catalogo non ha note per sede: scrivila in application_process'),
        ],
        ['schedules', se(orari.length > 0, 'Il catalogo non ha orari per sede: scrivili in schedules, a parole')],
        [
          'service_areas',
          se(aree.length > 0, 'Il catalogo non ha territori per sede: scrivili in eligibility_description'),
        ],
      ],
    ),
    ...inElenco('languages', languages, ({ note }) => [
      ['note', se(note !== undefined, 'Il catalogo non ha note per lingua: scrivila in application_process')],
    ]),
    ...inElenco('attributes', attributes, ({ link_type = '', taxonomy_term: termine }) => [
      [
        'taxonomy_term',
        se(
          A_CHI.test(link_type) && !LETTE.has(termine?.taxonomy ?? ''),
          'Il catalogo non conosce questa tassonomia, che dice a chi è rivolto il servizio: scrivilo in eligibility_description',
        ),
      ],
    ]),
  ];
}

type Errori = readonly (readonly [campo: string, messaggio: string | undefined])[];

const se = (condizione: boolean, messaggio: string): string | undefined => (condizione ? messaggio : undefined);

function restrizioniOrario(orario: OrarioHsds, oggi: string): Errori {
  const { byday, freq, interval, opens_at, closes_at, timezone, valid_from, dtstart } = orario;
  const nonDetti = Object.entries(ORARI_NON_DETTI).map(
    ([campo, messaggio]) => [campo, se(orario[campo as keyof OrarioHsds] !== undefined, messaggio + A_PAROLE)] as const,
  );
  const giorniNoti = giorniDi(orario).every((giorno) => GIORNI.includes(giorno));
  return [
    ['byday', se(!giorniNoti, `Uno o più fra ${GIORNI.join(', ')}, separati da virgole`)],
    [
      'byday',
      se(byday === undefined && (opens_at ?? closes_at) !== undefined, 'Mancano i giorni a cui valgono queste ore'),
    ],
    [
      'freq',
      se(freq !== undefined && freq.toUpperCase() !== 'WEEKLY', `Il catalogo ha orari di ogni settimana${A_PAROLE}`),
    ],
    ['interval', se(interval !== undefined && interval !== '1', `Il catalogo ha orari di ogni settimana${A_PAROLE}`)],
    [
      'timezone',
      se(timezone !== undefined && timezone !== 'Europe/Rome', 'Le ore sono quelle di Roma: togli il fuso orario'),
    ],
    ['valid_from', piuAvanti(valid_from, oggi, 'Un orario si importa da quando vale')],
    ['dtstart', piuAvanti(dtstart, oggi, 'Un orario si importa da quando vale')],
    ...nonDetti,
  ];
}

/** Whether a day is still to come. What has begun holds today, and the catalogue says what holds today. */
function piuAvanti(giorno: string | undefined, oggi: string, messaggio: string): string | undefined {
  if (giorno === undefined) return undefined;
  const inizio = giorno.slice(0, 10);
  if (!eGiorno(inizio)) return 'Un giorno, come 2026-12-31';
  return se(inizio > oggi, messaggio);
}

/**
 * The names of areas that are not those of the Comuni whose codes they have: a part of a Comune, which the catalogue cannot say.
 * @returns the errors of each service, by their place in it
 */
export async function nomiDiAltroLuogo(
  unit: WriteUnit,
  servizi: readonly Partial<ServizioHsds>[],
): Promise<CampoNonValido[][]> {
  const aree = servizi.flatMap(({ service_areas = [] }, servizio) =>
    service_areas.flatMap(({ name, uri = '' }, area) =>
      name === undefined ? [] : [{ servizio, area, name, codice: uri.replace(URI_COMUNE, '') }],
    ),
  );
  const altre = await unit.query<{ n: number; nome: string }>(
    `SELECT (n - 1)::int AS n, nome FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS a (codice, detto, n)
     JOIN comune ON codice_istat = codice
     WHERE nome_confrontato(detto) NOT IN (nome_confrontato(nome), nome_confrontato('Comune di ' || nome), codice)`,
    [aree.map(({ codice }) => codice), aree.map(({ name }) => name)],
  );
  const errori: CampoNonValido[][] = servizi.map(() => []);
  for (const { n, nome } of altre) {
    const { servizio = 0, area = 0 } = aree[n] ?? {};
    errori[servizio]?.push({
      percorso: ['service_areas', String(area), 'name'],
      messaggio: `Il catalogo ha Comuni interi, e questo è ${nome}: se il servizio è per una sua parte, scrivilo in eligibility_description`,
    });
  }
  return errori;
}
