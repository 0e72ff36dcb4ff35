// SPDX-License-Identifier: AGPL-3.0-or-later
import { FASCE_ETA, NATURE, SESSI, TIPI_COMPETENZA } from '@ambito/vocabulary';
import { z } from 'zod';
import { codice, codicePrestazione, comune, contratto, giorno, id, importo, istante, pseudonimo } from './contratto.ts';

/** Null when it is not known, or when the contatto is anonymous. */
const demografia = {
  fasciaEta: z.enum(FASCE_ETA).nullable(),
  sesso: z.enum(SESSI).nullable(),
  /** The group, not the State. */
  gruppoCittadinanza: z.enum(NATURE.CITTADINANZE).nullable(),
};

/** An area of users, and what it is in the national flow SIUSS: the nature of its entry on the day of the request. */
const areaDelCaso = { area: codice, naturaArea: z.enum(NATURE.AREE_UTENZA) };

/** A contatto with the segretariato (art. 2 c. 8); `pseudonimo` is null for an anonymous one. */
export const contattoAggiornato = contratto(
  'ContattoAggiornato',
  'Contatto',
  z.strictObject({
    giorno,
    istante,
    sedeId: id,
    comuneResidenza: comune.nullable(),
    pseudonimo: pseudonimo.nullable(),
    canale: codice,
    richiedente: codice,
    urgente: z.boolean(),
    bisogni: z.array(z.strictObject({ codice, area: codice })),
    esito: codice.nullable(),
    esitoIl: istante.nullable(),
    /** When the answer was given: the information, or the interview by appointment. Other outcomes are answered by another aggregate. */
    rispostaIl: istante.nullable(),
    /** The case that was asked for; its assignment is the answer. */
    presaInCaricoId: id.nullable(),
    ...demografia,
  }),
);

/** A period of care of a person (art. 2 c. 2). */
export const presaInCaricoAggiornata = contratto(
  'PresaInCaricoAggiornata',
  'PresaInCarico',
  z.strictObject({
    pseudonimo,
    comuneResidenza: comune.nullable(),
    sedeId: id,
    ...areaDelCaso,
    stato: z.enum(['RICHIESTA', 'IN_VALUTAZIONE', 'IN_CARICO', 'SOSPESA', 'CONCLUSA', 'TRASFERITA', 'NON_ACCOLTA']),
    richiestaIl: istante,
    assegnataIl: istante.optional(),
    attivataIl: istante.optional(),
    conclusaIl: istante.optional(),
    /** Why a case was concluded. The reason that the coordinator writes for a refusal is free text: it is not in the event. */
    motivoConclusione: codice.optional(),
    caseManagerId: id.optional(),
    ...demografia,
  }),
);

/** A project with its objectives, interventi and verifications (art. 2 c. 3 c and d). */
export const progettoAggiornato = contratto(
  'ProgettoAggiornato',
  'ProgettoPersonalizzato',
  z.strictObject({
    presaInCaricoId: id,
    pseudonimo,
    comuneResidenza: comune.nullable(),
    sedeId: id,
    ...areaDelCaso,
    /** ANNULLATO is the last state of a draft that was a mistake: it has nothing, and counts nowhere. */
    stato: z.enum(['BOZZA', 'ATTIVO', 'CONCLUSO', 'ANNULLATO']),
    attivoDal: giorno.optional(),
    conclusoIl: giorno.optional(),
    /** Accepted by the person or the guardian. */
    condiviso: z.boolean(),
    obiettivi: z.array(z.strictObject({ id, esito: codice.nullable(), raggiunto: z.boolean() })),
    interventi: z.array(
      z.strictObject({
        id,
        prestazione: codicePrestazione,
        costo: importo,
        dal: giorno,
        al: giorno.optional(),
        /** The ente that gives it; absent when the staff of the Ambito gives it. */
        enteId: id.optional(),
      }),
    ),
    verifiche: z.array(z.strictObject({ id, prevista: giorno, svolta: giorno.optional() })),
  }),
);

/**
 * A request that was transmitted to the competent ente, and its outcome (art. 2 c. 8 e). `pseudonimo` is null for an
 * anonymous contatto. The content of the request is not in the event.
 */
export const trasmissioneAggiornata = contratto(
  'TrasmissioneAggiornata',
  'Trasmissione',
  z.strictObject({
    /** The contatto that it comes from; absent when it comes from a case. */
    contattoId: id.optional(),
    pseudonimo: pseudonimo.nullable(),
    sedeId: id,
    comuneResidenza: comune.nullable(),
    enteId: id,
    tipo: z.enum(TIPI_COMPETENZA),
    area: codice,
    prestazione: codicePrestazione.optional(),
    baseGiuridica: codice,
    stato: z.enum(['TRASMESSA', 'PRESA_VISIONE', 'ACCOLTA', 'RIFIUTATA', 'REVOCATA']),
    trasmessaIl: istante,
    /** The last day on which the outcome is in time. */
    entro: giorno,
    presaVisioneIl: istante.optional(),
    esitoIl: istante.optional(),
    revocataIl: istante.optional(),
    motivoRifiuto: codice.optional(),
  }),
);

/**
 * Whether each open case of an operator has a successor after the end of an incarico, requested or fixed
 * (art. 2 c. 2). The aggregate is the incarico.
 */
export const successioneConfermata = contratto(
  'SuccessioneConfermata',
  'Incarico',
  z.strictObject({
    operatoreId: id,
    /** The last day of the incarico. */
    al: giorno,
    /** Open cases that then fall to the coordinator ad interim. When it is 0, a requested end takes effect. */
    senzaSuccessore: z.int().nonnegative(),
  }),
);

/** Casework's answer to the reduction of a budget line (art. 6 c. 1): yes, if the reduced line covers what is committed. */
export const riduzioneLineaEsaminata = contratto(
  'RiduzioneLineaEsaminata',
  'RiduzioneLinea',
  z.strictObject({ lineaId: id, accolta: z.boolean(), impegnato: importo }),
);
