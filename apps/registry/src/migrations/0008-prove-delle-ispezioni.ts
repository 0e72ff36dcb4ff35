// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Art. 5 c. 2: the files that show what was found at an inspection. Also the index of what awaits the coordinator. */
export class ProveDelleIspezioni1764000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE prova_ispezione (
        ispezione_id uuid NOT NULL REFERENCES ispezione,
        allegato_id uuid NOT NULL REFERENCES allegato,
        CONSTRAINT prova_una_volta PRIMARY KEY (ispezione_id, allegato_id)
      );

      -- An attachment that is uploaded stays so: what is true when it is linked is true for good.
      CREATE FUNCTION prova_caricata() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (SELECT FROM allegato JOIN ispezione USING (ambito_id)
                       WHERE allegato.id = NEW.allegato_id AND ispezione.id = NEW.ispezione_id AND stato = 'CARICATO') THEN
          RAISE EXCEPTION 'not an uploaded file of this Ambito' USING ERRCODE = 'check_violation', CONSTRAINT = 'prova_caricata';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER prova_caricata BEFORE INSERT ON prova_ispezione FOR EACH ROW EXECUTE FUNCTION prova_caricata();
      GRANT SELECT, INSERT ON prova_ispezione TO registry_service;

      CREATE INDEX apertura_straordinaria_da_decidere ON apertura_straordinaria (ambito_id, giorno) WHERE stato = 'RICHIESTA';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX apertura_straordinaria_da_decidere');
    await runner.query('DROP TABLE prova_ispezione');
    await runner.query('DROP FUNCTION prova_caricata');
  }
}
