// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Ruolo } from '@ambito/access';
import { trasmissioniDi } from '../trasmissioni/trasmissioni.testing.ts';
import type { Casework } from '../testing.ts';

/** A record, and the input of the command on it. */
export interface Pronto {
  readonly id: string;
  readonly input: object;
}

/** An expectation: in a state, a field of `permessi` admits some callers, and the command admits the same ones. */
export type Verita = readonly [
  /** As in `PresaInCarico.puoAssegnare`. */
  puo: string,
  comando: string,
  quando: string,
  /** The callers that are admitted, by their names in `PERSONE`. */
  chi: readonly string[],
  /** Makes the record in that state; called again after each command that succeeds. */
  prepare: () => Promise<Pronto>,
];

export const [COORDINATORE, CASE_MANAGER, SEGRETARIATO, PERSONA] = [
  'il coordinatore',
  'il case manager',
  'il segretariato',
  'la persona',
];
const [ALTRO, SENZA_INCARICO] = ['un altro assistente sociale', 'chi non ha incarico'];
/** Those who receive people at the desk. */
export const ACCOLGONO = [CASE_MANAGER, ALTRO, SENZA_INCARICO, SEGRETARIATO];
export const PERSONE: readonly (readonly [nome: string, ruolo: Ruolo, sub?: string])[] = [
  [COORDINATORE, 'COORDINATORE'],
  [CASE_MANAGER, 'ASSISTENTE_SOCIALE'],
  [ALTRO, 'ASSISTENTE_SOCIALE', 'altra'],
  [SENZA_INCARICO, 'ASSISTENTE_SOCIALE', 'senza'],
  [SEGRETARIATO, 'SEGRETARIATO'],
  [PERSONA, 'CITTADINO'],
  ['la Regione', 'REGIONE'],
];

/** Residents of Tufo have no act of mandate, those of Petruro Irpino do. */
export const [TUFO, PETRURO] = ['064113', '064071'];

/** What the expectations make their records with. */
export function strumentiDi(casework: Casework) {
  let nate = 0;
  return {
    casework,
    percorso: trasmissioniDi(casework),
    persona: (comuneResidenza = PETRURO) => ({
      nome: 'Maria',
      cognome: `Rossi ${(nate += 1)}`,
      dataNascita: '1980-01-01',
      sesso: 'F',
      comuneResidenza,
    }),
    versioneDi: async (tabella: string, id: string): Promise<number> =>
      (await casework.admin<{ versione: number }>(`SELECT versione FROM ${tabella} WHERE id = $1`, [id]))[0]!.versione,
  };
}
export type Strumenti = ReturnType<typeof strumentiDi>;
