// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ORARI_REALI, SENZA_ORARI_REALI } from './0002-orari-reali.sql.ts';

/** When a sede is really open, and whether it is up to standard: article 5 as constraints. */
export class OrariReali1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ORARI_REALI);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(SENZA_ORARI_REALI);
  }
}
