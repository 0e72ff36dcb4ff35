// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { OreMinimeDaSoglia1764000000010 } from './0010-ore-minime-da-soglia.ts';
import { SENZA_VITA_DELLE_SEDI, VITA_DELLE_SEDI } from './0014-vita-delle-sedi.sql.ts';

/** Art. 5: hours that held stay; what a sede is open for lies within its life, its Ambito, and is not over when it is decided. */
export class VitaDelleSedi1764000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(VITA_DELLE_SEDI);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(SENZA_VITA_DELLE_SEDI);
    // The weekly minimum is asked again as it was made there.
    await new OreMinimeDaSoglia1764000000010().up(runner);
  }
}
