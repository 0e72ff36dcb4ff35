// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * For shares, the persons in the numerator and those left out of it; of a report, the job that makes it. An incarico may be
 * of no sede.
 */
export class PersoneELavori1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE cella ADD COLUMN persone_dentro integer, ADD COLUMN persone_fuori integer;
      ALTER TABLE rapporto ADD COLUMN lavoro text;
      ALTER TABLE fatto_incarico ALTER COLUMN sede_id DROP NOT NULL;
      -- The figures there are were made without the new counts: all are made again.
      INSERT INTO periodo_da_ricalcolare (ambito_id, periodo) SELECT DISTINCT ambito_id, periodo FROM cella ON CONFLICT DO NOTHING;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM fatto_incarico WHERE sede_id IS NULL;
      ALTER TABLE fatto_incarico ALTER COLUMN sede_id SET NOT NULL;
      ALTER TABLE rapporto DROP COLUMN lavoro;
      ALTER TABLE cella DROP COLUMN persone_dentro, DROP COLUMN persone_fuori;
    `);
  }
}
