// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CONFERMA, RACCONTO, RAPPORTO, STESSO_AMBITO } from './0015-servizio-dello-stesso-ambito.sql.ts';

/**
 * What only the service held of staff: one Ambito for who serves, where, and who stands in; the confirmation of an end below
 * the minimum; the employer of a title. What is to be told of the coordinator and of substitutes is told once.
 */
export class ServizioDelloStessoAmbito1764000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(RAPPORTO);
    await runner.query(STESSO_AMBITO);
    await runner.query(CONFERMA);
    await runner.query(RACCONTO);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER incarico_sotto_minimo_confermato ON incarico;
      DROP FUNCTION incarico_sotto_minimo_confermato;
      DROP FUNCTION sotto_minimo;
      ALTER TABLE incarico DROP sotto_minimo_confermato_il, DROP sotto_minimo_confermato_da;
      ALTER TABLE atto_di_mandato_operatore DROP qualifica;
      ALTER TABLE assenza DROP ambito_id;
      ALTER TABLE incarico DROP ambito_id;
      DROP TRIGGER titolo_con_datore ON titolo_di_servizio;
      DROP FUNCTION titolo_con_datore;
      ALTER TABLE titolo_di_servizio DROP datore;
      DROP FUNCTION residenti_ambito;
    `);
  }
}
