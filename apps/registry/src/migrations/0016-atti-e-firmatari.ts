// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  ATTI,
  PARTI_DEGLI_ACCORDI,
  REGOLE_DEL_PIANO,
  RIDUZIONI,
  SENZA_ATTI,
  SENZA_PARTI_DEGLI_ACCORDI,
  SENZA_REGOLE_DEL_PIANO,
  SENZA_RIDUZIONI,
} from './0016-atti.sql.ts';
import { DATI_DATATI, SENZA_DATI_DATATI } from './0016-dati-datati.sql.ts';
import { SENZA_VOTAZIONI, VOTAZIONI } from './0016-regolamento.sql.ts';
import { FIRMATARI, IMMUTABILITA, SENZA_FIRMATARI } from './0016-firmatari.sql.ts';
import { SENZA_STORIA, STORIA } from './0016-storia.sql.ts';

/** Whoever is associated signs, and what is registered stays: held by the database, whoever writes. */
export class AttiEFirmatari1764000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(IMMUTABILITA);
    await runner.query(STORIA);
    await runner.query(FIRMATARI);
    await runner.query(PARTI_DEGLI_ACCORDI);
    await runner.query(ATTI);
    await runner.query(REGOLE_DEL_PIANO);
    await runner.query(RIDUZIONI);
    await runner.query(DATI_DATATI);
    await runner.query(VOTAZIONI);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(SENZA_VOTAZIONI);
    await runner.query(SENZA_DATI_DATATI);
    await runner.query(SENZA_RIDUZIONI);
    await runner.query(SENZA_REGOLE_DEL_PIANO);
    await runner.query(SENZA_ATTI);
    await runner.query(SENZA_PARTI_DEGLI_ACCORDI);
    await runner.query(SENZA_FIRMATARI);
    await runner.query(SENZA_STORIA);
    await runner.query('DROP FUNCTION registrato_immutabile');
  }
}
