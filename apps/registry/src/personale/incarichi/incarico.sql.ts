// SPDX-License-Identifier: AGPL-3.0-or-later
import type { OwnedList } from '@ambito/subgraph';

/** The incarichi of an operator, each with its title. */
export const INCARICHI: OwnedList = {
  name: 'Operatore.incarichi',
  owner: 'uuid',
  columns: `i.id, i.operatore_id AS "operatoreId", sede_id AS "sedeId", codice_istat AS "codiceIstat",
    lower(i.periodo) AS dal, upper(i.periodo) - 1 AS al, fte::float AS fte, titolo_id AS "titoloId", t.tipo AS titolo,
    t.tempo_indeterminato AS "tempoIndeterminato", i.atto, fine_motivo AS "fineMotivo", fine_richiesta AS "fineRichiestaIl",
    senza_successore AS "senzaSuccessore", sotto_minimo AS "sottoMinimo",
    sotto_minimo_confermato_il AS "sottoMinimoConfermatoIl"`,
  from: 'incarico AS i JOIN titolo_di_servizio AS t ON t.id = i.titolo_id WHERE i.operatore_id = owner',
  order: [
    ['lower(i.periodo)', 'date'],
    ['i.id', 'uuid'],
  ],
  direction: 'DESC',
};

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
