// SPDX-License-Identifier: AGPL-3.0-or-later
import { foundations } from '@ambito/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ambiti, Comuni, sedi with weekly hours, operatori with incarichi; the rules of articles 1, 5 and 8 as constraints. */
export class Fondamenta1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await foundations.up(runner, 'registry');
    await runner.query(`
      CREATE TABLE comune (
        codice_istat text PRIMARY KEY CHECK (codice_istat ~ '^[0-9]{6}$'),
        nome text NOT NULL,
        codice_catastale text NOT NULL CHECK (codice_catastale ~ '^[A-Z][0-9]{3}$'),
        sigla_provincia text NOT NULL,
        regione text NOT NULL CHECK (regione ~ '^[0-9]{2}$'),
        versione integer NOT NULL DEFAULT 1
      );
      CREATE INDEX comune_nome ON comune (nome, codice_istat);

      CREATE TABLE popolazione (
        codice_istat text NOT NULL REFERENCES comune,
        anno smallint NOT NULL,
        residenti integer NOT NULL CHECK (residenti >= 0),
        fonte text NOT NULL,
        PRIMARY KEY (codice_istat, anno)
      );

      CREATE TABLE ambito (
        id uuid PRIMARY KEY,
        codice text NOT NULL,
        nome text NOT NULL,
        regione text NOT NULL,
        capofila text NOT NULL REFERENCES comune,
        versione integer NOT NULL DEFAULT 1,
        CONSTRAINT ambito_codice UNIQUE (codice, regione)
      );

      -- Art. 1: a Comune belongs to one Ambito at a time, and the history stays.
      CREATE TABLE appartenenza (
        codice_istat text NOT NULL REFERENCES comune,
        ambito_id uuid NOT NULL REFERENCES ambito,
        periodo daterange NOT NULL CHECK (NOT isempty(periodo)),
        CONSTRAINT appartenenza_un_ambito_per_volta PRIMARY KEY (codice_istat, periodo WITHOUT OVERLAPS)
      );
      CREATE INDEX appartenenza_ambito ON appartenenza (ambito_id, codice_istat);

      -- Art. 5 c. 1: one sede at most for each Comune, at any time.
      CREATE TABLE sede (
        id uuid PRIMARY KEY,
        ambito_id uuid NOT NULL REFERENCES ambito,
        codice_istat text NOT NULL REFERENCES comune,
        denominazione text NOT NULL,
        indirizzo text NOT NULL,
        come_arrivare text,
        periodo daterange NOT NULL CHECK (NOT isempty(periodo)),
        versione integer NOT NULL DEFAULT 1,
        CONSTRAINT sede_una_per_comune EXCLUDE USING gist (codice_istat WITH =, periodo WITH &&)
      );
      CREATE INDEX sede_ambito ON sede (ambito_id, id);

      -- Art. 5 c. 3: hours in minutes from midnight, by ISO day of the week, while valid.
      CREATE TABLE orario (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        sede_id uuid NOT NULL REFERENCES sede,
        giorno smallint NOT NULL CHECK (giorno BETWEEN 1 AND 7),
        fascia int4range NOT NULL CHECK (NOT isempty(fascia) AND fascia <@ int4range(0, 1440, '[]')),
        validita daterange NOT NULL CHECK (NOT isempty(validita)),
        motivazione text,
        CONSTRAINT orario_fuori_settimana_motivato CHECK (giorno <= 5 OR coalesce(length(trim(motivazione)), 0) > 0),
        CONSTRAINT orario_senza_sovrapposizioni EXCLUDE USING gist (sede_id WITH =, giorno WITH =, fascia WITH &&, validita WITH &&)
      );

      -- Art. 5 c. 4: on each day on which hours begin or end to be valid, those in force make 4 hours a week or none.
      CREATE FUNCTION orario_ore_minime() RETURNS trigger LANGUAGE plpgsql AS $$
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
          WHERE minuti < 240
        ) THEN
          RAISE EXCEPTION 'less than 4 weekly hours' USING ERRCODE = 'check_violation', CONSTRAINT = 'orario_ore_minime';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER orario_ore_minime AFTER INSERT OR UPDATE OR DELETE ON orario
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION orario_ore_minime();

      CREATE TABLE operatore (
        id uuid PRIMARY KEY,
        ambito_id uuid NOT NULL REFERENCES ambito,
        account text CONSTRAINT operatore_account UNIQUE,
        nome text NOT NULL,
        cognome text NOT NULL,
        qualifica text NOT NULL CHECK (qualifica IN ('ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COORDINATORE')),
        albo_numero text,
        albo_sezione text CHECK (albo_sezione IN ('A', 'B')),
        codice_deontologico_accettato_il date,
        versione integer NOT NULL DEFAULT 1,
        CONSTRAINT operatore_albo CHECK (qualifica <> 'ASSISTENTE_SOCIALE' OR (albo_numero IS NOT NULL AND albo_sezione IS NOT NULL))
      );
      CREATE INDEX operatore_elenco ON operatore (ambito_id, cognome, nome, id);

      CREATE TABLE incarico (
        id uuid PRIMARY KEY,
        operatore_id uuid NOT NULL REFERENCES operatore,
        sede_id uuid NOT NULL REFERENCES sede,
        periodo daterange NOT NULL CHECK (NOT isempty(periodo)),
        fte numeric(3,2) NOT NULL CHECK (fte > 0 AND fte <= 1),
        titolo text NOT NULL CHECK (titolo IN ('DIPENDENTE', 'DISCIPLINARE_INCARICO')),
        tempo_indeterminato boolean NOT NULL,
        atto text NOT NULL,
        CONSTRAINT incarico_uno_per_sede EXCLUDE USING gist (operatore_id WITH =, sede_id WITH =, periodo WITH &&)
      );
      CREATE INDEX incarico_sede ON incarico (sede_id, operatore_id);

      GRANT SELECT, INSERT, UPDATE ON comune, popolazione, ambito, appartenenza, sede, operatore, incarico TO registry_service;
      GRANT SELECT, INSERT, UPDATE, DELETE ON orario TO registry_service;
      GRANT SELECT ON comune, popolazione, ambito, appartenenza, sede, orario, operatore, incarico TO registry_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE incarico, operatore, orario, sede, appartenenza, ambito, popolazione, comune');
    await runner.query('DROP FUNCTION orario_ore_minime');
    await foundations.down(runner);
  }
}
