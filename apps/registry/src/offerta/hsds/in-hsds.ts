// SPDX-License-Identifier: AGPL-3.0-or-later
import { CARATTERISTICHE, GIORNI, TASSONOMIE, URI_COMUNE } from './servizio-hsds.ts';
import { uuidNominale } from './uuid-nominale.ts';
import type { Contorno, VoceHsds } from './voce-hsds.ts';

/** Names of languages, in Italian. */
const lingue = new Intl.DisplayNames(['it'], { type: 'language' });

/** The namespace of terms of taxonomies: those of URLs (RFC 9562, appendix A). */
const TERMINI = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

/**
 * An entry as a full `service` of HSDS 3.0. Hours are local, of Rome, without an offset, which changes twice a year. Empty
 * fields of the entry are left out.
 */
export function inHsds({ id, verificatoIl, verificaScadeIl, contenuto }: VoceHsds, contorno: Contorno): object {
  const con = (tabella: string, indice: number | string): { id: string } => ({
    id: uuidNominale(id, `${tabella}/${indice}`),
  });
  const { titolare, sedi, comuni } = contorno;
  return senzaAssenti({
    id,
    organization_id: titolare.id,
    name: contenuto.nome,
    description: contenuto.descrizione,
    url: contenuto.sito,
    email: contenuto.email,
    status: 'active',
    application_process: contenuto.comeChiedere,
    fees_description: contenuto.costo,
    wait_time: contenuto.tempoRisposta,
    eligibility_description: contenuto.requisiti,
    minimum_age: contenuto.etaMinima,
    maximum_age: contenuto.etaMassima,
    assured_date: verificatoIl,
    assurer_email: contenuto.responsabileEmail,
    alert: contenuto.avviso,
    organization: senzaAssenti({
      id: titolare.id,
      name: titolare.denominazione,
      description: titolare.descrizione ?? titolare.denominazione,
      email: titolare.email,
      website: titolare.sito,
    }),
    phones: contenuto.telefono == null ? [] : [{ ...con('phone', 0), number: contenuto.telefono }],
    schedules: [
      ...contenuto.orari.map(({ giorno, dalle, alle }, indice) => ({
        ...con('schedule', indice),
        freq: 'WEEKLY',
        byday: GIORNI[giorno - 1],
        opens_at: dalle,
        closes_at: alle,
      })),
      ...(contenuto.orariNote == null ? [] : [{ ...con('schedule', 'note'), description: contenuto.orariNote }]),
    ],
    service_areas: contenuto.comuni.map((codice) => ({
      ...con('service_area', codice),
      name: comuni[codice] ?? codice,
      uri: `${URI_COMUNE}${codice}`,
    })),
    service_at_locations: sedi.map((sede) => ({
      ...con('service_at_location', sede.id),
      location: senzaAssenti({
        id: sede.id,
        location_type: 'physical',
        name: sede.denominazione,
        transportation: sede.comeArrivare,
        addresses: [
          {
            ...con('address', sede.id),
            address_1: sede.indirizzo,
            city: sede.comune,
            state_province: sede.provincia,
            postal_code: '',
            country: 'IT',
            address_type: 'physical',
          },
        ],
      }),
    })),
    languages: contenuto.lingue.map((codice) => ({
      ...con('language', codice),
      code: codice,
      name: lingue.of(codice) ?? codice,
    })),
    cost_options: contenuto.costi.map(({ condizione, importo, unita }, indice) =>
      senzaAssenti({
        ...con('cost_option', indice),
        option: condizione,
        currency: 'EUR',
        amount: importo == null ? undefined : Number(importo),
        amount_description: unita,
      }),
    ),
    required_documents: contenuto.documenti?.map(({ nome, sito }, indice) =>
      senzaAssenti({ ...con('required_document', indice), document: nome, uri: sito }),
    ),
    contacts:
      contenuto.responsabile == null
        ? []
        : [
            senzaAssenti({
              ...con('contact', 0),
              department: contenuto.responsabile,
              email: contenuto.responsabileEmail,
            }),
          ],
    attributes: attributiDi(id, verificaScadeIl, contenuto, contorno),
  });
}

function attributiDi(
  id: string,
  verificaScadeIl: string,
  contenuto: VoceHsds['contenuto'],
  { nomeSiuss, nomiAree }: Contorno,
): object[] {
  const attributo = (taxonomy: string, code: string, name: string, value?: string): object => {
    const termine = uuidNominale(TERMINI, `${taxonomy}/${code}`);
    return senzaAssenti({
      id: uuidNominale(id, `attribute/${taxonomy}/${code}/${value ?? ''}`),
      link_id: id,
      link_entity: 'service',
      taxonomy_term_id: termine,
      value,
      taxonomy_term: { id: termine, code, name, description: name, taxonomy },
    });
  };
  const caratteristica = (campo: keyof typeof CARATTERISTICHE, value: string | null | undefined): object[] =>
    value == null ? [] : [attributo(TASSONOMIE.ambito, CARATTERISTICHE[campo], CARATTERISTICHE[campo], value)];
  const { codiceSiuss } = contenuto;
  return [
    ...(codiceSiuss == null ? [] : [attributo(TASSONOMIE.siuss, codiceSiuss, nomeSiuss ?? codiceSiuss)]),
    ...contenuto.aree.map((area) => attributo(TASSONOMIE.area, area, nomiAree[area] ?? area)),
    ...caratteristica('competenza', contenuto.competenza),
    ...caratteristica('senzaCodicePerche', contenuto.senzaCodicePerche),
    ...caratteristica('accessibilita', contenuto.accessibilita),
    ...caratteristica('verificaScadeIl', verificaScadeIl),
    ...contenuto.paroleChiave.flatMap((parola) => caratteristica('paroleChiave', parola)),
    ...contenuto.erogatoriIds.flatMap((ente) => caratteristica('erogatoriIds', ente)),
  ];
}

function senzaAssenti(campi: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(campi).filter(([, valore]) => valore !== undefined && valore !== null));
}
