// SPDX-License-Identifier: AGPL-3.0-or-later

/** The input of an absence of an operator in the first ten days of December, but for some fields. */
export const assenza = (operatoreId: string, versione: number, extra: object = {}) => ({
  operatoreId,
  versione,
  dal: '2026-12-01',
  al: '2026-12-10',
  ...extra,
});
