// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PARTI, SENZA_PARTI } from './0021-parti.sql.ts';
import { REGIONE, SENZA_REGIONE } from './0021-regione.sql.ts';
import { REPERIBILITA, SENZA_REPERIBILITA } from './0021-reperibilita.sql.ts';

/**
 * What the service refuses, refused by the database too: the on-call past, written again; a coordinator without an account; an
 * ente that signs when it is not there; a Comune in an Ambito of another Regione.
 */
export class Mura1764000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REPERIBILITA);
    await runner.query(PARTI);
    await runner.query(REGIONE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(SENZA_REGIONE);
    await runner.query(SENZA_PARTI);
    await runner.query(SENZA_REPERIBILITA);
  }
}
