// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineForma } from '@ambito/subgraph';

/**
 * The number under which an Ordine regionale enrols somebody: the section is a field of its own. Some Ordini write letters in front of it.
 * The database holds it too (`operatore_albo_numero_check`).
 */
export const NumeroDiAlbo = defineForma({
  pattern: /^([A-Za-z]{1,3}[ .-]{0,2})?(\d{1,8}|\d{1,3}\.\d{3})$/,
  attesa: "Il numero con cui l'Ordine regionale iscrive all'albo, senza la sezione",
  esempio: '1234',
});
