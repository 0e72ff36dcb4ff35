// SPDX-License-Identifier: AGPL-3.0-or-later

/** Two operators who are one person. */
export interface Doppione {
  /** The id of the operator who is annulled. */
  readonly da: string;
  /** The id of the operator who stays. */
  readonly a: string;
  readonly motivo: string;
}
