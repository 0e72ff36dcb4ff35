// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The day on which an Ambito's figures that look at today were last marked to be made again. */
export class GiroQuotidiano1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE avanzamento ADD COLUMN giro date');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE avanzamento DROP COLUMN giro');
  }
}
