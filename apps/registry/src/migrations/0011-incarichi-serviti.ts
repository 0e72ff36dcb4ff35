// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Art. 8: an incarico that was served stays. */
export class IncarichiServiti1764000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The day of the database, in Rome: no caller may say that it is another.
      CREATE FUNCTION incarico_iniziato() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF lower(OLD.periodo) <= (now() AT TIME ZONE 'Europe/Rome')::date THEN
          RAISE EXCEPTION 'an incarico that has begun stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'incarico_iniziato';
        END IF;
        RETURN OLD;
      END $$;
      CREATE TRIGGER incarico_iniziato BEFORE DELETE ON incarico FOR EACH ROW EXECUTE FUNCTION incarico_iniziato();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER incarico_iniziato ON incarico; DROP FUNCTION incarico_iniziato');
  }
}
