// SPDX-License-Identifier: AGPL-3.0-or-later
import { SOGLIE, VOCABOLARI } from '@ambito/vocabulary';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FORMAZIONE, SENZA_FORMAZIONE } from './0006-formazione.sql.ts';
import { REGOLAMENTO, SENZA_REGOLAMENTO } from './0006-regolamento.sql.ts';
import { SENZA_VOCABOLARI_E_SOGLIE, VOCABOLARI_E_SOGLIE } from './0006-vocabolari.sql.ts';

/** The Regolamento and its votes (art. 10, 11), lists and thresholds as dated data (art. 11 c. 1), training (art. 2 c. 5 m, n). */
export class RegolamentoVocabolariFormazione1764000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REGOLAMENTO);
    await runner.query(VOCABOLARI_E_SOGLIE);
    await runner.query(FORMAZIONE);
    await semina(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(SENZA_FORMAZIONE);
    await runner.query(SENZA_VOCABOLARI_E_SOGLIE);
    await runner.query(SENZA_REGOLAMENTO);
  }
}

/** What the lists begin with, as if each entry had been written on its first day. */
async function semina(runner: QueryRunner): Promise<void> {
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
