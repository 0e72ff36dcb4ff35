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
} as const;

export type Natura = (typeof NATURE)[keyof typeof NATURE][number];

/** An entry of one of these lists. */
export interface VoceConNatura extends Voce {
  /** Absent for an entry that brings nothing more with it. */
  readonly natura?: Natura;
}

/** The natures of all lists. */
export const NATURE_VOCE: readonly Natura[] = Object.values(NATURE).flat();
