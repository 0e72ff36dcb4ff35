// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CampoNonValido } from '@ambito/errors';
import { invalidFields } from '@ambito/subgraph';
import type { TipoCompetenza } from '../enti/natura-ente.ts';
import { CostoPrestazione, DocumentoRichiesto, OrarioPrestazione } from '../prestazioni/dati-prestazione.ts';
import { PrestazioneInput } from '../prestazioni/prestazione-input.ts';
import {
  CARATTERISTICHE,
  eGiorno,
  GIORNI,
  giorniDi,
  readServizio,
  TASSONOMIE,
  URI_COMUNE,
  type OrarioHsds,
  type ServizioHsds,
} from './servizio-hsds.ts';
import { mancanze } from '../prestazioni/mancanze.ts';
import { restrizioni, telefonoDi } from './restrizioni-hsds.ts';
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

/**
 * The place in a `service` of a field of the catalogue.
 * @param servizio tells which of its schedules each of the hours is from, since a schedule may have several days
 */
export function percorsoHsds([campo = '', ...interni]: readonly string[], servizio: Partial<ServizioHsds>): string[] {
  if (campo === 'orari' && interni.length > 0) {
    const origini = (servizio.schedules ?? []).flatMap((orario, indice) => giorniDi(orario).map(() => String(indice)));
    interni[0] = origini[Number(interni[0])] ?? '';
  }
  const percorso = PERCORSI[campo] ?? [campo];
  // All attributes are in one list, so the place of a value in its field is not its place in that list.
  if (percorso[0] === 'attributes') return [...percorso];
  const nome = (interno: string): string =>
    campo === 'documenti'
      ? ({ nome: 'document', sito: 'uri' }[interno] ?? interno)
      : (PERCORSI_INTERNI[interno] ?? interno);
  return [...percorso, ...interni.map(nome)];
}

/** What a `service` says. */
export interface LettaHsds {
  /** The entry, when every field of the `service` has a right form. It may lack fields. */
  readonly voce?: VoceHsds;
  readonly servizio: Partial<ServizioHsds>;
  readonly errori: readonly CampoNonValido[];
}

/** A `service` of HSDS 3.0 as an entry of the catalogue, with all its errors by their place in the `service`. */
export function daHsds(json: unknown, oggi: string): LettaHsds {
  const { servizio, errori: illeggibili } = readServizio(json);
  if (illeggibili.some(({ percorso }) => percorso.length === 0)) return { servizio, errori: illeggibili };
  const contenuto = contenutoDi(servizio);
  const [verificaScadeIl = ''] = valori(servizio, CARATTERISTICHE.verificaScadeIl);
  const inServizio = ({ percorso, messaggio }: CampoNonValido): CampoNonValido => ({
    percorso: percorsoHsds(percorso, servizio),
    messaggio,
  });
  const limiti = restrizioni(servizio, oggi);
  const sbagliati = [
    ...invalidFields(contenuto).map(inServizio),
    ...(contenuto.competenza === undefined ? [manca(CARATTERISTICHE.competenza)] : []),
    ...(eGiorno(verificaScadeIl) ? [] : [manca(CARATTERISTICHE.verificaScadeIl)]),
  ];
  const mancano = mancanze(contenuto).map(({ campo, messaggio }) =>
    inServizio({ percorso: [campo], messaggio: `Manca: ${messaggio}` }),
  );
  // A field that cannot be read is not missing as well.
  const detti = new Set([...illeggibili.map(({ percorso }) => percorso[0]), ...limiti.map(chiave)]);
  const errori = [
    ...illeggibili,
    ...limiti,
    ...[...sbagliati, ...mancano].filter((errore) => !detti.has(errore.percorso[0]) && !detti.has(chiave(errore))),
  ];
  const { id, assured_date: verificatoIl } = servizio;
  if (illeggibili.length + limiti.length + sbagliati.length > 0 || id === undefined || verificatoIl === undefined)
    return { servizio, errori };
  return { voce: { id: id.toLowerCase(), verificatoIl, verificaScadeIl, contenuto }, servizio, errori };
}

const chiave = ({ percorso }: CampoNonValido): string => percorso.join('/');

const manca = (codice: string): CampoNonValido => ({
  percorso: ['attributes'],
  messaggio: `Serve l'attributo ${codice} di «${TASSONOMIE.ambito}», con un valore valido`,
});

/** All fields of an entry, so that the compiler finds a forgotten one. A field that the `service` lacks is undefined. */
type Campi<F extends keyof PrestazioneInput> = { [K in F]: PrestazioneInput[K] | undefined };

function contenutoDi(servizio: Partial<ServizioHsds>): PrestazioneInput {
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
      fillInput(new DocumentoRichiesto(), { nome: document, sito: uri }),
    ),
    costo: servizio.fees_description,
    costi: (servizio.cost_options ?? []).map(({ option, amount, amount_description }) =>
      fillInput(new CostoPrestazione(), {
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
    telefono: telefonoDi(servizio)?.number,
    email: servizio.email,
    sito: servizio.url,
    avviso: servizio.alert,
    ...chiDi(servizio),
  };
  return fillInput(new PrestazioneInput(), campi);
}

function orariDi({ schedules = [] }: Partial<ServizioHsds>): Campi<'orari' | 'orariNote'> {
  return {
    orari: schedules.flatMap((orario) =>
      giorniDi(orario).map((giorno) =>
        fillInput(new OrarioPrestazione(), {
          giorno: GIORNI.indexOf(giorno) + 1,
          dalle: orario.opens_at ?? '',
          alle: orario.closes_at ?? '',
        }),
      ),
    ),
    orariNote: schedules.flatMap(noteDi).join('\n') || undefined,
  };
}

/** What a schedule says in words, with the days and hours that it says it of. */
function noteDi(orario: OrarioHsds): string[] {
  const note = [orario.description, orario.notes, orario.attending_type].filter((nota) => nota !== undefined);
  if (note.length === 0) return [];
  const giorni = giorniDi(orario).map((giorno) => inParole[GIORNI.indexOf(giorno)] ?? giorno);
  const quando = giorni.length === 0 ? '' : `${giorni.join(', ')} ${orario.opens_at ?? ''}-${orario.closes_at ?? ''}: `;
  return [`${quando}${note.join('; ')}`];
}

const inParole = ['Lunedì', 'Martedì', 'Mercoledì', 'Giovedì', 'Venerdì', 'Sabato', 'Domenica'];

/** The ente that answers for the service, the enti that provide it, its sedi, and the office that answers for the entry. */
function chiDi(
  servizio: Partial<ServizioHsds>,
): Campi<'titolareId' | 'erogatoriIds' | 'sediIds' | 'responsabile' | 'responsabileEmail'> {
  return {
    titolareId: (servizio.organization_id ?? servizio.organization?.id)?.toLowerCase(),
    erogatoriIds: valori(servizio, CARATTERISTICHE.erogatoriIds).map((id) => id.toLowerCase()),
    sediIds: servizio.service_at_locations?.map(({ location }) => location.id.toLowerCase()) ?? [],
    responsabile: servizio.contacts?.[0]?.department,
    responsabileEmail: servizio.assurer_email,
  };
}

function fillInput<T extends object>(istanza: T, campi: object): T {
  return Object.assign(istanza, Object.fromEntries(Object.entries(campi).filter(([, valore]) => valore !== undefined)));
}

const termini = ({ attributes = [] }: Partial<ServizioHsds>, tassonomia: string): string[] =>
  attributes.flatMap(({ taxonomy_term: termine }) =>
    termine?.taxonomy === tassonomia && termine.code !== undefined ? [termine.code] : [],
  );

const valori = ({ attributes = [] }: Partial<ServizioHsds>, codice: string): string[] =>
  attributes.flatMap(({ value, taxonomy_term: termine }) =>
    termine?.taxonomy === TASSONOMIE.ambito && termine.code === codice && value !== undefined ? [value] : [],
  );
