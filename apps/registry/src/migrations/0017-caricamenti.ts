// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Loads of tables as jobs of the worker; and tables that no act names go away after their term. */
export class Caricamenti1764000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE caricamento (
        id uuid PRIMARY KEY,
        ambito_id uuid NOT NULL REFERENCES ambito,
        tipo text NOT NULL CHECK (tipo IN ('SEDI', 'ORARI', 'OPERATORI')),
        prova boolean NOT NULL,
        -- Held here until its term; then neither names the other.
        allegato_id uuid CONSTRAINT caricamento_allegato REFERENCES allegato,
        stato text NOT NULL DEFAULT 'IN_ATTESA'
          CHECK (stato IN ('IN_ATTESA', 'IN_CORSO', 'RIUSCITO', 'RIFIUTATO', 'FALLITO', 'ANNULLATO')),
        richiesto_da text NOT NULL,
        -- By which the person who asked was admitted: the job acts by it, and while it is in force only.
        assegnazione jsonb NOT NULL,
        richiesto_il timestamptz NOT NULL,
        iniziato_il timestamptz,
        concluso_il timestamptz,
        aggiornato_il timestamptz NOT NULL,
        lavoro text,
        tentativi smallint NOT NULL DEFAULT 0,
        righe integer CHECK (righe >= 0),
        righe_lavorate integer NOT NULL DEFAULT 0 CHECK (righe_lavorate BETWEEN 0 AND coalesce(righe, 0)),
        nuove integer CHECK (nuove >= 0),
        invariate integer CHECK (invariate >= 0),
        errori jsonb NOT NULL DEFAULT '[]',
        totale_errori integer NOT NULL DEFAULT 0 CHECK (totale_errori >= 0),
        -- Under which the table of what is wrong is kept, whether there is one or not.
        chiave_errori text NOT NULL UNIQUE,
        con_tabella_errori boolean NOT NULL DEFAULT false,
        dati_tolti_il timestamptz,
        versione integer NOT NULL DEFAULT 1,
        CONSTRAINT caricamento_concluso CHECK ((stato IN ('RIUSCITO', 'RIFIUTATO', 'FALLITO', 'ANNULLATO')) = (concluso_il IS NOT NULL)),
        CONSTRAINT caricamento_errori CHECK (concluso_il IS NULL OR (stato = 'RIFIUTATO') = (totale_errori > 0)),
        CONSTRAINT caricamento_dati_tolti CHECK ((dati_tolti_il IS NULL) = (allegato_id IS NOT NULL)
          AND (dati_tolti_il IS NULL OR (concluso_il IS NOT NULL AND errori = '[]' AND NOT con_tabella_errori)))
      );
      CREATE UNIQUE INDEX caricamento_uno_in_corso ON caricamento (ambito_id) WHERE stato = 'IN_CORSO';
      CREATE INDEX caricamento_elenco ON caricamento (ambito_id, richiesto_il DESC, id DESC);
      CREATE INDEX caricamento_da_fare ON caricamento (ambito_id, richiesto_il, id) WHERE stato IN ('IN_ATTESA', 'IN_CORSO');
      CREATE INDEX caricamento_da_purgare ON caricamento (concluso_il) WHERE dati_tolti_il IS NULL;
      CREATE INDEX caricamento_di_allegato ON caricamento (allegato_id);
      CREATE INDEX allegato_tabella ON allegato (caricato_il) WHERE stato = 'CARICATO' AND tipo IN ('CSV', 'XLSX');

      -- What was asked for does not change; a load that is over neither begins again nor says something else.
      CREATE FUNCTION caricamento_passo() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        mobili CONSTANT text[] := ARRAY['stato', 'iniziato_il', 'concluso_il', 'aggiornato_il', 'lavoro', 'tentativi', 'righe', 'righe_lavorate',
          'nuove', 'invariate', 'errori', 'totale_errori', 'con_tabella_errori', 'dati_tolti_il', 'allegato_id', 'versione'];
        da_togliere CONSTANT text[] := ARRAY['errori', 'con_tabella_errori', 'dati_tolti_il', 'allegato_id'];
        possibili CONSTANT jsonb := '{"IN_ATTESA": ["IN_ATTESA", "IN_CORSO", "ANNULLATO"], "IN_CORSO": ["IN_CORSO", "RIUSCITO", "RIFIUTATO", "FALLITO"]}';
      BEGIN
        IF to_jsonb(NEW) - mobili <> to_jsonb(OLD) - mobili
           OR (OLD.concluso_il IS NULL AND NOT possibili -> OLD.stato ? NEW.stato)
           OR (OLD.concluso_il IS NOT NULL AND to_jsonb(NEW) - da_togliere <> to_jsonb(OLD) - da_togliere) THEN
          RAISE EXCEPTION 'a load does not go from % to %', OLD.stato, NEW.stato USING ERRCODE = 'check_violation', CONSTRAINT = 'caricamento_passo';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER caricamento_passo BEFORE UPDATE ON caricamento FOR EACH ROW EXECUTE FUNCTION caricamento_passo();

      -- A table is there to be loaded; once it has been, it may go. What an act names is held by its foreign key.
      CREATE OR REPLACE FUNCTION allegato_immutabile() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.stato = 'CARICATO' AND NOT (TG_OP = 'DELETE' AND OLD.tipo IN ('CSV', 'XLSX')) THEN
          RAISE EXCEPTION 'an uploaded attachment does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'allegato_immutabile';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $$;

      GRANT SELECT, INSERT, UPDATE (stato, concluso_il, aggiornato_il, righe_lavorate, nuove, invariate, versione) ON caricamento TO registry_service;
      GRANT SELECT, UPDATE ON caricamento TO registry_worker;
      GRANT SELECT ON prova_ispezione TO registry_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE SELECT ON prova_ispezione FROM registry_worker;
      DROP INDEX allegato_tabella;
      DROP TABLE caricamento;
      DROP FUNCTION caricamento_passo;
      CREATE OR REPLACE FUNCTION allegato_immutabile() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.stato = 'CARICATO' THEN
          RAISE EXCEPTION 'an uploaded attachment does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'allegato_immutabile';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $$;
    `);
  }
}
