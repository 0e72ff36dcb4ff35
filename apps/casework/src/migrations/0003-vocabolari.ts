// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The lists that grow by data, as the registry tells them (art. 2 c. 5 p, q). */
export class Vocabolari1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE anagrafe_vocabolario (nome text PRIMARY KEY, voci jsonb NOT NULL, versione integer NOT NULL);
      GRANT SELECT ON anagrafe_vocabolario TO casework_service;
      GRANT SELECT, INSERT, UPDATE, DELETE ON anagrafe_vocabolario TO casework_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE anagrafe_vocabolario');
  }
}
