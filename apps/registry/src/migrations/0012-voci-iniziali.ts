// SPDX-License-Identifier: AGPL-3.0-or-later
import { SOGLIE, VOCABOLARI } from '@ambito/vocabulary';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the vocabularies and the thresholds begin with, as if each entry had been written on its first day. The values stand in
 * @ambito/vocabulary, where they are also checked: hence no plain SQL.
 */
export class VociIniziali0000000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const voci = Object.entries(VOCABOLARI).flatMap(([vocabolario, { fonte, voci }]) =>
      voci.map((voce) => ({ area: null, al: null, ...voce, vocabolario, fonte })),
    );
    await runner.query('INSERT INTO vocabolario (nome) SELECT unnest($1::text[])', [Object.keys(VOCABOLARI)]);
    await runner.query(
      `INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, fonte, registrata_il)
       SELECT vocabolario, codice, daterange(dal, al, '[]'), nome, area, fonte, dal::timestamp AT TIME ZONE 'Europe/Rome'
       FROM jsonb_to_recordset($1) AS v (vocabolario text, codice text, dal date, al date, nome text, area text, fonte text)`,
      [JSON.stringify(voci)],
    );
    const valori = Object.entries(SOGLIE).flatMap(([nome, lista]) => lista.map((valore) => ({ ...valore, nome })));
    await runner.query('INSERT INTO soglia (nome) SELECT unnest($1::text[])', [Object.keys(SOGLIE)]);
    await runner.query(
      `INSERT INTO valore_soglia (nome, dal, valore, fonte, registrata_il)
       SELECT nome, dal, valore, fonte, dal::timestamp AT TIME ZONE 'Europe/Rome'
       FROM jsonb_to_recordset($1) AS s (nome text, dal date, valore numeric, fonte text)`,
      [JSON.stringify(valori)],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('TRUNCATE valore_soglia, soglia, voce_vocabolario, vocabolario');
  }
}
