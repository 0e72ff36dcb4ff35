// SPDX-License-Identifier: AGPL-3.0-or-later

/** The operators of the Ambito whose account is the actor's; a subquery for policies. `$n` are the places of actor and Ambito. */
export const OPERATORI_DELL_ATTORE = (attore: string, ambito: string): string =>
  `SELECT id FROM anagrafe_operatore WHERE account = ${attore} AND ambito_id = ${ambito}`;
