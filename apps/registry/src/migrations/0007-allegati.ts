// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Attachments: what is known of a file, and the key under which it is kept. */
export class Allegati1764000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE allegato (
        id uuid PRIMARY KEY,
        ambito_id uuid NOT NULL REFERENCES ambito,
        comune text REFERENCES comune,
        nome text NOT NULL CHECK (length(nome) BETWEEN 1 AND 200),
        tipo text NOT NULL CHECK (tipo IN ('PDF', 'JPEG', 'PNG', 'WEBP', 'CSV', 'XLSX', 'DOCX')),
        dimensione integer NOT NULL CHECK (dimensione > 0),
        stato text NOT NULL DEFAULT 'PREPARATO' CHECK (stato IN ('PREPARATO', 'IN_ARRIVO', 'CARICATO')),
        chiave text NOT NULL UNIQUE,
        preparato_da text NOT NULL,
        preparato_il timestamptz NOT NULL,
        impronta text CHECK (impronta ~ '^[0-9a-f]{64}$'),
        caricato_il timestamptz,
        CONSTRAINT allegato_caricato_intero CHECK ((stato = 'CARICATO') = (impronta IS NOT NULL) AND (stato = 'CARICATO') = (caricato_il IS NOT NULL))
      );
      CREATE INDEX allegato_mai_caricato ON allegato (preparato_il) WHERE stato <> 'CARICATO';

      -- What has been uploaded neither changes nor goes away; and what was declared of it never changes.
      CREATE FUNCTION allegato_immutabile() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.stato = 'CARICATO' THEN
          RAISE EXCEPTION 'an uploaded attachment does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'allegato_immutabile';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $$;
      CREATE TRIGGER allegato_immutabile BEFORE UPDATE OR DELETE ON allegato FOR EACH ROW EXECUTE FUNCTION allegato_immutabile();

      GRANT SELECT, INSERT, UPDATE (stato, impronta, caricato_il) ON allegato TO registry_service;
      GRANT SELECT, DELETE, UPDATE (stato) ON allegato TO registry_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE allegato');
    await runner.query('DROP FUNCTION allegato_immutabile');
  }
}
