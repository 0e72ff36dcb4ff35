// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

const PROPRIO = `nullif(current_setting('ambito.ambito_id', true), '')::uuid`;

/**
 * Events and audit rows are of the Ambito in which they are written: a unit of one Ambito tells nothing in another's name.
 * Only the worker reads the outbox, to hand it over, whatever the Ambito; nobody here reads the audit.
 */
export class MuriDiOutboxEAudit1764000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
      ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
      CREATE POLICY scritta_nel_proprio_ambito ON outbox FOR INSERT WITH CHECK (ambito_id = ${PROPRIO});
      CREATE POLICY consegnata_dal_worker ON outbox FOR SELECT TO casework_worker USING (true);
      CREATE POLICY inviata_dal_worker ON outbox FOR UPDATE TO casework_worker USING (true);
      ALTER TABLE audit ENABLE ROW LEVEL SECURITY;
      ALTER TABLE audit FORCE ROW LEVEL SECURITY;
      CREATE POLICY scritto_nel_proprio_ambito ON audit FOR INSERT WITH CHECK (ambito_id IS NOT DISTINCT FROM ${PROPRIO});
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY scritto_nel_proprio_ambito ON audit;
      ALTER TABLE audit NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE audit DISABLE ROW LEVEL SECURITY;
      DROP POLICY inviata_dal_worker ON outbox;
      DROP POLICY consegnata_dal_worker ON outbox;
      DROP POLICY scritta_nel_proprio_ambito ON outbox;
      ALTER TABLE outbox NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE outbox DISABLE ROW LEVEL SECURITY;
    `);
  }
}
