// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MANDATI_E_REPERIBILITA, SERVIZIO } from './0003-personale.sql.ts';

/** Titles of service, incarichi within them, absences, acts of mandate, the on-call rota: articles 2 c. 3 and 4, and 8. */
export class Personale1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SERVIZIO);
    await runner.query(MANDATI_E_REPERIBILITA);
  }

  /** Incarichi in a Comune without a sede have no place in the older table, and go. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE turno_reperibilita, atto_di_mandato_operatore, atto_di_mandato;
      DROP FUNCTION turno_reperibilita_in_servizio, giorni_di, istanti_di;
      DROP TRIGGER incarico_regole ON incarico;
      DROP FUNCTION incarico_regole;
      DROP TABLE assenza;
      DROP FUNCTION assenza_sostituto_in_servizio, giorni_disponibili, giorni_in_servizio;
      REVOKE UPDATE (versione) ON operatore FROM registry_worker;
      REVOKE UPDATE (periodo) ON incarico FROM registry_worker;
      REVOKE DELETE ON incarico FROM registry_service;
      DELETE FROM incarico WHERE sede_id IS NULL;
      ALTER TABLE incarico ADD titolo text CHECK (titolo IN ('DIPENDENTE', 'DISCIPLINARE_INCARICO')), ADD tempo_indeterminato boolean;
      UPDATE incarico SET titolo = t.tipo, tempo_indeterminato = t.tempo_indeterminato FROM titolo_di_servizio t WHERE t.id = titolo_id;
      ALTER TABLE incarico
        DROP CONSTRAINT incarico_con_titolo,
        DROP CONSTRAINT incarico_uno_per_comune,
        DROP CONSTRAINT incarico_fine_dentro,
        DROP CONSTRAINT incarico_in_un_luogo,
        DROP titolo_id,
        DROP codice_istat,
        DROP fine_richiesta,
        DROP fine_motivo,
        DROP sotto_minimo,
        DROP senza_successore,
        DROP successione_versione,
        ALTER titolo SET NOT NULL,
        ALTER tempo_indeterminato SET NOT NULL,
        ALTER sede_id SET NOT NULL;
      DROP TABLE titolo_di_servizio;
      ALTER TABLE operatore
        DROP CONSTRAINT operatore_dell_ambito,
        DROP CONSTRAINT operatore_albo_unico,
        DROP CONSTRAINT operatore_albo,
        DROP albo_regione,
        DROP subentrante_id,
        ADD CONSTRAINT operatore_albo CHECK (qualifica <> 'ASSISTENTE_SOCIALE' OR (albo_numero IS NOT NULL AND albo_sezione IS NOT NULL));
    `);
  }
}
