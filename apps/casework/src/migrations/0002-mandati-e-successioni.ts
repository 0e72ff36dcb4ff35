// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mandates and Comuni of the Ambito as the registry tells them, urgent assignments, planned and interim responsibility. */
export class MandatiESuccessioni1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE anagrafe_ambito (
        id uuid PRIMARY KEY,
        comuni jsonb NOT NULL,
        versione integer NOT NULL
      );
      CREATE TABLE anagrafe_mandato (
        id uuid PRIMARY KEY,
        ambito_id uuid NOT NULL,
        codice_istat text NOT NULL,
        dal date NOT NULL,
        al date,
        operatori uuid[] NOT NULL,
        versione integer NOT NULL
      );
      CREATE INDEX anagrafe_mandato_comune ON anagrafe_mandato (ambito_id, codice_istat);
      ALTER TABLE anagrafe_operatore ADD subentrante_id uuid;

      -- Art. 2 c. 4: what was opened without the mandate, or the title, that it takes; under the coordinator's responsibility.
      ALTER TABLE presa_in_carico
        ADD urgenza_motivo text,
        ADD urgenza_entro date,
        ADD urgenza_regolarizzata_il timestamptz,
        ADD CONSTRAINT presa_in_carico_urgenza CHECK (
          (urgenza_motivo IS NULL) = (urgenza_entro IS NULL) AND (urgenza_motivo IS NOT NULL OR urgenza_regolarizzata_il IS NULL));
      CREATE INDEX presa_in_carico_da_regolarizzare ON presa_in_carico (ambito_id, urgenza_entro, id)
        WHERE urgenza_motivo IS NOT NULL AND urgenza_regolarizzata_il IS NULL AND conclusa_il IS NULL;

      ALTER TABLE responsabilita
        ADD natura text NOT NULL DEFAULT 'ORDINARIA' CHECK (natura IN ('ORDINARIA', 'URGENZA', 'SUBENTRO', 'AD_INTERIM')),
        ADD nota text;
      CREATE INDEX responsabilita_ad_interim ON responsabilita (ambito_id, lower(periodo), presa_in_carico_id)
        WHERE natura IN ('SUBENTRO', 'AD_INTERIM') AND upper_inf(periodo);
      -- One after the other without a gap: the union of all is one stretch.
      CREATE FUNCTION responsabilita_senza_vuoti() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (SELECT count(*) FROM (
              SELECT unnest(range_agg(periodo)) FROM responsabilita
              WHERE ambito_id = coalesce(NEW.ambito_id, OLD.ambito_id)
                AND presa_in_carico_id = coalesce(NEW.presa_in_carico_id, OLD.presa_in_carico_id)) AS tratti) > 1 THEN
          RAISE EXCEPTION 'an open case has one responsible person' USING ERRCODE = 'check_violation', CONSTRAINT = 'presa_in_carico_un_responsabile';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER responsabilita_senza_vuoti AFTER INSERT OR UPDATE OR DELETE ON responsabilita
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION responsabilita_senza_vuoti();

      -- What the registry was told of the end of each incarico.
      CREATE TABLE successione (
        ambito_id uuid NOT NULL,
        incarico_id uuid NOT NULL,
        operatore_id uuid NOT NULL,
        al date NOT NULL,
        senza_successore integer NOT NULL,
        versione integer NOT NULL DEFAULT 0,
        PRIMARY KEY (ambito_id, incarico_id)
      );
      ALTER TABLE successione ENABLE ROW LEVEL SECURITY;
      ALTER TABLE successione FORCE ROW LEVEL SECURITY;
      CREATE POLICY per_ambito ON successione
        USING (ambito_id = nullif(current_setting('ambito.ambito_id', true), '')::uuid)
        WITH CHECK (ambito_id = nullif(current_setting('ambito.ambito_id', true), '')::uuid);

      GRANT SELECT ON anagrafe_ambito, anagrafe_mandato TO casework_service;
      GRANT SELECT, INSERT, UPDATE, DELETE ON anagrafe_ambito, anagrafe_mandato TO casework_worker;
      GRANT DELETE ON responsabilita TO casework_service;
      GRANT SELECT, INSERT, UPDATE ON successione TO casework_service, casework_worker;
      GRANT SELECT, INSERT, UPDATE, DELETE ON responsabilita TO casework_worker;
      GRANT SELECT ON presa_in_carico, cartella TO casework_worker;
      GRANT UPDATE (versione) ON presa_in_carico TO casework_worker;
      GRANT SELECT (ambito_id, id, pseudonimo, comune_residenza, data_nascita, sesso, cittadinanza) ON persona TO casework_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE SELECT (ambito_id, id, pseudonimo, comune_residenza, data_nascita, sesso, cittadinanza) ON persona FROM casework_worker;
      REVOKE UPDATE (versione) ON presa_in_carico FROM casework_worker;
      REVOKE SELECT ON presa_in_carico, cartella FROM casework_worker;
      REVOKE SELECT, INSERT, UPDATE, DELETE ON responsabilita FROM casework_worker;
      REVOKE DELETE ON responsabilita FROM casework_service;
      DROP TABLE successione, anagrafe_mandato, anagrafe_ambito;
      ALTER TABLE anagrafe_operatore DROP subentrante_id;
      DROP TRIGGER responsabilita_senza_vuoti ON responsabilita;
      DROP FUNCTION responsabilita_senza_vuoti;
      ALTER TABLE responsabilita DROP natura, DROP nota;
      ALTER TABLE presa_in_carico
        DROP CONSTRAINT presa_in_carico_urgenza, DROP urgenza_motivo, DROP urgenza_entro, DROP urgenza_regolarizzata_il;
    `);
  }
}
