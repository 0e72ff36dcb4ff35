// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  AREE_UTENZA,
  CANALI,
  CITTADINANZE,
  ESITI_CONTATTO,
  ESITI_OBIETTIVO,
  FASCE_ETA,
  RICHIEDENTI,
  SESSI,
} from '@ambito/vocabulary';
import { z } from 'zod';

/*
 * Version 1 of each event's data. Events are snapshots of an aggregate: the highest version wins, so that one that comes
 * twice, late or out of order does no harm. Strict, so that nothing personal slips in: no name, no fiscal code, no free
 * text, no address, no person's id. A person is a pseudonym.
 * Within a version a field may be added as optional, and nothing may be taken away.
 */
const giorno = z.iso.date();
const istante = z.iso.datetime();
const id = z.guid();
const comune = z.string().regex(/^\d{6}$/);
const pseudonimo = z.string().regex(/^[0-9a-f]{64}$/);
const ora = z.string().regex(/^\d{2}:\d{2}$/);

const demografia = {
  fasciaEta: z.enum(FASCE_ETA).nullable(),
  sesso: z.enum(SESSI).nullable(),
  cittadinanza: z.enum(CITTADINANZE).nullable(),
};

const AmbitoAggiornato = z.strictObject({
  codice: z.string(),
  nome: z.string(),
  regione: z.string().regex(/^\d{2}$/),
  capofila: comune,
  comuni: z.array(z.strictObject({ codiceIstat: comune, dal: giorno, al: giorno.optional() })),
});

const PopolazioneAggiornata = z.strictObject({
  codiceIstat: comune,
  residenti: z.array(z.strictObject({ anno: z.int(), residenti: z.int().nonnegative() })),
});

const SedeAggiornata = z.strictObject({
  comune,
  denominazione: z.string(),
  attivaDal: giorno,
  attivaAl: giorno.optional(),
  orari: z.array(
    z.strictObject({
      giorno: z.int().min(1).max(7),
      dalle: ora,
      alle: ora,
      validoDal: giorno,
      validoAl: giorno.optional(),
    }),
  ),
});

const OperatoreAggiornato = z.strictObject({
  account: z.string().optional(),
  qualifica: z.enum(['ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COORDINATORE']),
  incarichi: z.array(
    z.strictObject({
      id,
      sedeId: id,
      dal: giorno,
      al: giorno.optional(),
      fte: z.number().positive().max(1),
      tempoIndeterminato: z.boolean(),
      titolo: z.enum(['DIPENDENTE', 'DISCIPLINARE_INCARICO']),
    }),
  ),
});

const ContattoAggiornato = z.strictObject({
  giorno,
  istante,
  sedeId: id,
  comuneResidenza: comune.nullable(),
  pseudonimo: pseudonimo.nullable(),
  canale: z.enum(CANALI),
  richiedente: z.enum(RICHIEDENTI),
  urgente: z.boolean(),
  bisogni: z.array(z.strictObject({ codice: z.string(), area: z.enum(AREE_UTENZA) })),
  esito: z.enum(ESITI_CONTATTO).nullable(),
  esitoIl: istante.nullable(),
  ...demografia,
});

const PresaInCaricoAggiornata = z.strictObject({
  pseudonimo,
  comuneResidenza: comune.nullable(),
  sedeId: id,
  area: z.enum(AREE_UTENZA),
  stato: z.enum(['RICHIESTA', 'IN_VALUTAZIONE', 'IN_CARICO', 'SOSPESA', 'CONCLUSA', 'NON_ACCOLTA']),
  richiestaIl: istante,
  assegnataIl: istante.optional(),
  attivataIl: istante.optional(),
  conclusaIl: istante.optional(),
  /** A code of the vocabulary, for a conclusion; what the coordinator wrote on not accepting does not travel. */
  motivoConclusione: z
    .string()
    .regex(/^[A-Z_]+$/)
    .optional(),
  caseManagerId: id.optional(),
  ...demografia,
});

const ProgettoAggiornato = z.strictObject({
  presaInCaricoId: id,
  pseudonimo,
  comuneResidenza: comune.nullable(),
  sedeId: id,
  area: z.enum(AREE_UTENZA),
  stato: z.enum(['BOZZA', 'ATTIVO', 'CONCLUSO']),
  attivoDal: giorno.optional(),
  conclusoIl: giorno.optional(),
  condiviso: z.boolean(),
  obiettivi: z.array(z.strictObject({ id, esito: z.enum(ESITI_OBIETTIVO).nullable() })),
  interventi: z.array(
    z.strictObject({
      id,
      prestazione: z.string(),
      costo: z.string().regex(/^\d+\.\d{2}$/),
      dal: giorno,
      al: giorno.optional(),
    }),
  ),
  verifiche: z.array(z.strictObject({ id, prevista: giorno, svolta: giorno.optional() })),
});

/** The contract of each event, by type and version of its schema. */
export const contratti = {
  AmbitoAggiornato: { 1: AmbitoAggiornato },
  PopolazioneAggiornata: { 1: PopolazioneAggiornata },
  SedeAggiornata: { 1: SedeAggiornata },
  OperatoreAggiornato: { 1: OperatoreAggiornato },
  ContattoAggiornato: { 1: ContattoAggiornato },
  PresaInCaricoAggiornata: { 1: PresaInCaricoAggiornata },
  ProgettoAggiornato: { 1: ProgettoAggiornato },
} as const;

export type TipoEvento = keyof typeof contratti;
export type DatiEvento<T extends TipoEvento> = z.infer<(typeof contratti)[T][1]>;
