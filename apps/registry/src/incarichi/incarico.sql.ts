// SPDX-License-Identifier: AGPL-3.0-or-later

/** The columns of an Incarico with its title; a WHERE follows. */
export const INCARICHI_SQL = `
  SELECT i.operatore_id AS owner, i.id, i.operatore_id AS "operatoreId", sede_id AS "sedeId", codice_istat AS "codiceIstat",
         lower(i.periodo) AS dal, upper(i.periodo) - 1 AS al, fte::float AS fte, titolo_id AS "titoloId", t.tipo AS titolo,
         t.tempo_indeterminato AS "tempoIndeterminato", i.atto, fine_motivo AS "fineMotivo", fine_richiesta AS "fineRichiestaIl",
         senza_successore AS "senzaSuccessore", sotto_minimo AS "sottoMinimo"
  FROM incarico i JOIN titolo_di_servizio t ON t.id = i.titolo_id`;

export interface IncaricoRow {
  readonly owner: string;
  readonly id: string;
  readonly operatoreId: string;
  readonly sedeId: string | null;
  readonly codiceIstat: string | null;
  readonly dal: string;
  readonly al: string | null;
  readonly fineRichiestaIl: string | null;
  readonly fineMotivo: string | null;
  readonly senzaSuccessore: number | null;
  readonly [column: string]: unknown;
}
