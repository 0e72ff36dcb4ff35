// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Art. 5 c. 4, art. 11 c. 1: the weekly hours of a sede are held to the threshold in force on each day, and no longer to a number. */
export class OreMinimeDaSoglia1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      orarioOreMinime(`minuti < 60 * coalesce((SELECT valore FROM valore_soglia
            WHERE nome = 'ORE_SETTIMANALI_SEDE' AND dal <= confini.giorno ORDER BY dal DESC LIMIT 1), 0)`),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(orarioOreMinime('minuti < 240'));
  }
}

/** As it was made at first, but for what is too little. */
const orarioOreMinime = (troppoPoco: string): string => `
      CREATE OR REPLACE FUNCTION orario_ore_minime() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE sede_toccata uuid := coalesce(NEW.sede_id, OLD.sede_id);
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended(sede_toccata::text, 54));
        IF EXISTS (
          SELECT FROM (
            SELECT lower(validita) AS giorno FROM orario WHERE sede_id = sede_toccata
            UNION SELECT upper(validita) FROM orario WHERE sede_id = sede_toccata AND NOT upper_inf(validita)
          ) AS confini
          CROSS JOIN LATERAL (
            SELECT sum(upper(fascia) - lower(fascia)) AS minuti
            FROM orario WHERE sede_id = sede_toccata AND validita @> confini.giorno
          ) AS settimana
          WHERE ${troppoPoco}
        ) THEN
          RAISE EXCEPTION 'less than 4 weekly hours' USING ERRCODE = 'check_violation', CONSTRAINT = 'orario_ore_minime';
        END IF;
        RETURN NULL;
      END $$;`;
