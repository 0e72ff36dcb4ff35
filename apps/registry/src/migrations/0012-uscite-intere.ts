// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a Comune leaves behind ends with its membership, under concurrency too. */
export class UsciteIntere1764000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Art. 2 c. 8 e: the PUA is exercised for a Comune while it is in the Ambito that arranged it.
      DELETE FROM pua WHERE NOT EXISTS (
        SELECT FROM appartenenza a WHERE a.codice_istat = pua.codice_istat AND a.ambito_id = pua.ambito_id AND a.periodo && pua.periodo);
      UPDATE pua SET periodo = pua.periodo * a.periodo FROM appartenenza a
        WHERE a.codice_istat = pua.codice_istat AND a.ambito_id = pua.ambito_id AND a.periodo @> lower(pua.periodo)
          AND NOT a.periodo @> pua.periodo;
      ALTER TABLE pua ADD CONSTRAINT pua_di_comune_associato FOREIGN KEY (codice_istat, ambito_id, PERIOD periodo)
        REFERENCES appartenenza (codice_istat, ambito_id, PERIOD periodo);
      GRANT DELETE ON pua TO registry_service;

      -- Art. 2 c. 3: so is a mandate. Those that were there before end when somebody says when.
      ALTER TABLE atto_di_mandato ADD CONSTRAINT atto_di_mandato_di_comune_associato
        FOREIGN KEY (codice_istat, ambito_id, PERIOD periodo)
        REFERENCES appartenenza (codice_istat, ambito_id, PERIOD periodo) NOT VALID;
      GRANT DELETE ON atto_di_mandato, atto_di_mandato_operatore TO registry_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE DELETE ON atto_di_mandato, atto_di_mandato_operatore FROM registry_service;
      ALTER TABLE atto_di_mandato DROP CONSTRAINT atto_di_mandato_di_comune_associato;
      REVOKE DELETE ON pua FROM registry_service;
      ALTER TABLE pua DROP CONSTRAINT pua_di_comune_associato;
    `);
  }
}
