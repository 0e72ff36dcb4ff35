// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Voce } from './vocabolario.ts';

/** What an entry brings with it: the rules go by it and not by the code, so that a new entry needs no release. */
export const NATURE = {
  BASI_GIURIDICHE: [
    /** The consent of the person, or of the guardian, is recorded with the transmission. */
    'CONSENSO',
    /** The data must be transmitted, to a judge or for protection: the transmission may be concealed from a party. */
    'OBBLIGATORIA',
  ],
  CANALI: [
    /** The person is in the sede, during its hours. */
    'IN_SEDE',
    /** The person is heard elsewhere, or by telephone, and may have the answer at once. */
    'A_VOCE',
  ],
  ESITI_CONTATTO: [
    /** The interview is the answer, and is registered as a contatto of its own. */
    'APPUNTAMENTO',
    /** A command of its own records it: the transmission, the request of presa in carico. */
    'COMANDO',
  ],
  ESITI_OBIETTIVO: [
    /** The objective counts as reached. */
    'RAGGIUNTO',
  ],
  AREE_UTENZA: [
    /** Area 1 of the national flow SIUSS. */
    'FAMIGLIA_E_MINORI',
    /** Area 2. */
    'DISABILITA_E_NON_AUTOSUFFICIENZA',
    /** Area 3. */
    'POVERTA_ED_ESCLUSIONE',
    /** Of all users: in SIUSS each case has its own area. */
    'MULTIUTENZA',
  ],
  QUALIFICHE: [
    /** Enrolled in the albo: takes charge of cases, has a mandate, counts in the ratio to residents. */
    'ASSISTENTE_SOCIALE',
    /** May be appointed coordinator of the Ufficio di Piano. */
    'COORDINATORE',
    /** Serves beside them: the desk, an educator, a psychologist. */
    'ALTRA',
  ],
  CITTADINANZE: ['ITALIANA', 'UE', 'NON_UE', 'APOLIDE', 'NON_NOTA'],
} as const;

export type Natura = (typeof NATURE)[keyof typeof NATURE][number];
export type GruppoCittadinanza = (typeof NATURE.CITTADINANZE)[number];

/** The lists whose entries all have a nature: the programs know nothing else of them. */
export const CON_NATURA: readonly string[] = ['AREE_UTENZA', 'QUALIFICHE', 'CITTADINANZE'];

/** The natures of entries that the program itself writes, by list: data neither add nor close one. */
export const NATURE_DEL_PROGRAMMA = {
  ESITI_CONTATTO: ['COMANDO'],
  CITTADINANZE: ['NON_NOTA'],
} as const satisfies { readonly [E in keyof typeof NATURE]?: readonly (typeof NATURE)[E][number][] };

/** An entry of one of these lists. */
export interface VoceConNatura extends Voce {
  /** Absent for an entry that brings nothing more with it. */
  readonly natura?: Natura;
}

/** The natures of all lists. */
export const NATURE_VOCE: readonly Natura[] = [...new Set(Object.values(NATURE).flat())];
