// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An incarico may be in a Comune that has no sede (art. 8): it counts in the Ambito's staff all the same. */
export class IncarichiSenzaSede1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE fatto_incarico ALTER sede_id DROP NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM fatto_incarico WHERE sede_id IS NULL');
    await runner.query('ALTER TABLE fatto_incarico ALTER sede_id SET NOT NULL');
  }
}
