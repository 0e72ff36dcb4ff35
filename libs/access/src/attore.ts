// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';

export const RUOLI = [
  'CITTADINO',
  'SEGRETARIATO',
  'ASSISTENTE_SOCIALE',
  'COORDINATORE',
  'COORDINAMENTO_ISTITUZIONALE',
  'COMUNE',
  'OPERATORE_ASL',
  'ENTE_EROGATORE',
  'REGIONE',
  'AMMINISTRATORE',
] as const;
export type Ruolo = (typeof RUOLI)[number];

const data = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** The roles that are held outside any Ambito. Any other role must name its Ambito, or it would hold in all of them. */
const SENZA_AMBITO: readonly Ruolo[] = ['REGIONE', 'AMMINISTRATORE'];

/** What a role may be limited to. */
const LIMITI = ['regione', 'comune', 'sede', 'ente'] as const;
export type Limite = (typeof LIMITI)[number];
/** The limit that is part of a role: nobody is a Comune without being a certain one. */
const LIMITE_PROPRIO: Readonly<Partial<Record<Ruolo, Limite>>> = { REGIONE: 'regione', COMUNE: 'comune' };

/** A role in force from `dal` to `al` (included): in an Ambito, perhaps only for one Comune, sede or ente of it, or for a Regione. */
const ruoloAssegnato = z
  .object({
    ruolo: z.enum(RUOLI),
    ambito: z.guid().optional(),
    regione: z.string().optional(),
    comune: z.string().optional(),
    sede: z.guid().optional(),
    ente: z.guid().optional(),
    dal: data,
    al: data.optional(),
  })
  .refine(({ ruolo, ambito }) => (ambito === undefined) === SENZA_AMBITO.includes(ruolo), {
    path: ['ambito'],
    message: 'every role but REGIONE and AMMINISTRATORE is held in an Ambito, and those two are not',
  })
  .refine((assegnato) => (LIMITE_PROPRIO[assegnato.ruolo] ?? 'dal') in assegnato, {
    message: 'REGIONE names its Regione, COMUNE its Comune',
  });
export type RuoloAssegnato = z.infer<typeof ruoloAssegnato>;

/** What a role is limited to, beyond what is part of it. */
export function limitiDi(assegnato: RuoloAssegnato): readonly Limite[] {
  return LIMITI.filter((limite) => assegnato[limite] !== undefined && limite !== LIMITE_PROPRIO[assegnato.ruolo]);
}

/** An account of an issuer is a word or a code: it is written to the audit and to logs, and is none of the actors of this system. */
const account = z
  .string()
  .regex(/^[^\p{Cc}\p{Cf}\p{Cs}]{1,255}$/u)
  .refine((sub) => !RISERVATI.includes(sub.trim().toLowerCase()));

const claims = z.object({
  sub: account,
  ruoli: z.array(ruoloAssegnato).default([]),
  codice_fiscale: z.string().optional(),
});

/** The caller. It is built from a verified token only; `ruoli` holds just the roles in force today. */
export interface Attore {
  readonly sub: string;
  readonly ruoli: readonly RuoloAssegnato[];
  /** Present for citizens who signed in with SPID or CIE. */
  readonly codiceFiscale?: string;
}

/** A caller who is not signed in: it holds no role, so that only public actions admit it. */
export const ANONIMO: Attore = Object.freeze({ sub: 'anonimo', ruoli: [] });

/** The service itself, when it works on events and schedules. It is never built from a request. */
export const SISTEMA: Attore = Object.freeze({ sub: 'sistema', ruoli: [] });

const RISERVATI: readonly string[] = [ANONIMO.sub, SISTEMA.sub];

/** @throws ZodError when the claims do not have the shape that this system expects: the token is then refused */
export function attoreDaClaims(payload: unknown, oggi: string): Attore {
  const { sub, ruoli, codice_fiscale } = claims.parse(payload);
  return {
    sub,
    ruoli: ruoli.filter(({ dal, al }) => dal <= oggi && (al === undefined || oggi <= al)),
    ...(codice_fiscale === undefined ? {} : { codiceFiscale: codice_fiscale }),
  };
}
