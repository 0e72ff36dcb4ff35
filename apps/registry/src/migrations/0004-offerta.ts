// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CATALOGO_SQL, ENTI_SQL, RICERCA_SQL } from './0004-offerta.sql.ts';

/** Enti with competences and accreditations, the catalogue of prestazioni with its search (art. 2 c. 5, 6 and 8). */
export class Offerta1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(RICERCA_SQL);
    await runner.query(ENTI_SQL);
    await runner.query(CATALOGO_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE prestazione_parola, prestazione_sede, prestazione_ente, prestazione, accreditamento, ente_comune, ente_competenza, ente;
      ALTER TABLE sede DROP CONSTRAINT sede_di_ambito;
      DROP FUNCTION prestazione_stati, prestazione_parole, prestazione_titolare_attivo;
      DROP TEXT SEARCH CONFIGURATION italiano;
      DROP FUNCTION senza_accenti, testo_di;
    `);
  }
}
