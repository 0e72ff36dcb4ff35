// SPDX-License-Identifier: AGPL-3.0-or-later

const MINUTI_DEL_GIORNO = 'int4range(0, 1440)';

export const ORARI_REALI = `
  ALTER TABLE sede
    ADD atto text,
    ADD trasporti text,
    ADD accesso_senza_gradini boolean,
    ADD telefono text;

  -- A day ends at minute 1440, where a fascia may end and none may go on.
  ALTER TABLE orario ADD CONSTRAINT orario_entro_mezzanotte CHECK (fascia <@ ${MINUTI_DEL_GIORNO});

  -- Art. 5 c. 3, art. 6 c. 2: other hours than the weekly ones on some days; none at all is a closure.
  CREATE TABLE variazione_oraria (
    id uuid PRIMARY KEY,
    sede_id uuid NOT NULL REFERENCES sede,
    periodo daterange NOT NULL CHECK (NOT (isempty(periodo) OR lower_inf(periodo) OR upper_inf(periodo))),
    fasce int4multirange NOT NULL CHECK (fasce <@ ${MINUTI_DEL_GIORNO}),
    motivo text NOT NULL CHECK (length(trim(motivo)) > 0),
    CONSTRAINT variazione_una_al_giorno EXCLUDE USING gist (sede_id WITH =, periodo WITH &&)
  );

  -- The patron saint of a Comune, on the same day (MM-DD) each year: never 29 February.
  CREATE TABLE patrono (
    codice_istat text PRIMARY KEY REFERENCES comune,
    ricorrenza text NOT NULL CHECK (
      ricorrenza ~ '^((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)$'
    ),
    nome text NOT NULL,
    fonte text NOT NULL
  );

  -- Art. 5 c. 5: asked for with a reason, decided by the coordinator, open only once authorised.
  CREATE TABLE apertura_straordinaria (
    id uuid PRIMARY KEY,
    ambito_id uuid NOT NULL REFERENCES ambito,
    sede_id uuid NOT NULL REFERENCES sede,
    giorno date NOT NULL,
    fascia int4range NOT NULL CHECK (NOT isempty(fascia) AND fascia <@ ${MINUTI_DEL_GIORNO}),
    motivo text NOT NULL CHECK (length(trim(motivo)) > 0),
    stato text NOT NULL CHECK (stato IN ('RICHIESTA', 'AUTORIZZATA', 'RIFIUTATA', 'RITIRATA')),
    richiesta_da text NOT NULL,
    richiesta_il timestamptz NOT NULL,
    decisa_da text,
    decisa_il timestamptz,
    motivo_decisione text,
    versione integer NOT NULL DEFAULT 1,
    CONSTRAINT apertura_decisa_da_qualcuno CHECK (
      num_nonnulls(decisa_da, decisa_il) = CASE WHEN stato = 'RICHIESTA' THEN 0 ELSE 2 END
    ),
    CONSTRAINT apertura_rifiuto_motivato CHECK (stato <> 'RIFIUTATA' OR coalesce(length(trim(motivo_decisione)), 0) > 0),
    CONSTRAINT apertura_senza_sovrapposizioni EXCLUDE USING gist (sede_id WITH =, giorno WITH =, fascia WITH &&)
      WHERE (stato IN ('RICHIESTA', 'AUTORIZZATA'))
  );
  CREATE INDEX apertura_straordinaria_ambito ON apertura_straordinaria (ambito_id, giorno, id);
  CREATE INDEX apertura_straordinaria_sede ON apertura_straordinaria (sede_id, giorno, id);

  CREATE FUNCTION apertura_transizione() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF (CASE WHEN TG_OP = 'INSERT' THEN NEW.stato = 'RICHIESTA'
             ELSE (OLD.stato, NEW.stato) IN (
               ('RICHIESTA', 'AUTORIZZATA'), ('RICHIESTA', 'RIFIUTATA'), ('RICHIESTA', 'RITIRATA'), ('AUTORIZZATA', 'RITIRATA')
             ) END)
    THEN RETURN NEW;
    END IF;
    RAISE EXCEPTION 'no such step of an extraordinary opening'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'apertura_transizione';
  END $$;
  CREATE TRIGGER apertura_transizione BEFORE INSERT OR UPDATE ON apertura_straordinaria
    FOR EACH ROW EXECUTE FUNCTION apertura_transizione();

  -- Art. 5 c. 2: what the coordinator found at a sede on a day, for each of the minimum standards; it stays as it was found.
  CREATE TABLE ispezione (
    id uuid PRIMARY KEY,
    ambito_id uuid NOT NULL REFERENCES ambito,
    sede_id uuid NOT NULL REFERENCES sede,
    eseguita_il date NOT NULL,
    note text,
    versione integer NOT NULL DEFAULT 1,
    CONSTRAINT ispezione_una_al_giorno UNIQUE (sede_id, eseguita_il)
  );
  CREATE INDEX ispezione_ambito ON ispezione (ambito_id, eseguita_il, id);

  CREATE TABLE rilievo (
    ispezione_id uuid NOT NULL REFERENCES ispezione,
    standard text NOT NULL CHECK (standard IN ('AMBIENTI_RISERVATI', 'DOTAZIONE_INFORMATICA', 'RETE_TELEFONICA')),
    conforme boolean NOT NULL,
    descrizione text,
    misura text,
    entro date,
    adempiuta_il date,
    adempimento text,
    PRIMARY KEY (ispezione_id, standard),
    CONSTRAINT rilievo_con_misura CHECK (
      CASE WHEN conforme THEN num_nonnulls(misura, entro, adempiuta_il, adempimento) = 0
           ELSE num_nonnulls(descrizione, misura, entro) = 3 END
    ),
    CONSTRAINT rilievo_adempimento_descritto CHECK (num_nonnulls(adempiuta_il, adempimento) <> 1)
  );

  CREATE FUNCTION ispezione_completa() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF (SELECT count(*) FROM rilievo WHERE ispezione_id = NEW.id) <> 3 THEN
      RAISE EXCEPTION 'a finding is missing' USING ERRCODE = 'check_violation', CONSTRAINT = 'ispezione_completa';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER ispezione_completa AFTER INSERT ON ispezione
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ispezione_completa();

  CREATE FUNCTION rilievo_adempiuto_una_volta() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.adempiuta_il IS NOT NULL THEN
      RAISE EXCEPTION 'already fulfilled' USING ERRCODE = 'check_violation', CONSTRAINT = 'rilievo_adempiuto_una_volta';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER rilievo_adempiuto_una_volta BEFORE UPDATE ON rilievo
    FOR EACH ROW EXECUTE FUNCTION rilievo_adempiuto_una_volta();

  GRANT SELECT, INSERT, UPDATE (periodo), DELETE ON variazione_oraria TO registry_service;
  GRANT SELECT, INSERT, UPDATE ON patrono TO registry_service;
  GRANT SELECT, INSERT, UPDATE (stato, decisa_da, decisa_il, motivo_decisione, versione) ON apertura_straordinaria TO registry_service;
  GRANT SELECT, INSERT, UPDATE (versione) ON ispezione TO registry_service;
  GRANT SELECT, INSERT, UPDATE (adempiuta_il, adempimento) ON rilievo TO registry_service;
`;

export const SENZA_ORARI_REALI = `
  DROP TABLE rilievo, ispezione, apertura_straordinaria, patrono, variazione_oraria;
  DROP FUNCTION rilievo_adempiuto_una_volta, ispezione_completa, apertura_transizione;
  ALTER TABLE orario DROP CONSTRAINT orario_entro_mezzanotte;
  ALTER TABLE sede
    DROP atto, DROP trasporti, DROP accesso_senza_gradini, DROP telefono;
`;
