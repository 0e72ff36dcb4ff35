// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Art. 8: an incarico that was served stays; a disciplinare is signed before one serves by it. */
export class ServizioRegolare1764000000011 implements MigrationInterface {
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

      -- Not of what was there before: it is what happened.
      ALTER TABLE titolo_di_servizio ADD CONSTRAINT titolo_disciplinare_prima
        CHECK (tipo = 'DIPENDENTE' OR sottoscritto_il <= lower(periodo)) NOT VALID;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE titolo_di_servizio DROP CONSTRAINT titolo_disciplinare_prima;
      DROP TRIGGER incarico_iniziato ON incarico;
      DROP FUNCTION incarico_iniziato;
    `);
  }
}
