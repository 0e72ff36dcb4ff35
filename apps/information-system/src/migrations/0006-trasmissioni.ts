// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

const PROPRIO = `ambito_id = nullif(current_setting('ambito.ambito_id', true), '')::uuid`;

/** Requests transmitted to other services, and what came of them (art. 2 c. 8 e). */
export class Trasmissioni1764000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE fatto_trasmissione (
        ambito_id uuid NOT NULL, id uuid NOT NULL, pseudonimo text, comune text, sede uuid NOT NULL, ente uuid NOT NULL, tipo text NOT NULL,
        area text NOT NULL, prestazione text, stato text NOT NULL, trasmessa date NOT NULL, entro date NOT NULL, vista date, esito date,
        motivo text, versione integer NOT NULL, PRIMARY KEY (ambito_id, id)
      );
      CREATE INDEX fatto_trasmissione_trasmessa ON fatto_trasmissione (ambito_id, trasmessa);
      ALTER TABLE fatto_trasmissione ENABLE ROW LEVEL SECURITY;
      ALTER TABLE fatto_trasmissione FORCE ROW LEVEL SECURITY;
      CREATE POLICY per_ambito ON fatto_trasmissione USING (${PROPRIO}) WITH CHECK (${PROPRIO});
      GRANT SELECT, INSERT, UPDATE, DELETE ON fatto_trasmissione TO information_system_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE fatto_trasmissione');
  }
}
