// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Art. 2 c. 5 n: who enrols is of the Ambito of the event, and of a qualification to which it is open. */
export class IscrittiAmmessi1764000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The Ambito of either and what the event is open to never change.
      CREATE FUNCTION partecipazione_ammessa() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (
          SELECT FROM attivita_formativa a JOIN operatore o ON o.ambito_id = a.ambito_id AND o.qualifica = ANY (a.aperta_a)
          WHERE a.id = NEW.attivita_id AND o.id = NEW.operatore_id
        ) THEN
          RAISE EXCEPTION 'the event is not for this operator' USING ERRCODE = 'check_violation', CONSTRAINT = 'partecipazione_ammessa';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER partecipazione_ammessa BEFORE INSERT OR UPDATE OF attivita_id, operatore_id ON partecipazione
        FOR EACH ROW EXECUTE FUNCTION partecipazione_ammessa();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER partecipazione_ammessa ON partecipazione;
      DROP FUNCTION partecipazione_ammessa;
    `);
  }
}
