// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Budget lines as the registry tells them, with what is committed on each; and the line that pays for an intervento. */
export class Bilancio1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Art. 2 c. 4 and art. 6 c. 1: never more committed than there is. Whoever commits or lowers holds the row.
      CREATE TABLE anagrafe_linea (
        ambito_id uuid NOT NULL,
        id uuid NOT NULL,
        anno smallint NOT NULL,
        attiva boolean NOT NULL,
        importo numeric(14,2) NOT NULL,
        impegnato numeric(14,2) NOT NULL DEFAULT 0 CHECK (impegnato >= 0),
        versione integer NOT NULL,
        PRIMARY KEY (ambito_id, id),
        CONSTRAINT linea_capiente CHECK (impegnato <= importo)
      );
      -- What was answered on a reduction: asked again, the answer is the same.
      CREATE TABLE riduzione_linea_esaminata (
        ambito_id uuid NOT NULL,
        id uuid NOT NULL,
        linea_id uuid NOT NULL,
        accolta boolean NOT NULL,
        impegnato numeric(14,2) NOT NULL,
        PRIMARY KEY (ambito_id, id),
        FOREIGN KEY (ambito_id, linea_id) REFERENCES anagrafe_linea
      );
      ALTER TABLE intervento
        ADD COLUMN linea_id uuid,
        ADD CONSTRAINT intervento_linea_nota FOREIGN KEY (ambito_id, linea_id) REFERENCES anagrafe_linea;
      CREATE INDEX intervento_linea ON intervento (ambito_id, linea_id) WHERE linea_id IS NOT NULL;

      GRANT SELECT, UPDATE (impegnato) ON anagrafe_linea TO casework_service;
      GRANT SELECT, INSERT, UPDATE ON anagrafe_linea TO casework_worker;
      GRANT SELECT, INSERT ON riduzione_linea_esaminata TO casework_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE intervento DROP COLUMN linea_id');
    await runner.query('DROP TABLE riduzione_linea_esaminata, anagrafe_linea');
  }
}
