// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The check of 0012, with one more way for an ente in force to be who a transmission goes to. */
const competente = (anche: string): string => `
  CREATE OR REPLACE FUNCTION trasmissione_a_competente() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE giorno CONSTANT date := (NEW.trasmessa_il AT TIME ZONE 'Europe/Rome')::date;
  BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtextextended(NEW.ente_id::text, 10));
    IF NOT EXISTS (
      SELECT FROM anagrafe_ente e LEFT JOIN anagrafe_competenza c ON c.ambito_id = e.ambito_id AND c.ente_id = e.id AND c.tipo = NEW.tipo
      WHERE e.ambito_id = NEW.ambito_id AND e.id = NEW.ente_id AND e.periodo @> giorno AND (${anche}
        (e.comuni = '{}' OR NEW.comune = ANY (e.comuni)) AND (c.aree = '{}' OR NEW.area = ANY (c.aree))
        AND (c.prestazioni = '{}' OR NEW.prestazione = ANY (c.prestazioni)))
    ) THEN
      RAISE EXCEPTION 'the ente is not competent' USING ERRCODE = 'check_violation', CONSTRAINT = 'trasmissione_a_competente';
    END IF;
    RETURN NULL;
  END $$;`;

/** An obligatory report goes to a judicial authority, which is no service with areas and prestazioni. */
export class AutoritaGiudiziaria1764000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Not known of who was told before.
      ALTER TABLE anagrafe_ente ADD COLUMN natura text;
      ${competente(`NEW.obbligatoria AND coalesce(e.natura = 'AUTORITA_GIUDIZIARIA', false) OR`)}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${competente('')}
      ALTER TABLE anagrafe_ente DROP COLUMN natura;
    `);
  }
}
