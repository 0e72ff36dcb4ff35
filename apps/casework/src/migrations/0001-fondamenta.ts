// SPDX-License-Identifier: AGPL-3.0-or-later
import { foundations } from '@ambito/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FONDAMENTA } from './0001-fondamenta.sql.ts';

/** From persona to dimissione, under row-level security by Ambito; and what casework keeps of the registry. */
export class Fondamenta1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await foundations.up(runner, 'casework');
    await runner.query(FONDAMENTA);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE dimissione, verifica, intervento, obiettivo, progetto, responsabilita, presa_in_carico, contatto_bisogno, contatto, cartella, persona, anagrafe_operatore, anagrafe_sede',
    );
    await runner.query('DROP FUNCTION presa_in_carico_un_responsabile');
    await foundations.down(runner);
  }
}
