// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A list that is read by pages has an index for its WHERE and its order: a page costs the same however long the list is. */
const INDICI = [
  'presa_in_carico_della_cartella ON presa_in_carico (ambito_id, cartella_id, richiesta_il, id)',
  'progetto_elenco ON progetto (ambito_id, presa_in_carico_id, redatto_il, id)',
  'responsabilita_elenco ON responsabilita (ambito_id, presa_in_carico_id, lower(periodo))',
];

/** Those of which one of the above holds what they did. */
const SUPERATI = ['presa_in_carico_cartella ON presa_in_carico (ambito_id, cartella_id, richiesta_il)'];

const nome = (indice: string): string => indice.slice(0, indice.indexOf(' '));

export class IndiciDegliElenchi1764000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const indice of SUPERATI) await runner.query(`DROP INDEX ${nome(indice)}`);
    for (const indice of INDICI) await runner.query(`CREATE INDEX ${indice}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const indice of INDICI) await runner.query(`DROP INDEX ${nome(indice)}`);
    for (const indice of SUPERATI) await runner.query(`CREATE INDEX ${indice}`);
  }
}
