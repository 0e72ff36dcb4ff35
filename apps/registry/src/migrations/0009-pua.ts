// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who exercises the PUA for each Comune (art. 2 c. 8 e). After 0005, whose `sede_nel_tempo` it points at. */
export class Pua1764000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Art. 2 c. 8 e: for a Comune, the sede and the health district that exercise the PUA, both while they exist.
      CREATE TABLE pua (
        codice_istat text NOT NULL REFERENCES comune,
        ambito_id uuid NOT NULL REFERENCES ambito,
        sede_id uuid NOT NULL,
        distretto_id uuid NOT NULL,
        distretto_natura text NOT NULL GENERATED ALWAYS AS ('DISTRETTO_SANITARIO') STORED,
        periodo daterange NOT NULL,
        CONSTRAINT pua_una_per_comune PRIMARY KEY (codice_istat, periodo WITHOUT OVERLAPS),
        CONSTRAINT pua_sede FOREIGN KEY (sede_id, PERIOD periodo) REFERENCES sede (id, PERIOD periodo),
        CONSTRAINT pua_distretto FOREIGN KEY (distretto_id, PERIOD periodo) REFERENCES ente (id, PERIOD periodo),
        CONSTRAINT pua_distretto_sanitario FOREIGN KEY (distretto_id, distretto_natura) REFERENCES ente (id, natura),
        CONSTRAINT pua_sede_di_ambito FOREIGN KEY (sede_id, ambito_id) REFERENCES sede (id, ambito_id),
        CONSTRAINT pua_distretto_di_ambito FOREIGN KEY (distretto_id, ambito_id) REFERENCES ente (id, ambito_id)
      );
      CREATE INDEX pua_ambito ON pua (ambito_id, codice_istat);

      GRANT SELECT, INSERT, UPDATE ON pua TO registry_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE pua');
  }
}
