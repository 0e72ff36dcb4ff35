// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

const FATTI = ['fatto_formazione', 'fatto_frequenza'];

/** Thresholds as the registry tells them (art. 11 c. 1), and the facts of training (art. 2 c. 5 n). */
export class SoglieEFormazione1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE soglia (nome text PRIMARY KEY, valori jsonb NOT NULL, versione integer NOT NULL);
      GRANT SELECT ON soglia TO information_system_service;
      GRANT SELECT, INSERT, UPDATE, DELETE ON soglia TO information_system_worker;

      CREATE TABLE fatto_formazione (
        ambito_id uuid NOT NULL, id uuid NOT NULL, conclusa date NOT NULL, ore numeric(5,2) NOT NULL, versione integer NOT NULL,
        PRIMARY KEY (ambito_id, id)
      );
      CREATE INDEX fatto_formazione_conclusa ON fatto_formazione (ambito_id, conclusa);
      CREATE TABLE fatto_frequenza (
        ambito_id uuid NOT NULL, attivita_id uuid NOT NULL, operatore_id uuid NOT NULL, ore numeric(5,2) NOT NULL,
        PRIMARY KEY (ambito_id, attivita_id, operatore_id)
      );
    `);
    for (const tabella of FATTI) {
      await runner.query(`
        ALTER TABLE ${tabella} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${tabella} FORCE ROW LEVEL SECURITY;
        CREATE POLICY per_ambito ON ${tabella}
          USING (ambito_id = nullif(current_setting('ambito.ambito_id', true), '')::uuid)
          WITH CHECK (ambito_id = nullif(current_setting('ambito.ambito_id', true), '')::uuid);
        GRANT SELECT, INSERT, UPDATE, DELETE ON ${tabella} TO information_system_worker;
      `);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE fatto_frequenza, fatto_formazione, soglia');
  }
}
