// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Art. 11 c. 1: thresholds are whole numbers, but for hours: ratios are reckoned from them in whole numbers.
 * Art. 6 c. 1: what of a budget line was approved, and can be spent from, whatever it is brought to afterwards.
 */
export class SoglieIntereLineeApprovate1764000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A value with decimals broke every ratio of its year: it becomes the nearest that does not.
    await runner.query(`
      ALTER TABLE valore_soglia DISABLE TRIGGER valore_soglia_non_nel_passato;
      UPDATE valore_soglia SET valore = greatest(round(valore), 1) WHERE nome <> 'ORE_SETTIMANALI_SEDE' AND valore <> trunc(valore);
      ALTER TABLE valore_soglia ENABLE TRIGGER valore_soglia_non_nel_passato;
      ALTER TABLE valore_soglia ADD CONSTRAINT valore_soglia_intero CHECK (nome = 'ORE_SETTIMANALI_SEDE' OR valore = trunc(valore));
    `);
    // What casework was told it may have committed: it stays.
    await runner.query(`
      ALTER TABLE linea_di_bilancio ADD COLUMN importo_approvato numeric(14,2);
      UPDATE linea_di_bilancio AS l SET importo_approvato = l.importo FROM piano_di_zona AS p WHERE p.id = l.piano_id AND p.stato <> 'BOZZA';
      ALTER TABLE linea_di_bilancio ADD CONSTRAINT linea_approvata
        CHECK (importo_approvato BETWEEN 0 AND importo);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE linea_di_bilancio DROP COLUMN importo_approvato');
    await runner.query('ALTER TABLE valore_soglia DROP CONSTRAINT valore_soglia_intero');
  }
}
