// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CESSAZIONE, SENZA_CESSAZIONE } from './0023-convenzione.sql.ts';

/** An entry of the catalogue is written with Comuni that are of its Ambito on that day; a Convenzione ends before its term. */
export class VociEConvenzioni1764000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CESSAZIONE);
    await runner.query(`
      -- Art. 2 c. 6. One that leaves later stays in the entry, and is left out where it is read.
      CREATE FUNCTION prestazione_comuni_dell_ambito() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (
          SELECT FROM unnest(NEW.comuni) AS codice WHERE NOT EXISTS (
            SELECT FROM appartenenza WHERE codice_istat = codice AND ambito_id = NEW.ambito_id AND periodo @> oggi())
        ) THEN
          RAISE EXCEPTION 'a Comune of another Ambito' USING ERRCODE = 'check_violation', CONSTRAINT = 'prestazione_comuni_dell_ambito';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER prestazione_comuni_dell_ambito AFTER INSERT OR UPDATE OF comuni ON prestazione
        FOR EACH ROW WHEN (NEW.comuni <> '{}') EXECUTE FUNCTION prestazione_comuni_dell_ambito();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER prestazione_comuni_dell_ambito ON prestazione;
      DROP FUNCTION prestazione_comuni_dell_ambito;
    `);
    await runner.query(SENZA_CESSAZIONE);
  }
}
