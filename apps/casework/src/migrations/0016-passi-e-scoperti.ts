// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PASSI, SENZA_PASSI } from './0016-passi.sql.ts';
import { SCOPERTI, SENZA_SCOPERTI } from './0016-scoperti.sql.ts';

/** What was transmitted and what came of it is written once, in its order; of an intervento until when its ente is not accredited. */
export class PassiEScoperti1764000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PASSI);
    await runner.query(SCOPERTI);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(SENZA_SCOPERTI);
    await runner.query(SENZA_PASSI);
  }
}
