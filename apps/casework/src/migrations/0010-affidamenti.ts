// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Enti as the registry tells them, what each is competent and accredited for, and the interventi that are entrusted to one. */
export class Affidamenti1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE anagrafe_ente (
        ambito_id uuid NOT NULL,
        id uuid NOT NULL,
        denominazione text NOT NULL,
        periodo daterange NOT NULL,
        comuni text[] NOT NULL,
        versione integer NOT NULL,
        PRIMARY KEY (ambito_id, id)
      );
      CREATE TABLE anagrafe_competenza (
        ambito_id uuid NOT NULL,
        tipo text NOT NULL,
        ente_id uuid NOT NULL,
        aree text[] NOT NULL,
        prestazioni text[] NOT NULL,
        PRIMARY KEY (ambito_id, tipo, ente_id),
        FOREIGN KEY (ambito_id, ente_id) REFERENCES anagrafe_ente
      );
      CREATE INDEX anagrafe_competenza_ente ON anagrafe_competenza (ambito_id, ente_id);
      CREATE TABLE anagrafe_accreditamento (
        ambito_id uuid NOT NULL,
        prestazione text NOT NULL,
        ente_id uuid NOT NULL,
        id uuid NOT NULL,
        periodo daterange NOT NULL,
        PRIMARY KEY (ambito_id, prestazione, ente_id, id),
        FOREIGN KEY (ambito_id, ente_id) REFERENCES anagrafe_ente
      );
      CREATE INDEX anagrafe_accreditamento_ente ON anagrafe_accreditamento (ambito_id, ente_id);

      -- The days of a period on which an ente is not accredited for a prestazione: Ambito, ente, prestazione, period.
      CREATE FUNCTION giorni_scoperti(uuid, uuid, text, daterange) RETURNS datemultirange LANGUAGE sql STABLE AS $$
        SELECT datemultirange($4) - coalesce(range_agg(periodo), '{}') FROM anagrafe_accreditamento
        WHERE ambito_id = $1 AND ente_id = $2 AND prestazione = $3
      $$;

      ALTER TABLE intervento
        ADD COLUMN ente_id uuid,
        -- Of an accepted project: the first day that is no longer covered, since an accreditation was ended.
        ADD COLUMN scoperto_dal date,
        ADD CONSTRAINT intervento_ente_dell_ambito FOREIGN KEY (ambito_id, ente_id) REFERENCES anagrafe_ente,
        ADD CONSTRAINT intervento_affidato_a_termine CHECK (ente_id IS NULL OR NOT upper_inf(periodo)),
        ADD CONSTRAINT intervento_scoperto_se_affidato CHECK (scoperto_dal IS NULL OR ente_id IS NOT NULL);
      CREATE INDEX intervento_ente ON intervento (ambito_id, ente_id) WHERE ente_id IS NOT NULL;
      CREATE INDEX intervento_scoperto ON intervento (ambito_id, scoperto_dal, id) WHERE scoperto_dal IS NOT NULL;

      -- Art. 2 c. 5 o. What the registry tells of an ente waits for those who entrust something to it, and the other way
      -- about: tieni-ente.ts takes the same lock.
      CREATE FUNCTION intervento_ad_ente_accreditato() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        primo CONSTANT date := lower(NEW.periodo);
        giorni daterange := daterange(primo, primo, '[]');
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(hashtextextended(NEW.ente_id::text, 10));
        IF EXISTS (SELECT FROM progetto WHERE ambito_id = NEW.ambito_id AND id = NEW.progetto_id AND stato = 'ATTIVO') THEN
          giorni := NEW.periodo;
        END IF;
        IF giorni_scoperti(NEW.ambito_id, NEW.ente_id, NEW.prestazione, giorni) <> '{}' THEN
          RAISE EXCEPTION 'the ente is not accredited' USING ERRCODE = 'check_violation', CONSTRAINT = 'intervento_ad_ente_accreditato';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER intervento_ad_ente_accreditato AFTER INSERT OR UPDATE OF ente_id, prestazione, periodo ON intervento
        FOR EACH ROW WHEN (NEW.ente_id IS NOT NULL) EXECUTE FUNCTION intervento_ad_ente_accreditato();

      CREATE FUNCTION progetto_ad_enti_accreditati() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(hashtextextended(ente_id::text, 10))
        FROM (SELECT DISTINCT ente_id FROM intervento
              WHERE ambito_id = NEW.ambito_id AND progetto_id = NEW.id AND ente_id IS NOT NULL ORDER BY ente_id) AS enti;
        IF EXISTS (SELECT FROM intervento WHERE ambito_id = NEW.ambito_id AND progetto_id = NEW.id AND ente_id IS NOT NULL
                     AND giorni_scoperti(ambito_id, ente_id, prestazione, periodo) <> '{}') THEN
          RAISE EXCEPTION 'an ente is not accredited' USING ERRCODE = 'check_violation', CONSTRAINT = 'intervento_ad_ente_accreditato';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER progetto_ad_enti_accreditati AFTER UPDATE OF stato ON progetto
        FOR EACH ROW WHEN (NEW.stato = 'ATTIVO' AND OLD.stato <> 'ATTIVO') EXECUTE FUNCTION progetto_ad_enti_accreditati();

      GRANT SELECT ON anagrafe_ente, anagrafe_competenza, anagrafe_accreditamento TO casework_service;
      GRANT SELECT, INSERT, UPDATE ON anagrafe_ente TO casework_worker;
      GRANT SELECT, INSERT, DELETE ON anagrafe_competenza, anagrafe_accreditamento TO casework_worker;
      GRANT SELECT (ambito_id, id, progetto_id, ente_id, prestazione, periodo, scoperto_dal), UPDATE (scoperto_dal) ON intervento TO casework_worker;
      GRANT SELECT (ambito_id, id, stato) ON progetto TO casework_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE SELECT (ambito_id, id, stato) ON progetto FROM casework_worker;
      REVOKE SELECT (ambito_id, id, progetto_id, ente_id, prestazione, periodo, scoperto_dal), UPDATE (scoperto_dal) ON intervento FROM casework_worker;
      DROP TRIGGER progetto_ad_enti_accreditati ON progetto;
      DROP FUNCTION progetto_ad_enti_accreditati;
      DROP TRIGGER intervento_ad_ente_accreditato ON intervento;
      DROP FUNCTION intervento_ad_ente_accreditato;
      DROP FUNCTION giorni_scoperti;
      ALTER TABLE intervento DROP COLUMN scoperto_dal, DROP COLUMN ente_id;
      DROP TABLE anagrafe_accreditamento, anagrafe_competenza, anagrafe_ente;
    `);
  }
}
