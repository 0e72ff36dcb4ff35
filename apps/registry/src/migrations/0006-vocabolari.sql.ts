// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Art. 11 c. 1, art. 2 c. 5 p, q: lists and thresholds as dated data. `registrata_il` is when a row was last written, by the
 * service's clock: what concerns a day before it is past, and does not change.
 */
export const VOCABOLARI_E_SOGLIE = `
  CREATE TABLE vocabolario (nome text PRIMARY KEY, versione integer NOT NULL DEFAULT 1);
  CREATE TABLE voce_vocabolario (
    vocabolario text NOT NULL REFERENCES vocabolario,
    codice text NOT NULL,
    periodo daterange NOT NULL CHECK (NOT isempty(periodo) AND NOT lower_inf(periodo)),
    nome text NOT NULL,
    area text,
    fonte text NOT NULL,
    registrata_il timestamptz NOT NULL,
    CONSTRAINT voce_vocabolario_un_significato PRIMARY KEY (vocabolario, codice, periodo WITHOUT OVERLAPS),
    CONSTRAINT voce_vocabolario_codice CHECK (
      length(codice) <= 40 AND codice ~ CASE vocabolario WHEN 'PRESTAZIONI' THEN '^[A-Z][0-9](\\.[0-9]{2}){1,2}$' ELSE '^[A-Z]+(_[A-Z]+)*$' END
    ),
    CONSTRAINT voce_vocabolario_area CHECK ((vocabolario = 'BISOGNI') = (area IS NOT NULL)),
    CONSTRAINT voce_vocabolario_area_nota CHECK (area IN ('FAM', 'DIS', 'ADD', 'ELD', 'IMMNOM', 'POV', 'MULBEN'))
  );
  CREATE FUNCTION voce_vocabolario_non_nel_passato() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE oggi date := (NEW.registrata_il AT TIME ZONE 'Europe/Rome')::date;
  BEGIN
    IF (CASE TG_OP WHEN 'INSERT' THEN lower(NEW.periodo) < oggi
       ELSE lower(NEW.periodo) <> lower(OLD.periodo) OR upper(OLD.periodo) <= oggi OR coalesce(upper(NEW.periodo) <= oggi, false) END) THEN
      RAISE EXCEPTION 'the past does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'voce_vocabolario_non_nel_passato';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER voce_vocabolario_non_nel_passato BEFORE INSERT OR UPDATE ON voce_vocabolario
    FOR EACH ROW EXECUTE FUNCTION voce_vocabolario_non_nel_passato();

  CREATE TABLE soglia (nome text PRIMARY KEY, versione integer NOT NULL DEFAULT 1);
  CREATE TABLE valore_soglia (
    nome text NOT NULL REFERENCES soglia,
    dal date NOT NULL,
    valore numeric NOT NULL CONSTRAINT valore_soglia_positivo CHECK (valore > 0),
    fonte text NOT NULL,
    registrata_il timestamptz NOT NULL,
    PRIMARY KEY (nome, dal)
  );
  -- A value to come may be put right until its day.
  CREATE FUNCTION valore_soglia_non_nel_passato() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE oggi date := (NEW.registrata_il AT TIME ZONE 'Europe/Rome')::date;
  BEGIN
    IF (CASE TG_OP WHEN 'INSERT' THEN NEW.dal < oggi ELSE OLD.dal <= oggi OR NEW.dal <> OLD.dal END) THEN
      RAISE EXCEPTION 'the past does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'valore_soglia_non_nel_passato';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER valore_soglia_non_nel_passato BEFORE INSERT OR UPDATE ON valore_soglia
    FOR EACH ROW EXECUTE FUNCTION valore_soglia_non_nel_passato();

  GRANT SELECT, UPDATE ON vocabolario, soglia TO registry_service;
  GRANT SELECT, INSERT, UPDATE (periodo, registrata_il) ON voce_vocabolario TO registry_service;
  GRANT SELECT, INSERT, UPDATE (valore, fonte, registrata_il) ON valore_soglia TO registry_service;
`;

export const SENZA_VOCABOLARI_E_SOGLIE = `
  DROP TABLE valore_soglia, soglia, voce_vocabolario, vocabolario;
  DROP FUNCTION voce_vocabolario_non_nel_passato, valore_soglia_non_nel_passato;
`;
