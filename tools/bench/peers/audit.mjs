// SPDX-License-Identifier: AGPL-3.0-or-later

const AUDIT = `
  INSERT INTO audit (quando, attore, ruolo, ambito_id, azione, tipo, record_id, request_id, impronta)
  SELECT now(), $1, $6, $2, 'leggi', tipo, record_id, $3, sha256(convert_to(tipo || record_id, 'UTF8'))
  FROM unnest($4::text[], $5::text[]) AS letto (tipo, record_id)`;

/** Writes a row of audit for each record that was read, in the transaction that read it. @param read pairs of type and id */
export const auditRead = (run, { ambito, account, ruolo = 'ASSISTENTE_SOCIALE', requestId }, read) =>
  run('audit', AUDIT, [account, ambito, requestId, read.map(([tipo]) => tipo), read.map(([, id]) => id), ruolo]);
