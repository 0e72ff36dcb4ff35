// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from '@ambito/config';
import type { CampoNonValido } from '@ambito/errors';
import { isText, readText } from '@ambito/subgraph';

/*
 * The parts of a full `service` of HSDS 3.0 that the catalogue holds (docs.openreferral.org, `schema/service.json` and what
 * it names), and those that restrict what it holds, which `restrizioni` refuses. Whatever else a file has is ignored.
 */
/** A text as the arguments of the graph are: in NFC, without blanks around it, and of characters that the database takes. */
const testo = z.string().transform(readText).refine(isText, 'Contiene caratteri non ammessi');
/** An empty text is the same as no text, as in the arguments of the graph. */
const facoltativo = testo.transform((valore) => (valore === '' ? undefined : valore)).optional();
/** What restricts another field, as text. Files have numbers in it and numbers as text. */
const vincolo = z
  .union([z.string(), z.number()])
  .transform((valore) => readText(String(valore)) || undefined)
  .optional();
/** Files have seconds in a time of the day. The catalogue has none, so that they are left out when they are zero. */
const momento = facoltativo.transform((valore) => valore?.replace(/^(\d\d:\d\d):00$/, '$1'));
/** An amount in cents: one of less would be another one when it is rounded. */
const importo = z
  .number()
  .refine((valore) => Number(valore.toFixed(2)) === valore, 'Un importo in euro con due decimali, come 1250.00');
const attributo = z.object({
  link_type: facoltativo,
  value: facoltativo,
  taxonomy_term: z.object({ code: facoltativo, taxonomy: facoltativo }).optional(),
});

const servizioHsds = z.object({
  id: z.guid(),
  organization_id: z.guid().optional(),
  organization: z.object({ id: z.guid() }).optional(),
  name: testo,
  description: facoltativo,
  url: facoltativo,
  email: facoltativo,
  status: z.literal('active', { error: 'Si importano solo le voci attive (active)' }),
  application_process: facoltativo,
  fees_description: facoltativo,
  wait_time: facoltativo,
  eligibility_description: facoltativo,
  minimum_age: z.int().optional(),
  maximum_age: z.int().optional(),
  assured_date: z.iso.date(),
  assurer_email: facoltativo,
  alert: facoltativo,
  phones: z
    .array(
      z.object({
        number: testo,
        type: facoltativo,
        extension: vincolo,
        description: facoltativo,
        languages: z.array(z.unknown()).optional(),
      }),
    )
    .optional(),
  schedules: z
    .array(
      z.object({
        byday: facoltativo,
        opens_at: momento,
        closes_at: momento,
        description: facoltativo,
        notes: facoltativo,
        attending_type: facoltativo,
        freq: vincolo,
        interval: vincolo,
        valid_from: vincolo,
        valid_to: vincolo,
        dtstart: vincolo,
        until: vincolo,
        count: vincolo,
        byweekno: vincolo,
        bymonthday: vincolo,
        byyearday: vincolo,
        timezone: vincolo,
      }),
    )
    .optional(),
  service_areas: z
    .array(z.object({ name: facoltativo, uri: facoltativo, description: facoltativo, extent: z.unknown().optional() }))
    .optional(),
  service_at_locations: z
    .array(
      z.object({
        location: z.object({ id: z.guid(), schedules: z.array(z.unknown()).optional() }),
        description: facoltativo,
        schedules: z.array(z.unknown()).optional(),
        service_areas: z.array(z.unknown()).optional(),
      }),
    )
    .optional(),
  languages: z.array(z.object({ code: facoltativo, note: facoltativo })).optional(),
  cost_options: z
    .array(
      z.object({
        option: testo,
        amount: importo.optional(),
        amount_description: facoltativo,
        currency: facoltativo,
        valid_from: vincolo,
        valid_to: vincolo,
      }),
    )
    .optional(),
  required_documents: z.array(z.object({ document: testo, uri: facoltativo })).optional(),
  contacts: z.array(z.object({ department: facoltativo })).optional(),
  attributes: z.array(attributo).optional(),
});

/** Errors in Italian, the language of the person who imports. */
const inItaliano = { error: z.locales.it().localeError };

/**
 * The fields of a `service` that can be read, and the errors of the others, by their place: all of them, so that a file is put
 * right in one go. A null is the same as no field.
 */
export function readServizio(json: unknown): { servizio: Partial<ServizioHsds>; errori: readonly CampoNonValido[] } {
  const dato = senzaNull(json);
  if (typeof dato !== 'object' || dato === null || Array.isArray(dato))
    return { servizio: {}, errori: [{ percorso: [], messaggio: 'È atteso un service' }] };
  const errori: CampoNonValido[] = [];
  const letti = Object.entries(servizioHsds.shape).map(([campo, forma]) => {
    const letto = forma.safeParse((dato as Readonly<Record<string, unknown>>)[campo], inItaliano);
    if (letto.success) return [campo, letto.data];
    errori.push(
      ...letto.error.issues.map(({ path, message }) => ({
        percorso: [campo, ...path.map(String)],
        messaggio: message,
      })),
    );
    return [campo, undefined];
  });
  return { servizio: Object.fromEntries(letti) as Partial<ServizioHsds>, errori };
}

/** JSON without the fields that are null. A null in a list stays, since the places of the others would change. */
function senzaNull(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(senzaNull);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).flatMap(([campo, valore]) => (valore === null ? [] : [[campo, senzaNull(valore)]])),
  );
}

export const eGiorno = (valore: string): boolean => z.iso.date().safeParse(valore).success;

export type ServizioHsds = z.infer<typeof servizioHsds>;

/** The taxonomies whose terms an export uses. */
export const TASSONOMIE = {
  siuss: 'SIUSS',
  area: 'ISTAT, aree di utenza',
  /** The project's own taxonomy, for data without a field in HSDS. */
  ambito: 'Ambito, catalogo delle prestazioni',
} as const;

/** Terms of the project's own taxonomy; each attribute has a value. */
export const CARATTERISTICHE = {
  competenza: 'COMPETENZA',
  senzaCodicePerche: 'SENZA_CODICE_PERCHE',
  accessibilita: 'ACCESSIBILITA',
  verificaScadeIl: 'VERIFICA_SCADE_IL',
  paroleChiave: 'PAROLA_CHIAVE',
  erogatoriIds: 'EROGATORE',
} as const;

/** Days of the week as in RFC 5545, Monday first. */
export const GIORNI: readonly string[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

export type OrarioHsds = NonNullable<ServizioHsds['schedules']>[number];

/** The days of a schedule: one, or a list of them in one text. Empty for a schedule that only has words. */
export const giorniDi = ({ byday }: Pick<OrarioHsds, 'byday'>): readonly string[] =>
  byday?.split(',').map((giorno) => giorno.trim().toUpperCase()) ?? [];

/** How a Comune is named in `service_area.uri`. */
export const URI_COMUNE = 'istat:';
