// SPDX-License-Identifier: AGPL-3.0-or-later

/** A subquery for policies: the operators of the Ambito whose account is the actor's. Both arguments are places such as `$1`. */
export const OPERATORI_DELL_ATTORE = (attore: string, ambito: string): string =>
  `SELECT id FROM anagrafe_operatore WHERE account = ${attore} AND ambito_id = ${ambito}`;
