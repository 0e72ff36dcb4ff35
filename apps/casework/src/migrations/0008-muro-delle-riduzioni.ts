// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

const PROPRIO = `ambito_id = nullif(current_setting('ambito.ambito_id', true), '')::uuid`;

/** What was answered to reductions of budget lines is seen Ambito by Ambito, as all that casework writes is. */
export class MuroDelleRiduzioni1764000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE riduzione_linea_esaminata ENABLE ROW LEVEL SECURITY;
      ALTER TABLE riduzione_linea_esaminata FORCE ROW LEVEL SECURITY;
      CREATE POLICY per_ambito ON riduzione_linea_esaminata USING (${PROPRIO}) WITH CHECK (${PROPRIO});
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY per_ambito ON riduzione_linea_esaminata;
      ALTER TABLE riduzione_linea_esaminata NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE riduzione_linea_esaminata DISABLE ROW LEVEL SECURITY;
    `);
  }
}
