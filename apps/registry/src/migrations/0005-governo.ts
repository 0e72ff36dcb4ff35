// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPARTENENZE, ATTI, PIANO, RITORNO } from './0005-governo.sql.ts';

/** Who governs the Ambito and by which acts: membership over time, Convenzioni, coordinator, Piano di Zona, directives, agreements. */
export class Governo1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(APPARTENENZE);
    await runner.query(PIANO);
    await runner.query(ATTI);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(RITORNO);
  }
}
