// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The Comuni that the registry knows: a residence is one of them. */
export class Comuni1764000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE anagrafe_comune (codice_istat text PRIMARY KEY);
      GRANT SELECT ON anagrafe_comune TO casework_service;
      GRANT SELECT, INSERT, DELETE ON anagrafe_comune TO casework_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE anagrafe_comune');
  }
}
