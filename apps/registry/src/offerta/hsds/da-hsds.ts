// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CampoNonValido } from '@ambito/errors';
import { invalidFields } from '@ambito/subgraph';
import type { TipoCompetenza } from '../enti/natura-ente.ts';
import {
  CostoPrestazioneInput,
  DocumentoRichiestoInput,
  OrarioPrestazioneInput,
  PrestazioneInput,
} from '../prestazioni/prestazione-input.ts';
import {
  CARATTERISTICHE,
  eGiorno,
  GIORNI,
  inItaliano,
  servizioHsds,
  TASSONOMIE,
  URI_COMUNE,
  type ServizioHsds,
} from './servizio-hsds.ts';
import type { VoceHsds } from './voce-hsds.ts';

/** The place in a `service` of some fields of the catalogue. The other fields have the same name in both. */
const PERCORSI: Readonly<Record<string, readonly string[]>> = {
  nome: ['name'],
  descrizione: ['description'],
  sito: ['url'],
  comeChiedere: ['application_process'],
  costo: ['fees_description'],
  tempoRisposta: ['wait_time'],
  requisiti: ['eligibility_description'],
  etaMinima: ['minimum_age'],
  etaMassima: ['maximum_age'],
  responsabileEmail: ['assurer_email'],
  responsabile: ['contacts'],
  avviso: ['alert'],
  telefono: ['phones'],
  orari: ['schedules'],
  orariNote: ['schedules'],
  comuni: ['service_areas'],
  sediIds: ['service_at_locations'],
  lingue: ['languages'],
  costi: ['cost_options'],
  documenti: ['required_documents'],
  titolareId: ['organization_id'],
  codiceSiuss: ['attributes'],
  aree: ['attributes'],
  competenza: ['attributes'],
  senzaCodicePerche: ['attributes'],
  accessibilita: ['attributes'],
  paroleChiave: ['attributes'],
  erogatoriIds: ['attributes'],
};
const PERCORSI_INTERNI: Readonly<Record<string, string>> = {
  condizione: 'option',
  importo: 'amount',
  unita: 'amount_description',
  giorno: 'byday',
  dalle: 'opens_at',
  alle: 'closes_at',
};

/** The place in a `service` of a field of the catalogue. */
export function percorsoHsds([campo = '', ...interni]: readonly string[]): string[] {
  const percorso = PERCORSI[campo] ?? [campo];
  // All attributes are in one list, so the place of a value in its field is not its place in that list.
  if (percorso[0] === 'attributes') return [...percorso];
  const nome = (interno: string): string =>
    campo === 'documenti'
      ? ({ nome: 'document', sito: 'uri' }[interno] ?? interno)
      : (PERCORSI_INTERNI[interno] ?? interno);
  return [...percorso, ...interni.map(nome)];
}

/** A `service` of HSDS 3.0 as an entry of the catalogue, or its errors by their place in the `service`. */
export function daHsds(json: unknown): VoceHsds | { readonly errori: CampoNonValido[] } {
  const letto = servizioHsds.safeParse(json, inItaliano);
  if (!letto.success) {
    const errori = letto.error.issues.map(({ path, message }) => ({ percorso: path.map(String), messaggio: message }));
    return { errori };
  }
  const servizio = letto.data;
  const contenuto = contenutoDi(servizio);
  const [verificaScadeIl = ''] = valori(servizio, CARATTERISTICHE.verificaScadeIl);
  const errori = [
    ...invalidFields(contenuto).map(({ percorso, messaggio }) => ({ percorso: percorsoHsds(percorso), messaggio })),
    ...(contenuto.competenza === undefined ? [manca(CARATTERISTICHE.competenza)] : []),
    ...(eGiorno(verificaScadeIl) ? [] : [manca(CARATTERISTICHE.verificaScadeIl)]),
  ];
  if (errori.length > 0) return { errori };
  return { id: servizio.id.toLowerCase(), verificatoIl: servizio.assured_date, verificaScadeIl, contenuto };
}

const manca = (codice: string): CampoNonValido => ({
  percorso: ['attributes'],
  messaggio: `Serve l'attributo ${codice} di «${TASSONOMIE.ambito}», con un valore valido`,
});

/** All fields of an entry, so that the compiler finds a forgotten one. A field that the `service` lacks is undefined. */
type Campi<F extends keyof PrestazioneInput> = { [K in F]: PrestazioneInput[K] | undefined };

function contenutoDi(servizio: ServizioHsds): PrestazioneInput {
  const uno = (caratteristica: string): string | undefined => valori(servizio, caratteristica)[0];
  const campi: Campi<keyof PrestazioneInput> = {
    nome: servizio.name,
    paroleChiave: valori(servizio, CARATTERISTICHE.paroleChiave),
    descrizione: servizio.description,
    competenza: uno(CARATTERISTICHE.competenza) as TipoCompetenza | undefined,
    codiceSiuss: termini(servizio, TASSONOMIE.siuss)[0],
    senzaCodicePerche: uno(CARATTERISTICHE.senzaCodicePerche),
    aree: termini(servizio, TASSONOMIE.area),
    etaMinima: servizio.minimum_age,
    etaMassima: servizio.maximum_age,
    comuni: servizio.service_areas?.map(({ uri = '' }) => uri.replace(URI_COMUNE, '')) ?? [],
    requisiti: servizio.eligibility_description,
    documenti: servizio.required_documents?.map(({ document, uri }) =>
      fillInput(new DocumentoRichiestoInput(), { nome: document, sito: uri }),
    ),
    costo: servizio.fees_description,
    costi: (servizio.cost_options ?? []).map(({ option, amount, amount_description }) =>
      fillInput(new CostoPrestazioneInput(), {
        condizione: option,
        importo: amount?.toFixed(2),
        unita: amount_description,
      }),
    ),
    accessibilita: uno(CARATTERISTICHE.accessibilita),
    lingue: servizio.languages?.map(({ code = '' }) => code) ?? [],
    comeChiedere: servizio.application_process,
    tempoRisposta: servizio.wait_time,
    ...orariDi(servizio),
    telefono: servizio.phones?.[0]?.number,
    email: servizio.email,
    sito: servizio.url,
    avviso: servizio.alert,
    ...chiDi(servizio),
  };
  return fillInput(new PrestazioneInput(), campi);
}

function orariDi({ schedules = [] }: ServizioHsds): Campi<'orari' | 'orariNote'> {
  const fasce = schedules.filter(({ byday }) => byday !== undefined);
  return {
    orari: fasce.map(({ byday = '', opens_at = '', closes_at = '' }) =>
      fillInput(new OrarioPrestazioneInput(), {
        giorno: GIORNI.findIndex((giorno) => giorno === byday) + 1,
        dalle: opens_at,
        alle: closes_at,
      }),
    ),
    orariNote: schedules.find(({ byday }) => byday === undefined)?.description,
  };
}

/** The ente that answers for the service, the enti that provide it, its sedi, and the office that answers for the entry. */
function chiDi(
  servizio: ServizioHsds,
): Campi<'titolareId' | 'erogatoriIds' | 'sediIds' | 'responsabile' | 'responsabileEmail'> {
  return {
    titolareId: (servizio.organization_id ?? servizio.organization?.id)?.toLowerCase(),
    erogatoriIds: valori(servizio, CARATTERISTICHE.erogatoriIds).map((id) => id.toLowerCase()),
    sediIds:
      servizio.service_at_locations?.flatMap(({ location }) => (location ? [location.id.toLowerCase()] : [])) ?? [],
    responsabile: servizio.contacts?.[0]?.department,
    responsabileEmail: servizio.assurer_email,
  };
}

function fillInput<T extends object>(istanza: T, campi: object): T {
  return Object.assign(istanza, Object.fromEntries(Object.entries(campi).filter(([, valore]) => valore !== undefined)));
}

const termini = ({ attributes = [] }: ServizioHsds, tassonomia: string): string[] =>
  attributes.flatMap(({ taxonomy_term: termine }) =>
    termine?.taxonomy === tassonomia && termine.code !== undefined ? [termine.code] : [],
  );

const valori = ({ attributes = [] }: ServizioHsds, codice: string): string[] =>
  attributes.flatMap(({ value, taxonomy_term: termine }) =>
    termine?.taxonomy === TASSONOMIE.ambito && termine.code === codice && value !== undefined ? [value] : [],
  );
