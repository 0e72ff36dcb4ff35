// SPDX-License-Identifier: AGPL-3.0-or-later
import { foundations } from '@ambito/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FONDAMENTA } from './0001-fondamenta.sql.ts';

/** Facts without persons, the figures made of them, and the reports. */
export class Fondamenta1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await foundations.up(runner, 'information_system');
    await runner.query(FONDAMENTA);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE artefatto, rapporto, cella, avanzamento, periodo_da_ricalcolare, fatto_verifica, fatto_obiettivo, fatto_progetto,
         fatto_presa_in_carico, fatto_bisogno, fatto_contatto, fatto_incarico, fatto_operatore, fatto_orario, fatto_sede,
         popolazione_versione, popolazione, ambito_comune, ambito`,
    );
    await runner.query('DROP FUNCTION rapporto_immutabile');
    await foundations.down(runner);
  }
}
