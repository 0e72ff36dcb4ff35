// SPDX-License-Identifier: AGPL-3.0-or-later

/** Whether an `allegato` shows what was found at the sede of a Comune, which is given as SQL (art. 5 c. 2). */
export const provaDelComuneSql = (comune: string): string => `EXISTS (
  SELECT FROM prova_ispezione JOIN ispezione ON ispezione.id = ispezione_id JOIN sede ON sede.id = sede_id
  WHERE allegato_id = allegato.id AND codice_istat = ${comune})`;
