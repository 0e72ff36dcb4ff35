// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { REPERIBILITA, SENZA_REPERIBILITA } from './0021-reperibilita.sql.ts';

/** What the service refuses, refused by the database too: the on-call past, written again. */
export class Mura1764000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REPERIBILITA);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(SENZA_REPERIBILITA);
  }
}
