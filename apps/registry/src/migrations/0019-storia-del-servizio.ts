// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Art. 8: who served, by what qualification, where and for how much time is written once; past the service too. */
export class StoriaDelServizio1764000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE UPDATE ON operatore, incarico FROM registry_service;
      GRANT UPDATE (nome, cognome, account, albo_regione, albo_numero, albo_sezione, codice_deontologico_accettato_il, subentrante_id, versione)
        ON operatore TO registry_service;
      GRANT UPDATE (periodo, fine_richiesta, fine_motivo, sotto_minimo, sotto_minimo_confermato_da, sotto_minimo_confermato_il, senza_successore, successione_versione)
        ON incarico TO registry_service;

      CREATE FUNCTION codice_deontologico_accettato_una_volta() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the code is accepted once'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'codice_deontologico_accettato_una_volta';
      END $$;
      CREATE TRIGGER codice_deontologico_accettato_una_volta BEFORE UPDATE OF codice_deontologico_accettato_il ON operatore
        FOR EACH ROW WHEN (OLD.codice_deontologico_accettato_il IS NOT NULL
          AND NEW.codice_deontologico_accettato_il IS DISTINCT FROM OLD.codice_deontologico_accettato_il)
        EXECUTE FUNCTION codice_deontologico_accettato_una_volta();

      -- An incarico to come is taken back, and not from under whoever stands in on its days.
      CREATE FUNCTION incarico_tolto() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM FROM operatore WHERE id = OLD.operatore_id FOR NO KEY UPDATE;
        IF EXISTS (SELECT FROM assenza WHERE sostituto_id = OLD.operatore_id AND NOT giorni_in_servizio(OLD.operatore_id) @> periodo) THEN
          RAISE EXCEPTION 'the substitute is in service' USING ERRCODE = 'check_violation', CONSTRAINT = 'assenza_sostituto_in_servizio';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER incarico_tolto AFTER DELETE ON incarico
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION incarico_tolto();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER incarico_tolto ON incarico;
      DROP TRIGGER codice_deontologico_accettato_una_volta ON operatore;
      DROP FUNCTION incarico_tolto, codice_deontologico_accettato_una_volta;
      REVOKE UPDATE ON operatore, incarico FROM registry_service;
      GRANT UPDATE ON operatore, incarico TO registry_service;
    `);
  }
}
