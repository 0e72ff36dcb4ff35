// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

const PROPRIO = `ambito_id = nullif(current_setting('ambito.ambito_id', true), '')::uuid`;
const IN_ATTESA = `natura IN ('SUBENTRO', 'AD_INTERIM', 'SCOPERTA')`;

/** Who is in office as coordinator on which days, and who stands in for whom, as the registry tells them. */
export class CoordinatoreESostituzioni1764000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE anagrafe_coordinatore (
        ambito_id uuid PRIMARY KEY,
        nomine jsonb NOT NULL,
        versione integer NOT NULL
      );

      -- Who is away is not for everybody to know.
      CREATE TABLE anagrafe_sostituzione (
        ambito_id uuid NOT NULL,
        assente_id uuid NOT NULL,
        sostituto_id uuid NOT NULL,
        periodo daterange NOT NULL CHECK (NOT isempty(periodo) AND NOT lower_inf(periodo) AND NOT upper_inf(periodo)),
        PRIMARY KEY (ambito_id, assente_id, periodo WITHOUT OVERLAPS)
      );
      CREATE INDEX anagrafe_sostituzione_sostituto ON anagrafe_sostituzione (ambito_id, sostituto_id);
      ALTER TABLE anagrafe_sostituzione ENABLE ROW LEVEL SECURITY;
      ALTER TABLE anagrafe_sostituzione FORCE ROW LEVEL SECURITY;
      CREATE POLICY per_ambito ON anagrafe_sostituzione USING (${PROPRIO}) WITH CHECK (${PROPRIO});

      -- Art. 2 c. 2: where no coordinator is in office nobody answers ad interim, and that is told rather than guessed. How
      -- long a case has been waiting for its successor is the same whoever follows whom meanwhile.
      ALTER TABLE responsabilita
        ALTER operatore_id DROP NOT NULL,
        DROP CONSTRAINT responsabilita_natura_check,
        ADD CONSTRAINT responsabilita_natura_check CHECK (natura IN ('ORDINARIA', 'URGENZA', 'SUBENTRO', 'AD_INTERIM', 'SCOPERTA')),
        ADD CONSTRAINT responsabilita_scoperta CHECK ((natura = 'SCOPERTA') = (operatore_id IS NULL)),
        ADD in_attesa_dal timestamptz;
      ALTER TABLE responsabilita NO FORCE ROW LEVEL SECURITY;
      UPDATE responsabilita SET in_attesa_dal = lower(periodo) WHERE ${IN_ATTESA};
      SET CONSTRAINTS ALL IMMEDIATE;
      ALTER TABLE responsabilita FORCE ROW LEVEL SECURITY, ADD CONSTRAINT responsabilita_in_attesa CHECK ((${IN_ATTESA}) = (in_attesa_dal IS NOT NULL));
      DROP INDEX responsabilita_ad_interim;
      CREATE INDEX responsabilita_in_attesa ON responsabilita (ambito_id, in_attesa_dal, presa_in_carico_id)
        WHERE ${IN_ATTESA} AND upper_inf(periodo);

      GRANT SELECT ON anagrafe_coordinatore, anagrafe_sostituzione TO casework_service;
      GRANT SELECT, INSERT, UPDATE, DELETE ON anagrafe_coordinatore TO casework_worker;
      GRANT SELECT, INSERT, DELETE ON anagrafe_sostituzione TO casework_worker;
    `);
  }

  /** Where nobody answered, the older table can only say who answered last. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE responsabilita
        DROP CONSTRAINT responsabilita_in_attesa,
        DROP CONSTRAINT responsabilita_scoperta,
        NO FORCE ROW LEVEL SECURITY;
      UPDATE responsabilita AS r SET natura = 'AD_INTERIM', operatore_id = (
          SELECT operatore_id FROM responsabilita AS prima
          WHERE prima.ambito_id = r.ambito_id AND prima.presa_in_carico_id = r.presa_in_carico_id AND prima.periodo << r.periodo
            AND prima.operatore_id IS NOT NULL ORDER BY prima.periodo DESC LIMIT 1)
        WHERE natura = 'SCOPERTA';
      SET CONSTRAINTS ALL IMMEDIATE;
      DROP INDEX responsabilita_in_attesa;
      ALTER TABLE responsabilita
        FORCE ROW LEVEL SECURITY,
        DROP CONSTRAINT responsabilita_natura_check,
        ADD CONSTRAINT responsabilita_natura_check CHECK (natura IN ('ORDINARIA', 'URGENZA', 'SUBENTRO', 'AD_INTERIM')),
        ALTER operatore_id SET NOT NULL,
        DROP in_attesa_dal;
      CREATE INDEX responsabilita_ad_interim ON responsabilita (ambito_id, lower(periodo), presa_in_carico_id)
        WHERE natura IN ('SUBENTRO', 'AD_INTERIM') AND upper_inf(periodo);
      DROP TABLE anagrafe_sostituzione, anagrafe_coordinatore;
    `);
  }
}
