// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a Comune leaves behind ends with its membership, under concurrency too; where nobody is left, nobody is unanimous. */
export class UsciteIntere1764000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Art. 2 c. 8 e: the PUA is exercised for a Comune while it is in the Ambito that arranged it.
      DELETE FROM pua WHERE NOT EXISTS (
        SELECT FROM appartenenza a WHERE a.codice_istat = pua.codice_istat AND a.ambito_id = pua.ambito_id AND a.periodo && pua.periodo);
      UPDATE pua SET periodo = pua.periodo * a.periodo FROM appartenenza a
        WHERE a.codice_istat = pua.codice_istat AND a.ambito_id = pua.ambito_id AND a.periodo @> lower(pua.periodo)
          AND NOT a.periodo @> pua.periodo;
      ALTER TABLE pua ADD CONSTRAINT pua_di_comune_associato FOREIGN KEY (codice_istat, ambito_id, PERIOD periodo)
        REFERENCES appartenenza (codice_istat, ambito_id, PERIOD periodo);
      GRANT DELETE ON pua TO registry_service;

      -- Art. 2 c. 3: so is a mandate. Those that were there before end when somebody says when.
      ALTER TABLE atto_di_mandato ADD CONSTRAINT atto_di_mandato_di_comune_associato
        FOREIGN KEY (codice_istat, ambito_id, PERIOD periodo)
        REFERENCES appartenenza (codice_istat, ambito_id, PERIOD periodo) NOT VALID;
      GRANT DELETE ON atto_di_mandato, atto_di_mandato_operatore TO registry_service;
    `);
    await runner.query(propostaUnanimita(`NOT EXISTS (${MEMBRI}) OR `));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(propostaUnanimita(''));
    await runner.query(`
      REVOKE DELETE ON atto_di_mandato, atto_di_mandato_operatore FROM registry_service;
      ALTER TABLE atto_di_mandato DROP CONSTRAINT atto_di_mandato_di_comune_associato;
      REVOKE DELETE ON pua FROM registry_service;
      ALTER TABLE pua DROP CONSTRAINT pua_di_comune_associato;
    `);
  }
}

const MEMBRI = 'SELECT FROM appartenenza a WHERE a.ambito_id = proposta.ambito_id AND a.periodo @> giorno';

/** As it was made at first, but for what is said of an Ambito where nobody is. */
const propostaUnanimita = (nessuno: string): string => `
  CREATE OR REPLACE FUNCTION proposta_unanimita() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    proposta proposta_di_modifica;
    giorno date;
  BEGIN
    SELECT * INTO proposta FROM proposta_di_modifica
      WHERE id = (to_jsonb(NEW) ->> CASE TG_TABLE_NAME WHEN 'proposta_di_modifica' THEN 'id' ELSE 'proposta_id' END)::uuid;
    giorno := (proposta.chiusa_il AT TIME ZONE 'Europe/Rome')::date;
    IF (proposta.stato = 'RESPINTA') <> EXISTS (SELECT FROM voto WHERE proposta_id = proposta.id AND NOT favorevole) THEN
      RAISE EXCEPTION 'one vote against closes a proposal' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposta_un_contrario_la_chiude';
    END IF;
    IF (proposta.stato = 'APPROVATA') <> EXISTS (SELECT FROM versione_regolamento WHERE proposta_id = proposta.id) THEN
      RAISE EXCEPTION 'an approved proposal makes a version' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposta_con_la_sua_versione';
    END IF;
    IF proposta.stato = 'APPROVATA' THEN
      PERFORM FROM ambito WHERE id = proposta.ambito_id FOR UPDATE;
      IF ${nessuno}EXISTS (
        ${MEMBRI}
          AND NOT EXISTS (SELECT FROM voto v WHERE v.proposta_id = proposta.id AND v.codice_istat = a.codice_istat AND v.favorevole)
      ) THEN
        RAISE EXCEPTION 'every member votes in favour' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposta_unanimita';
      END IF;
    END IF;
    RETURN NULL;
  END $$;`;
