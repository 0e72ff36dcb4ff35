// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What else decides when a sede is open: closures and other hours, authorised openings, the day of the patron saint. */
export class OrariReali1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE anagrafe_sede
        ADD variazioni jsonb NOT NULL DEFAULT '[]',
        ADD straordinarie jsonb NOT NULL DEFAULT '[]',
        ADD patrono text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE anagrafe_sede DROP variazioni, DROP straordinarie, DROP patrono');
  }
}
