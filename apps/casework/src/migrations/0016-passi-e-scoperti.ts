// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PASSI, SENZA_PASSI } from './0016-passi.sql.ts';

/** What was transmitted and what came of it is written once, in the order in which it happened. */
export class PassiEScoperti1764000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PASSI);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(SENZA_PASSI);
  }
}
