// SPDX-License-Identifier: AGPL-3.0-or-later
import { NATURE, NATURE_VOCE, NATURE_ENTE, NOMI_SOGLIE, NOMI_VOCABOLARI, TIPI_COMPETENZA } from '@ambito/vocabulary';
import { z } from 'zod';
import { codice, codiceLingua, codicePrestazione, comune, contratto, giorno, id, importo } from './contratto.ts';

/** The Ambito and the Comuni in it over time (art. 1). */
export const ambitoAggiornato = contratto(
  'AmbitoAggiornato',
  'Ambito',
  z.strictObject({
    codice: z.string().regex(/^[A-Z0-9]{1,10}$/),
    nome: z.string().min(1).max(200),
    /** ISTAT code of the Regione, two digits. */
    regione: z.string().regex(/^\d{2}$/),
    capofila: comune,
    comuni: z.array(z.strictObject({ codiceIstat: comune, dal: giorno, al: giorno.optional() })),
  }),
);

/**
 * A Comune with its days, its successor and its residents by year (art. 4 c. 1). It belongs to no Ambito: a Comune may change Ambito
 * and keeps its residents.
 */
export const comuneAggiornato = contratto(
  'ComuneAggiornato',
  'Comune',
  z.strictObject({
    codiceIstat: comune,
    /** Up to 100 characters as people count them: an emoji takes several units. */
    nome: z.string().min(1).max(400).optional(),
    /** First and last day, the last one included. */
    dal: giorno.optional(),
    al: giorno.optional(),
    /** The Comune that holds its territory since. */
    successore: comune.optional(),
    residenti: z.array(z.strictObject({ anno: z.int(), residenti: z.int().nonnegative() })),
  }),
  { aggregatoId: comune, ambitoId: id.nullable() },
);

const intervallo = {
  dalle: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  alle: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/),
};

/** A sede with the data that decide when it is open, in the shape of `Calendario` of `@ambito/orari` (art. 5). */
export const sedeAggiornata = contratto(
  'SedeAggiornata',
  'Sede',
  z.strictObject({
    comune,
    denominazione: z.string().min(1).max(200),
    attivaDal: giorno,
    attivaAl: giorno.optional(),
    orari: z.array(
      z.strictObject({
        giorno: z.int().min(1).max(7),
        ...intervallo,
        validoDal: giorno,
        validoAl: giorno.optional(),
      }),
    ),
    /** Other hours on some days; an empty list is a closure. */
    variazioni: z
      .array(z.strictObject({ dal: giorno, al: giorno, fasce: z.array(z.strictObject(intervallo)) }))
      .optional(),
    /** Authorised extraordinary openings. */
    straordinarie: z.array(z.strictObject({ giorno, ...intervallo })).optional(),
    /** Day of the patron saint, MM-DD. National holidays are the same for all: `@ambito/orari` knows them. */
    patrono: z
      .string()
      .regex(/^\d{2}-\d{2}$/)
      .optional(),
  }),
);

/** An operator and the incarichi over time (art. 8). It has no name: a reader who may see the name asks the graph for it. */
export const operatoreAggiornato = contratto(
  'OperatoreAggiornato',
  'Operatore',
  z.strictObject({
    /** `sub` of the identity provider. */
    account: z.string().min(1).max(255).optional(),
    /** What the qualification entitles to. Which one it is, the graph tells. */
    naturaQualifica: z.enum(NATURE.QUALIFICHE),
    /** The days of absences that are not over, with the substitute, if there is one. The reason is in no event. */
    assenze: z.array(z.strictObject({ dal: giorno, al: giorno, sostitutoId: id.optional() })).optional(),
    /** The successor for the cases when the service ends, if one was named. */
    subentranteId: id.optional(),
    /** The operator who is the same person, when this one was registered twice: it has no incarichi any more. */
    sostituitoDaId: id.optional(),
    incarichi: z.array(
      z.strictObject({
        id,
        sedeId: id.optional(),
        /** Present when the incarico is in a Comune and not in a sede. */
        comune: comune.optional(),
        dal: giorno,
        al: giorno.optional(),
        /** The requested last day, while some case has no successor. */
        fineRichiesta: giorno.optional(),
        /** Share of full time, above 0 and up to 1. */
        fte: z.number().positive().max(1),
        tempoIndeterminato: z.boolean(),
        titolo: z.enum(['DIPENDENTE', 'DISCIPLINARE_INCARICO']),
      }),
    ),
  }),
);

/**
 * Who coordinates an Ambito's Ufficio di Piano over time (art. 4 c. 2 b, art. 7): its nominations, one at a time, in order. The
 * aggregate's id is the Ambito's.
 */
export const coordinatoreAggiornato = contratto(
  'CoordinatoreAggiornato',
  'Coordinatore',
  z.strictObject({ nomine: z.array(z.strictObject({ operatoreId: id, dal: giorno, al: giorno.optional() })) }),
);

/**
 * The act by which a Comune gives its mandate to some assistenti sociali (art. 2 c. 3). An act that was taken back before it
 * had effect has the eve of its first day as its last.
 */
export const attoDiMandatoAggiornato = contratto(
  'AttoDiMandatoAggiornato',
  'AttoDiMandato',
  z.strictObject({
    comune,
    dal: giorno,
    al: giorno.optional(),
    operatori: z.array(id).min(1),
  }),
);

/**
 * An ente with its competences (art. 2 c. 8 e) and its accreditations, past ones included (art. 2 c. 5 o). One that was annulled has the
 * eve of its first day as its last.
 */
export const enteAggiornato = contratto(
  'EnteAggiornato',
  'Ente',
  z.strictObject({
    natura: z.enum(NATURE_ENTE),
    denominazione: z.string().min(1).max(200),
    dal: giorno,
    al: giorno.optional(),
    /** The ente that is the same one, when this one was registered twice: it has nothing any more. */
    sostituitoDaId: id.optional(),
    /** The Comuni where it works; an empty list means the whole Ambito. */
    comuni: z.array(comune),
    /** No area, no prestazione: whatever they are. */
    competenze: z.array(
      z.strictObject({
        tipo: z.enum(TIPI_COMPETENZA),
        aree: z.array(codice),
        prestazioni: z.array(codicePrestazione),
      }),
    ),
    accreditamenti: z.array(
      z.strictObject({ id, dal: giorno, al: giorno, prestazioni: z.array(codicePrestazione).min(1) }),
    ),
  }),
);

const nomeVocabolario = z.enum(NOMI_VOCABOLARI);
const nomeSoglia = z.enum(NOMI_SOGLIE);

/** A code list that grows by data (art. 2 c. 5 p, q), whole, past and future entries included. It belongs to no Ambito. */
export const vocabolarioAggiornato = contratto(
  'VocabolarioAggiornato',
  'Vocabolario',
  z.strictObject({
    nome: nomeVocabolario,
    voci: z.array(
      z.strictObject({
        codice: z.union([codice, codicePrestazione, codiceLingua]),
        nome: z.string().min(1).max(300),
        /** The area of users of a need. */
        area: codice.optional(),
        /** What the entry brings with it: the rules go by it. */
        natura: z.enum(NATURE_VOCE).optional(),
        dal: giorno,
        al: giorno.optional(),
      }),
    ),
  }),
  { aggregatoId: nomeVocabolario, ambitoId: id.nullable() },
);

/** The values of a threshold over time (art. 11 c. 1), in order of their first day. It belongs to no Ambito. */
export const sogliaAggiornata = contratto(
  'SogliaAggiornata',
  'Soglia',
  z.strictObject({ nome: nomeSoglia, valori: z.array(z.strictObject({ valore: z.number(), dal: giorno })) }),
  { aggregatoId: nomeSoglia, ambitoId: id.nullable() },
);

/** A training event and the hours that each operator attended (art. 2 c. 5 m, n); null until they are recorded. */
export const attivitaFormativaAggiornata = contratto(
  'AttivitaFormativaAggiornata',
  'AttivitaFormativa',
  z.strictObject({
    dal: giorno,
    al: giorno,
    ore: z.number().positive(),
    partecipazioni: z.array(z.strictObject({ operatoreId: id, ore: z.number().nonnegative().nullable() })),
  }),
);

/** A budget line of an approved Piano di Zona (art. 6 c. 1), and the lower amount that is requested, until casework answers. */
export const lineaDiBilancioAggiornata = contratto(
  'LineaDiBilancioAggiornata',
  'LineaDiBilancio',
  z.strictObject({
    pianoId: id,
    anno: z.int(),
    codice: z.string().regex(/^[A-Z0-9][A-Z0-9.-]{0,19}$/),
    /** The fund that the money comes from, and its year: that of the budget or an earlier one. */
    fondo: z.string().min(2).max(100).optional(),
    annoFondo: z.int().optional(),
    importo,
    stato: z.enum(['ATTIVA', 'CESSATA']),
    riduzione: z.strictObject({ id, importo }).optional(),
  }),
);
