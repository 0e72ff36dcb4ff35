// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { OFFERTA, SENZA_OFFERTA } from './0022-offerta.sql.ts';
import { SENZA_STORIA_PASSATA, STORIA_PASSATA } from './0022-storia.sql.ts';

/** What was on the days that are over stays, whoever writes: who was in an Ambito, who exercised the PUA, what was accredited. */
export class GiorniPassati1764000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Of a row with a period the days before that of the operation stay, by its clock: an end comes yesterday at the
      -- earliest, or today, where that day stays too.
      CREATE FUNCTION giorni_passati_restano() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        passato daterange := daterange(NULL, oggi() + CASE WHEN TG_NARGS > 1 THEN 1 ELSE 0 END);
        resta daterange := 'empty';
      BEGIN
        IF TG_OP = 'UPDATE' THEN resta := NEW.periodo; END IF;
        IF OLD.periodo * passato <> resta * passato THEN
          RAISE EXCEPTION 'days that are over stay' USING ERRCODE = 'check_violation', CONSTRAINT = TG_ARGV[0];
        END IF;
        RETURN coalesce(NEW, OLD);
      END $$;
    `);
    await runner.query(OFFERTA);
    await runner.query(STORIA_PASSATA);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(SENZA_STORIA_PASSATA);
    await runner.query(SENZA_OFFERTA);
    await runner.query('DROP FUNCTION giorni_passati_restano');
  }
}
