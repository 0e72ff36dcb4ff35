// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from '@ambito/config';

/*
 * The parts of a full `service` of HSDS 3.0 that the catalogue holds (docs.openreferral.org, `schema/service.json` and what
 * it names). Whatever else a file has is ignored.
 */
/** A text that is trimmed and holds no character that the database refuses, as the arguments of the graph are. */
const testo = z
  .string()
  .trim()
  .refine((valore) => valore.isWellFormed() && !valore.includes('\0'), 'Contiene caratteri non ammessi');
/** An empty text is the same as no text, as in the arguments of the graph. */
const facoltativo = testo.transform((valore) => (valore === '' ? undefined : valore)).optional();
const attributo = z.object({
  link_type: facoltativo,
  value: facoltativo,
  taxonomy_term: z.object({ code: facoltativo, taxonomy: facoltativo }).optional(),
});

export const servizioHsds = z.object({
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
  phones: z.array(z.object({ number: testo })).optional(),
  schedules: z
    .array(
      z.object({
        byday: facoltativo,
        opens_at: facoltativo,
        closes_at: facoltativo,
        description: facoltativo,
      }),
    )
    .optional(),
  service_areas: z.array(z.object({ uri: facoltativo })).optional(),
  service_at_locations: z.array(z.object({ location: z.object({ id: z.guid() }).optional() })).optional(),
  languages: z.array(z.object({ code: facoltativo })).optional(),
  cost_options: z
    .array(z.object({ option: testo, amount: z.number().optional(), amount_description: facoltativo }))
    .optional(),
  required_documents: z.array(z.object({ document: testo, uri: facoltativo })).optional(),
  contacts: z.array(z.object({ department: facoltativo })).optional(),
  attributes: z.array(attributo).optional(),
});

/** Errors in Italian, the language of the person who imports. */
export const inItaliano = { error: z.locales.it().localeError };

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
export const GIORNI = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** How a Comune is named in `service_area.uri`. */
export const URI_COMUNE = 'istat:';
