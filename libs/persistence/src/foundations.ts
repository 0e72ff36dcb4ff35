// SPDX-License-Identifier: AGPL-3.0-or-later
import type { QueryRunner } from 'typeorm';

/** Names the database roles `<name>_owner`, `<name>_service`, `<name>_worker`. */
export type ServiceName = 'registry' | 'casework' | 'information_system';

/**
 * What every service's database begins with: outbox, deliveries, dead letters, audit, idempotency keys. Part of each
 * service's first migration, hence as immutable as a migration: a change is a new function and a new migration.
 *
 * - The service may append to `outbox` and `audit` and never change a row of them.
 * - Only the worker reads the outbox, to hand it over to the queue.
 */
export const foundations = {
  async up(runner: QueryRunner, service: ServiceName): Promise<void> {
    const [serves, works] = [`${service}_service`, `${service}_worker`];
    await runner.query(`
      CREATE TABLE outbox (
        id uuid PRIMARY KEY,
        seq bigint GENERATED ALWAYS AS IDENTITY,
        ambito_id uuid,
        evento jsonb NOT NULL,
        creato_il timestamptz NOT NULL DEFAULT now(),
        inviato_il timestamptz
      );
      CREATE INDEX outbox_da_inviare ON outbox (seq) WHERE inviato_il IS NULL;

      CREATE TABLE consegna (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        coda text NOT NULL,
        eventi uuid[] NOT NULL,
        inviata_il timestamptz NOT NULL DEFAULT now(),
        confermata_il timestamptz
      );
      CREATE INDEX consegna_da_confermare ON consegna (inviata_il) WHERE confermata_il IS NULL;

      CREATE TABLE evento_scartato (
        id uuid PRIMARY KEY,
        coda text NOT NULL,
        evento jsonb NOT NULL,
        errore text NOT NULL,
        scartato_il timestamptz NOT NULL DEFAULT now(),
        riproposto_il timestamptz
      );

      CREATE TABLE audit (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        quando timestamptz NOT NULL,
        attore text NOT NULL,
        ruolo text NOT NULL,
        ambito_id uuid,
        azione text NOT NULL,
        tipo text NOT NULL,
        record_id text NOT NULL,
        motivo text,
        request_id text NOT NULL,
        impronta bytea NOT NULL
      );
      CREATE INDEX audit_record ON audit (record_id, quando);

      CREATE TABLE idempotenza (
        attore text NOT NULL,
        azione text NOT NULL,
        chiave text NOT NULL CHECK (length(chiave) BETWEEN 8 AND 100),
        impronta bytea NOT NULL,
        risultato jsonb,
        creato_il timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (attore, azione, chiave)
      );
      CREATE INDEX idempotenza_eta ON idempotenza (creato_il);

      GRANT USAGE ON SCHEMA public TO ${serves}, ${works};
      GRANT INSERT ON outbox, audit TO ${serves}, ${works};
      GRANT SELECT, INSERT, UPDATE (risultato) ON idempotenza TO ${serves};
      GRANT SELECT, DELETE ON idempotenza TO ${works};
      GRANT SELECT, UPDATE (inviato_il) ON outbox TO ${works};
      GRANT SELECT, INSERT, UPDATE (inviata_il, confermata_il), DELETE ON consegna TO ${works};
      GRANT SELECT, INSERT, UPDATE (riproposto_il) ON evento_scartato TO ${works};
    `);
  },
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotenza, audit, evento_scartato, consegna, outbox');
  },
};
